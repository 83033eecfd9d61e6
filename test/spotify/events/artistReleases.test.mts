import { events } from '../../../spotify/events';
import type { WatchTools } from '../../../spotify/events/types';
import { createFakeSpotify } from '../../support/events/fakeSpotify.mts';

const ARTIST = '4gzpq5DPGxSnKTe4SA8HAU';
const HOUR_MS = 3_600_000;

/** Looks at an artist of whom nothing is new, at these times; gives how many requests each look takes. */
async function requestsOfLooks(...timesMs: number[]): Promise<number[]> {
	const albums = [{ id: 'a', release_date: '2026-01-01' }];
	const spotify = createFakeSpotify(() => albums);
	let nowMs = 0;
	const tools = {
		send: spotify.send,
		clock: { nowMs: () => nowMs },
		values: { includeGroups: ['album', 'single'] },
		output: 'simplified',
	} as unknown as WatchTools;
	let known: unknown;
	const counts: number[] = [];
	for (const timeMs of timesMs) {
		nowMs = timeMs;
		const before = spotify.requests.length;
		const look = await events.artistReleased.watch.begin([ARTIST], tools);
		const sight = await look(ARTIST, known);
		if (!sight.ok) throw new Error(sight.failure.message);
		known = sight.value.next;
		counts.push(spotify.requests.length - before);
	}
	return counts;
}

const START_MS = Date.UTC(2026, 5, 1);

it('asks once for an artist of whom nothing is new, and for each group once a day', async () => {
	const times = [0, 1, 23, 24, 25].map((hours) => START_MS + hours * HOUR_MS);
	expect(await requestsOfLooks(...times)).toEqual([3, 1, 1, 3, 1]);
});

it('does not wait for a clock that was set back', async () => {
	const times = [0, -48, -47].map((hours) => START_MS + hours * HOUR_MS);
	expect(await requestsOfLooks(...times)).toEqual([3, 3, 1]);
});

describe('a look that is to send one request only', () => {
	const day = (date: number): string => `2026-05-${String(date).padStart(2, '0')}`;

	/** Looks again and again, and says what was told and how many requests it took. */
	function looking(albums: Array<{ id: string; release_date: string }>) {
		const spotify = createFakeSpotify((_, { include_groups: groups }) =>
			groups === 'single' ? [] : albums,
		);
		const tools = {
			send: spotify.send,
			clock: { nowMs: () => Date.UTC(2026, 4, 20) },
			values: { includeGroups: ['album', 'single'] },
			output: 'simplified',
			mayLookCloser: () => false,
		} as unknown as WatchTools;
		let known: unknown;
		return async (): Promise<{ told: unknown[]; requests: number }> => {
			const before = spotify.requests.length;
			const look = await events.artistReleased.watch.begin([ARTIST], tools);
			const sight = await look(ARTIST, known);
			if (!sight.ok) throw new Error(sight.failure.message);
			known = JSON.parse(JSON.stringify(sight.value.next));
			return {
				told: sight.value.events.map(({ value }) => (value as { id: string }).id),
				requests: spotify.requests.length - before,
			};
		};
	}

	it.each([3, 10, 40])('takes %d releases for the base', async (count) => {
		const albums = Array.from({ length: count }, (_, index) => ({
			id: `old${index}`,
			release_date: day(20 - (index % 19)),
		}));
		const look = looking(albums);
		expect(await look()).toEqual({ told: [], requests: 1 });
		expect(await look()).toEqual({ told: [], requests: 1 });
		albums.unshift({ id: 'new', release_date: day(20) });
		expect(await look()).toEqual({ told: ['new'], requests: 3 });
		expect(await look()).toEqual({ told: [], requests: 1 });
		albums.unshift({ id: 'newer', release_date: day(21) }, { id: 'newest', release_date: day(22) });
		expect((await look()).told.sort()).toEqual(['newer', 'newest']);
	});
});
