import { SpotifyClientCredentialsApi } from '../../../../credentials/SpotifyClientCredentialsApi.credentials';
import { SpotifyUserOAuth2Api } from '../../../../credentials/SpotifyUserOAuth2Api.credentials';
import { resetProcessState } from '../../../../spotify/processState';
import { autoClock, resetAutoClock, sleeps } from '../../../support/autoClock.mts';
import { clientCredentials, jsonOf, runSpotify, userOAuth2 } from '../../../support/engine.mts';
import { onEngine2, runOnEngine2 } from '../../../support/engine2.mts';
import { singleTracks } from '../../../support/singleTracks.mts';
import { track } from '../../../support/spotifyObjects.mts';
import { userWire } from '../../../support/userWire.mts';
import { spotifyWire } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const refused401 = { status: 401, body: { error: { status: 401, message: 'Invalid token' } } };

/** Spotify that accepts every token but those that a test calls revoked. */
const spotify = (revoked: ReadonlySet<string> = new Set()) =>
	spotifyWire({
		api: ({ path, token }) =>
			token === '' || revoked.has(token)
				? refused401
				: { body: track(path.split('/').pop() ?? '') },
	});

const ofApp = (fields = {}) =>
	onEngine2(new SpotifyClientCredentialsApi(), clientCredentials(fields));

describe('client credentials on Engine 2.0', () => {
	it('work, with one token for all requests of all runs', async () => {
		const wire = spotify();
		const credentials = ofApp();
		const runs = [];
		for (let count = 0; count < 3; count += 1) {
			runs.push(await runOnEngine2({ ...singleTracks(30), credentials }));
		}
		expect(runs.map(({ error, items }) => [error, items.length])).toEqual(
			Array(3).fill([undefined, 30]),
		);
		expect(wire.tokenRequests()).toBe(1);
		expect(new Set(wire.tokens)).toEqual(new Set(['token-0']));
	});

	it('leave what is stored as it is', async () => {
		spotify();
		const credentials = ofApp({ accessToken: '' });
		const before = structuredClone(credentials.stored);
		await runOnEngine2({ ...singleTracks(2), credentials });
		expect([credentials.stored, credentials.writes]).toEqual([before, 0]);
	});

	it('use the token that the other engine has stored', async () => {
		const wire = spotify();
		const ofOther = clientCredentials();
		await runSpotify({ ...singleTracks(1), credentials: ofOther });
		resetProcessState();
		const credentials = onEngine2(new SpotifyClientCredentialsApi(), ofOther);
		const { items } = await runOnEngine2({ ...singleTracks(2), credentials });
		expect([items.length, wire.tokenRequests(), wire.tokens.at(-1)]).toEqual([2, 1, 'token-0']);
	});

	it('get another token after a 401, once for all requests', async () => {
		const wire = spotify(new Set(['token-0']));
		const { error, items } = await runOnEngine2({ ...singleTracks(20), credentials: ofApp() });
		expect([error, items.length, wire.tokenRequests()]).toEqual([undefined, 20, 2]);
	});

	it('leave what n8n stores on the other engine at what it was', async () => {
		spotify();
		const credentials = clientCredentials();
		await runSpotify({ ...singleTracks(2), credentials });
		expect(credentials.stored).toMatchObject({ accessToken: 'token-0' });
	});

	it('are asked for in words of Spotify where it refuses them', async () => {
		spotifyWire({
			api: () => ({ status: 500 }),
			token: () => ({ status: 400, body: { error: 'invalid_client' } }),
		});
		const { error } = await runOnEngine2({ ...singleTracks(1), credentials: ofApp() });
		expect(error?.message).toMatch(/Spotify refuses the credential: invalid_client.*dashboard/s);
	});

	it('are refused in n8n’s words where it refuses them for anything else', async () => {
		spotify();
		const credentials = ofApp();
		credentials.preAuthentication = async () => {
			throw new Error('This credential is locked');
		};
		const { error } = await runOnEngine2({ ...singleTracks(1), credentials });
		expect(error?.message).toMatch(/n8n did not send the request: This credential is locked/);
	});
});

describe('an account that a user has connected, on Engine 2.0', () => {
	const ofUser = () => onEngine2(new SpotifyUserOAuth2Api(), userOAuth2());
	const profile = { parameters: { resource: 'user', operation: 'getProfile' } };

	it('works as long as its token lasts', async () => {
		userWire({ api: () => ({ body: { id: 'me' } }) });
		const { error, items } = await runOnEngine2({ ...profile, credentials: ofUser() });
		expect([error, items.length]).toEqual([undefined, 1]);
	});

	it('is refused in words that say what to choose instead, once its token has ended', async () => {
		userWire({ api: () => refused401 });
		const { error } = await runOnEngine2({ ...profile, credentials: ofUser() });
		expect(error?.message).toMatch(/Engine 2\.0 cannot renew the connection to Spotify/);
		expect(error?.message).toMatch(/Choose the other engine in the workflow's settings/);
		expect(error?.message).toMatch(/Spotify Web API Client Credentials API/);
	});
});

describe('an error on Engine 2.0, which keeps nothing of one but its message', () => {
	it.each([
		['of Spotify', () => ({ status: 404 }), /nothing/i, /The ID may be mistyped/],
		[
			'of a rate limit',
			tooMany(3_600),
			/has used today's requests/,
			/It works again today at 14:00.*'Max Rate Limit Wait'/,
		],
	])('%s says in it what to do', async (_, api, what, next) => {
		spotifyWire({ api });
		const { error } = await runOnEngine2({ ...singleTracks(1), credentials: ofApp() });
		expect(error?.message).toMatch(what);
		expect(error?.message).toMatch(next);
		expect(error?.message).toContain(error?.description ?? 'no description');
	});

	it('of a field says which one', async () => {
		spotify();
		const run = singleTracks(1);
		const inputs = [{ id: 'https://example.com/' }];
		const { error } = await runOnEngine2({ ...run, inputs, credentials: ofApp() });
		expect(error?.message).toMatch(/Field 'Track'/);
	});
});

function tooMany(seconds: number) {
	return () => ({
		status: 429,
		headers: { 'retry-after': String(seconds) },
		body: { error: { status: 429, message: 'API rate limit exceeded' } },
	});
}

describe('a run that nobody can stop', () => {
	it('waits out no cooldown that ends later than ten minutes after its start', async () => {
		let count = 0;
		spotifyWire({
			// Each answer is followed by a cooldown of fifty seconds.
			api: ({ path }) => {
				count += 1;
				return count % 2 === 0 ? { body: track(path.split('/').pop() ?? '') } : tooMany(50)();
			},
		});
		const settings = { onError: 'continueRegularOutput' } as const;
		const run = singleTracks(30);
		const parameters = { ...run.parameters, options: { batching: 'off', maxConcurrency: 1 } };
		const options = { ...run, parameters, settings, credentials: ofApp() };
		const { items } = await runOnEngine2(options);
		expect(autoClock.monotonicMs()).toBeGreaterThan(500_000);
		expect(autoClock.monotonicMs()).toBeLessThanOrEqual(600_000);
		const failed = jsonOf(items).filter(({ error }) => error !== undefined);
		expect(failed.length).toBeGreaterThan(0);
		expect(failed.at(-1)).toMatchObject({
			error: { kind: 'rateLimited', retryAt: expect.any(String) },
		});
		expect(sleeps.length).toBeGreaterThan(5);
	});
});
