import { builtIn, byId, httpGet, idItems, joinIds, splitOut, spotify } from '../steps.mts';
import type { ScriptContest, WorkflowContest } from '../types.mts';
import { CONCURRENCY, idsFor } from './sizes.mts';

const BATCH = 50;

const TRACKS_URL = 'https://api.spotify.com/v1/tracks';

/** Our node, an id an item. */
export const ours = (wanted: readonly string[], label = 'ours'): WorkflowContest => ({
	label,
	account: 'app',
	steps: (credential, warmUp) => [
		...idItems(idsFor(wanted, warmUp)),
		spotify(credential, 'track', 'get', { trackId: byId('={{ $json.id }}') }),
	],
});

export const builtInNode = (wanted: readonly string[]): WorkflowContest => ({
	label: 'built-in Spotify node',
	account: 'builtIn',
	steps: (credential, warmUp) => [
		...idItems(idsFor(wanted, warmUp)),
		builtIn(credential, 'track', 'get', { id: '={{ $json.id }}' }),
	],
});

export const httpEach = (wanted: readonly string[]): WorkflowContest => ({
	label: 'HTTP Request, one an id',
	account: 'generic',
	steps: (credential, warmUp) => [
		...idItems(idsFor(wanted, warmUp)),
		httpGet(credential, '=/tracks/{{ $json.id }}'),
	],
});

export const httpBatches = (wanted: readonly string[]): WorkflowContest => ({
	label: 'HTTP Request, batches by hand',
	account: 'generic',
	steps: (credential, warmUp) => [
		...idItems(idsFor(wanted, warmUp)),
		joinIds(BATCH),
		httpGet(credential, '=/tracks?ids={{ $json.ids }}'),
		splitOut('tracks'),
	],
});

export const scriptEach = (wanted: readonly string[]): ScriptContest => ({
	label: 'script, keep-alive',
	script: { urls: wanted.map((id) => `${TRACKS_URL}/${id}`), concurrency: CONCURRENCY },
});

export const scriptBatches = (wanted: readonly string[]): ScriptContest => ({
	label: 'script, keep-alive, batches',
	script: {
		urls: Array.from(
			{ length: Math.ceil(wanted.length / BATCH) },
			(_, at) => `${TRACKS_URL}?ids=${wanted.slice(at * BATCH, (at + 1) * BATCH).join(',')}`,
		),
		concurrency: CONCURRENCY,
		itemsAt: 'tracks',
	},
});
