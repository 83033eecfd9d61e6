import type { MatchTrack } from '../match/types';
import { at, isObject, numberIn, textAt } from '../values/json';

/** A track that a search found, with what Spotify says of it. */
export interface FoundTrack extends MatchTrack {
	value: unknown;
}

const trackArtists = (value: unknown): Array<{ name: string }> => {
	const artists = at(value, 'artists');
	return Array.isArray(artists)
		? artists.map((artist) => ({ name: textAt(artist, 'name') ?? '' }))
		: [];
};

/** Reads a track of an answer as it is compared; undefined for what is none. */
export function foundTrack(value: unknown): FoundTrack | undefined {
	const [id, name] = [textAt(value, 'id'), textAt(value, 'name')];
	if (!isObject(value) || id === undefined || name === undefined) return undefined;
	const isrc = textAt(value, 'external_ids.isrc');
	const duration = numberIn(at(value, 'duration_ms'));
	const popularity = numberIn(at(value, 'popularity'));
	return {
		id,
		name,
		artists: trackArtists(value),
		album: {
			name: textAt(value, 'album.name') ?? '',
			album_type: textAt(value, 'album.album_type') ?? '',
			release_date: textAt(value, 'album.release_date') ?? null,
		},
		...(duration !== null && { duration_ms: duration }),
		...(typeof value.explicit === 'boolean' && { explicit: value.explicit }),
		...(isrc !== undefined && { external_ids: { isrc } }),
		...(popularity !== null && { popularity }),
		...(typeof value.is_playable === 'boolean' && { is_playable: value.is_playable }),
		value,
	};
}
