import { createDice, hashText } from './hash.mts';
import { playlistName } from './names.mts';
import { identity, images } from './objects.mts';
import { page, type PageRequest } from './page.mts';
import type { Places } from './places.mts';
import { type ContentName, playlistEntry, type Reader } from './playlistEntry.mts';
import { headOf } from './sizes.mts';
import { playlistOwner, userIdentity } from './user.mts';

/** A playlist of the catalogue by its id; how many items it has is the id's to say, or the control's. */
export interface PlaylistAt {
	id: string;
	items: number;
}

/** A playlist, wherever it is kept: in the catalogue, or where it can be changed. */
export interface PlaylistSource {
	id: string;
	total: number;
	/** All but what it holds. */
	fields: object;
	/** How to make the entry at a position. */
	entryMaker(reader: Reader): (index: number) => unknown;
}

export const defaultPlaylistItems = (id: string): number =>
	createDice(hashText(id, 4)).integer(0, 300);

// What Spotify puts into the playlist itself, whatever the largest page elsewhere is.
const embeddedItems = 100;

/** Whether Spotify itself makes a playlist, by its id. */
export const isSpotifysOwn = (id: string): boolean => id.startsWith('37i9dQZ');

/** Who adds to Spotify's playlists: nobody (JohnnyCrazy/SpotifyAPI-NET's fixture). */
const nobody = { ...identity('user', ''), id: '' };

const spotify = { ...identity('user', 'spotify'), display_name: 'Spotify' };

const ownerPlace = (places: Places, id: string) => headOf(places.placeOf('playlist', id));

/** A playlist of the catalogue. */
export const cataloguePlaylist = (places: Places, at: PlaylistAt): PlaylistSource => ({
	id: at.id,
	total: at.items,
	fields: catalogueFields(places, at),
	entryMaker: (reader) => entryMaker(places, at.id, reader),
});

function entryMaker(places: Places, id: string, reader: Reader) {
	const seed = hashText(id, 5);
	// Very old playlists don't know who added what, and when.
	const isOld = createDice(seed, 1).chance(3);
	const owner = isOld ? null : userIdentity(places, ownerPlace(places, id));
	const addedBy = isSpotifysOwn(id) ? nobody : owner;
	return (index: number) => playlistEntry(places, { seed, index, addedBy }, reader);
}

/** One page of a playlist's items. */
export const playlistItems = (source: PlaylistSource, request: PageRequest, reader: Reader) =>
	page(request, source.total, source.entryMaker(reader));

const hrefOf = ({ id }: PlaylistSource, name: ContentName) =>
	`https://api.spotify.com/v1/playlists/${id}/${name}`;

/** A playlist as lists have it. */
export function simplifiedPlaylist(source: PlaylistSource, names: readonly ContentName[]) {
	const contents: Record<string, object> = Object.fromEntries(
		names.map((name) => [name, { href: hrefOf(source, name), total: source.total }]),
	);
	return { ...source.fields, ...contents };
}

const followersOf = (id: string) => ({
	href: null,
	total: createDice(hashText(id, 5), 9).integer(0, 5_000),
});

/** A playlist with its first items, where the reader may see them. */
export function playlistObject(
	source: PlaylistSource,
	reader: Reader,
	query: PageRequest['query'],
): object {
	const { id, total } = source;
	const fields = { ...source.fields, followers: followersOf(id) };
	if (!reader.seesContents) return fields;
	const length = Math.min(total, embeddedItems);
	const makeEntry = source.entryMaker(reader);
	const entries = Array.from({ length }, (_, index) => makeEntry(index));
	const contentOf = (name: ContentName) => {
		const path = `/v1/playlists/${id}/${name}`;
		const request = { path, offset: 0, limit: embeddedItems, query };
		return page(request, total, (index) => entries[index]);
	};
	const contents: Record<string, object> = Object.fromEntries(
		reader.names.map((name) => [name, contentOf(name)]),
	);
	return { ...fields, ...contents };
}

/** The pictures that a playlist has; none for some. */
export function playlistImages(id: string) {
	const seed = hashText(id, 5);
	return createDice(seed, 6).chance(95) ? images('ab67616d0000', [640, 300, 60], seed) : [];
}

/** What a playlist says of its pictures: without any, some say so with null (python-spotify, 2026-03). */
export const picturesSaid = (id: string, pictures: readonly object[]): readonly object[] | null =>
	pictures.length === 0 && createDice(hashText(id, 5), 7).chance(50) ? null : pictures;

/** The colour behind a playlist; most have none (spotify-downloader and python-spotify, 2024 to 2026). */
export const primaryColor = (id: string): string | null => {
	const dice = createDice(hashText(id, 5), 8);
	return dice.chance(8) ? `#${dice.integer(0, 0xffffff).toString(16).padStart(6, '0')}` : null;
};

function catalogueFields(places: Places, { id, items }: PlaylistAt) {
	const seed = hashText(id, 5);
	const dice = createDice(seed, 4);
	const drawn = playlistName(dice);
	const name = places.nameOf('playlist', places.placeOf('playlist', id)) ?? drawn;
	const owner = isSpotifysOwn(id) ? spotify : playlistOwner(places, ownerPlace(places, id));
	return {
		...identity('playlist', id),
		collaborative: dice.chance(8),
		description: dice.chance(30) ? '' : `${name}, a mix by ${owner.display_name ?? owner.id}`,
		images: picturesSaid(id, playlistImages(id)),
		name,
		owner,
		primary_color: primaryColor(id),
		public: true,
		snapshot_id: Buffer.from(`${items},${seed.toString(16).padStart(40, '0')}`).toString('base64'),
	};
}

export const playlistOwnerId = (places: Places, id: string): string =>
	places.idOf('user', ownerPlace(places, id));
