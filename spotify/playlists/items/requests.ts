import { PLAYLIST_ITEMS_PAGES } from '../../operations/pages';
import { PLAYLIST, PLAYLIST_ITEMS } from '../../operations/paths';
import { MODIFY_SCOPES } from '../../operations/playlist/modify';
import { pageSizesOf } from '../../paging/types';
import { pathTo } from '../../request/paths';
import type { SpotifyRequest } from '../../request/types';
import type { Step } from './types';

/** Fitted to what Spotify gives on the way. */
const PAGE_SIZES = pageSizesOf(PLAYLIST_ITEMS_PAGES);

/** The most items of one page, and the most URIs of one write. */
export const MAX_PAGE_SIZE = PAGE_SIZES.max;
export const MAX_WRITE_SIZE = 100;

/** What is asked for of each entry of a playlist. */
export interface EntryView {
	/** As Spotify's filter `fields` has it. */
	entryFields: string;
	/** In one, tracks come under the URIs of others. */
	market?: string;
}

/** All that a write has to know, under the names of 2026 and under those before. */
export const URIS: EntryView = { entryFields: 'item(uri),track(uri)' };

const pageFields = ({ entryFields }: EntryView): string => `limit,total,items(${entryFields})`;

/** Makes the query for entries; without the types, episodes come as null. */
const pageQuery = (fields: string, { market }: EntryView) => ({
	fields,
	additional_types: 'track,episode',
	...(market !== undefined && { market }),
});

/** Asks for the snapshot and the first page, of up to 100 items. */
export function startRequest(id: string, view = URIS): SpotifyRequest {
	const page = pageFields(view);
	// Asked for under the names of 2026 and under those before: which come depends on the app.
	return {
		method: 'GET',
		path: pathTo(PLAYLIST, id),
		template: PLAYLIST,
		query: pageQuery(`snapshot_id,items(${page}),tracks(${page})`, view),
		idempotent: true,
	};
}

/** Makes the request for one page of a playlist's items. */
export const pageRequest = (
	id: string,
	limit: number,
	offset: number,
	view = URIS,
): SpotifyRequest => ({
	method: 'GET',
	path: pathTo(PLAYLIST_ITEMS, id),
	template: PLAYLIST_ITEMS,
	query: {
		...pageQuery(pageFields(view), view),
		limit: String(limit),
		offset: String(offset),
	},
	idempotent: true,
	pageSizes: PAGE_SIZES,
});

type WriteParts = Required<Pick<SpotifyRequest, 'method' | 'body'>>;

/**
 * Makes what differs from write to write. No `snapshot_id` is sent: each write is planned for what
 * is there now, and with the latest snapshot moves have counted from an older one
 * (https://github.com/spotify/web-api/issues/193).
 */
function writePartsOf(step: Step, end: number): WriteParts {
	switch (step.kind) {
		case 'remove':
			return { method: 'DELETE', body: { items: step.uris.map((uri) => ({ uri })) } };
		case 'move': {
			const { from, length, before } = step;
			const body = { range_start: from, range_length: length, insert_before: before };
			return { method: 'PUT', body };
		}
		case 'add':
			// A position that somebody else has cut off would be refused; the end never is.
			return {
				method: 'POST',
				body: { uris: step.uris, ...(step.at !== end && { position: step.at }) },
			};
		case 'replace':
			return { method: 'PUT', body: { uris: step.uris } };
	}
}

/**
 * Makes the request for one write.
 * @param end how many items the playlist has; what is added there is appended
 */
export const writeRequest = (id: string, step: Step, end: number): SpotifyRequest => ({
	...writePartsOf(step, end),
	path: pathTo(PLAYLIST_ITEMS, id),
	template: PLAYLIST_ITEMS,
	query: {},
	// Not even what could do no harm by itself: if Spotify carries out a lost one late, it undoes
	// what was written since. Who writes must know of every lost answer.
	idempotent: false,
	scopes: MODIFY_SCOPES,
});
