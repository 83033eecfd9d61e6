import { createDice } from './hash.mts';
import type { Place } from './ids.mts';
import {
	albumPlaceAt,
	countAlbums,
	countEpisodes,
	countPlaylists,
	countTracks,
	memberAt,
	trackPlaceAt,
} from './sizes.mts';

// Places somewhere in the catalogue; the same seeds always give the same one.

/** The head of a family: an artist, a show, an audiobook or a user. */
export function pickHead(...seeds: number[]): Place {
	const dice = createDice(...seeds);
	return { high: dice.integer(0, 0xffffffff), low: dice.integer(0, 0xfffff), member: 0 };
}

export function pickAlbum(...seeds: number[]): Place {
	const artist = pickHead(...seeds);
	return albumPlaceAt(artist, createDice(...seeds, 1).integer(0, countAlbums(artist) - 1));
}

export function pickTrack(...seeds: number[]): Place {
	const album = pickAlbum(...seeds);
	return trackPlaceAt(album, createDice(...seeds, 2).integer(0, countTracks(album) - 1));
}

export function pickEpisode(...seeds: number[]): Place {
	const show = pickHead(...seeds);
	return memberAt(show, createDice(...seeds, 3).integer(0, countEpisodes(show) - 1));
}

export function pickPlaylist(...seeds: number[]): Place {
	const user = pickHead(...seeds);
	return memberAt(user, createDice(...seeds, 4).integer(0, countPlaylists(user) - 1));
}
