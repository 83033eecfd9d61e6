import { createDice, hashText } from './hash.mts';
import { playlistName } from './names.mts';
import { identity, images } from './objects.mts';
import { page, type PageRequest } from './page.mts';
import type { Places } from './places.mts';
import { type ContentName, playlistEntry, type Reader } from './playlistEntry.mts';
import { headOf } from './sizes.mts';
import { playlistOwner, userIdentity } from './user.mts';

/** A playlist by its id; how many items it has is the id's to say, or the control's. */
export interface PlaylistAt {
	id: string;
	items: number;
}

export const defaultPlaylistItems = (id: string): number =>
	createDice(hashText(id, 4)).integer(0, 300);

// What Spotify puts into the playlist itself, whatever the largest page elsewhere is.
const embeddedItems = 100;

const ownerPlace = (places: Places, id: string) => headOf(places.placeOf('playlist', id));

/** How to make the entry at a position. */
function entryMaker(places: Places, id: string, reader: Reader) {
	const seed = hashText(id, 5);
	// Very old playlists don't know who added what, and when.
	const addedBy = createDice(seed, 1).chance(3)
		? null
		: userIdentity(places, ownerPlace(places, id));
	return (index: number) => playlistEntry(places, { seed, index, addedBy }, reader);
}

/** One page of a playlist's items. */
export const playlistItems = (
	places: Places,
	{ id, items }: PlaylistAt,
	request: PageRequest,
	reader: Reader,
) => page(request, items, entryMaker(places, id, reader));

/** A playlist as lists have it. */
export function simplifiedPlaylist(
	places: Places,
	{ id, items }: PlaylistAt,
	names: readonly ContentName[],
) {
	const common = commonFields(places, { id, items });
	const contents = names.map((name) => [name, { href: `${common.href}/${name}`, total: items }]);
	return { ...common, ...Object.fromEntries(contents) };
}

/** A playlist with its first items, where the reader may see them. */
export function playlistObject(
	places: Places,
	at: PlaylistAt,
	reader: Reader,
	query: PageRequest['query'],
) {
	const { id, items } = at;
	const common = commonFields(places, at);
	if (!reader.seesContents) return common;
	const length = Math.min(items, embeddedItems);
	const makeEntry = entryMaker(places, id, reader);
	const entries = Array.from({ length }, (_, index) => makeEntry(index));
	const contents = reader.names.map((name) => {
		const path = `/v1/playlists/${id}/${name}`;
		const request = { path, offset: 0, limit: embeddedItems, query };
		return [name, page(request, items, (index) => entries[index])];
	});
	return { ...common, ...Object.fromEntries(contents) };
}

/** The pictures that a playlist is shown with. */
export function playlistImages(id: string) {
	const seed = hashText(id, 5);
	return createDice(seed, 6).chance(95) ? images('ab67616d0000', [640, 300, 60], seed) : [];
}

function commonFields(places: Places, { id, items }: PlaylistAt) {
	const seed = hashText(id, 5);
	const dice = createDice(seed, 4);
	const name = playlistName(dice);
	const owner = playlistOwner(places, ownerPlace(places, id));
	return {
		...identity('playlist', id),
		collaborative: dice.chance(8),
		description: dice.chance(30) ? '' : `${name}, a mix by ${owner.display_name}`,
		images: playlistImages(id),
		name,
		owner,
		public: true,
		snapshot_id: Buffer.from(`${items},${seed.toString(16).padStart(40, '0')}`).toString('base64'),
	};
}
