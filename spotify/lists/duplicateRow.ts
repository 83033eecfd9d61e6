import { textAt } from '../values/json';
import type { Comparable, Duplicate } from './duplicates';

/** What a list has at a place, as it is compared and as Spotify gave it. */
export interface ListedTrack {
	comparable: Comparable;
	object: unknown;
}

/**
 * Makes the row of a duplicate, flat, so that a table takes it: what it was, as Add Items and Save
 * take it, and of what it was a duplicate.
 */
export function duplicateRow(listed: readonly ListedTrack[], { index, of }: Duplicate) {
	const [removed, kept] = [listed[index], listed[of]];
	const { comparable } = removed ?? {};
	return {
		uri: comparable?.uri ?? null,
		name: comparable?.title ?? null,
		artists: comparable?.artists.join(', ') || null,
		album: textAt(removed?.object, 'album.name') ?? null,
		isrc: comparable?.isrc ?? null,
		durationMs: comparable?.durationMs ?? null,
		position: index,
		addedAt: comparable?.addedAt ?? null,
		duplicateOf: kept?.comparable.uri ?? null,
		duplicateOfName: kept?.comparable.title ?? null,
		duplicateOfPosition: of,
		duplicateOfAddedAt: kept?.comparable.addedAt ?? null,
	};
}
