import fc from 'fast-check';
import type { Held } from '../../support/fakePlaylist.mts';
import { createFakePlaylistApi, type FakePlaylistApi } from '../../support/fakePlaylistApi.mts';
import {
	isTrulyUnknown,
	judgeComplete,
	judgeDates,
	judgeFailed,
	judgeFailedRemoval,
	NOTHING_WRONG,
	orderOf,
	told,
	urisIn,
	wronglyMissing,
	type Ended,
} from '../../support/promises/judge.mts';
import {
	aRun,
	edited,
	intrude,
	isHiding,
	JOBS,
	realityOf,
	type Run,
	type Step,
} from '../../support/promises/runs.mts';

/**
 * The same runs each time, unless others are asked for: `PROMISE_RUNS=10000 npx jest promises` takes
 * some minutes, and says the seed of what it finds; `PROMISE_SEED` and `PROMISE_PATH` run it again.
 */
const { PROMISE_RUNS, PROMISE_SEED, PROMISE_PATH } = process.env;
const RUNS = Number(PROMISE_RUNS ?? 300);
const SEED = PROMISE_RUNS === undefined ? '1' : PROMISE_SEED;

const count = { runs: 0, jobs: 0, complete: 0, inDoubt: 0 };

function judge(ended: Ended): void {
	const { listings, run, step } = ended;
	const failures = listings.flatMap(({ failure }) => (failure ? [failure] : []));
	count.jobs += 1;
	if (failures.length === 0) {
		count.complete += 1;
		expect(judgeComplete(ended)).toEqual(NOTHING_WRONG);
		if (run.intrusions.length === 0 && run.hiding.oneIn === 0) {
			expect(urisIn(ended.after).filter((uri) => uri !== null)).toEqual(orderOf(ended));
		}
	} else if (!failures.some(({ kind }) => kind === 'invalidInput')) {
		const wrong = step.kind === 'remove' ? judgeFailedRemoval(ended) : judgeFailed(ended);
		expect(wrong).toEqual(NOTHING_WRONG);
		expect(wronglyMissing(ended)).toEqual([]);
	}
	expect({ datesLost: judgeDates(ended) }).toEqual({ datesLost: [] });
}

/** Whether a lookup was answered; 403 where an app must ask one by one. */
const isSaid = (answer: FakePlaylistApi['answers'][number]['answer']): boolean =>
	answer.ok && answer.value.body !== '' && [200, 403, 404].includes(answer.value.status);

async function runStep(
	api: FakePlaylistApi,
	run: Run,
	step: Step,
	others: Pick<Ended, 'taken' | 'removed'>,
): Promise<boolean> {
	const { kind, seed, keepDates } = step;
	const before = api.playlist.entries;
	const startMs = api.clock.nowMs();
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
	const { entries: after } = api.playlist;
	const asked = lists.flat();
	const isLookedUp = api.answers
		.slice(from)
		.every(
			({ request: { url }, answer }) => !/\/v1\/(tracks|episodes)/.test(url) || isSaid(answer),
		);
	const ended: Ended = {
		step,
		asked,
		position,
		startMs,
		before,
		after,
		listings,
		run,
		isLookedUp,
		...others,
	};
	judge(ended);
	const uncertain = told(listings, 'uncertain');
	if (uncertain.length > 0) {
		count.inDoubt += 1;
		expect({ isTrulyUnknown: isTrulyUnknown(api, ended, from) }).toEqual({ isTrulyUnknown: true });
	}
	return uncertain.length === 0 && !api.stop.signal.aborted;
}

async function carryOut(run: Run): Promise<void> {
	const { before, steps, faults, end, hiding, latencyMs, looksUpSeveral } = run;
	const faultAt = (_: unknown, index: number) => (index < faults.length ? faults[index] : end);
	const api = createFakePlaylistApi(before, faultAt, {
		...realityOf(run),
		latencyMs,
		looksUpSeveral,
		lookup: (uri) => (isHiding(hiding, uri) ? hiding.lookup : 'found'),
	});
	const startMs = api.clock.nowMs();
	const [taken, removed]: [Held[], Held[]] = [[], []];
	for (const [index, { atMs, what }] of run.intrusions.entries()) {
		const dueMs = startMs + atMs;
		const edit = (held: readonly Held[]): Held[] => {
			const { left, touched } = intrude(held, run, index);
			taken.push(...touched);
			if (what === 'remove') removed.push(...touched);
			return left;
		};
		api.later(dueMs, () => api.playlist.edit(edit, dueMs));
	}
	for (const step of steps) {
		if (!(await runStep(api, run, step, { taken, removed }))) break;
		await api.clock.advance(step.pauseMs);
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
	expect(count.complete).toBeGreaterThan(count.runs / 2);
}, 1_200_000);
