import { albumTracks, artistTopTracks } from '../catalogue/album.mts';
import { isBase62Id } from '../catalogue/ids.mts';
import { showEpisodes } from '../catalogue/show.mts';
import { apiError, notFound } from '../errors.mts';
import { playlistSource } from '../playlists/playlistSource.mts';
import { Refusal } from '../refusal.mts';
import { newestFirst } from '../users/library.mts';
import { collectionOwner, readUri } from '../users/uris.mts';
import type { World } from '../world.mts';
import { type Call, userOf } from './call.mts';
import { isHidden } from './playlistAccess.mts';
import { isUnknown } from './unknownIds.mts';

/** spotify/web-api issue 1024. */
const unsupported = () => apiError(400, 'Non supported context uri');

const everything = { path: '', offset: 0, limit: 10_000, query: {} };

/** The URIs of what an album, an artist, a playlist or a show plays, in its order. */
export function contextUris(world: World, call: Call, contextUri: string): string[] {
	const { places, oldestFirst } = world;
	if (collectionOwner(contextUri) !== undefined) return likedSongs(call, contextUri);
	const { kind = '', id = '' } = readUri(contextUri) ?? {};
	if (!isBase62Id(id)) throw new Refusal(unsupported());
	if (isUnknown(world, id)) throw new Refusal(notFound());
	switch (kind) {
		case 'album':
			return albumTracks(places, places.placeOf('album', id), everything).items.map(uriOf);
		case 'artist':
			return artistTopTracks(places, places.placeOf('artist', id)).map(uriOf);
		case 'show':
			return showEpisodes(
				places,
				places.placeOf('show', id),
				everything,
				oldestFirst.get(id),
			).items.map(uriOf);
		case 'playlist':
			if (isHidden(world, call, id)) throw new Refusal(notFound());
			return playlistUris(world, id);
		default:
			throw new Refusal(unsupported());
	}
}

/** Nobody can play what somebody else likes. */
function likedSongs(call: Call, contextUri: string): string[] {
	const { id, library } = userOf(call);
	if (collectionOwner(contextUri) !== id) throw new Refusal(unsupported());
	return newestFirst(library.track).map(([uri]) => uri);
}

const uriOf = ({ uri }: { uri: string }) => uri;

/** What nobody can play any more, or only on one machine, stays as an empty text: it has a position. */
function playlistUris(world: World, id: string): string[] {
	const written = world.users.playlist(id);
	if (written) return written.entries.map(({ uri }) => (uri && readUri(uri) ? uri : ''));
	const { total, entryMaker } = playlistSource(world, id);
	const makeEntry = entryMaker({ names: ['items'], seesContents: true, knowsEpisodes: true });
	return Array.from({ length: total }, (_, index) => {
		const { item } = makeEntry(index) as { item?: { uri?: unknown } | null };
		const uri = item?.uri;
		return typeof uri === 'string' && readUri(uri) ? uri : '';
	});
}
