import { at, numberIn, textAt } from '../values/json';
import { decodeEntities } from '../values/entities';
import type { Comparable } from './duplicates';

/** Returns the names of the artists of an object, in order; those without a name are left out. */
export function artistNames(object: unknown): string[] {
	const artists = at(object, 'artists');
	return Array.isArray(artists)
		? artists.flatMap((artist: unknown) => textAt(artist, 'name') ?? [])
		: [];
}

/** Returns the name of a track or an episode; undefined without one. Podcasts write HTML's entities. */
export function titleOf(object: unknown): string | undefined {
	const name = textAt(object, 'name');
	const isEpisode = textAt(object, 'uri')?.startsWith('spotify:episode:') === true;
	return name !== undefined && isEpisode ? decodeEntities(name) : name;
}

/** Reads what tells whether a track or an episode is the same as another one. */
export const comparableTrack = (object: unknown, addedAt: unknown): Comparable => ({
	uri: textAt(object, 'uri') ?? null,
	isrc: textAt(object, 'external_ids.isrc') ?? null,
	title: titleOf(object) ?? null,
	artists: artistNames(object),
	durationMs: numberIn(at(object, 'duration_ms')),
	addedAt: typeof addedAt === 'string' ? addedAt : null,
});
