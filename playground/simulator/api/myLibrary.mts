import { albumObject } from '../catalogue/album.mts';
import { artistObject } from '../catalogue/artist.mts';
import { simplifiedAudiobook } from '../catalogue/audiobook.mts';
import { hasAudiobooks } from '../catalogue/markets.mts';
import { page } from '../catalogue/page.mts';
import type { Places } from '../catalogue/places.mts';
import { episodeObject, simplifiedShow } from '../catalogue/show.mts';
import { trackObject } from '../catalogue/track.mts';
import { newestFirst } from '../users/library.mts';
import { readUri, timeText } from '../users/uris.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest, userOf } from './call.mts';
import { cursorPage } from './cursorPage.mts';
import { goneEpisode, goneTrack } from './gone.mts';
import type { Answers } from './answer.mts';

type SavedKind = 'track' | 'album' | 'episode' | 'show' | 'audiobook';

const trackOf = (places: Places, id: string, market?: string) =>
	trackObject(places, places.placeOf('track', id), market);

const objects: Record<SavedKind, (places: Places, id: string, market?: string) => object> = {
	track: trackOf,
	album: (places, id, market) => albumObject(places, places.placeOf('album', id), market),
	episode: (places, id) => episodeObject(places, places.placeOf('episode', id)),
	show: (places, id) => simplifiedShow(places, places.placeOf('show', id)),
	audiobook: (places, id) => simplifiedAudiobook(places, places.placeOf('audiobook', id)),
};

/** What is saved; what is gone from the catalogue stays in the list, without what it was. */
function savedObject(world: World, call: Call, kind: SavedKind, uri: string): object | null {
	const id = readUri(uri)?.id ?? '';
	const { market } = call.query;
	const gone = world.unavailable.get(uri) === 'notFound';
	if (gone && kind === 'episode') return goneEpisode();
	if (gone && kind === 'track') return goneTrack(trackOf(world.places, id, market));
	// The total counts them all the same (joostlek/python-spotify's fixture of March 2026).
	if (kind === 'audiobook' && !hasAudiobooks(userOf(call).country)) return null;
	return objects[kind](world.places, id, market);
}

/** One page of what the user saved of one kind, the newest first. */
const getSaved = (kind: SavedKind) => (world: World, call: Call) => {
	const { library, preSaved } = userOf(call);
	const saved = newestFirst(library[kind]);
	return page(pageRequest(call), saved.length, (index) => {
		const [uri, addedAtMs] = saved[index] ?? ['', 0];
		const object = savedObject(world, call, kind, uri);
		// Spotify lists audiobooks as they are, as its document says (Peter-Schorn/SpotifyAPI issue 67).
		return kind === 'audiobook'
			? object
			: {
					added_at: timeText(preSaved.get(uri) ?? addedAtMs),
					[kind]: object,
				};
	});
};

/**
 * The artists that the user follows, in the order of their ids, so that a cursor means the same
 * after somebody was unfollowed.
 */
function getFollowing({ places }: World, call: Call) {
	const { after } = call.query;
	const limit = call.numbers.limit ?? 20;
	const ids = [...userOf(call).library.artist.keys()].map((uri) => readUri(uri)?.id ?? '').sort();
	const rest = after === undefined ? ids : ids.filter((id) => id > after);
	const shown = rest.slice(0, limit);
	const last = rest.length > limit ? (shown.at(-1) ?? null) : null;
	return {
		artists: {
			...cursorPage({
				path: call.path,
				query: call.query,
				limit,
				items: shown.map((id) => artistObject(places, places.placeOf('artist', id))),
				cursors: { after: last },
				next: last === null ? undefined : { type: 'artist', after: last },
			}),
			total: ids.length,
		},
	};
}

export const myLibraryAnswers: Answers = {
	'GET /me/albums': getSaved('album'),
	'GET /me/audiobooks': getSaved('audiobook'),
	'GET /me/episodes': getSaved('episode'),
	'GET /me/following': getFollowing,
	'GET /me/shows': getSaved('show'),
	'GET /me/tracks': getSaved('track'),
};
