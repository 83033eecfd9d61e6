import { simplifiedAudiobook } from './audiobook.mts';
import { artistObject } from './artist.mts';
import { createDice, hashText } from './hash.mts';
import { page, type PageRequest } from './page.mts';
import {
	pickAlbum,
	pickArtist,
	pickAudiobook,
	pickEpisode,
	pickPlaylist,
	pickShow,
	pickTrack,
} from './picks.mts';
import type { Places } from './places.mts';
import { simplifiedEpisode, simplifiedShow } from './show.mts';
import { simplifiedAlbum } from './simplifiedAlbum.mts';
import { trackObject } from './track.mts';

/** Who searches, as far as it changes what is found. */
export interface Searcher {
	market?: string | undefined;
	/** The playlist with this id, as this app gets it in lists. */
	showPlaylist(id: string): unknown;
}

type Find = (places: Places, seed: number, index: number, searcher: Searcher) => unknown;

const finds = {
	album: (places, seed, index) => simplifiedAlbum(places, pickAlbum(seed, index)),
	artist: (places, seed, index) => artistObject(places, pickArtist(seed, index)),
	audiobook: (places, seed, index) => simplifiedAudiobook(places, pickAudiobook(seed, index)),
	episode: (places, seed, index) => simplifiedEpisode(places, pickEpisode(seed, index)),
	playlist: findPlaylist,
	show: (places, seed, index) => simplifiedShow(places, pickShow(seed, index)),
	track: (places, seed, index, { market }) => trackObject(places, pickTrack(seed, index), market),
} satisfies Record<string, Find>;

export type SearchType = keyof typeof finds;

export const searchTypes = Object.keys(finds) as SearchType[];

/** Spotify finds no more than that, however much there is. */
export const maximumFound = 1000;

/** Since November 2024 Spotify leaves a hole where one of its own playlists would be. */
function findPlaylist(places: Places, seed: number, index: number, { showPlaylist }: Searcher) {
	if (createDice(seed, index, 9).chance(15)) return null;
	return showPlaylist(places.idOf('playlist', pickPlaylist(seed, index)));
}

/** One page of what a query finds among the objects of one type. */
export function searchPage(
	places: Places,
	text: string,
	type: SearchType,
	request: PageRequest,
	searcher: Searcher,
) {
	const seed = hashText(`${type} ${text.toLowerCase()}`);
	const total = createDice(seed).integer(0, maximumFound);
	return page(request, total, (index) => finds[type](places, seed, index, searcher));
}
