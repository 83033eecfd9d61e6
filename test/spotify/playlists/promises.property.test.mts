import { fc, runs } from '../../support/fc.mts';
import type { Held } from '../../support/fakePlaylist.mts';
import { createFakePlaylistApi, type FakePlaylistApi } from '../../support/fakePlaylistApi.mts';
import {
	isTrulyUnknown,
	judgeComplete,
	judgeDates,
	judgeFailed,
	judgeFailedRemoval,
	NOTHING_WRONG,
	isInOrder,
	nullsLost,
	told,
	urisIn,
	wronglyMissing,
	wronglyRemoved,
	wroteNeedlessly,
	type Ended,
} from '../../support/promises/judge.mts';
import { faultOf, lookSince, snapshotIn, type Telling } from '../../support/promises/looks.mts';
import { TooManyHistories } from '../../support/promises/histories.mts';
import type { Listing } from '../../../spotify/paging/types';
import { MAX_READ_AGE_MS } from '../../../spotify/playlists/memory/changes';
import {
	again,
	aRun,
	edited,
	intrude,
	isHiding,
	JOBS,
	realityOf,
	type Kind,
	type Run,
	type Step,
} from '../../support/promises/runs.mts';

/**
 * The same runs each time, unless more are asked for: `RUNS_TIMES=10 npx jest promises` takes some
 * minutes, and says the seed and the path of what it finds; `PROMISE_SEED` and `PROMISE_PATH` run it
 * again.
 */
const { RUNS_TIMES, PROMISE_SEED, PROMISE_PATH } = process.env;
const RUNS = runs(300);
const SEED = PROMISE_SEED ?? (RUNS_TIMES === undefined ? '1' : undefined);

const count = { runs: 0, jobs: 0, complete: 0, inDoubt: 0, unjudged: 0, looks: 0 };

function judge(ended: Ended, given: FakePlaylistApi['answers']): void {
	const { listings, step } = ended;
	const failures = listings.flatMap(({ failure }) => (failure ? [failure] : []));
	count.jobs += 1;
	if (failures.length === 0) {
		count.complete += 1;
		expect(judgeComplete(ended)).toEqual(NOTHING_WRONG);
		expect({ isInOrder: isInOrder(ended) }).toEqual({ isInOrder: true });
		expect({ wroteNeedlessly: wroteNeedlessly(ended, given) }).toEqual({ wroteNeedlessly: false });
	} else {
		const wrong = step.kind === 'remove' ? judgeFailedRemoval(ended) : judgeFailed(ended, given);
		expect(wrong).toEqual(NOTHING_WRONG);
		expect({ wronglyMissing: wronglyMissing(ended, given) }).toEqual({ wronglyMissing: [] });
		expect({ wronglyRemoved: wronglyRemoved(ended) }).toEqual({ wronglyRemoved: [] });
	}
	expect({ nullsLost: nullsLost(ended) }).toEqual({ nullsLost: 0 });
	expect({ datesLost: judgeDates(ended) }).toEqual({ datesLost: [] });
}

/** Whether a lookup was answered; 403 where an app must ask one by one. */
const isSaid = (answer: FakePlaylistApi['answers'][number]['answer']): boolean =>
	answer.ok && answer.value.body !== '' && [200, 403, 404].includes(answer.value.status);

/** Something that somebody else did. */
interface Intrusion {
	atMs: number;
	touched: readonly Held[];
	isRemoval: boolean;
}

/** What others did that a read from a moment on may show, or not show yet. */
function othersSince(
	intrusions: readonly Intrusion[],
	startMs: number,
): Pick<Ended, 'isAlone' | 'taken' | 'removed'> {
	const recent = intrusions.filter(({ atMs }) => atMs > startMs - MAX_READ_AGE_MS);
	return {
		isAlone: recent.length === 0,
		taken: recent.flatMap(({ touched }) => touched),
		removed: recent.flatMap(({ touched, isRemoval }) => (isRemoval ? touched : [])),
	};
}

const LISTS: Partial<Record<Kind, (held: readonly Held[], seed: number) => string[]>> = {
	edit: edited,
	again,
};

/** Of a few, nobody can say it in a second: they are counted, and pass. */
function isTrulyUnknownIn(api: FakePlaylistApi, ended: Ended, from: number): boolean {
	try {
		return isTrulyUnknown(api, ended, from);
	} catch (error) {
		if (!(error instanceof TooManyHistories)) throw error;
		count.unjudged += 1;
		return true;
	}
}

async function runStep(
	api: FakePlaylistApi,
	run: Run,
	step: Step,
	intrusions: readonly Intrusion[],
	inDoubtFromMs: number,
	isLast: boolean,
): Promise<Listing[]> {
	const { kind, seed, keepDates } = step;
	const held = urisIn(api.playlist.entries);
	const from = api.answers.length;
	const list = LISTS[kind]?.(held, seed);
	const lists = list ? [list] : step.lists;
	const position = seed % (held.length + 1);
	const settings = {
		allowEmpty: true,
		keepDates,
		skipExisting: kind === 'skip',
		...(kind === 'insert' && { position }),
	};
	const listings = await api.start(JOBS[kind], lists, settings);
	// What was lost may be carried out after the end.
	if (isLast || (api.stop.signal.aborted && !run.recovers)) await api.settle();
	const { entries: after } = api.playlist;
	const given = api.answers.slice(from);
	// What an earlier job has lost may be carried out until this one asks for anything.
	const { before = after, atMs: startMs = api.clock.nowMs() } = given[0] ?? {};
	const isLookedUp = given.every(
		({ request: { url }, answer }) => !/\/v1\/(tracks|episodes)/.test(url) || isSaid(answer),
	);
	const ended: Ended = {
		step,
		asked: lists.flat(),
		position,
		startMs,
		before,
		after,
		listings,
		run,
		inDoubtFromMs,
		isLookedUp,
		...othersSince(intrusions, startMs),
	};
	judge(ended, given);
	if (told(listings, 'uncertain').length > 0) {
		count.inDoubt += 1;
		expect({ isTrulyUnknown: isTrulyUnknownIn(api, ended, from) }).toEqual({
			isTrulyUnknown: true,
		});
	}
	return listings;
}

/** Asks for what has changed since one of the snapshots that were told. */
async function look(
	api: FakePlaylistApi,
	run: Run,
	nth: number,
	tellings: readonly Telling[],
	intrusions: readonly Intrusion[],
	isSure: boolean,
): Promise<Listing> {
	const { snapshotId: since = '' } = tellings[nth % tellings.length] ?? {};
	const startMs = api.clock.nowMs();
	const looked = await lookSince(api, since);
	const isShown = !intrusions.some(({ atMs }) => atMs > startMs - run.maxLagMs - MAX_READ_AGE_MS);
	const { isAlone } = othersSince(intrusions, startMs);
	count.looks += 1;
	expect({ fault: faultOf({ ...looked, since, tellings, isShown, isAlone, isSure, run }) }).toEqual(
		{},
	);
	return looked.listing;
}

async function carryOut(run: Run): Promise<void> {
	const { before, steps, faults, end, hiding, latencyMs, looksUpSeveral } = run;
	let isOver = false;
	const faultAt = (_: unknown, index: number) => {
		if (isOver) return undefined;
		return index < faults.length ? faults[index] : end;
	};
	const api = createFakePlaylistApi(before, faultAt, {
		...realityOf(run),
		latencyMs,
		looksUpSeveral,
		lookup: (uri) => (isHiding(hiding, uri) ? hiding.lookup : 'found'),
	});
	const startMs = api.clock.nowMs();
	if (run.stopsAtMs < Infinity) {
		const { stop } = api;
		void api.clock.sleep(run.stopsAtMs).then(() => stop.abort());
	}
	const intrusions: Intrusion[] = [];
	for (const [index, { atMs: afterMs, what }] of run.intrusions.entries()) {
		const atMs = startMs + afterMs;
		const edit = (held: readonly Held[]): Held[] => {
			const { left, touched } = intrude(held, run, index);
			intrusions.push({ atMs, touched, isRemoval: what === 'remove' });
			return left;
		};
		api.later(atMs, () => api.playlist.edit(edit, atMs));
	}
	let inDoubtFromMs = Infinity;
	const tellings: Telling[] = [{ snapshotId: api.playlist.snapshotId(), held: before }];
	const note = ([first]: readonly Listing[]): void => {
		const snapshotId = first && snapshotIn(first);
		if (snapshotId !== undefined) tellings.push({ snapshotId, held: api.playlist.held });
	};
	for (const [index, step] of steps.entries()) {
		const stepMs = api.clock.nowMs();
		const isLast = index === steps.length - 1 && step.look === null;
		const listings = await runStep(api, run, step, intrusions, inDoubtFromMs, isLast);
		note(listings);
		const isDone = listings.every(({ failure }) => failure === undefined);
		if (!isDone) inDoubtFromMs = Math.min(inDoubtFromMs, stepMs);
		if (!isDone && run.recovers) {
			isOver = true;
			api.runAnew();
		}
		if (api.stop.signal.aborted) break;
		await api.clock.advance(step.pauseMs);
		if (step.look === null) continue;
		const isSure = api.answers.every(
			({ request, answer }) =>
				request.method === 'GET' ||
				(answer.ok && answer.value.status < 400 && answer.value.body !== ''),
		);
		note([await look(api, run, step.look, tellings, intrusions, isSure)]);
		if (api.stop.signal.aborted) break;
	}
	count.runs += 1;
}

it(`in ${RUNS} runs no item is lost or doubled unsaid, and no date that need not be`, async () => {
	// Of a run that fails the seed is worth more than a shorter one, which takes minutes to find.
	await fc.assert(fc.asyncProperty(aRun, carryOut), {
		numRuns: RUNS,
		endOnFailure: true,
		...(SEED !== undefined && { seed: Number(SEED) }),
		...(PROMISE_PATH !== undefined && { path: PROMISE_PATH }),
	});
	if (PROMISE_PATH !== undefined) return;
	expect(count.complete).toBeGreaterThan(count.runs / 2);
	expect(count.unjudged).toBeLessThanOrEqual(count.inDoubt / 20);
}, 3_600_000);
