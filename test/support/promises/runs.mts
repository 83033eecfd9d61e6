import { fc } from '../fc.mts';
import type { PlaylistJob } from '../../../spotify/playlists/target';
import { MAX_LATE_MS, MAX_READ_AGE_MS } from '../../../spotify/playlists/memory/changes';
import { addItems } from '../../../spotify/playlists/addItems';
import { removeItems } from '../../../spotify/playlists/removeItems';
import { replaceItems } from '../../../spotify/playlists/replaceItems';
import { syncItems } from '../../../spotify/playlists/syncItems';
import type { Held, Reality } from '../fakePlaylist.mts';
import { uriOf, type Fault, type Lookup } from '../fakePlaylistApi.mts';

/** Beyond this, the items are somebody else's. */
export const OTHERS = 5_000;

const acts: fc.Arbitrary<Fault['acts']> = fc.oneof(
	fc.boolean(),
	fc.integer({ min: 1, max: MAX_LATE_MS }),
);
/** What goes wrong with a request, or nothing. */
export const aFault: fc.Arbitrary<Partial<Fault> | undefined> = fc.oneof(
	{ weight: 5, arbitrary: fc.constant(undefined) },
	{
		weight: 5,
		arbitrary: fc.record({
			acts,
			answer: fc.constantFrom<Fault['answer'][]>('lost', 'cut', 500, 502, 503, 504),
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ answer: 429 } as const) },
	{ weight: 1, arbitrary: fc.constant({ answer: 'neverSent' } as const) },
	{ weight: 1, arbitrary: fc.constant({ tokenEnds: true }) },
);
/** Rarely: everything fails for good, or the run is stopped. */
const anEnd: fc.Arbitrary<Partial<Fault> | undefined> = fc.oneof(
	{ weight: 9, arbitrary: fc.constant(undefined) },
	{ weight: 1, arbitrary: fc.record({ acts: fc.boolean(), answer: fc.constant('lost' as const) }) },
	{ weight: 1, arbitrary: fc.record({ acts: fc.boolean(), answer: fc.constant(503 as const) }) },
	{ weight: 1, arbitrary: fc.record({ acts: fc.boolean(), stops: fc.constant(true) }) },
);

const aUri = fc.nat(120).map(uriOf);
const aList = fc.oneof(
	{ weight: 3, arbitrary: fc.array(aUri, { maxLength: 8 }) },
	{ weight: 2, arbitrary: fc.array(aUri, { maxLength: 30 }) },
	{ weight: 1, arbitrary: fc.array(fc.nat(400).map(uriOf), { minLength: 90, maxLength: 220 }) },
);
const anEntry = fc.oneof(
	{ weight: 30, arbitrary: aUri },
	{ weight: 1, arbitrary: fc.constant<Held>(null) },
);
const aPlaylist = fc.oneof(
	{ weight: 4, arbitrary: fc.array(anEntry, { maxLength: 30 }) },
	{ weight: 1, arbitrary: fc.array(anEntry, { minLength: 90, maxLength: 180 }) },
);

const KINDS = ['add', 'insert', 'skip', 'replace', 'sync', 'edit', 'again', 'remove'] as const;
export type Kind = (typeof KINDS)[number];

export const JOBS: Readonly<Record<Kind, PlaylistJob<never>>> = {
	add: addItems,
	insert: addItems,
	skip: addItems,
	replace: replaceItems,
	sync: syncItems,
	edit: syncItems,
	again: syncItems,
	remove: removeItems,
};

/** How Spotify hides what was written, and what it says of it when asked. */
export interface Hiding {
	/** One in so many items; 0 for none. */
	oneIn: number;
	forMs: number;
	lookup: Lookup;
}

const aHiding: fc.Arbitrary<Hiding> = fc.oneof(
	{ weight: 3, arbitrary: fc.constant({ oneIn: 0, forMs: 0, lookup: 'found' } as const) },
	{
		weight: 2,
		arbitrary: fc.record({
			oneIn: fc.constantFrom(3, 10),
			forMs: fc.constantFrom(Infinity, Infinity, 6_000),
			lookup: fc.constantFrom<Lookup[]>('missing', 'unplayable', 'found', 'failing'),
		}),
	},
);

/** What somebody else does, at a moment. */
const anIntrusion = fc.record({
	atMs: fc.nat(15_000),
	what: fc.constantFrom('append', 'top', 'remove', 'move'),
	place: fc.nat(1_000),
});

const aStep = fc.record({
	kind: fc.constantFrom(...KINDS),
	lists: fc.array(aList, { minLength: 1, maxLength: 3 }),
	keepDates: fc.boolean(),
	pauseMs: fc.constantFrom(0, 0, 300, 1_500, 100_000),
	/** Whether *Only If Changed Since* follows, and which of the snapshots told by then it is given. */
	look: fc.option(fc.nat(), { freq: 2 }),
	seed: fc.nat(),
});

export const aRun = fc.record({
	before: aPlaylist,
	steps: fc.array(aStep, { minLength: 1, maxLength: 3 }),
	faults: fc.array(aFault, { maxLength: 25 }),
	end: anEnd,
	/** When the run is stopped, whatever it does then: mostly never. */
	stopsAtMs: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(Infinity) },
		{ weight: 1, arbitrary: fc.nat(1_500) },
		{ weight: 1, arbitrary: fc.nat(20_000) },
	),
	/** Nothing fails any more once a job has failed, and who was stopped is started again. */
	recovers: fc.boolean(),
	intrusions: fc.oneof(fc.constant([]), fc.array(anIntrusion, { maxLength: 2 })),
	latencyMs: fc.constantFrom(0, 1, 150),
	maxAgeMs: fc.constantFrom(0, 600, MAX_READ_AGE_MS),
	maxLagMs: fc.constantFrom(0, 30_000, 60_000),
	hasThirdSnapshot: fc.boolean(),
	isRestless: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
	looksUpSeveral: fc.boolean(),
	hiding: aHiding,
	/** Whether Spotify removes by its URI what it hides, of which nothing is documented. */
	removesHidden: fc.boolean(),
	seed: fc.nat(),
});

export type Run = typeof aRun extends fc.Arbitrary<infer T> ? T : never;
export type Step = Run['steps'][number];

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export const numberIn = (uri: string): number => Number(uri.slice(-6));

export const isHiding = ({ oneIn }: Hiding, uri: string): boolean =>
	oneIn > 0 && numberIn(uri) < OTHERS && numberIn(uri) % oneIn === 0;

export function realityOf({ maxAgeMs, maxLagMs, hiding, seed, ...run }: Run): Partial<Reality> {
	const random = randomFrom(seed);
	return {
		readAgeMs: () => Math.floor(random() * maxAgeMs),
		snapshotLagMs: () => Math.floor(random() * maxLagMs),
		hides: (uri, heldForMs) =>
			isHiding(hiding, uri) && (hiding.forMs === Infinity || heldForMs < hiding.forMs),
		hasThirdSnapshot: run.hasThirdSnapshot,
		isRestless: run.isRestless,
		removesHidden: run.removesHidden,
	};
}

/**
 * Somebody else changes what is his own, or what nobody here asks for; what he takes out, or moves,
 * which may then be on none of the pages that are read one after another.
 */
export function intrude(
	held: readonly Held[],
	run: Run,
	index: number,
): { left: Held[]; touched: Held[] } {
	const { what = 'append', place = 0 } = run.intrusions[index] ?? {};
	const asked = new Set<Held>(run.steps.flatMap(({ lists }) => lists.flat()));
	const his = uriOf(OTHERS + index);
	if (what === 'append') return { left: [...held, his], touched: [] };
	if (what === 'top') return { left: [his, ...held], touched: [] };
	const free = [...held.keys()].filter((at) => held[at] !== null && !asked.has(held[at] ?? null));
	const at = free[place % Math.max(1, free.length)];
	if (at === undefined) return { left: [...held], touched: [] };
	const touched = held.slice(at, at + 1);
	const rest = held.toSpliced(at, 1);
	const to = place % (rest.length + 1);
	return { left: what === 'remove' ? rest : rest.toSpliced(to, 0, ...touched), touched };
}

/** Gives all that a playlist holds, shown or hidden: what a sync that is repeated asks for. */
export const again = (held: readonly Held[]): string[] => held.filter((one) => one !== null);

/** A few items of a list elsewhere, one gone and one new: what a sync edits. */
export function edited(held: readonly Held[], seed: number): string[] {
	const list = held.filter((one) => one !== null);
	const [from, to] = [seed % (list.length + 1), (seed >> 8) % (list.length + 1)];
	list.push(...list.splice(from, 3));
	list.splice(to, 1);
	list.splice(to, 0, uriOf(1_001));
	return list;
}
