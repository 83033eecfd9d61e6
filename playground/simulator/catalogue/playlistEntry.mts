import { createDice, type Dice } from './hash.mts';
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
	return {
		added_at: addedBy && `${addedAt.toISOString().slice(0, 19)}Z`,
		added_by: addedBy,
		is_local: content !== null && 'is_local' in content && content.is_local,
		...(reader.names.includes('items') && { item: content }),
		...(reader.names.includes('tracks') && { track: content }),
	};
}

function entryContent(places: Places, seed: number, index: number, reader: Reader) {
	const dice = createDice(seed, index, 3);
	const draw = dice.integer(1, 100);
	// Something that is gone from the catalogue.
	if (draw <= 1) return null;
	if (draw <= 4) return localFile(dice);
	if (draw <= 9) {
		const place = pickEpisode(seed, index);
		return reader.knowsEpisodes ? episodeObject(places, place) : episodeAsTrack(places, place);
	}
	return trackObject(places, pickTrack(seed, index), reader.market);
}

/** A file on somebody's disk: Spotify knows its tags and nothing else. */
function localFile(dice: Dice) {
	const [artist, album, name] = [artistName(dice), albumName(dice), trackName(dice)];
	const seconds = dice.integer(60, 500);
	const tags = [artist, album, name, `${seconds}`].map((tag) =>
		encodeURIComponent(tag).replaceAll('%20', '+'),
	);
	return {
		album: {
			album_type: null,
			artists: [],
			available_markets: [],
			external_urls: {},
			href: null,
			id: null,
			images: [],
			name: album,
			release_date: null,
			release_date_precision: null,
			total_tracks: 0,
			type: 'album',
			uri: null,
		},
		artists: [{ external_urls: {}, href: null, id: null, name: artist, type: 'artist', uri: null }],
		available_markets: [],
		disc_number: 0,
		duration_ms: seconds * 1000,
		explicit: false,
		external_ids: {},
		external_urls: {},
		href: null,
		id: null,
		is_local: true,
		name,
		popularity: 0,
		preview_url: null,
		track_number: 0,
		type: 'track',
		uri: `spotify:local:${tags.join(':')}`,
	};
}
