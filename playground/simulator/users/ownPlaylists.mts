import { createDice, hashText } from '../catalogue/hash.mts';
import { idFromText } from '../catalogue/ids.mts';
import { localUri } from '../catalogue/localFile.mts';
import { albumName, artistName, playlistName, trackName } from '../catalogue/names.mts';
import { pickEpisode, pickTrack } from '../catalogue/picks.mts';
import { createPlaces } from '../catalogue/places.mts';
import {
	createPlaylist,
	type Entry,
	type NewPlaylist,
	type WrittenPlaylist,
} from '../playlists/writtenPlaylist.mts';
import { writeUri } from './uris.mts';

// Around the borders of a page, of a write, and of what a playlist carries itself.
const sizes = [0, 1, 7, 30, 49, 50, 51, 99, 100, 101, 130, 250, 320];

const firstAddedAtMs = Date.UTC(2024, 0, 1);
const hourMs = 3_600_000;

// The same in every simulator, and the tests make thousands: they are made once for each user.
const places = createPlaces();
const made = new Map<string, readonly NewPlaylist[]>();

/** The playlists that a user has made, the oldest first, and one by a friend that both work on. */
export function createOwnPlaylists(userId: string): WrittenPlaylist[] {
	const playlists = made.get(userId) ?? describePlaylists(userId);
	made.set(userId, playlists);
	return playlists.map(createPlaylist);
}

function describePlaylists(userId: string): NewPlaylist[] {
	// Old ids may have any characters (guilhermesad/rspotify's cassettes): encoded in URIs and links.
	const friendId = `märta å#${hashText(userId, 21).toString(36)}`;
	return [...sizes, 12].map((size, index) => {
		const id = idFromText(`playlist ${index} of ${userId}`);
		const shared = index === sizes.length;
		const ownerId = shared ? friendId : userId;
		return {
			id,
			ownerId,
			name: playlistName(createDice(hashText(id))),
			description: index % 2 === 0 ? `Number ${index}` : '',
			isPublic: !shared && index % 3 !== 2,
			collaborative: shared || index === 5,
			entries: createEntries(id, size, ownerId),
		};
	});
}

/** Mostly tracks, some of them twice; some episodes and local files, and holes. */
function createEntries(id: string, size: number, addedBy: string): Entry[] {
	const seed = hashText(id, 22);
	const uris: (string | null)[] = [];
	for (let index = 0; index < size; index++) {
		const dice = createDice(seed, index);
		const draw = dice.integer(1, 100);
		if (draw <= 1) uris.push(null);
		else if (draw <= 4) uris.push(createLocalUri(seed, index));
		else if (draw <= 8)
			uris.push(writeUri('episode', places.idOf('episode', pickEpisode(seed, index))));
		else if (draw <= 11) uris.push(uris[dice.integer(0, Math.max(0, index - 1))] ?? null);
		else uris.push(writeUri('track', places.idOf('track', pickTrack(seed, index))));
	}
	return uris.map((uri, index) => ({ uri, addedAtMs: firstAddedAtMs + index * hourMs, addedBy }));
}

function createLocalUri(seed: number, index: number): string {
	const dice = createDice(seed, index, 7);
	return localUri({
		artist: artistName(dice),
		album: albumName(dice),
		name: trackName(dice),
		seconds: dice.integer(60, 500),
	});
}
