import { createDice, type Dice } from './hash.mts';
import type { Place } from './ids.mts';
import { isLocalUri, localFileObject, type LocalTags, readLocalUri } from './localFile.mts';
import { albumName, artistName, trackName } from './names.mts';
import { pickEpisode, pickTrack } from './picks.mts';
import type { Places } from './places.mts';
import { episodeAsTrack, episodeObject } from './show.mts';
import { trackObject } from './track.mts';

/** What playlists hold is called `items`, each with an `item`; before 2026 `tracks`, each with a `track`. */
export type ContentName = 'items' | 'tracks';

/** Who asked for a playlist, and what they said of themselves. */
export interface Reader {
	/** The names that they know. */
	names: readonly ContentName[];
	/** They get more than what the playlist is called, and whose it is. */
	seesContents: boolean;
	market?: string | undefined;
	/** It asked for episodes as such. */
	knowsEpisodes: boolean;
}

const firstAddedAtMs = Date.UTC(2016, 0, 1);
const hourMs = 3_600_000;

/** Which entry of which playlist; `addedBy` is null where the playlist is too old to know. */
interface EntryAt {
	seed: number;
	index: number;
	addedBy: object | null;
}

/** One entry of a playlist. */
export function playlistEntry(places: Places, { seed, index, addedBy }: EntryAt, reader: Reader) {
	const content = entryContent(places, seed, index, reader);
	const addedAt = new Date(
		firstAddedAtMs + (index * 7 + createDice(seed, index).integer(0, 6)) * hourMs,
	);
	const added_at = addedBy && `${addedAt.toISOString().slice(0, 19)}Z`;
	return entryObject({ added_at, added_by: addedBy }, content, reader);
}

/** In playlists, tracks and episodes say twice what they are (spotify-downloader, 2024). */
const flagged = (content: object | null) =>
	content && {
		...content,
		episode: 'type' in content && content.type === 'episode',
		track: 'type' in content && content.type === 'track',
	};

/** An entry, under the names that the reader knows. */
export const entryObject = (
	added: { added_at: string | null; added_by: object | null },
	content: object | null,
	{ names }: Reader,
) => ({
	...added,
	primary_color: null,
	video_thumbnail: { url: null },
	is_local: content !== null && 'is_local' in content && content.is_local,
	...(names.includes('items') && { item: flagged(content) }),
	...(names.includes('tracks') && { track: flagged(content) }),
});

function entryContent(places: Places, seed: number, index: number, reader: Reader) {
	const dice = createDice(seed, index, 3);
	const draw = dice.integer(1, 100);
	// Something that is gone from the catalogue.
	if (draw <= 1) return null;
	if (draw <= 4) return localFileObject(drawTags(dice));
	if (draw <= 9) {
		return episodeContent(places, pickEpisode(seed, index), reader);
	}
	return trackObject(places, pickTrack(seed, index), reader.market);
}

const drawTags = (dice: Dice): LocalTags => ({
	artist: artistName(dice),
	album: albumName(dice),
	name: trackName(dice),
	seconds: dice.integer(60, 500),
});

/** What a URI stands for, as that reader gets it; nothing for what is gone. */
export function contentOf(places: Places, uri: string | null, reader: Reader) {
	if (uri === null) return null;
	if (isLocalUri(uri)) return localFileObject(readLocalUri(uri));
	const [, kind, id = ''] = uri.split(':');
	if (kind === 'episode') return episodeContent(places, places.placeOf('episode', id), reader);
	return trackObject(places, places.placeOf('track', id), reader.market);
}

const episodeContent = (places: Places, place: Place, { knowsEpisodes }: Reader) =>
	knowsEpisodes ? episodeObject(places, place) : episodeAsTrack(places, place);
