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
import { meRoutes } from './meRoutes.mts';
import { olderRoutes } from './olderRoutes.mts';
import {
	ids,
	includeExternal,
	includeGroups,
	limit,
	locale,
	market,
	offset,
	searchText,
	searchType,
	shrunkLimit,
} from './parameters.mts';
import { playerRoutes } from './playerRoutes.mts';
import { playlistRoutes } from './playlistRoutes.mts';
import { getRecommendations, recommendationParameters, refuseSeeds } from './recommendations.mts';
import { get, optional, type Route } from './route.mts';
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

const page50 = [limit(50, 20), offset()];
const needsCountry = true;
const position = optional('user-read-playback-position');

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
	get('/shows/{id}', [market], getShow, { needsCountry, scopes: position }),
	get('/shows', [market, ids(50)], getShows, { needsCountry, removedIn: '2026-02' }),
	get('/shows/{id}/episodes', [market, ...page50], getShowEpisodes, {
		needsCountry,
		scopes: position,
	}),
	get('/episodes/{id}', [market], getEpisode, { needsCountry, scopes: position }),
	get('/episodes', [ids(50), market], getEpisodes, {
		needsCountry,
		scopes: position,
		removedIn: '2026-02',
	}),
	get('/audiobooks/{id}', [market], getAudiobook),
	get('/audiobooks', [ids(50), market], getAudiobooks, { removedIn: '2026-02' }),
	get('/audiobooks/{id}/chapters', [market, ...page50], getAudiobookChapters),
	get('/chapters/{id}', [market], getChapter),
	get('/chapters', [ids(50), market], getChapters, { removedIn: '2026-02' }),
];

const user = [
	get('/users/{user_id}', [], getUser, { removedIn: '2026-02' }),
	get('/users/{user_id}/playlists', page50, getUserPlaylists, {
		scopes: optional('playlist-read-private', 'playlist-read-collaborative'),
		removedIn: '2026-02',
	}),
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

export type { Route };

/** Every operation that the simulator knows. */
export const routes: readonly Route[] = [
	...album,
	...artist,
	...track,
	...spoken,
	...playlistRoutes,
	...meRoutes,
	...playerRoutes,
	...olderRoutes,
	...user,
	...browse,
];
