import { digestOf } from '../../../spotify/events/digest';
import { addedItems, packHeld } from '../../../spotify/events/playlistItemAdded';
import { removedItems } from '../../../spotify/events/playlistItemRemoved';
import type { HeldItem } from '../../../spotify/events/playlistContents';

const PLAYLIST = '37i9dQZF1DXcBWIGoYBM5M';

/** A song that was added in that second; without a name it has left Spotify's catalogue. */
const held = (name: string | null, second: number): HeldItem => {
	const uri = name && `spotify:track:${name}`;
	return {
		uri,
		addedAt: `2026-01-01T00:00:0${second}Z`,
		addedBy: 'nora',
		entry: { position: 0, value: { item: uri && { uri } } },
	};
};
const [a, b] = [held('a', 1), held('b', 2)];
const goneB = held(null, 2);
/** A place of which Spotify shows nothing at all. */
const nothing: HeldItem = {
	uri: null,
	addedAt: '',
	addedBy: '',
	entry: { position: 0, value: null },
};
const many = (count: number): HeldItem[] =>
	Array.from({ length: count }, (_, n) => held(`song${n}`, n % 10));

/** What Spotify may not say at one look, and say at the next. */
const LEFT_OUT: Array<[string, (song: HeldItem) => HeldItem]> = [
	['by whom', (song) => ({ ...song, addedBy: '' })],
	['when', (song) => ({ ...song, addedAt: '' })],
	['when and by whom', (song) => ({ ...song, addedAt: '', addedBy: '' })],
];

describe('what a playlist holds that it did not hold', () => {
	const added = (before: HeldItem[], now: HeldItem[]) =>
		addedItems(PLAYLIST, now, packHeld(before)).map(({ at }) => at);

	it('is told with its time, and with the place that it has', () => {
		expect(added([a], [b, a])).toEqual([b.addedAt]);
	});

	it('is told as often as it is there', () => {
		expect(added([a], [a, a, a])).toEqual([a.addedAt, a.addedAt]);
	});

	it('is nothing where the order is another', () => {
		expect(added([a, b], [b, a])).toEqual([]);
	});

	it('is neither what leaves the catalogue nor what comes back to it', () => {
		expect(added([a, b], [a, goneB])).toEqual([]);
		expect(added([a, goneB], [a, b])).toEqual([]);
	});

	/** Looks at one state after the other; gives how much each look tells. */
	const looks = (...states: HeldItem[][]): number[] => {
		let known = packHeld(states[0] ?? []);
		return states.slice(1).map((state) => {
			const events = addedItems(PLAYLIST, state, known);
			known = packHeld(state, known);
			return events.length;
		});
	};
	const songs = many(300);
	const nulls = songs.map((song) => ({ ...held(null, 0), addedAt: song.addedAt }));

	it.each([
		['keep their times', nulls],
		['are null as a whole', songs.map(() => nothing)],
	])('is none of 300 that are null for a while, where they %s', (_how, gone) => {
		expect(looks(songs, gone, songs, gone, songs)).toEqual([0, 0, 0, 0]);
		expect(looks(gone, songs, gone, songs)).toEqual([0, 0, 0]);
	});

	it.each(LEFT_OUT)('is none of 300 of which Spotify does not say %s for a while', (_, toVague) => {
		const vague = songs.map(toVague);
		const half = songs.map((song, n) => (n % 2 === 0 ? song : toVague(song)));
		expect(looks(songs, vague, songs, half, vague, songs)).toEqual([0, 0, 0, 0, 0]);
		expect(looks(vague, songs, vague)).toEqual([0, 0]);
		const added = { ...held('new', 9), addedAt: '2026-02-01T00:00:00Z' };
		expect(looks(songs, [...vague, added], [...songs, added])).toEqual([1, 0]);
		expect(looks(vague, [...vague, added, added])).toEqual([2]);
	});

	it('is known as older versions have stored it, with who has added it', () => {
		const stored = [a, b]
			.map(({ uri, addedAt, addedBy }) => digestOf([uri, addedAt, addedBy].join(' ')))
			.join('');
		expect(addedItems(PLAYLIST, [a, b], stored)).toEqual([]);
		expect(addedItems(PLAYLIST, [a, b], packHeld([a, nothing], stored))).toEqual([]);
	});

	it('is told while others are null, and after they have come back', () => {
		const [c, d] = [held('c', 8), held('d', 9)];
		expect(looks([a, b], [a, nothing, c], [a, b, c, d])).toEqual([1, 1]);
		expect(looks([nothing, b], [nothing, b, c], [a, b, c])).toEqual([1, 0]);
	});

	it('does not make what is known grow without end where some places stay null', () => {
		let known = packHeld([nothing, ...many(10)]);
		for (let round = 0; round < 50; round += 1) {
			known = packHeld(
				[nothing, ...many(10).map((one) => ({ ...one, addedAt: `${round}` }))],
				known,
			);
		}
		expect(known.length / 6).toBeLessThanOrEqual(2 * 11);
	});
});

describe('what a playlist held and holds no longer', () => {
	const line = ({ uri, addedAt, addedBy }: HeldItem) => ({ uri: uri ?? '', addedAt, addedBy });
	/** Looks at one state after the other; gives what each look tells. */
	const looks = (...states: HeldItem[][]): unknown[] => {
		let known = (states[0] ?? []).map(line);
		return states.slice(1).map((state) => {
			const seen = removedItems(PLAYLIST, state.map(line), known, 0);
			known = seen.lines;
			return seen.events.map(({ value }) => (value as { item: { uri: string } }).item.uri);
		});
	};

	it('is told by what was kept of it', () => {
		expect(looks([a, b], [a])).toEqual([[b.uri]]);
	});

	it('is told as often as it was there', () => {
		expect(looks([a, a, a, b], [a, b])).toEqual([[a.uri, a.uri]]);
	});

	it('is nothing where the order is another, or something is new', () => {
		expect(looks([a], [b, a], [a, b])).toEqual([[], []]);
	});

	it('is not what has only left the catalogue; once that is removed, it is told by its URI', () => {
		expect(looks([a, b], [a, goneB], [a])).toEqual([[], [b.uri]]);
	});

	it('is not what has left the catalogue and come back', () => {
		expect(looks([a, b], [a, goneB], [a, b], [a])).toEqual([[], [], [b.uri]]);
	});

	it.each([
		[
			'keep their times',
			(song: HeldItem): HeldItem => ({ ...held(null, 0), addedAt: song.addedAt }),
		],
		['are null as a whole', (): HeldItem => nothing],
	])('is none of 300 that are null for a while, where they %s', (_how, toNull) => {
		const songs = many(300);
		const gone = songs.map(toNull);
		expect(looks(songs, gone, songs, gone, songs, songs.slice(1)).map((told) => told)).toEqual([
			[],
			[],
			[],
			[],
			[songs[0]?.uri],
		]);
	});

	it.each(LEFT_OUT)('is none of 300 of which Spotify does not say %s for a while', (_, toVague) => {
		const songs = many(300);
		const vague = songs.map(toVague);
		const half = songs.map((song, n) => (n % 2 === 0 ? song : toVague(song)));
		const told = looks(songs, vague, songs, half, vague, songs, vague.slice(1), songs.slice(2));
		expect(told).toEqual([[], [], [], [], [], [songs[0]?.uri], [songs[1]?.uri]]);
		expect(looks(vague, songs, songs.slice(1))).toEqual([[], [songs[0]?.uri]]);
	});

	it('is told where as much comes to be null', () => {
		expect(looks([a, b], [nothing], [b])).toEqual([[b.uri], [a.uri]]);
	});

	it('is nothing that anybody could name where it had left the catalogue before the first look', () => {
		expect(looks([a, goneB], [a])).toEqual([[]]);
	});

	it('is told of what is removed when the same second has another that was gone before', () => {
		const otherOfB = held('c', 2);
		expect(looks([goneB, otherOfB], [goneB], [])).toEqual([[otherOfB.uri], []]);
	});
});
