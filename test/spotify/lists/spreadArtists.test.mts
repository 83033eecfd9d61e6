import { fc, runs } from '../../support/fc.mts';
import { spreadArtists } from '../../../spotify/lists/spreadArtists';

const clash = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
	one.some((artist) => other.includes(artist));

const clashesIn = (artists: ReadonlyArray<readonly string[]>, order: readonly number[]): number =>
	order.filter((song, at) => at > 0 && clash(artists[order[at - 1] ?? -1], artists[song])).length;

const isPermutation = (order: readonly number[], length: number): boolean =>
	[...order].sort((a, b) => a - b).join() === [...Array(length).keys()].join();

const single = fc.array(
	fc.nat(5).map((n) => [`artist ${n}`]),
	{ maxLength: 40 },
);
/** Most songs are of one artist. */
const lopsided = fc.array(
	fc.oneof(
		{ weight: 3, arbitrary: fc.constant(['star']) },
		fc.nat(3).map((n) => [`artist ${n}`]),
	),
	{ maxLength: 30 },
);
const features = fc.array(
	fc.subarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 1, maxLength: 3 }),
	{ maxLength: 7 },
);

/** The fewest songs that follow one of the same artist, where each song has one artist. */
function fewest(artists: ReadonlyArray<readonly string[]>): number {
	const counts = new Map<string, number>();
	for (const [artist = ''] of artists) counts.set(artist, (counts.get(artist) ?? 0) + 1);
	const most = Math.max(0, ...counts.values());
	return Math.max(0, most - (artists.length - most) - 1);
}

it('has as few songs after one of the same artist as can be, where each has one artist', () => {
	fc.assert(
		fc.property(fc.oneof(single, lopsided), fc.string(), (artists, seed) => {
			const order = spreadArtists(artists, seed);
			expect(isPermutation(order, artists.length)).toBe(true);
			expect(clashesIn(artists, order)).toBe(fewest(artists));
		}),
		{ numRuns: runs(150) },
	);
});

/** Whether any order is without a clash, by trying all of them. */
function canBeSpread(
	artists: ReadonlyArray<readonly string[]>,
	left: readonly number[],
	last?: readonly string[],
): boolean {
	return (
		left.length === 0 ||
		left.some(
			(song, at) =>
				!clash(last, artists[song]) && canBeSpread(artists, left.toSpliced(at, 1), artists[song]),
		)
	);
}

it('has no artist twice in a row where that is possible, also where songs have guests', () => {
	fc.assert(
		fc.property(features, fc.string(), (artists, seed) => {
			const order = spreadArtists(artists, seed);
			expect(isPermutation(order, artists.length)).toBe(true);
			const isSpread = clashesIn(artists, order) === 0;
			expect(isSpread).toBe(canBeSpread(artists, [...artists.keys()]));
		}),
		{ numRuns: runs(150) },
	);
});

it('spreads the songs of an artist over the whole list', () => {
	const artists = Array.from({ length: 100 }, (_, n) => [n < 10 ? 'star' : `artist ${n}`]);
	const order = spreadArtists(artists, 'a seed');
	const places = order.flatMap((song, at) => (song < 10 ? [at] : []));
	const gaps = places.slice(1).map((place, nth) => place - (places[nth] ?? 0));
	expect(Math.max(...gaps)).toBeLessThan(30);
	expect(places[0]).toBeLessThan(15);
	expect(places.at(-1)).toBeGreaterThan(80);
});

it('another seed gives another order', () => {
	const artists = Array.from({ length: 50 }, (_, n) => [`artist ${n % 10}`]);
	expect(spreadArtists(artists, 'one')).not.toEqual(spreadArtists(artists, 'two'));
});

it.each([
	['of 500 artists', 500],
	['of which half are of one artist', 2],
	['all of one artist', 1],
])('is quick with 10,000 songs, %s', (_, artists) => {
	const songs = Array.from({ length: 10_000 }, (__, n) => [`artist ${n % artists}`]);
	const order = spreadArtists(songs, 'a seed');
	expect(clashesIn(songs, order)).toBe(fewest(songs));
});

const hasGuest = (n: number): boolean => n % 100 < 51;

it.each([
	['all of one artist', (n: number) => ['star', `guest ${n}`], 9_999],
	[
		'half of one artist',
		(n: number) => (n % 2 === 0 ? ['star', `guest ${n}`] : [`artist ${n}`]),
		0,
	],
	[
		'more than half of one artist',
		(n: number) => (hasGuest(n) ? [`guest ${n}`, 'star'] : [`artist ${n}`]),
		199,
	],
])('is quick with 10,000 songs with a guest each, %s', (_, artistsOf, least) => {
	const songs = Array.from({ length: 10_000 }, (__, n) => artistsOf(n));
	const started = process.cpuUsage();
	const order = spreadArtists(songs, 'a seed');
	// In milliseconds. A look at every song for each song takes tens of thousands, and n8n does nothing else meanwhile.
	expect(process.cpuUsage(started).user / 1000).toBeLessThan(4_000);
	expect(isPermutation(order, songs.length)).toBe(true);
	expect(clashesIn(songs, order)).toBe(least);
});
