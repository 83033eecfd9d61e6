import { objectIn } from '../batches/objectAnswer';
import { withUnknownOutcome } from '../refusals/withUnknownOutcome';
import type { Operation, Output } from '../operations/types';
import type { Listing } from '../paging/types';
import type { Call } from './types';

/** Kinds that always have an ID or a URI; everything else, such as a device, may have neither. */
const NAMED_KINDS: ReadonlyArray<Output['kind']> = [
	'album',
	'artist',
	'audioFeatures',
	'audiobook',
	'category',
	'chapter',
	'episode',
	'playlist',
	'profile',
	'show',
	'track',
	'user',
];

/** Makes an answer that came without its object a failure: its item would be one of nulls, or none. */
export function checkSingle(
	listing: Listing,
	{ output: { kind } }: Operation,
	{ planned }: Call,
): Listing {
	const [entry] = listing.entries;
	if (!entry || !planned.ok || !('request' in planned.value) || !NAMED_KINDS.includes(kind)) {
		return listing;
	}
	const { request, paging, id } = planned.value;
	if (paging) return listing;
	const outcome = objectIn(entry.value, request, id);
	if (outcome.ok) return listing;
	return { entries: [], failure: withUnknownOutcome(outcome.failure, request) };
}
