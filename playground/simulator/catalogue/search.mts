import { simplifiedAudiobook } from './audiobook.mts';
import { artistObject } from './artist.mts';
import { createDice, hashText } from './hash.mts';
import type { Place } from './ids.mts';
import { page, type PageRequest } from './page.mts';
import { pickAlbum, pickHead, pickEpisode, pickPlaylist, pickTrack } from './picks.mts';
import type { Places } from './places.mts';
import { readQuery, type SearchQuery } from './searchQuery.mts';
import { simplifiedEpisode, simplifiedShow } from './show.mts';
import { simplifiedAlbum } from './simplifiedAlbum.mts';
import { headOf } from './sizes.mts';
import type { Songs } from './songs.mts';
import { trackObject } from './track.mts';
import { adjectives, nouns } from './words.mts';

/** Who searches, as far as it changes what is found. */
export interface Searcher {
	market?: string | undefined;
	/** Nobody knows for which country it is asked: then podcasts come as holes. */
	isNowhere: boolean;
	/** The playlist with this id, as this app gets it in lists. */
	showPlaylist(id: string): unknown;
	/** A quoted filter with brackets, `&` or a comma in it finds nothing. */
	strictFilters: boolean;
	/** A total says little of how much there is. */
	estimatedTotals: boolean;
	/** Pages in the middle may be empty. */
	emptyPages: boolean;
	/** The songs that there are, if not all that anybody asks for. */
	songs: Songs;
	/** What day it is. */
	nowMs: number;
}

interface Find {
	pick(...seeds: number[]): Place;
	show(places: Places, place: Place, searcher: Searcher): unknown;
}

const finds = {
	album: {
		pick: pickAlbum,
		show: (places, place, { market }) => simplifiedAlbum(places, place, market),
	},
	artist: { pick: pickHead, show: artistObject },
	audiobook: { pick: pickHead, show: simplifiedAudiobook },
	episode: { pick: pickEpisode, show: simplifiedEpisode },
	playlist: {
		pick: pickPlaylist,
		show: (places, place, { showPlaylist }) => showPlaylist(places.idOf('playlist', place)),
	},
	show: { pick: pickHead, show: simplifiedShow },
	track: {
		pick: pickTrack,
		show: (places, place, { market }) => trackObject(places, place, market),
	},
} satisfies Record<string, Find>;

export type SearchType = keyof typeof finds;

export const searchTypes = Object.keys(finds) as SearchType[];

/** Spotify gives no more than that, however much there is. */
export const maximumFound = 1000;

/** spotify/web-api issue 1589 has the nulls for an app that names no market. */
const ofCountries: readonly SearchType[] = ['episode', 'show'];

/** One page of what a query finds among the objects of one type: what is called as was typed. */
export function searchPage(
	places: Places,
	text: string,
	type: SearchType,
	request: PageRequest,
	searcher: Searcher,
) {
	const seed = hashText(`${type} ${text.toLowerCase()}`);
	const query = readQuery(text, type);
	const findsNothing = query.findsNothing || (searcher.strictFilters && query.hasRiskyFilter);
	const isrcOf = (place: Place) => trackObject(places, place).external_ids.isrc;
	const isOfNew = type === 'album' && query.filters.tag === 'new';
	const fresh = isOfNew ? newReleases(places, query, searcher.nowMs) : [];
	const songs = type === 'track' ? searcher.songs.find(query, isrcOf) : null;
	const others = createDice(seed).integer(1, isOfNew ? MOST_NAMESAKES : maximumFound);
	const made = songs?.length ?? fresh.length + others;
	const found = findsNothing ? 0 : Math.min(made, maximumFound);
	const { pick, show }: Find = finds[type];

	const answer = page(request, found, (index) => {
		// Since November 2024 Spotify leaves a hole where one of its own playlists would be.
		if (type === 'playlist' && createDice(seed, index, 9).chance(15)) return null;
		if (searcher.isNowhere && ofCountries.includes(type)) return null;
		const known = songs?.[index] ?? fresh[index];
		if (known) return show(places, known, searcher);
		const place = pick(seed, index);
		if (query.name !== undefined) places.rename(type, place, called(query.name, type, seed, index));
		if (query.artist !== undefined) places.rename('artist', headOf(place), query.artist);
		return show(places, place, searcher);
	});
	const dice = createDice(seed, request.offset, request.limit);
	const isEmpty = searcher.emptyPages && request.offset > 0 && answer.next && dice.chance(10);
	return {
		...answer,
		total: searcher.estimatedTotals ? estimate(found, seed, request) : found,
		items: isEmpty ? [] : answer.items,
	};
}

/** So many albums of others who are called alike come after those that are meant. */
const MOST_NAMESAKES = 3;

/** For how long an album is new: https://developer.spotify.com/documentation/web-api/reference/search. */
const NEW_DAYS = 14;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** What came out in the last two weeks by artists who have all these words in their names. */
function newReleases(places: Places, { filters, words }: SearchQuery, nowMs: number): Place[] {
	const wanted = wordsOf(filters.artist ?? words);
	const first = new Date(nowMs - NEW_DAYS * 86_400_000).toISOString().slice(0, 10);
	return places.releases.all('album').filter((place) => {
		const { artists, release_date: date } = simplifiedAlbum(places, place);
		const names = artists.flatMap(({ name }) => wordsOf(name));
		return date >= first && wanted.every((word) => names.includes(word));
	});
}

/** Only recordings have versions. */
const recordings: readonly SearchType[] = ['album', 'track'];

/** The first is called just so, the others a little more. */
function called(name: string, type: SearchType, seed: number, index: number): string {
	if (index === 0) return name;
	const dice = createDice(seed, index, 10);
	return dice.pick([
		name,
		...(recordings.includes(type) ? [`${name} (Live)`, `${name} - Remastered`] : []),
		`${dice.pick(adjectives)} ${name}`,
		`${name} ${dice.pick(nouns)}`,
		type === 'artist' ? `The ${name}s` : `The ${name} Collection`,
	]);
}

/**
 * What Spotify says of how much there is: another number for each limit and offset, mostly too
 * small, now and then 0 beside what it gives, seldom right (spotify/web-api issues 201 and 225; a
 * probe of October 2026 got 12, 20 and 528 for one query).
 */
function estimate(found: number, seed: number, { limit, offset }: PageRequest): number {
	const dice = createDice(seed, limit, offset, 11);
	if (dice.chance(15)) return 0;
	if (dice.chance(10)) return found;
	return dice.integer(0, dice.integer(0, found));
}
