import { at, numberIn, textAt } from '../values/json';
import type { Comparable } from './duplicates';

/** Returns the names of the artists of an object, in order; those without a name are left out. */
export function artistNames(object: unknown): string[] {
	const artists = at(object, 'artists');
	return Array.isArray(artists)
		? artists.flatMap((artist: unknown) => textAt(artist, 'name') ?? [])
		: [];
}

/** Reads what tells whether a track or an episode is the same as another one. */
export const comparableTrack = (object: unknown, addedAt: unknown): Comparable => ({
	uri: textAt(object, 'uri') ?? null,
	isrc: textAt(object, 'external_ids.isrc') ?? null,
	title: textAt(object, 'name') ?? null,
	artists: artistNames(object),
	durationMs: numberIn(at(object, 'duration_ms')),
	addedAt: typeof addedAt === 'string' ? addedAt : null,
});
