import type { Target } from '../target';
import { at } from '../../values/json';
import { batchGet } from '../../batches/batchGet';
import { episode } from '../../operations/episode';
import { track } from '../../operations/track';
import { isEndpoint, splitRoute, type Operation } from '../../operations/types';
import type { Listing } from '../../paging/types';
import type { SpotifyRequest } from '../../request/types';

/** What each kind of item of a playlist is looked up with. */
const OPERATIONS: ReadonlyArray<readonly [prefix: string, operation: Operation]> = [
	['spotify:track:', track.operations.get],
	['spotify:episode:', episode.operations.get],
];

const requestToLookUp = (route: Operation['route'] | undefined, id = ''): SpotifyRequest => {
	const { method, template } = splitRoute(isEndpoint(route) ? route : 'GET /');
	const path = template.replace('{id}', id);
	return { method, path, template, query: {}, idempotent: true };
};

/**
 * Tells whether an answer says that there is no such item for the user, or none that can be played.
 */
function isUnavailable({ failure, entries: [entry] }: Listing): boolean {
	if (failure) return failure.kind === 'notFound';
	const value = entry?.value;
	const markets = at(value, 'available_markets');
	return (
		at(value, 'is_playable') === false ||
		at(value, 'restrictions.reason') === 'market' ||
		(Array.isArray(markets) && markets.length === 0)
	);
}

/**
 * Looks items up, several in a request where the app may.
 * @param uris of tracks and episodes, each once
 * @returns those of which Spotify says that they are not available; what it says nothing of is not
 * among them
 */
export async function unavailableOf(target: Target, uris: readonly string[]): Promise<Set<string>> {
	// The run's own items are counted by the job, and it ends by what that meets.
	const usage = { ...target.usage, done: () => undefined };
	const tools = { ...target, usage, endsRun: () => false };
	const unavailable = new Set<string>();
	for (const [prefix, { route, batchGet: batched }] of OPERATIONS) {
		const ids = uris.filter((uri) => uri.startsWith(prefix)).map((uri) => uri.slice(prefix.length));
		if (ids.length === 0 || !batched) continue;
		const { availability: onlyFor } = batched;
		const batch = { ...requestToLookUp(batched.route), onlyFor };
		const job = batchGet((id) => requestToLookUp(route, id), batch, batched);
		const inputs = ids.map((id) => ({ id, uris: [], settings: {} }));
		const listings = await job(inputs, tools);
		for (const [index, listing] of listings.entries()) {
			if (isUnavailable(listing)) unavailable.add(`${prefix}${ids[index] ?? ''}`);
		}
	}
	return unavailable;
}
