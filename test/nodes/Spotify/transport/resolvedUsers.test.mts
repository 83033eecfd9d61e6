import nock from 'nock';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { runSpotify, userOAuth2 } from '../../../support/engine.mts';
import { idOf } from '../../../support/spotifyObjects.mts';
// For its clean-up after each test.
import '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

type Callback = (error: null, result: nock.ReplyFnResult) => void;

/**
 * Spotify, whose access tokens have all ended: it takes those that it gives for a refresh token, and
 * may give another refresh token with them. A refresh token that begins with `ended` is refused.
 */
function spotify(rotates: boolean): { refreshes: string[] } {
	nock.disableNetConnect();
	const refreshes: string[] = [];
	const good = new Set<string>();
	nock('https://accounts.spotify.com')
		.persist()
		.post('/api/token')
		.reply((_uri, body, callback: Callback) => {
			const refresh = new URLSearchParams(String(body)).get('refresh_token') ?? '';
			refreshes.push(refresh);
			if (refresh.startsWith('ended')) return callback(null, [400, { error: 'invalid_grant' }]);
			const access = `access-of-${refresh}-${refreshes.length}`;
			good.add(access);
			const next = rotates ? { refresh_token: `${refresh}+` } : {};
			callback(null, [
				200,
				{ access_token: access, token_type: 'Bearer', expires_in: 3600, ...next },
			]);
		});
	nock('https://api.spotify.com')
		.persist()
		.get(/.*/)
		.reply(function (_uri, _body, callback: Callback) {
			const token = String(this.req.headers['authorization'] ?? '').replace('Bearer ', '');
			const ended = { error: { status: 401, message: 'The access token expired' } };
			callback(null, good.has(token) ? [200, { id: '1', uri: 'spotify:track:1' }] : [401, ended]);
		});
	return { refreshes };
}

/** A user of the one credential: n8n gives its ID to all of them. */
const userOf = (name: string) =>
	userOAuth2({
		oauthTokenData: {
			access_token: `old-${name}`,
			refresh_token: name,
			token_type: 'Bearer',
			expires_in: 3600,
		},
	});

const getTrack = { parameters: { resource: 'track', operation: 'get', trackId: idOf(1) } };

describe.each([false, true])(
	'users that one credential stands for (new refresh tokens: %s)',
	(rotates) => {
		it('are each renewed for themselves, fifteen at once, and none hears of the others', async () => {
			const wire = spotify(rotates);
			const names = Array.from({ length: 15 }, (_, n) =>
				n % 5 === 4 ? `ended-${n}` : `user-${n}`,
			);
			const runs = await Promise.all(
				names.map(async (name) => await runSpotify({ ...getTrack, credentials: userOf(name) })),
			);
			const messages = runs.map(({ error }) => error?.message);
			expect(messages).toEqual(
				names.map((name) =>
					name.startsWith('ended') ? 'The connection to Spotify has ended' : undefined,
				),
			);
			expect([...wire.refreshes].sort()).toEqual([...names].sort());
		});

		it('are renewed once for several executions of the same', async () => {
			const wire = spotify(rotates);
			const credentials = userOf('one');
			const runs = await Promise.all(
				Array.from({ length: 6 }, async () => await runSpotify({ ...getTrack, credentials })),
			);
			expect(runs.map(({ items }) => items.length)).toEqual(Array(6).fill(1));
			expect(wire.refreshes).toEqual(['one']);
		});
	},
);
