import type { Removal } from '../accounts/appKinds.mts';
import type { World } from '../world.mts';
import { getAlbum, getAlbums, getAlbumTracks } from './albums.mts';
import {
	getArtist,
	getArtistAlbums,
	getArtists,
	getRelatedArtists,
	getTopTracks,
} from './artists.mts';
import {
	getAudiobook,
	getAudiobookChapters,
	getAudiobooks,
	getChapter,
	getChapters,
} from './audiobooks.mts';
import {
	getCategories,
	getCategory,
	getCategoryPlaylists,
	getFeaturedPlaylists,
	getGenreSeeds,
	getMarkets,
	getNewReleases,
} from './browse.mts';
import type { Call } from './call.mts';
import {
	additionalTypes,
	fields,
	ids,
	includeExternal,
	includeGroups,
	limit,
	locale,
	market,
	offset,
	type Parameter,
	searchText,
	searchType,
	shrunkLimit,
} from './parameters.mts';
import { getPlaylist, getPlaylistImages, getPlaylistItems } from './playlists.mts';
import { getRecommendations, recommendationParameters, refuseSeeds } from './recommendations.mts';
import { refuseFarPage, search } from './search.mts';
import { getEpisode, getEpisodes, getShow, getShowEpisodes, getShows } from './shows.mts';
import {
	getAudioAnalysis,
	getAudioFeatures,
	getSeveralAudioFeatures,
	getTrack,
	getTracks,
} from './tracks.mts';
import { getUser, getUserPlaylists } from './users.mts';

/** One operation of the API. */
export interface Route {
	method: string;
	/** As Spotify writes it, without `/v1`; the part in braces is `Call.id`. */
	path: string;
	parameters: readonly Parameter[];
	/** What is wrong with the parameters together. */
	refuse?(call: Call): string | undefined;
	/** The body of a 200 for an id that exists; nothing where it turns out not to. */
	answer(world: World, call: Call): unknown;
	/** When Spotify took it away from some apps. */
	removedIn?: Removal;
	/** From when on it is for the owners of a playlist and those who work on it only. */
	ownersOnlySince?: Removal;
	/** Nothing is found without a country: the market, or that of the token's user. */
	needsCountry?: boolean;
}

const get = (
	path: string,
	parameters: readonly Parameter[],
	answer: Route['answer'],
	rest: Partial<Route> = {},
): Route => ({ method: 'GET', path, parameters, answer, ...rest });

const page50 = [limit(50, 20), offset()];
const needsCountry = true;

const album = [
	get('/albums/{id}', [market], getAlbum),
	get('/albums', [ids(20), market], getAlbums, { removedIn: '2026-02' }),
	get('/albums/{id}/tracks', [market, ...page50], getAlbumTracks),
];

const artist = [
	get('/artists/{id}', [], getArtist),
	get('/artists', [ids(50)], getArtists, { removedIn: '2026-02' }),
	get('/artists/{id}/albums', [includeGroups, market, shrunkLimit, offset()], getArtistAlbums),
	get('/artists/{id}/top-tracks', [market], getTopTracks, { removedIn: '2026-02' }),
	get('/artists/{id}/related-artists', [], getRelatedArtists, { removedIn: '2024-11' }),
];

const track = [
	get('/tracks/{id}', [market], getTrack),
	get('/tracks', [market, ids(50)], getTracks, { removedIn: '2026-02' }),
	get('/audio-features/{id}', [], getAudioFeatures, { removedIn: '2024-11' }),
	get('/audio-features', [ids(100)], getSeveralAudioFeatures, { removedIn: '2024-11' }),
	get('/audio-analysis/{id}', [], getAudioAnalysis, { removedIn: '2024-11' }),
	get(
		'/recommendations',
		[limit(100, 20), market, ...recommendationParameters],
		getRecommendations,
		{ removedIn: '2024-11', refuse: refuseSeeds },
	),
	get('/recommendations/available-genre-seeds', [], getGenreSeeds, { removedIn: '2024-11' }),
];

const spoken = [
	get('/shows/{id}', [market], getShow, { needsCountry }),
	get('/shows', [market, ids(50)], getShows, { needsCountry, removedIn: '2026-02' }),
	get('/shows/{id}/episodes', [market, ...page50], getShowEpisodes, { needsCountry }),
	get('/episodes/{id}', [market], getEpisode, { needsCountry }),
	get('/episodes', [ids(50), market], getEpisodes, { needsCountry, removedIn: '2026-02' }),
	get('/audiobooks/{id}', [market], getAudiobook),
	get('/audiobooks', [ids(50), market], getAudiobooks, { removedIn: '2026-02' }),
	get('/audiobooks/{id}/chapters', [market, ...page50], getAudiobookChapters),
	get('/chapters/{id}', [market], getChapter),
	get('/chapters', [ids(50), market], getChapters, { removedIn: '2026-02' }),
];

const playlist = [
	get('/playlists/{playlist_id}', [market, fields, additionalTypes], getPlaylist),
	get(
		'/playlists/{playlist_id}/items',
		[market, fields, ...page50, additionalTypes],
		getPlaylistItems,
		{ ownersOnlySince: '2026-02' },
	),
	get(
		'/playlists/{playlist_id}/tracks',
		[market, fields, limit(100, 20), offset(), additionalTypes],
		getPlaylistItems,
		{ removedIn: '2026-02' },
	),
	get('/playlists/{playlist_id}/images', [], getPlaylistImages),
];

const user = [
	get('/users/{user_id}', [], getUser, { removedIn: '2026-02' }),
	get('/users/{user_id}/playlists', page50, getUserPlaylists, { removedIn: '2026-02' }),
];

const browse = [
	get(
		'/search',
		[searchText, searchType, market, shrunkLimit, offset(1000), includeExternal],
		search,
		{ refuse: refuseFarPage },
	),
	get('/browse/new-releases', page50, getNewReleases, { removedIn: '2026-02' }),
	get('/browse/categories', [locale, ...page50], getCategories, { removedIn: '2026-02' }),
	get('/browse/categories/{category_id}', [locale], getCategory, { removedIn: '2026-02' }),
	get('/browse/categories/{category_id}/playlists', page50, getCategoryPlaylists, {
		removedIn: '2024-11',
	}),
	get('/browse/featured-playlists', [locale, ...page50], getFeaturedPlaylists, {
		removedIn: '2024-11',
	}),
	get('/markets', [], getMarkets, { removedIn: '2026-02' }),
];

/** Every operation that the simulator knows. */
export const routes: readonly Route[] = [
	...album,
	...artist,
	...track,
	...spoken,
	...playlist,
	...user,
	...browse,
];
