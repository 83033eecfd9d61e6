import { fc, runs } from '../../support/fc.mts';
import { basicValue } from '../../../spotify/auth/clientCredentials';
import { readTokenAnswer } from '../../../spotify/auth/tokenAnswer';
import {
	client,
	proxyPage,
	tokenAnswer,
	unknownClient,
	wrongSecret,
} from '../../fixtures/tokenAnswers.mts';
import { answered, type Answer } from '../../support/fakeHttp.mts';

const sentAtMs = Date.UTC(2026, 0, 1);
const context = { client, sentAtMs, nowMs: sentAtMs + 2_000 };

function read(answer: Answer) {
	if (!answer.ok) throw new Error('Only answers can be read');
	return readTokenAnswer(answer.value, context);
}

function failureOf(answer: Answer) {
	const outcome = read(answer);
	if (outcome.ok) throw new Error('It was taken for a good answer');
	return outcome.failure;
}

describe('a usable answer', () => {
	it("rows 6, 7, 18: is Spotify's documented one; its life counts from when it was asked for", () => {
		expect(read(tokenAnswer())).toEqual({
			ok: true,
			value: { accessToken: 'NgCXRKc...MzYjw', expiresAtMs: sentAtMs + 3_600_000 },
		});
	});

	it('row 6: may spell the token type in any case', () => {
		expect(read(tokenAnswer({ token_type: 'Bearer' })).ok).toBe(true);
	});

	it('row 19: may have a scope', () => {
		expect(read(tokenAnswer({ scope: 'a b' }))).toMatchObject({ value: { scope: 'a b' } });
		expect(read(tokenAnswer({ scope: '' }))).not.toHaveProperty('value.scope');
	});
});

describe('an answer that cannot be used', () => {
	it.each([
		['no access_token', tokenAnswer({ access_token: undefined }), 'no "access_token"'],
		['an empty access_token', tokenAnswer({ access_token: '' }), '"access_token" is malformed'],
		['a token that breaks a header', tokenAnswer({ access_token: 'a\r\nb' }), 'malformed'],
		['no expires_in', tokenAnswer({ expires_in: undefined }), 'not a positive number'],
		['a text as expires_in', tokenAnswer({ expires_in: '3600' }), 'not a positive number'],
		['a zero expires_in', tokenAnswer({ expires_in: 0 }), 'not a positive number'],
		['a negative expires_in', tokenAnswer({ expires_in: -1 }), 'not a positive number'],
		['NaN as expires_in', tokenAnswer({ expires_in: NaN }), 'not a positive number'],
		['an endless expires_in', tokenAnswer({ expires_in: 1e308 }), 'out of range'],
		['another token_type', tokenAnswer({ token_type: 'mac' }), '"token_type" is not "bearer"'],
		['no token_type', tokenAnswer({ token_type: undefined }), '"token_type" is not "bearer"'],
		['an empty body', answered(200, ''), 'no "access_token"'],
		['null', answered(200, null), 'no "access_token"'],
		['a list', answered(200, []), 'no "access_token"'],
		['30 MB of text', answered(200, 'x'.repeat(30_000_000)), 'no "access_token"'],
		['a web page', proxyPage(), 'a web page instead of JSON'],
	])('row 6: %s', (_, answer, finding) => {
		const failure = failureOf(answer);
		expect(failure).toMatchObject({ kind: 'unexpectedResponse', status: 200 });
		expect(failure.message).toContain(finding);
		expect(failure.hint).toContain('proxy');
		expect(JSON.stringify(failure)).not.toContain('MzYjw');
	});

	it.each([201, 202, 204, 302])('row 7: a good body with status %d', (status) => {
		const body = { access_token: 'secret-token', token_type: 'bearer', expires_in: 3600 };
		const failure = failureOf(answered(status, body));
		expect(failure).toMatchObject({ kind: 'unexpectedResponse', status });
		expect(JSON.stringify(failure)).not.toContain('secret-token');
	});

	it.each([400, 401, 403, 407])(
		"a proxy's page with status %d is no refusal of Spotify's",
		(status) => {
			expect(failureOf(proxyPage(status))).toMatchObject({
				kind: 'unexpectedResponse',
				status,
				message: expect.stringContaining('a web page instead of JSON'),
			});
		},
	);
});

describe('row 34: a refusal', () => {
	it.each([
		['a wrong secret', wrongSecret(), 'Invalid client secret', '"Client Secret"', '"Client ID"'],
		[
			'a deleted app or unknown id',
			unknownClient(),
			'Invalid client',
			'"Client ID"',
			'"Client Secret"',
		],
	])(
		"%s: in Spotify's words, and which field to correct",
		(_, answer, words, field, otherField) => {
			const failure = failureOf(answer);
			expect(failure).toMatchObject({
				kind: 'credential',
				status: 400,
				error: 'invalid_client',
				message: `Spotify refuses the credential: ${words} (invalid_client)`,
			});
			expect(failure.hint).toContain(`Correct the field ${field}`);
			expect(failure.hint).not.toContain(otherField);
		},
	);

	it.each([
		[400, { error: 'unsupported_grant_type' }, 'unsupported_grant_type'],
		[401, { error: { status: 401, message: 'No client' } }, 'No client'],
		[403, { error: 'access_denied', error_description: 'Not you' }, 'Not you (access_denied)'],
		[401, '', 'status 401, without a reason'],
		[400, null, 'status 400, without a reason'],
	])('status %d with %j says "%s", and names both fields', (status, body, words) => {
		expect(failureOf(answered(status, body))).toMatchObject({
			kind: 'credential',
			status,
			message: `Spotify refuses the credential: ${words}`,
			hint: expect.stringMatching(/"Client ID" and "Client Secret"/),
		});
	});

	it('never repeats a secret that the answer echoes', () => {
		const echo = `${client.clientSecret} Basic ${basicValue(client)} ${basicValue(client)} tok-en`;
		const body = { error: `x ${echo}`, error_description: `y ${echo}`, access_token: 'tok-en' };
		const text = JSON.stringify(failureOf(answered(400, body)));
		for (const secret of [client.clientSecret, basicValue(client), 'tok-en']) {
			expect(text).not.toContain(secret);
		}
		expect(text).toContain('y *** Basic ***');
	});
});

it('no failure repeats a secret, whatever Spotify or a proxy answers', () => {
	const secrets = [client.clientSecret, basicValue(client), 'an-issued-token'];
	const echo = fc.constantFrom(...secrets, `Basic ${basicValue(client)}`, 'Bearer an-issued-token');
	const words = fc.tuple(fc.string(), echo, fc.string()).map((parts) => parts.join(''));
	const body = fc.oneof(
		words,
		fc.record(
			{
				error: fc.oneof(words, fc.record({ message: words })),
				error_description: words,
				access_token: fc.constant('an-issued-token'),
				token_type: fc.oneof(words, fc.constant('bearer')),
				expires_in: fc.oneof(words, fc.integer({ max: 0 })),
			},
			{ requiredKeys: ['access_token', 'expires_in'] },
		),
	);
	const status = fc.constantFrom(200, 201, 302, 400, 401, 403, 404, 429, 500, 503);
	const property = fc.property(status, body, words, (code, given, header) => {
		const text = JSON.stringify(failureOf(answered(code, given, { 'retry-after': header })));
		for (const secret of secrets) expect(text).not.toContain(secret);
	});
	fc.assert(property, { numRuns: runs(150) });
});

describe('an answer that asks to come back', () => {
	it('429: says when, from now on', () => {
		expect(failureOf(answered(429, '', { 'retry-after': '300' }))).toMatchObject({
			kind: 'rateLimited',
			scope: 'rateLimit',
			retryAtMs: context.nowMs + 300_000,
			hint: expect.stringContaining('in 300 seconds'),
		});
	});

	it('429 without a wait: 5 s', () => {
		expect(failureOf(answered(429, ''))).toMatchObject({ retryAtMs: context.nowMs + 5_000 });
	});

	it('429 with a date', () => {
		const headers = { 'retry-after': new Date(context.nowMs + 90_000).toUTCString() };
		expect(failureOf(answered(429, '', headers))).toMatchObject({
			retryAtMs: context.nowMs + 90_000,
		});
	});

	it.each([500, 503, 599])('status %d: Spotify is failing, not the credential', (status) => {
		const failure = failureOf(proxyPage(status));
		expect(failure).toMatchObject({ kind: 'server', status });
		expect(failure).not.toHaveProperty('retryAfterSeconds');
		expect(failure.hint).toContain('The credential is not the cause');
	});

	it('503 with a wait says how long', () => {
		expect(failureOf(answered(503, '', { 'retry-after': '120' }))).toMatchObject({
			retryAfterSeconds: 120,
			hint: expect.stringContaining('in 120 seconds'),
		});
	});
});
