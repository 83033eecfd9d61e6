import { playHistory } from '../../../spotify/events/playHistory';
import type { WatchTools } from '../../../spotify/events/types';
import { succeeded } from '../../../spotify/failures/outcome';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import { createFakeClock } from '../../support/fakeClock.mts';

const toolsFor = (play: object): WatchTools => ({
	send: async () => succeeded({ items: [{ played_at: '2026-11-28T10:00:00Z', ...play }] }),
	clock: createFakeClock(),
	signal: undefined,
	capabilities: createCapabilities(),
	maxConcurrency: 1,
	actsForUser: true,
	values: {},
	output: 'raw',
});

/** What an event has beside the play. */
async function fieldsOf(play: object): Promise<unknown> {
	const latest = await playHistory.latest('', toolsFor(play));
	return latest.ok ? latest.value.map(({ also }) => also) : latest.failure;
}

it('a play says by whom it is, on which album, and from what it was played', async () => {
	const track = {
		uri: 'spotify:track:1',
		album: { id: 'album' },
		artists: [{ id: 'a' }, { id: 'b' }],
	};
	const context = { type: 'playlist', uri: 'spotify:playlist:1' };
	expect(await fieldsOf({ track, context })).toEqual([
		{
			artistIds: 'a, b',
			albumId: 'album',
			contextType: 'playlist',
			contextUri: 'spotify:playlist:1',
		},
	]);
});

it.each([{ track: { uri: 'spotify:track:1', artists: [{}] }, context: null }, { track: {} }])(
	'has every field where Spotify leaves it out: %j',
	async (play) => {
		expect(await fieldsOf(play)).toEqual([
			{ artistIds: null, albumId: null, contextType: null, contextUri: null },
		]);
	},
);
