import type { SpotifyFailure } from '../failures/types';
import type { Listing } from '../paging/types';

/**
 * Adds to the failure that ends a run all that its task has not written: the other items will not
 * have an error of their own.
 */
export function withAllUnwritten(
	failure: SpotifyFailure,
	listings: readonly Listing[],
): SpotifyFailure {
	const all = listings.flatMap((listing) => listing.failure?.unwritten ?? []);
	if (all.length < 2) return failure;
	const missing = all.flatMap((unwritten) => unwritten.missing);
	const uncertain = all.flatMap((unwritten) => unwritten.uncertain);
	const removed = all.flatMap((unwritten) => unwritten.removed ?? []);
	return {
		...failure,
		unwritten: { missing, uncertain, ...(removed.length > 0 && { removed }) },
	};
}
