import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { renewalFailure } from '../../../../nodes/Spotify/transport/renewalFailure';
import { createRedactor, secretsOfClient } from '../../../../spotify/auth/redact';
import { nodeOf } from '../../../support/node.mts';

const client = { clientId: 'the-client-id', clientSecret: 'the-client-secret' };
const tokens = ['the-access-token', 'the-refresh-token'];
const { redact } = createRedactor(...secretsOfClient(client), ...tokens);
const context = {
	client,
	redact,
	nowMs: Date.UTC(2026, 10, 22),
};
const node = nodeOf('Spotify', 'spotify');
const failureOf = (error: unknown) => renewalFailure(error, context);
const errorWith = (message: string, fields: object) => Object.assign(new Error(message), fields);

/** As n8n's OAuth2 client throws a refusal. */
const refusal = (error: string, description?: string) =>
	errorWith(description ?? error, {
		code: 'EAUTH',
		body: { error, ...(description !== undefined && { error_description: description }) },
	});

const ended = { kind: 'credential', error: 'invalid_grant' };

it.each([
	['of its OAuth2 client', refusal('invalid_grant', 'Refresh token revoked')],
	['without a description', refusal('invalid_grant')],
	['of n8n 2.x', new NodeOperationError(node, 'The credential "a" needs to be reconnected.')],
	['that wraps another', errorWith('Failed', { cause: refusal('invalid_grant') })],
	[
		'of a node',
		new NodeApiError(node, { message: 'Bad request', description: 'invalid_grant: revoked' }),
	],
])('reads the end of a connection out of an error %s', (_, error) => {
	expect(failureOf(error)).toMatchObject(ended);
});

it("quotes Spotify's words where n8n has kept them", () => {
	expect(failureOf(refusal('invalid_grant', 'Refresh token revoked')).hint).toMatch(
		/^A consent ends after six months.*Spotify says: "Refresh token revoked"\.$/,
	);
});

it.each([
	['a deleted app', refusal('invalid_client', 'Invalid client'), 'credential'],
	[
		'an answer of 5xx',
		errorWith('503', { isAxiosError: true, response: { status: 503 } }),
		'server',
	],
	['an unreadable answer', errorWith('no JSON', { status: 502, body: '<html>' }), 'server'],
	['a login page', errorWith('no JSON', { status: 403, body: '<html>' }), 'unexpectedResponse'],
	['a lost connection', errorWith('lost', { isAxiosError: true, code: 'ECONNRESET' }), 'network'],
	['a missing refresh token', new Error('refreshToken is required'), 'credential'],
	['what nobody foresaw', new Error('database is locked'), 'credential'],
	['what is no error', 'nothing', 'credential'],
])('takes %s for what it is', (_, error, kind) => {
	const failure = failureOf(error);
	expect(failure.kind).toBe(kind);
	expect([failure.message, failure.hint]).not.toContain('');
});

it('shows what nobody foresaw, without secrets', () => {
	const secrets = ['the-client-secret', ...tokens];
	const { message, hint } = failureOf(new Error(`database is locked: ${secrets.join(' ')}`));
	expect(message).toContain('n8n could not renew the connection to Spotify: database is locked');
	for (const secret of secrets) expect(`${message} ${hint}`).not.toContain(secret);
});

it('does not follow errors that wrap each other in a circle', () => {
	const error = new Error('round');
	error.cause = error;
	expect(failureOf(error).kind).toBe('credential');
});
