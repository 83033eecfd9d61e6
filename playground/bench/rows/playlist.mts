import { atLeast, atMost, exactly, requests, timesFaster } from '../targets.mts';
import { builtIn, byId, followNext, httpGet, splitOut, spotify } from '../steps.mts';
import type { ContestRow, WorkflowContest } from '../types.mts';
import { batchesOf, CONCURRENCY, count, scaled } from './sizes.mts';

const ID = '3cEYpjA9oz9GiPac4AsH4n';

/** The page that is documented, which the others ask for. */
const PAGE = 50;

/** The page that Spotify gives whoever asks for it. */
const LARGEST_PAGE = 100;

export const playlist: ContestRow = {
	name: 'playlist',
	title: 'All items of a large playlist',
	plan: ({ scale }) => {
		const items = scaled(10_000, scale, 100);
		const common = {
			arrange: async (simulator) => await simulator.setPlaylistSize({ id: ID, items }),
			// The memory of each is counted from a fresh start.
			freshEach: true,
		} satisfies Partial<WorkflowContest>;
		const all = (warmUp: boolean) =>
			warmUp ? { returnAll: false, limit: 5 } : { returnAll: true };
		const url = `https://api.spotify.com/v1/playlists/${ID}/items?limit=${PAGE}`;
		return {
			size: `${count(items)} items`,
			contests: {
				ours: {
					...common,
					label: 'ours',
					account: 'app',
					steps: (credential, warmUp) => [
						spotify(credential, 'playlist', 'getItems', {
							playlistId: byId(ID),
							...all(warmUp),
						}),
					],
				},
				oursRaw: {
					...common,
					label: 'ours, raw',
					account: 'app',
					steps: (credential, warmUp) => [
						spotify(credential, 'playlist', 'getItems', {
							playlistId: byId(ID),
							output: 'raw',
							...all(warmUp),
						}),
					],
				},
				builtIn: {
					...common,
					label: 'built-in Spotify node',
					account: 'builtIn',
					steps: (credential, warmUp) => [
						builtIn(credential, 'playlist', 'getTracks', { id: ID, ...all(warmUp) }),
					],
				},
				http: {
					...common,
					label: 'HTTP Request, pagination',
					account: 'generic',
					steps: (credential, warmUp) => [
						warmUp
							? httpGet(credential, `/playlists/${ID}/items?limit=5`)
							: httpGet(credential, `/playlists/${ID}/items?limit=${PAGE}`, followNext),
						splitOut('items'),
					],
				},
				script: {
					label: 'script, keep-alive',
					arrange: common.arrange,
					script: {
						urls: Array.from(
							{ length: batchesOf(items, PAGE) },
							(_, page) => `${url}&offset=${page * PAGE}`,
						),
						concurrency: CONCURRENCY,
						itemsAt: 'items',
					},
				},
			},
			targets: (results) => [
				exactly(results, requests(), batchesOf(items, LARGEST_PAGE)),
				exactly(
					results,
					{
						// Simplified leaves out what Spotify no longer has, and counts it.
						what: 'items fewer than the built-in node has, raw',
						of: ['oursRaw', 'builtIn'],
						value: (one, other) =>
							one && other && other.observed[0].run.itemsOut - one.observed[0].run.itemsOut,
					},
					0,
				),
				atLeast(results, timesFaster('builtIn', 'the built-in node'), 10),
				atLeast(results, timesFaster('http', "the HTTP Request node's pagination"), 4),
				atMost(
					results,
					{
						what: "times the built-in node's memory growth",
						of: ['ours', 'builtIn'],
						value: (one, other) =>
							one?.memoryGrowthMiB === undefined || other?.memoryGrowthMiB === undefined
								? undefined
								: one.memoryGrowthMiB / other.memoryGrowthMiB,
					},
					2,
				),
			],
		};
	},
};
