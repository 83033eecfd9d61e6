import fc from 'fast-check';
import { countsOf, without } from '../../../spotify/values/counts';
import type { PlaylistJob } from '../../../spotify/playlists/target';
import type { Listing } from '../../../spotify/paging/types';
import { addItems } from '../../../spotify/playlists/addItems';
import { removeItems } from '../../../spotify/playlists/removeItems';
import { replaceItems } from '../../../spotify/playlists/replaceItems';
import { syncItems } from '../../../spotify/playlists/syncItems';
import type { Entry, Held, Reality } from '../../support/fakePlaylist.mts';
import {
	createFakePlaylistApi,
	uriOf,
	type FakePlaylistApi,
	type Fault,
	type Lookup,
} from '../../support/fakePlaylistApi.mts';
import { fitsBoth, joinedReadings, readingOf } from '../../support/histories.mts';

/**
 * The same runs each time, unless others are asked for: `PROMISE_RUNS=10000 npx jest promises` takes
 * some minutes, and says the seed of what it finds.
 */
const RUNS = Number(process.env.PROMISE_RUNS ?? 300);
const SEED = process.env.PROMISE_RUNS === undefined ? { seed: 1 } : {};

/** What is carried out late, and how old reads are: what Spotify was seen to do, and more. */
const LATEST_MS = 7_900;
const OLDEST_MS = 2_000;

/** Beyond this, the items are somebody else's. */
const OTHERS = 5_000;

const acts: fc.Arbitrary<Fault['acts']> = fc.oneof(
	fc.boolean(),
	fc.integer({ min: 1, max: LATEST_MS }),
);
const aFault: fc.Arbitrary<Partial<Fault> | undefined> = fc.oneof(
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

const KINDS = ['add', 'insert', 'skip', 'replace', 'sync', 'edit', 'remove'] as const;
type Kind = (typeof KINDS)[number];

const JOBS: Readonly<Record<Kind, PlaylistJob<never>>> = {
	add: addItems,
	insert: addItems,
	skip: addItems,
	replace: replaceItems,
	sync: syncItems,
	edit: syncItems,
	remove: removeItems,
};

/** How Spotify hides what was written, and what it says of it when asked. */
interface Hiding {
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
	seed: fc.nat(),
});

const aRun = fc.record({
	before: aPlaylist,
	steps: fc.array(aStep, { minLength: 1, maxLength: 3 }),
	faults: fc.array(aFault, { maxLength: 25 }),
	end: anEnd,
	intrusions: fc.oneof(fc.constant([]), fc.array(anIntrusion, { maxLength: 2 })),
	latencyMs: fc.constantFrom(0, 1, 150),
	maxAgeMs: fc.constantFrom(0, 600, OLDEST_MS),
	maxLagMs: fc.constantFrom(0, 30_000, 60_000),
	hasThirdSnapshot: fc.boolean(),
	isRestless: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
	looksUpSeveral: fc.boolean(),
	hiding: aHiding,
	seed: fc.nat(),
});

type Run = typeof aRun extends fc.Arbitrary<infer T> ? T : never;
type Step = Run['steps'][number];

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

const numberIn = (uri: string): number => Number(uri.slice(-6));

const isHiding = ({ oneIn }: Hiding, uri: string): boolean =>
	oneIn > 0 && numberIn(uri) < OTHERS && numberIn(uri) % oneIn === 0;

function realityOf({ maxAgeMs, maxLagMs, hiding, seed, ...run }: Run): Partial<Reality> {
	const random = randomFrom(seed);
	return {
		readAgeMs: () => Math.floor(random() * maxAgeMs),
		snapshotLagMs: () => Math.floor(random() * maxLagMs),
		hides: (uri, heldForMs) =>
			isHiding(hiding, uri) && (hiding.forMs === Infinity || heldForMs < hiding.forMs),
		hasThirdSnapshot: run.hasThirdSnapshot,
		isRestless: run.isRestless,
	};
}

/**
 * Somebody else changes what is his own, or what nobody here asks for; what he takes out, or moves,
 * which may then be on none of the pages that are read one after another.
 */
function intrude(
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

/** A few items of a list elsewhere, one gone and one new: what a sync edits. */
function edited(held: readonly Held[], seed: number): string[] {
	const list = held.filter((one) => one !== null);
	const [from, to] = [seed % (list.length + 1), (seed >> 8) % (list.length + 1)];
	list.push(...list.splice(from, 3));
	list.splice(to, 1);
	list.splice(to, 0, uriOf(1_001));
	return list;
}

const count = { runs: 0, jobs: 0, complete: 0, lost: 0, doubled: 0, datesLost: 0, inDoubt: 0 };

const told = (listings: readonly Listing[], what: 'missing' | 'uncertain'): string[] =>
	listings.flatMap(({ failure }) => failure?.unwritten?.[what] ?? []);

/** One job: what was there, what was asked for, and what came of it. */
interface Ended {
	step: Step;
	asked: readonly string[];
	position: number;
	before: readonly Entry[];
	after: readonly Entry[];
	listings: readonly Listing[];
	run: Run;
	/** What somebody else has taken out until then. */
	taken: readonly Held[];
}

const urisIn = (entries: readonly Entry[]): Held[] => entries.map(({ uri }) => uri);

/** What of the items asked for should be there, each as often as it should. */
function dueOf({ step: { kind }, asked, before, run }: Ended): string[] {
	const had = urisIn(before).filter((uri) => uri !== null);
	switch (kind) {
		case 'add':
		case 'insert':
			return [...had, ...asked];
		case 'skip': {
			// Of what is hidden nobody sees how often it is there: once is enough.
			const isOnce = (uri: string): boolean => asked.includes(uri) && isHiding(run.hiding, uri);
			const once = had.filter((uri, at) => !isOnce(uri) || had.indexOf(uri) === at);
			return [...once, ...new Set(asked.filter((uri) => !had.includes(uri)))];
		}
		case 'remove':
			return had.filter((uri) => !asked.includes(uri));
		default:
			return [...asked];
	}
}

/** What may be there although it was not asked for: what is hidden, and what is somebody else's. */
const isLeft = (uri: Held, { run, step, taken }: Ended): boolean =>
	uri === null ||
	taken.includes(uri) ||
	numberIn(uri) >= OTHERS ||
	((step.kind === 'sync' || step.kind === 'edit') && isHiding(run.hiding, uri));

/**
 * Whether an item may be taken for a null that is there: Spotify says that it is not available, so
 * that nobody can tell whether it is one of those it hides.
 */
const mayBeNull = (uri: Held, { run, step, before }: Ended): boolean =>
	uri !== null &&
	['skip', 'sync', 'edit'].includes(step.kind) &&
	['missing', 'unplayable'].includes(run.hiding.lookup) &&
	isHiding(run.hiding, uri) &&
	before.some((entry) => entry.uri === null || isHiding(run.hiding, entry.uri));

/** Of what was lost, what somebody else has taken out. */
const notByOthers = (lost: readonly string[], { taken }: Ended): string[] =>
	without<Held>(lost, taken).filter((uri) => uri !== null);

function judgeComplete(ended: Ended): void {
	const after = urisIn(ended.after).filter((uri) => uri !== null);
	const due = dueOf(ended);
	const lost = notByOthers(without(due, after), ended).filter((uri) => !mayBeNull(uri, ended));
	const doubled = without(after, mostOf(ended, due)).filter((uri) => !isLeft(uri, ended));
	count.complete += 1;
	count.lost += lost.length;
	count.doubled += doubled.length;
	expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
	if (ended.run.intrusions.length > 0 || ended.run.hiding.oneIn > 0) return;
	const { kind } = ended.step;
	expect(after).toEqual(kind === 'insert' ? insertedIn(ended) : due);
}

/** What may be there at the most: of what is hidden and was there, that it stays is fine too. */
const mostOf = ({ step, before }: Ended, due: readonly string[]): string[] => {
	const had = urisIn(before).filter((uri) => uri !== null);
	return step.kind === 'skip' ? [...due, ...without(had, due)] : [...due];
};

/** What an insertion makes of a playlist, with the nulls of it left out. */
const insertedIn = ({ before, asked, position }: Ended): Held[] =>
	urisIn(before)
		.toSpliced(position, 0, ...asked)
		.filter((uri) => uri !== null);

/** What is there more often than before and than it was asked for, or less often without being told. */
function judgeFailed(ended: Ended): void {
	const { step, asked, before, after, listings } = ended;
	const [missing, uncertain] = [told(listings, 'missing'), told(listings, 'uncertain')];
	const held = urisIn(after).filter((uri) => uri !== null);
	const had = urisIn(before).filter((uri) => uri !== null);
	const due = dueOf(ended);
	const isAdding = step.kind === 'add' || step.kind === 'insert' || step.kind === 'skip';
	const isAsked = (uri: string): boolean => asked.includes(uri);
	if (step.kind === 'remove') {
		const open = new Set([...missing, ...uncertain]);
		expect(held.filter((uri) => isAsked(uri) && !open.has(uri))).toEqual([]);
		expect(notByOthers(without(due, held), ended)).toEqual([]);
		return;
	}
	const most = isAdding ? mostOf(ended, due) : [...had, ...without(due, had)];
	// What is hidden is looked at once all is written, which it did not come to.
	const doubled = without(held, most).filter(
		(uri) => !isLeft(uri, ended) && !isHiding(ended.run.hiding, uri),
	);
	const untold = without(without(due, held), [...missing, ...uncertain]);
	const lost = notByOthers(untold, ended).filter((uri) => isAsked(uri) && !mayBeNull(uri, ended));
	count.lost += lost.length;
	count.doubled += doubled.length;
	expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
	// Of what is skipped where it is there, a repeat may be told as missing too.
	if (isAdding && step.kind !== 'skip') {
		expect(without(missing, without(due, held))).toEqual([]);
	}
}

/** What stays keeps its date: it is the same entry, wherever it is. */
function judgeDates({ step, asked, before, after, run, taken }: Ended): void {
	const isSync = step.kind === 'sync' || step.kind === 'edit';
	const keepsAll = step.kind === 'add' || step.kind === 'insert' || step.kind === 'skip';
	if (!(keepsAll || (isSync && step.keepDates))) return;
	const [has, wants] = [countsOf(urisIn(before)), countsOf<Held>(asked)];
	const still = new Set(after);
	const staying = before.filter(({ uri }) => {
		if (uri === null) return true;
		// Of what is there too often, and of what may be hidden, nobody can tell which is which.
		if (isHiding(run.hiding, uri)) return false;
		return keepsAll || (wants.get(uri) ?? 0) >= (has.get(uri) ?? 0);
	});
	const gone = staying.filter((entry) => !still.has(entry));
	const unasked = without<Held>(urisIn(gone), taken);
	count.datesLost += unasked.length;
	expect(unasked).toEqual([]);
}

/**
 * Whether what is said to be unknown is: nothing could be read that proves either, the run was
 * stopped, or what was read fits both histories.
 */
function isTrulyUnknown(api: FakePlaylistApi, { step, listings }: Ended, from: number): boolean {
	if (api.stop.signal.aborted) return true;
	const uncertain = new Set(told(listings, 'uncertain'));
	const given = api.answers.slice(from);
	// Of a playlist that could not be read before anything was written, nothing is known.
	if (given.every(({ request }) => request.method === 'GET')) return true;
	const lostAt = given.findLastIndex(
		({ request, answer }) =>
			request.method !== 'GET' &&
			(!answer.ok || answer.value.status >= 500 || answer.value.body === ''),
	);
	const lost = given[lostAt];
	// What was answered is unknown only where it may have been hidden before, and nobody could look.
	if (!lost) return !given.at(-1)?.answer.ok || isFailing(given.at(-1));
	const provenFromMs = lost.atMs + LATEST_MS + OLDEST_MS;
	const later = given.slice(lostAt + 1).filter(({ atMs }) => atMs >= provenFromMs);
	const readings = later.flatMap((one) => readingOf(one) ?? []);
	const seen = joinedReadings(readings);
	// Somebody has to have tried.
	if (!seen) return later.length > 0;
	if (step.kind === 'remove') return seen.includes(null);
	if (step.kind !== 'add' && step.kind !== 'insert' && step.kind !== 'skip') {
		// A whole list is planned anew from what is there, as long as that can be read.
		return !given.at(-1)?.answer.ok || isFailing(given.at(-1));
	}
	const body = lost.request.body as { uris: string[]; position?: number };
	if (body.uris.some((uri) => !uncertain.has(uri))) return false;
	const before = knownBefore(given.slice(0, lostAt));
	return before !== undefined && fitsBoth(before, body.position ?? before.length, body.uris, seen);
}

const isFailing = (given: FakePlaylistApi['answers'][number] | undefined): boolean =>
	given?.answer.ok === true && given.answer.value.status >= 500;

/** What could be known of a playlist before a write: what was read, and what was added since. */
function knownBefore(given: FakePlaylistApi['answers']): Array<Held | undefined> | undefined {
	const firstWrite = given.findIndex(({ request }) => request.method !== 'GET');
	const reads = firstWrite === -1 ? given : given.slice(0, firstWrite);
	const read = joinedReadings(reads.flatMap((one) => readingOf(one) ?? []));
	if (!read) return undefined;
	return given.slice(reads.length).reduce((held, { request, answer }) => {
		const isDone = request.method === 'POST' && answer.ok && answer.value.status === 201;
		if (!isDone || answer.value.body === '') return held;
		const { uris, position = held.length } = request.body as { uris: string[]; position?: number };
		return held.toSpliced(position, 0, ...uris);
	}, read);
}

async function runStep(
	api: FakePlaylistApi,
	run: Run,
	step: Step,
	taken: readonly Held[],
): Promise<boolean> {
	const { kind, seed, keepDates } = step;
	const before = api.playlist.entries;
	const from = api.answers.length;
	const lists = kind === 'edit' ? [edited(urisIn(before), seed)] : step.lists;
	const position = seed % (before.length + 1);
	const settings = {
		allowEmpty: true,
		keepDates,
		skipExisting: kind === 'skip',
		...(kind === 'insert' && { position }),
	};
	const listings = await api.start(JOBS[kind], lists, settings);
	const ended: Ended = {
		step,
		asked: lists.flat(),
		position,
		before,
		after: api.playlist.entries,
		listings,
		run,
		taken,
	};
	const failures = listings.flatMap(({ failure }) => (failure ? [failure] : []));
	const isRefused = failures.some((failure) => failure.kind === 'invalidInput');
	count.jobs += 1;
	if (failures.length === 0) judgeComplete(ended);
	else if (!isRefused) judgeFailed(ended);
	judgeDates(ended);
	const uncertain = told(listings, 'uncertain');
	if (uncertain.length > 0) {
		count.inDoubt += 1;
		expect(isTrulyUnknown(api, ended, from)).toBe(true);
	}
	return uncertain.length === 0 && !api.stop.signal.aborted;
}

it(`in ${RUNS} runs no item is lost or doubled unsaid, and no date that need not be`, async () => {
	const property = fc.asyncProperty(aRun, async (run) => {
		const { before, steps, faults, end, hiding, latencyMs, looksUpSeveral } = run;
		const faultAt = (_: unknown, index: number) => (index < faults.length ? faults[index] : end);
		const api = createFakePlaylistApi(before, faultAt, {
			...realityOf(run),
			latencyMs,
			looksUpSeveral,
			lookup: (uri) => (isHiding(hiding, uri) ? hiding.lookup : 'found'),
		});
		const startMs = api.clock.nowMs();
		const taken: Held[] = [];
		for (const [index, { atMs }] of run.intrusions.entries()) {
			const dueMs = startMs + atMs;
			const edit = (held: readonly Held[]): Held[] => {
				const { left, touched } = intrude(held, run, index);
				taken.push(...touched);
				return left;
			};
			api.later(dueMs, () => api.playlist.edit(edit, dueMs));
		}
		for (const step of steps) {
			if (!(await runStep(api, run, step, taken))) break;
			await api.clock.advance(step.pauseMs);
		}
		count.runs += 1;
	});
	// Of a run that fails the seed is worth more than a shorter one, which takes minutes to find.
	await fc.assert(property, { numRuns: RUNS, endOnFailure: true, ...SEED });
	expect(count).toMatchObject({ runs: RUNS, lost: 0, doubled: 0, datesLost: 0 });
	expect(count.complete).toBeGreaterThan(RUNS / 2);
}, 1_200_000);
