import { ids } from '../../e2e/support/ids.mts';
import { sentWhileClosed } from '../gate.mts';
import { builtIn, byId, httpGet, idItems, spotify } from '../steps.mts';
import { atMost, exactly, itemsOut } from '../targets.mts';
import type { ContestRow, WorkflowContest } from '../types.mts';
import { CONCURRENCY, count, idsFor, scaled } from './sizes.mts';

const LIMIT = { requests: 100, windowSeconds: 30, retryAfterSeconds: 5 };

/** Those on their way when the limit is met, and what it takes to find out where it is, and to see it rise. */
const MOST_REFUSED = 30;

/** Enough for the limit to be met twice. */
const LEAST = 250;

/** An artist's albums can't be asked for with others'; one album of each, so that a call is an item. */
export const rateLimit: ContestRow = {
	name: 'rate-limit',
	title: 'Calls that cannot be batched, 100 in 30 s, Retry-After 5',
	plan: ({ scale, latencyMs }) => {
		const wanted = ids(scaled(1_000, scale, LEAST));
		const windows = Math.ceil(wanted.length / LIMIT.requests) - 1;
		const neededSeconds = windows * LIMIT.windowSeconds;
		const common = {
			before: async (simulator) => await simulator.setRateLimit(LIMIT),
			most: 1,
		} satisfies Partial<WorkflowContest>;
		return {
			size: `${count(wanted.length)} calls; the limit needs ${neededSeconds} s`,
			contests: {
				ours: {
					...common,
					label: 'ours',
					account: 'app',
					steps: (credential, warmUp) => [
						...idItems(idsFor(wanted, warmUp)),
						spotify(credential, 'artist', 'getAlbums', {
							artistId: byId('={{ $json.id }}'),
							returnAll: false,
							limit: 1,
						}),
					],
				},
				builtIn: {
					...common,
					label: 'built-in Spotify node',
					account: 'builtIn',
					steps: (credential, warmUp) => [
						...idItems(idsFor(wanted, warmUp)),
						builtIn(credential, 'artist', 'getAlbums', {
							id: '={{ $json.id }}',
							returnAll: false,
							limit: 1,
						}),
					],
				},
				http: {
					...common,
					label: 'HTTP Request, one a call',
					account: 'generic',
					steps: (credential, warmUp) => [
						...idItems(idsFor(wanted, warmUp)),
						httpGet(credential, '=/artists/{{ $json.id }}/albums?limit=1'),
					],
				},
			},
			targets: (results) => [
				exactly(results, itemsOut(), wanted.length),
				atMost(
					results,
					{
						what: 'times what the limit itself needs',
						of: ['ours'],
						value: (one) => one && one.seconds / neededSeconds,
					},
					1.05,
				),
				atMost(
					results,
					{
						what: 'requests that were refused',
						of: ['ours'],
						value: (one) => one?.observed[0].run.refused['429'] ?? 0,
					},
					MOST_REFUSED,
				),
				exactly(
					results,
					{
						what: 'requests while the gate was closed, beyond those on their way',
						of: ['ours'],
						value: (one) =>
							one &&
							sentWhileClosed(one.observed[0].log, {
								concerns: ({ host }) => host === 'api.spotify.com',
								closedMs: LIMIT.retryAfterSeconds * 1000,
								latencyMs,
								atOnce: CONCURRENCY,
							}).beyond,
					},
					0,
				),
			],
		};
	},
};
