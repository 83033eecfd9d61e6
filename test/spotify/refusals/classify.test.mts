import { fc } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { classify } from '../../../spotify/refusals/classify';
import { proxyPage } from '../../fixtures/tokenAnswers.mts';
import { ACCESS_TOKEN, apiError, getTrack } from '../../fixtures/webApi.mts';
import { cpuMs, LINEAR_CPU_MS } from '../../support/cpuMs.mts';
import { answered, type Answer } from '../../support/fakeHttp.mts';

const NOW_MS = Date.UTC(2026, 10, 22);

function read(answer: Answer, request = getTrack) {
	if (!answer.ok) throw new Error('Only answers are classified');
	return classify(answer.value, request, NOW_MS);
}

function failureOf(answer: Answer): SpotifyFailure {
	const outcome = read(answer);
	if (outcome.ok) throw new Error('It passed for a good answer');
	return outcome.failure;
}

const TRUNCATED = '{"id":"11dFghVXANMlKmJXsNCbNl","name":"Cut To The F';

describe('a good answer', () => {
	it.each([
		['an object', answered(200, { id: '1' }), { id: '1' }],
		['a list', answered(200, [true, false]), [true, false]],
		['an object with 201', answered(201, { snapshot_id: 'A' }), { snapshot_id: 'A' }],
		['nothing, with 204', answered(204, ''), ''],
		['nothing, with 202', answered(202, undefined), undefined],
	])('is %s', (_, answer, body) => {
		expect(read(answer)).toEqual({ ok: true, value: body });
	});
});

describe('a good answer to a write', () => {
	const saving = {
		...getTrack,
		method: 'PUT',
		path: '/me/library',
		template: '/me/library',
	} as const;
	const pausing = { ...saving, path: '/me/player/pause', template: '/me/player/pause' } as const;

	// As its reference of saving, removing and changing a playlist's details says: 200, and no body.
	it.each(['PUT', 'DELETE'] as const)('may be nothing, with 200, for %s', (method) => {
		for (const nothing of ['', undefined, null]) {
			expect(read(answered(200, nothing), { ...saving, method }).ok).toBe(true);
		}
	});

	// In place of its 204: spotify/spotify-web-api-ts-sdk #127 and #136, JohnnyCrazy/SpotifyAPI-NET #980.
	it.each(['PUT', 'POST'] as const)('of the player may be letters at random, for %s', (method) => {
		expect(read(answered(200, 'oPClBVDzidwlAlSqmFF-zKNO62E'), { ...pausing, method }).ok).toBe(
			true,
		);
	});

	it('of the player may be letters that n8n reads as a number', () => {
		for (const body of [12345, true]) expect(read(answered(200, body), pausing).ok).toBe(true);
	});

	it('is no letters anywhere else', () => {
		expect(read(answered(200, 'oPClBVDzidwlAlSqmFF-zKNO62E'), saving)).toMatchObject({
			failure: { kind: 'unexpectedResponse' },
		});
	});

	it('is no web page', () => {
		expect(read(proxyPage(200), pausing)).toMatchObject({
			failure: { kind: 'unexpectedResponse' },
		});
	});
});

describe('an answer that Spotify does not document', () => {
	it.each([
		['200 with nothing', answered(200, '')],
		['200 with null', answered(200, null)],
		['200 with a number', answered(200, 42)],
		['200 with half a JSON', answered(200, TRUNCATED)],
		['201 with half a JSON', answered(201, TRUNCATED)],
		['a redirect', answered(302, '')],
		['a status of a proxy', answered(407, '')],
		['a method that is not allowed', apiError(405, 'Method not allowed')],
	])('%s', (_, answer) => {
		const failure = failureOf(answer);
		expect(failure).toMatchObject({
			kind: 'unexpectedResponse',
			message: expect.stringContaining('HTTP '),
		});
		expect(failure.hint).toContain('report it');
	});

	it.each([200, 302, 400, 401, 403, 404, 407, 418])(
		'a web page with %d is advice about the network',
		(status) => {
			const failure = failureOf(proxyPage(status));
			expect(failure).toMatchObject({ kind: 'unexpectedResponse', status });
			expect(failure.hint).toContain('proxy and firewall');
		},
	);
});

it.each([
	['words', (text: string) => apiError(403, text)],
	['reason', (text: string) => apiError(403, 'Forbidden', text)],
])('takes no longer for %s without end', (_, answerOf) => {
	for (const text of ['user not ', 'only user app ', 'app user not ']) {
		const answer = answerOf(text.repeat(10_000));
		expect(cpuMs(() => failureOf(answer))).toBeLessThan(LINEAR_CPU_MS);
	}
});

// Spotify's words in its own shape, in that of the accounts service, as text, cut off, and none.
const bodies: Array<[string, (status: number, words: string) => Answer, boolean]> = [
	['an error object', (status, words) => apiError(status, words), true],
	['an error object with a reason', (status, words) => apiError(status, words, 'UNKNOWN'), true],
	[
		'an OAuth error',
		(status, words) => answered(status, { error: 'x', error_description: words }),
		true,
	],
	['a bare error', (status, words) => answered(status, { error: words }), true],
	['a text', (status, words) => answered(status, words), true],
	['half a JSON', (status) => answered(status, TRUNCATED), false],
	['nothing', (status) => answered(status, ''), false],
	['null', (status) => answered(status, null), false],
	['a list', (status) => answered(status, []), false],
	['an empty error', (status) => answered(status, { error: null }), false],
];

describe.each(bodies)('with %s', (_, bodyOf, isQuoted) => {
	it.each([
		[400, 'badRequest', 'refused the request', /fields of the operation/],
		[401, 'unauthorized', 'access token', /renewed once.*Test the credential/],
		[403, 'forbidden', 'refused GET /tracks/', /Development Mode/],
		[404, 'notFound', 'found nothing at /tracks/', /mistyped.*deleted.*'Skip Not Found'/],
		[500, 'server', 'is failing', /try again later.*status\.spotify\.dev/],
		[503, 'server', 'is failing', /Your workflow is not the cause/],
	])('%d says what happened, why, and what to do', (status, kind, message, hint) => {
		const failure = failureOf(bodyOf(status, 'Words of Spotify'));
		expect(failure).toMatchObject({ kind, status, message: expect.stringContaining(message) });
		expect(failure.hint).toMatch(hint);
		const text = `${failure.message} ${failure.hint}`;
		expect(text.includes('Words of Spotify')).toBe(isQuoted);
		expect(text).not.toMatch(/undefined|\[object|says: ""| {2}|^ | $/);
	});
});

it.each([500, 502, 503, 504, 599])(
	'a web page with %d is a failure of Spotify, whose front answers so',
	(status) => {
		expect(failureOf(proxyPage(status))).toMatchObject({ kind: 'server', status });
	},
);

it('a 503 keeps how long to wait, where it says so', () => {
	expect(failureOf(answered(503, '', { 'retry-after': '12' }))).toMatchObject({
		retryAfterSeconds: 12,
	});
	expect(failureOf(answered(503, ''))).not.toHaveProperty('retryAfterSeconds');
});

it.each([400, 401, 403, 404, 418, 500])(
	'a %d shows no token, even where the answer echoes one',
	(status) => {
		for (const words of [`Got Bearer ${ACCESS_TOKEN}`, `token ${ACCESS_TOKEN}`]) {
			for (const [, bodyOf] of bodies) {
				expect(JSON.stringify(failureOf(bodyOf(status, words)))).not.toContain(
					ACCESS_TOKEN.slice(0, 30),
				);
			}
		}
	},
);

describe('an error in an answer whose status is good', () => {
	it.each([{ error: 'something' }, { error: {} }, { error: { status: 7 } }])(
		'is never a good answer: %j',
		(body) => {
			for (const method of ['GET', 'PUT'] as const)
				expect(read(answered(200, body), { ...getTrack, method })).toMatchObject({
					failure: { kind: 'unexpectedResponse', status: 200 },
				});
		},
	);
});

it('a change that is answered with blanks is done', () => {
	expect(read(answered(200, ' \n'), { ...getTrack, method: 'PUT' }).ok).toBe(true);
});

it('whatever comes is either its own body or a failure with texts, and nothing throws', () => {
	const body = fc.oneof(fc.jsonValue(), fc.string(), fc.constant(undefined));
	fc.assert(
		fc.property(fc.integer({ min: 100, max: 599 }), body, (status, given) => {
			const outcome = read(answered(status, given));
			if (outcome.ok) expect([Math.floor(status / 100), outcome.value]).toEqual([2, given]);
			else
				expect(outcome.failure).toMatchObject({
					message: expect.stringMatching(/./),
					hint: expect.stringMatching(/./),
				});
		}),
	);
});

describe('an answer of 30 MB', () => {
	const text = 'x'.repeat(30_000_000);

	it.each([200, 400, 404, 503])(
		'that is no JSON, with %d, is a failure of a few words',
		(status) => {
			const failure = failureOf(answered(status, text));
			expect(failure.message.length + failure.hint.length).toBeLessThan(1_000);
			expect(['unexpectedResponse', 'badRequest', 'notFound', 'server']).toContain(failure.kind);
		},
	);

	it('whose words never end is cut where it is quoted', () => {
		const failure = failureOf(apiError(400, text));
		expect(failure.message.length + failure.hint.length).toBeLessThan(1_000);
	});
});
