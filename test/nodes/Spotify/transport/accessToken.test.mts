import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { jsonOf, pastedToken, runSpotify } from '../../../support/engine.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';
import { spotifyWire } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const parameters = { resource: 'track', operation: 'get', trackId: idOf(1) };
const spotify = (status = 200) =>
	spotifyWire({
		api: () => ({
			status,
			body:
				status === 200
					? track(idOf(1))
					: { error: { status, message: 'The access token expired' } },
		}),
	});

it.each([
	'the-token',
	' the-token\n',
	'the-token\u200b',
	'Bearer the-token',
	'bearer  the-token',
	'"the-token"',
	'"Bearer the-token"',
	"'the-token'",
	'Authorization: Bearer the-token',
	'"Authorization": "Bearer the-token",',
	'{"access_token": "the-token", "token_type": "Bearer", "expires_in": 3600}',
])('a pasted token is used as it is, without a token request: %j', async (pasted) => {
	const wire = spotify();
	const { items } = await runSpotify({ parameters, credentials: pastedToken(pasted) });
	expect(jsonOf(items)).toMatchObject([{ id: idOf(1) }]);
	expect([wire.tokens, wire.tokenRequests()]).toEqual([['the-token'], 0]);
});

it('one that has ended is an error that says so, and which credential renews by itself', async () => {
	const wire = spotify(401);
	const { error } = await runSpotify({ parameters, credentials: pastedToken('the-token') });
	expect(error?.description).toContain('one hour');
	expect(error?.description).toContain("'Spotify Web API Client Credentials API'");
	expect(wire.requests).toHaveLength(1);
});

it.each([
	[' ', "'Access Token' is empty"],
	['Bearer', "'Access Token' is empty"],
	['my token', 'is not a token'],
	['to…ken', 'is not a token'],
])('%j is refused before anything is sent', async (pasted, message) => {
	const wire = spotify();
	const { error } = await runSpotify({ parameters, credentials: pastedToken(pasted) });
	expect(error?.message).toContain(message);
	expect(wire.requests).toEqual([]);
});

it('two of them do not share a cooldown', async () => {
	const wire = spotifyWire({
		api: ({ token }) =>
			token === 'a' ? { status: 429, headers: { 'retry-after': '200' } } : { body: track(idOf(1)) },
	});
	expect((await runSpotify({ parameters, credentials: pastedToken('a') })).error).toBeDefined();
	expect((await runSpotify({ parameters, credentials: pastedToken('b') })).items).toHaveLength(1);
	expect(wire.tokens).toEqual(['a', 'b']);
});
