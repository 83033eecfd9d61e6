import { createDice, hashText } from './hash.mts';
import { playlistName } from './names.mts';
import { identity, images } from './objects.mts';
import { page, type PageRequest } from './page.mts';
import type { Places } from './places.mts';
import { playlistEntry, type Reader } from './playlistEntry.mts';
import { userObject } from './user.mts';

/** A playlist by its id; how many items it has is the id's to say, or the control's. */
export interface PlaylistAt {
	id: string;
	items: number;
}

export const defaultPlaylistItems = (id: string): number =>
	createDice(hashText(id, 4)).integer(0, 300);

// What Spotify puts into the playlist itself, whatever the largest page elsewhere is.
const embeddedItems = 100;

/** One page of a playlist's items. */
export function playlistItems(
	places: Places,
	{ id, items }: PlaylistAt,
	request: PageRequest,
	reader: Reader,
) {
	const seed = hashText(id, 5);
	return page(request, items, (index) => playlistEntry(places, seed, index, reader));
}

/** A playlist as lists have it. */
export function simplifiedPlaylist({ id, items }: PlaylistAt) {
	const common = commonFields({ id, items });
	const contents = (name: string) => ({ href: `${common.href}/${name}`, total: items });
	return { ...common, items: contents('items'), tracks: contents('tracks') };
}

/** A playlist with its first items, under their new and their old name. */
export function playlistObject(
	places: Places,
	at: PlaylistAt,
	reader: Reader,
	query: PageRequest['query'],
) {
	const common = commonFields(at);
	const contents = (name: string) =>
		playlistItems(
			places,
			at,
			{ path: `/v1/playlists/${at.id}/${name}`, offset: 0, limit: embeddedItems, query },
			reader,
		);
	return { ...common, items: contents('items'), tracks: contents('tracks') };
}

function commonFields({ id, items }: PlaylistAt) {
	const seed = hashText(id, 5);
	const dice = createDice(seed, 4);
	const name = playlistName(dice);
	const { user, display_name } = userObject(createDice(seed, 2));
	return {
		...identity('playlist', id),
		collaborative: dice.chance(8),
		description: dice.chance(30) ? '' : `${name}, a mix by ${display_name}`,
		images: dice.chance(95) ? images('ab67616d0000', [640, 300, 60], seed) : [],
		name,
		owner: { ...user, display_name },
		public: true,
		snapshot_id: Buffer.from(`${items},${seed.toString(16).padStart(40, '0')}`).toString('base64'),
	};
}
