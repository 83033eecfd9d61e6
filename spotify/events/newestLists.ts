import { at, numberIn, textAt } from '../values/json';
import { artist } from '../operations/artist';
import { library } from '../operations/library';
import { show } from '../operations/show';
import type { Operation } from '../operations/types';
import { fullMoment, plainMoment } from '../values/moments';
import { digestOf } from './digest';
import type { NewestEntries } from './newestEntries';
import type { Dated } from './newestFirst';

/** Returns the first text at some paths: of what Spotify no longer has it may give empty ones. */
const firstTextAt = (value: unknown, ...paths: readonly string[]): string | undefined =>
	paths.map((path) => textAt(value, path)).find(Boolean);

/** Reads an entry that is known by its ID: one whose date is corrected is not new. */
function byId(value: unknown): Dated | undefined {
	const id = firstTextAt(value, 'id');
	return id === undefined
		? undefined
		: { digest: digestOf(id), at: textAt(value, 'release_date') ?? '0', value };
}

/**
 * Reads a release. Spotify has one under several IDs, as recorded answers show: for several markets,
 * with and without explicit words, and under a new one where it was delivered anew.
 */
function release(value: unknown): Dated | undefined {
	const dated = byId(value);
	const facts = [
		firstTextAt(value, 'name')?.toLowerCase(),
		firstTextAt(value, 'release_date'),
		firstTextAt(value, 'album_type'),
		numberIn(at(value, 'total_tracks')),
	];
	const isTold = facts.every((fact) => fact !== undefined && fact !== null);
	return dated && isTold ? { ...dated, alias: digestOf(JSON.stringify(facts)) } : dated;
}

/** Reads an entry of which the time is a part: who saves something again has saved it twice. */
const datedBy =
	(kind: SavedKind) =>
	(value: unknown): Dated | undefined => {
		const id = firstTextAt(value, `${kind}.uri`, `${kind}.id`);
		const time = textAt(value, 'added_at');
		return id === undefined || time === undefined
			? undefined
			: { digest: digestOf(`${id} ${plainMoment(time)}`), at: fullMoment(time), value };
	};

type SavedKind = 'album' | 'episode' | 'show' | 'track';

/** Declares a list of the user's library, which has what was saved last first. */
const saved = (kind: SavedKind, operation: Operation): NewestEntries => ({
	operation,
	order: 'newestFirst',
	toDated: datedBy(kind),
	output: `saved.${kind}`,
});

/** The lists of which a trigger tells the newest entries. */
export const newestLists = {
	/**
	 * An album that was saved before it came out has its release date, wherever it stands
	 * (python-spotify, March 2026).
	 */
	savedAlbums: { ...saved('album', library.operations.getAlbums), order: 'none' },
	savedEpisodes: saved('episode', library.operations.getEpisodes),
	savedShows: saved('show', library.operations.getShows),
	savedTracks: saved('track', library.operations.getTracks),
	/**
	 * Some shows have the newest episode first, some the oldest, and nothing in Spotify's answer says
	 * which (podiscover 17).
	 */
	episodes: {
		operation: show.operations.getEpisodes,
		ownerId: 'showId',
		order: 'unknown',
		toDated: byId,
		output: 'episode',
	},
	/** Of one group; Spotify sorts each group by itself. */
	releases: {
		operation: artist.operations.getAlbums,
		ownerId: 'artistId',
		order: 'newestFirst',
		toDated: release,
		output: 'album',
	},
} as const satisfies Record<string, NewestEntries>;
