import { ids } from '../../e2e/support/ids.mts';
import { atLeast, atMost, exactly, itemsOut, outOfPlace, requests } from '../targets.mts';
import { timesFaster, timesTheTime } from '../targets.mts';
import type { ContestRow, WorkflowContest } from '../types.mts';
import { batchesOf, count, scaled } from './sizes.mts';
import {
	builtInNode,
	httpBatches,
	httpEach,
	ours,
	scriptBatches,
	scriptEach,
} from './trackContests.mts';

export const tracks: ContestRow = {
	name: 'tracks',
	title: 'Tracks by id, extended quota',
	plan: ({ scale }) => {
		const wanted = ids(scaled(1_000, scale));
		return {
			size: `${count(wanted.length)} tracks`,
			contests: {
				ours: ours(wanted),
				builtIn: builtInNode(wanted),
				httpBatches: httpBatches(wanted),
				http: httpEach(wanted),
				scriptBatches: scriptBatches(wanted),
				script: scriptEach(wanted),
			},
			targets: (results) => [
				exactly(results, requests(), batchesOf(wanted.length)),
				exactly(results, outOfPlace(wanted), 0),
				atLeast(results, timesFaster('builtIn', 'the built-in node'), 100),
				atMost(results, timesTheTime('httpBatches', 'batches built by hand'), 1.5),
			],
		};
	},
};

/** The app is one of Development Mode since February 2026, which has no several-ids endpoints. */
const developmentMode = (contest: WorkflowContest): WorkflowContest => ({
	...contest,
	arrange: async (simulator) => await simulator.setKind({ kind: 'developmentNew' }),
});

export const tracksDevelopment: ContestRow = {
	name: 'tracks-development',
	title: 'Tracks by id, Development Mode',
	plan: ({ scale }) => {
		const wanted = ids(scaled(1_000, scale));
		return {
			size: `${count(wanted.length)} tracks`,
			contests: {
				// The second run must know what the first has learned.
				ours: { ...developmentMode(ours(wanted)), least: 2 },
				builtIn: developmentMode(builtInNode(wanted)),
				httpBatches: { ...developmentMode(httpBatches(wanted)), most: 1 },
				http: developmentMode(httpEach(wanted)),
				script: {
					...scriptEach(wanted),
					arrange: async (simulator) => await simulator.setKind({ kind: 'developmentNew' }),
				},
			},
			targets: (results) => [
				atMost(results, requests(), wanted.length + 1),
				atMost(
					results,
					{
						what: 'requests of the next run',
						of: ['ours'],
						value: (one) => one?.observed[1]?.run.requests,
					},
					wanted.length,
				),
				exactly(results, outOfPlace(wanted), 0),
				atLeast(results, timesFaster('builtIn', 'the built-in node'), 6),
			],
		};
	},
};

export const duplicates: ContestRow = {
	name: 'duplicates',
	title: 'Tracks by id, nine of ten ids repeat',
	plan: ({ scale }) => {
		const different = ids(scaled(100, scale));
		const wanted = Array.from({ length: 10 }, () => different).flat();
		return {
			size: `${count(wanted.length)} ids, ${count(different.length)} different`,
			contests: {
				ours: ours(wanted),
				different: ours(different, 'ours, only the different ones'),
				http: httpEach(wanted),
			},
			targets: (results) => [
				exactly(
					results,
					{
						what: 'requests more than for the different ones',
						of: ['ours', 'different'],
						value: (all, some) =>
							all && some && all.observed[0].run.requests - some.observed[0].run.requests,
					},
					0,
				),
				exactly(results, itemsOut(), wanted.length),
				exactly(results, outOfPlace(wanted), 0),
			],
		};
	},
};
