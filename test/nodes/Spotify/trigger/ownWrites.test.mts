import { resetProcessState } from '../../../../spotify/processState';
import { autoClock, pass, resetAutoClock } from '../../../support/autoClock.mts';
import { callWire } from '../../../support/callWire.mts';
import { runSpotify, userOAuth2 } from '../../../support/engine.mts';
import { createFakePlaylist } from '../../../support/fakePlaylist.mts';
import { ActiveWorkflow, newInstance } from '../../../support/polling.mts';
import { uriOf } from '../../../support/spotifyObjects.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const LAG_MS = 60_000;

/** A playlist at the wire whose snapshot comes a minute late, after a third, and reads 2 s. */
function unkindPlaylist() {
	const playlist = createFakePlaylist([uriOf(1), uriOf(2)], {
		nowMs: () => autoClock.nowMs(),
		readAgeMs: () => 2000,
		snapshotLagMs: () => LAG_MS,
		hasThirdSnapshot: true,
	});
	callWire(({ route, query, body }) => {
		const [method = '', path = ''] = route.split(' ');
		if (path === '/me/playlists') return { body: { items: [], total: 0, next: null } };
		const url = `https://api.spotify.com/v1${path}?${query}`;
		const sent = body === '' ? {} : { body };
		const read = playlist.read({ method: method as 'GET', url, ...sent });
		const answer = typeof read === 'function' ? read(autoClock.nowMs()) : read;
		if (!answer.ok) return { lost: 'ECONNRESET' };
		return { status: answer.value.status, body: answer.value.body };
	});
	return playlist;
}

describe('what the node itself writes in the process of the trigger', () => {
	it.each([
		['playlistItemAdded', [{ uri: uriOf(3) }]],
		['playlistItemRemoved', []],
		['playlistChanged', [{}]],
	])('is one event where it is one: %s', async (event, expected) => {
		const { id } = unkindPlaylist();
		const instance = newInstance();
		const parameters = { event, playlistId: id };
		const workflow = await new ActiveWorkflow(instance, { parameters }).activate();
		pass(10_000);

		const { error } = await runSpotify({
			parameters: {
				resource: 'playlist',
				operation: 'addItems',
				playlistId: id,
				uris: uriOf(3),
				options: {},
			},
			credentials: userOAuth2(),
		});
		expect(error).toBeUndefined();
		for (let elapsedMs = 0; elapsedMs < 3 * LAG_MS; elapsedMs += 10_000) {
			await workflow.tick();
			pass(10_000);
		}

		expect(instance.errors).toEqual([]);
		expect(instance.executions.flat()).toMatchObject(expected);
		expect(instance.executions).toHaveLength(expected.length);
	});
});
