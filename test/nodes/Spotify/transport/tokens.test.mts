import { tokenKey } from '../../../../spotify/auth/clientCredentials';
import { resetProcessState } from '../../../../spotify/processState';
import { autoClock, pass, resetAutoClock } from '../../../support/autoClock.mts';
import { clientCredentials, jsonOf, runSpotify } from '../../../support/engine.mts';
import { singleTracks } from '../../../support/singleTracks.mts';
import { track } from '../../../support/spotifyObjects.mts';
import { spotifyWire } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const HOUR_MS = 3_600_000;
const rejected = (message: string) => ({ status: 401, body: { error: { status: 401, message } } });

/** Spotify that accepts every token but those that a test calls revoked. */
const spotify = (revoked: Set<string> = new Set()) =>
	spotifyWire({
		api: ({ path, token }) =>
			token === '' || revoked.has(token)
				? rejected('Invalid access token')
				: { body: track(path.split('/').pop() ?? '') },
	});

describe('an access token', () => {
	it('is asked for once in a run, and n8n stores it once', async () => {
		const wire = spotify();
		const credentials = clientCredentials();
		const { items } = await runSpotify({ ...singleTracks(30), credentials });
		expect([items.length, wire.tokenRequests(), credentials.reads, credentials.writes]).toEqual([
			30, 1, 2, 1,
		]);
		expect(credentials.stored).toMatchObject({
			accessToken: 'token-0',
			expiresAtMs: autoClock.nowMs() + HOUR_MS,
			clientId: 'the-client-id',
		});
	});

	it('is asked for once by twenty cold executions at once', async () => {
		const wire = spotify();
		await Promise.all(Array.from({ length: 20 }, async () => await runSpotify(singleTracks(2))));
		expect([wire.tokenRequests(), wire.tokens.length]).toEqual([1, 40]);
	});

	it('that n8n has stored is used after a restart', async () => {
		const wire = spotify();
		const credentials = clientCredentials();
		await runSpotify({ ...singleTracks(1), credentials });
		resetProcessState();
		pass(HOUR_MS - 31_000);
		await runSpotify({ ...singleTracks(1), credentials });
		expect(wire.tokens).toEqual(['token-0', 'token-0']);
		expect([wire.tokenRequests(), credentials.writes]).toEqual([1, 1]);
	});

	it('is renewed 30 seconds before its end, and by Refresh Ahead', async () => {
		const wire = spotify();
		const credentials = clientCredentials();
		await runSpotify({ ...singleTracks(1), credentials });
		pass(HOUR_MS - 30_000);
		await runSpotify({ ...singleTracks(1), credentials });
		expect(wire.tokens).toEqual(['token-0', 'token-1']);
		credentials.stored = { ...credentials.stored, advancedSettings: true, refreshSkewSeconds: 600 };
		pass(HOUR_MS - 600_000);
		await runSpotify({ ...singleTracks(1), credentials });
		expect(wire.tokens[2]).toBe('token-2');
	});

	it("is never another client's: changing the secret in the form gets a new one", async () => {
		const wire = spotify();
		const credentials = clientCredentials();
		await runSpotify({ ...singleTracks(1), credentials });
		credentials.stored = { ...credentials.stored, clientSecret: 'another-secret' };
		await runSpotify({ ...singleTracks(1), credentials });
		expect(wire.tokens).toEqual(['token-0', 'token-1']);
		expect(credentials.stored.tokenFingerprint).toBe(
			tokenKey({ clientId: 'the-client-id', clientSecret: 'another-secret' }),
		);
	});

	it.each([
		['another client', { clientId: 'another-id', clientSecret: 'another-secret' }],
		['other settings', { advancedSettings: true, maxRetries: 1 }],
	])(
		'that is new leaves the credential as somebody has changed it in mid-run: %s',
		async (_, change) => {
			const credentials = clientCredentials();
			const wire = spotifyWire({
				api: ({ path, count }) => {
					if (count === 1) {
						credentials.stored = { ...credentials.stored, ...change };
						pass(HOUR_MS);
					}
					return { body: track(path.split('/').pop() ?? '') };
				},
			});
			const { items } = await runSpotify({ ...singleTracks(40), credentials });
			expect([items.length, wire.tokenRequests()]).toEqual([40, 2]);
			expect(credentials.stored).toMatchObject(change);
		},
	);

	it('that is new is used though the credential was deleted in mid-run', async () => {
		const credentials = clientCredentials();
		const wire = spotifyWire({
			api: ({ path, count }) => {
				if (count === 1) {
					credentials.getDecrypted = async () => await Promise.reject(new Error('Not found'));
					pass(HOUR_MS);
				}
				return { body: track(path.split('/').pop() ?? '') };
			},
		});
		const { items } = await runSpotify({ ...singleTracks(40), credentials });
		expect([items.length, wire.tokenRequests(), credentials.writes]).toEqual([40, 2, 1]);
	});

	it('revoked in mid-run is renewed once for all, and every item comes out', async () => {
		const revoked = new Set<string>();
		const wire = spotifyWire({
			api: ({ path, token, count }) => {
				if (count === 20) revoked.add('token-0');
				return revoked.has(token)
					? rejected('The access token expired')
					: { body: track(path.split('/').pop() ?? '') };
			},
		});
		const credentials = clientCredentials();
		const { items } = await runSpotify({ ...singleTracks(100), credentials });
		expect(jsonOf(items).map(({ id }) => Number(id))).toEqual([...Array(100).keys()]);
		expect([wire.tokenRequests(), credentials.writes]).toEqual([2, 2]);
		expect(wire.requests.length).toBeLessThanOrEqual(2 + 100 + 8);
	});

	it.each([1, 3])(
		'revoked in mid-run costs a refusal for each request on its way, over %d executions',
		async (executions) => {
			const revoked = new Set(['token-0']);
			const wire = spotify(revoked);
			const runs = await Promise.all(
				Array.from({ length: executions }, async () => await runSpotify(singleTracks(60))),
			);
			expect(runs.map(({ items }) => items.length)).toEqual(Array(executions).fill(60));
			expect(wire.tokens.filter((token) => revoked.has(token)).length).toBeLessThanOrEqual(8);
			expect(wire.tokenRequests()).toBe(2);
		},
	);

	it('that is refused again after its renewal ends in an error, without a third try', async () => {
		const wire = spotifyWire({ api: () => rejected('Invalid access token') });
		const { error } = await runSpotify(singleTracks(1));
		expect(wire.requests.filter((request) => request !== 'token')).toHaveLength(2);
		expect(error).toMatchObject({
			httpCode: '401',
			message: 'Spotify does not accept the access token',
			description: expect.stringContaining('Invalid access token') as string,
		});
	});
});

describe('a credential that Spotify refuses', () => {
	const refusal = { error: 'invalid_client', error_description: 'Invalid client secret' };

	it("fails the run in Spotify's words, and says what to do", async () => {
		const wire = spotifyWire({ api: () => ({}), token: () => ({ status: 400, body: refusal }) });
		const { error } = await runSpotify(singleTracks(3));
		expect(wire.requests).toEqual(['token']);
		expect(`${error?.message} ${error?.description}`).toContain('Invalid client secret');
		expect(`${error?.message} ${error?.description}`).toContain('Client Secret');
	});

	it.each([
		['Client ID', { clientId: ' ' }],
		['Client Secret', { clientSecret: '' }],
	])('because %s is empty is refused before anything is sent', async (field, fields) => {
		const wire = spotify();
		const { error } = await runSpotify({
			...singleTracks(1),
			credentials: clientCredentials(fields),
		});
		expect(wire.requests).toEqual([]);
		expect(error?.message).toContain(field);
	});

	it('only for the white space around it works', async () => {
		const wire = spotify();
		const credentials = clientCredentials({
			clientId: ' the-client-id\n',
			clientSecret: '\tthe-client-secret ',
		});
		const { items } = await runSpotify({ ...singleTracks(1), credentials });
		expect([items.length, wire.tokenRequests()]).toEqual([1, 1]);
	});
});

describe('secrets', () => {
	// As long as Spotify's, and beginning like them.
	const accessToken = `BQ${'c2VjcmV0'.repeat(12)}`;
	const basic = Buffer.from('the-client-id:the-client-secret').toString('base64');
	const issue = () => ({
		body: { access_token: accessToken, token_type: 'Bearer', expires_in: 3600 },
	});

	it.each([
		['a 401 that echoes the token', { api: () => rejected(`no: ${accessToken}`), token: issue }],
		['a 400 that echoes the header', { api: () => echoed(`Bearer ${accessToken}`), token: issue }],
		['a refused client that is echoed', { api: () => ({}), token: () => echoed(`Basic ${basic}`) }],
		['a lost connection', { api: () => ({ lost: 'ECONNRESET' }), token: issue }],
		['a lost token request', { api: () => ({}), token: () => ({ lost: 'ECONNRESET' }) }],
	])('are in no part of an execution that fails by %s', async (_, options) => {
		spotifyWire(options);
		const { run, error } = await runSpotify(singleTracks(1));
		expect(error).toBeDefined();
		const saved = JSON.stringify(run);
		for (const secret of ['the-client-secret', basic, accessToken])
			expect(saved).not.toContain(secret);
	});
});

function echoed(words: string) {
	return { status: 400, body: { error: words, error_description: words } };
}
