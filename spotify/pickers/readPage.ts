import type { PlannedRequest } from '../plan/types';
import { pageReader } from '../paging/pageReader';
import { read } from '../paging/read';
import { namesNext, pageSizesOf } from '../paging/types';
import type { OffsetByTypePaging, OffsetPaging } from '../operations/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { Capabilities } from '../pipeline/capabilities';
import type { Send, SpotifyRequest } from '../request/types';
import { knownPageSize } from '../pipeline/withPageSizes';

/** A part of a list, as Spotify gave it. */
export interface ListPage {
	values: readonly unknown[];
	/** From where to read on; absent at the end. */
	nextOffset?: number;
}

/** Reads a search for one type, which has one list, as any other list. */
const listPaging = (
	request: SpotifyRequest,
	paging: OffsetPaging | OffsetByTypePaging,
): OffsetPaging & { end: number } =>
	paging.kind === 'offset'
		? { ...paging, end: Infinity }
		: {
				...paging,
				kind: 'offset',
				itemsAt: `${request.query[paging.typesIn] ?? ''}s.items`,
				end: paging.maxOffset,
			};

/**
 * Reads one page from an offset on, as large as the app is known to may ask for: a picker does not
 * try out a request that may be refused. What is not read by offset comes as a whole.
 */
export async function readPage(
	send: Send,
	{ request, paging }: PlannedRequest,
	offset: number,
	{ sizes }: Capabilities,
): Promise<Outcome<ListPage>> {
	if (paging?.kind !== 'offset' && paging?.kind !== 'offsetByType') {
		const { entries, failure } = await read(send, request, paging, Infinity);
		return failure ? failed(failure) : succeeded({ values: entries.map(({ value }) => value) });
	}
	const { end, ...list } = listPaging(request, paging);
	const limit = Math.min(knownPageSize(sizes, request, pageSizesOf(paging)), end - offset);
	if (limit < 1) return succeeded({ values: [] });
	const outcome = await pageReader(send, request, list)(offset, limit);
	if (!outcome.ok) return outcome;
	const { entries, page, size } = outcome.value;
	const nextOffset = offset + size;
	// Totals may be wrong, and that of a search is an estimate, of which pages in the middle may be empty.
	const isLast = !namesNext(page) || (paging.kind === 'offset' && entries.length === 0);
	return succeeded({
		values: entries.map(({ value }) => value),
		...(nextOffset < end && !isLast && { nextOffset }),
	});
}
