import { categories, categoryObject } from '../catalogue/category.mts';
import { hashText } from '../catalogue/hash.mts';
import { availableMarkets } from '../catalogue/markets.mts';
import { page } from '../catalogue/page.mts';
import { pickAlbum, pickPlaylist } from '../catalogue/picks.mts';
import { simplifiedAlbum } from '../catalogue/simplifiedAlbum.mts';
import { genreSeeds } from '../catalogue/words.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { listedPlaylist } from './playlists.mts';
import type { Answers } from './answer.mts';

const newReleases = 100;
const featuredPlaylists = 12;
const categoryPlaylists = 60;

const newReleasesSeed = hashText('new releases');
const featuredSeed = hashText('featured');

const getNewReleases = ({ places }: World, call: Call) => ({
	albums: page(pageRequest(call), newReleases, (index) =>
		simplifiedAlbum(places, pickAlbum(newReleasesSeed, index)),
	),
});

const getCategories = (_world: World, call: Call) => ({
	categories: categories(pageRequest(call)),
});

const getCategory = (_world: World, { id }: Call) => categoryObject(id);

const getFeaturedPlaylists = (world: World, call: Call) => ({
	message: 'Popular Playlists',
	playlists: playlistPage(world, call, featuredSeed, featuredPlaylists),
});

function getCategoryPlaylists(world: World, call: Call) {
	const category = categoryObject(call.id);
	return (
		category && {
			message: category.name,
			playlists: playlistPage(world, call, hashText(call.id, 10), categoryPlaylists),
		}
	);
}

const getMarkets = () => ({ markets: availableMarkets });

const getGenreSeeds = () => ({ genres: genreSeeds });

const playlistPage = (world: World, call: Call, seed: number, total: number) =>
	page(pageRequest(call), total, (index) =>
		listedPlaylist(world, call, world.places.idOf('playlist', pickPlaylist(seed, index))),
	);

export const browseAnswers: Answers = {
	'GET /browse/categories': getCategories,
	'GET /browse/categories/{category_id}': getCategory,
	'GET /browse/categories/{category_id}/playlists': getCategoryPlaylists,
	'GET /browse/featured-playlists': getFeaturedPlaylists,
	'GET /browse/new-releases': getNewReleases,
	'GET /markets': getMarkets,
	'GET /recommendations/available-genre-seeds': getGenreSeeds,
};
