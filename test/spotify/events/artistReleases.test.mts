import { events } from '../../../spotify/events';
import type { WatchTools } from '../../../spotify/events/types';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import { withPageSizes } from '../../../spotify/pipeline/withPageSizes';
import { autoClock } from '../../support/autoClock.mts';
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

describe('one release under several IDs', () => {
	interface Release {
		id: string;
		name: string;
		release_date: string;
		album_type: string;
		total_tracks: number;
	}
	const release = (id: string, also: Partial<Release> = {}): Release => ({
		id,
		name: 'AM',
		release_date: '2026-05-22',
		album_type: 'album',
		total_tracks: 12,
		...also,
	});
	const old = Array.from({ length: 30 }, (_, n) =>
		release(`old${n}`, { name: `Old ${n}`, release_date: `2025-0${9 - Math.floor(n / 4)}-01` }),
	);

	/** What looks tell of an artist: at the first, and as releases are added. */
	async function told(lookIn: string, ...added: Release[][]): Promise<unknown[]> {
		let albums = old;
		const spotify = createFakeSpotify(
			(path, { include_groups: groups }) => {
				if (path === `/artists/${ARTIST}`) return undefined;
				return groups === 'single' ? [] : albums;
			},
			() => ({ name: 'Arctic Monkeys' }),
		);
		const tools = {
			send: withPageSizes(spotify.send, { capabilities: createCapabilities(), clock: autoClock }),
			clock: { nowMs: () => Date.UTC(2026, 4, 22) },
			values: { includeGroups: ['album', 'single'], lookIn },
			output: 'simplified',
		} as unknown as WatchTools;
		let known: unknown;
		const all: unknown[] = [];
		for (const news of [[], ...added]) {
			albums = [...news, ...albums];
			const look = await events.artistReleased.watch.begin([ARTIST], tools);
			const sight = await look(ARTIST, known);
			if (!sight.ok) throw new Error(sight.failure.message);
			known = JSON.parse(JSON.stringify(sight.value.next));
			all.push(sight.value.events.map(({ value }) => (value as Release).id));
		}
		return all;
	}
	const by = (one: Release) => ({ ...one, artists: [{ id: ARTIST }] });

	it.each(['albums', 'search'])(
		'is one event, at once or one after another: %s',
		async (lookIn) => {
			const looks = [
				[release('eu'), release('us')],
				[release('au', { name: 'Am' })],
				[release('eu2'), release('x', { name: 'X' })],
			].map((looked) => looked.map(by));
			expect(await told(lookIn, ...looks)).toEqual([
				[],
				[expect.stringMatching(/^(eu|us)$/)],
				[],
				['x'],
			]);
		},
	);

	it('is none where it is of what is known', async () => {
		expect(await told('albums', [{ ...release('old0again'), ...old[0], id: 'again' }])).toEqual([
			[],
			[],
		]);
	});

	it.each([{ name: 'AM II' }, { total_tracks: 1 }, { album_type: 'single' }])(
		'is another one with %j',
		async (also) => {
			expect(await told('albums', [release('a')], [release('b', also)])).toEqual([
				[],
				['a'],
				['b'],
			]);
		},
	);
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
