import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock, sleeps } from '../../../support/autoClock.mts';
import { callWire } from '../../../support/callWire.mts';
import { jsonOf, runSpotify, userOAuth2 } from '../../../support/engine.mts';
import { idOf, uriOf } from '../../../support/spotifyObjects.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const MINE = idOf(7);

const run = async (parameters: Record<string, unknown>) =>
	await runSpotify({ parameters: parameters as never, credentials: userOAuth2() });
const add = async (n: number) =>
	await run({
		resource: 'playlist',
		operation: 'addItems',
		playlistId: MINE,
		uris: uriOf(n),
		options: { skipExisting: true },
	});

/** A playlist whose reads never show what was written. */
function staleWire(held: readonly string[]) {
	return callWire(({ route }) => {
		if (!route.startsWith('GET ')) return { status: 201, body: { snapshot_id: 'new' } };
		const items = held.map((uri) => ({ item: { uri } }));
		return {
			body: { snapshot_id: 'old', items: { items, total: held.length, limit: 100 } },
		};
	});
}

it('one execution knows what another one of the process has just written', async () => {
	const wire = staleWire([uriOf(1)]);
	await add(2);
	const { items } = await add(2);
	expect(jsonOf(items)).toMatchObject([{ added: 0, skipped: 1, snapshotId: 'new' }]);
	expect(wire.calls.filter(({ route }) => route.startsWith('POST '))).toHaveLength(1);
	expect(sleeps).toEqual([]);
});

it.each([
	[
		'a request of the user',
		{ resource: 'api', operation: 'request', method: 'PUT', path: `/playlists/${MINE}/items` },
	],
	[
		'an update',
		{ resource: 'playlist', operation: 'update', playlistId: MINE, details: { name: 'Tuesday' } },
	],
])('after %s it waits until a read shows everything', async (_, parameters) => {
	staleWire([uriOf(1)]);
	await run(parameters);
	await add(2);
	expect(sleeps).toEqual([2_000]);
});

it('tells below the output how many places Spotify hides', async () => {
	callWire(() => ({
		body: {
			snapshot_id: 'S',
			items: { items: [{ item: { uri: uriOf(1) } }, { item: null }], total: 2, limit: 100 },
		},
	}));
	const { items, hints } = await runSpotify({
		parameters: { resource: 'playlist', operation: 'syncItems', playlistId: MINE, uris: uriOf(1) },
		credentials: userOAuth2(),
	});
	expect(jsonOf(items)).toMatchObject([{ changed: false }]);
	expect(hints.join()).toContain("does not show 1 of the playlist's entries");
});
