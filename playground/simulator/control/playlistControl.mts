import { idFromText, isBase62Id } from '../catalogue/ids.mts';
import { playlistOwnerId } from '../catalogue/playlist.mts';
import {
	createPlaylist,
	type Entry,
	type Move,
	setEntries,
	snapshotIdOf,
	touch,
	withInserted,
	withMoved,
	withoutUris,
	type WrittenPlaylist,
} from '../playlists/writtenPlaylist.mts';
import { defaultUserId } from '../users/createUser.mts';
import { writeUri } from '../users/uris.mts';
import type { World } from '../world.mts';
import { InputError } from './fields.mts';

export interface PlaylistToAdd {
	/** Made up without it. */
	id?: string | undefined;
	/** The default user without it; need not be a user with an account. */
	ownerId?: string | undefined;
	name?: string | undefined;
	description?: string | undefined;
	/** Yes without it. */
	public?: boolean | undefined;
	collaborative?: boolean | undefined;
	uris?: readonly (string | null)[] | undefined;
}

export interface Addition {
	id: string;
	uris: readonly (string | null)[];
	/** At the end without it. */
	position?: number | undefined;
	/** Who adds them; the owner without it. */
	userId?: string | undefined;
}

export type Reordering = Pick<Move, 'rangeStart' | 'insertBefore'> & {
	id: string;
	/** One without it. */
	rangeLength?: number | undefined;
};

export interface PlaylistChange {
	id: string;
	name?: string | undefined;
	description?: string | undefined;
	/** Others don't find a private one any more. */
	public?: boolean | undefined;
	collaborative?: boolean | undefined;
}

/** How tests and demos steer the playlists that can be changed. */
export const createPlaylistControl = (world: World) => ({
	/** The playlists that can be changed: the user's, or everybody's. */
	playlists: ({ userId }: { userId?: string | undefined } = {}) =>
		world.users
			.playlists()
			.filter(({ ownerId }) => userId === undefined || ownerId === userId)
			.map((playlist) => ({
				id: playlist.id,
				name: playlist.name,
				ownerId: playlist.ownerId,
				public: playlist.isPublic,
				collaborative: playlist.collaborative,
				items: playlist.entries.length,
				snapshotId: snapshotIdOf(playlist),
			})),
	/**
	 * Reading a playlist brings its new snapshot so much later than its new contents
	 * (eXPerience83/news-bulletin-playlist issue 101); the answer to a change has it at once.
	 */
	setSnapshotDelay: ({ milliseconds }: { milliseconds: number }) => {
		world.settings.snapshotDelayMs = milliseconds;
	},
	addPlaylist: (playlist: PlaylistToAdd = {}) => {
		const added = createAdded(world, playlist);
		world.users.addPlaylist(added, world.clock.nowMs());
		return { id: added.id, uri: writeUri('playlist', added.id) };
	},
	/** What a playlist holds from now on; one of the catalogue's can be changed from then on. */
	setPlaylistContents: ({ id, uris }: { id: string; uris: readonly (string | null)[] }) => {
		const known = world.users.playlist(id) ?? fromCatalogue(world, id);
		setEntries(known, entriesOf(world, uris, known.ownerId), world.clock.nowMs());
	},
	/** The URIs, `null` for what is gone; only of playlists that can be changed. */
	playlistContents: ({ id }: { id: string }) =>
		knownPlaylist(world, id).entries.map(({ uri }) => uri),
	/** Somebody adds items now; what was there keeps its time. */
	addItems: ({ id, uris, position, userId }: Addition) => {
		const known = knownPlaylist(world, id);
		checkPosition(known, position);
		const added = entriesOf(world, uris, userId ?? known.ownerId);
		setEntries(known, withInserted(known.entries, added, position), world.clock.nowMs());
	},
	/** Takes out every occurrence of the URIs. */
	removeItems: ({ id, uris }: { id: string; uris: readonly string[] }) => {
		const known = knownPlaylist(world, id);
		setEntries(known, withoutUris(known.entries, new Set(uris)), world.clock.nowMs());
	},
	/** Moves some items before another, as `PUT /playlists/{id}/items` does. */
	moveItems: ({ id, rangeLength = 1, ...range }: Reordering) => {
		const known = knownPlaylist(world, id);
		for (const at of [range.rangeStart + rangeLength, range.insertBefore]) checkPosition(known, at);
		const moved = withMoved(known.entries, known.entries, { ...range, rangeLength });
		setEntries(known, moved, world.clock.nowMs());
	},
	/** Its name, its description, who sees it and who works on it. */
	setPlaylist: ({ id, public: isPublic, ...changes }: PlaylistChange) => {
		const known = knownPlaylist(world, id);
		for (const [name, value] of Object.entries({ ...changes, isPublic })) {
			if (value !== undefined) Object.assign(known, { [name]: value });
		}
		touch(known, world.clock.nowMs());
	},
	/**
	 * Nobody finds it any more. (Whoever deletes a playlist in Spotify's app only takes it out of
	 * their own list: `removeFromLibrary`.)
	 */
	deletePlaylist: ({ id }: { id: string }) => {
		world.users.deletePlaylist(id);
		world.unknownIds.add(id);
	},
});

function knownPlaylist({ users }: World, id: string): WrittenPlaylist {
	const known = users.playlist(id);
	if (!known) throw new InputError(`No such playlist: ${id}`);
	return known;
}

function checkPosition({ entries }: WrittenPlaylist, position = 0): void {
	if (!Number.isInteger(position) || position > entries.length) {
		throw new InputError(`No such position: ${position}`);
	}
}

function entriesOf({ clock }: World, uris: readonly (string | null)[], addedBy: string): Entry[] {
	return uris.map((uri) => ({ uri, addedAtMs: clock.nowMs(), addedBy }));
}

function createAdded(world: World, given: PlaylistToAdd): WrittenPlaylist {
	const { ownerId = defaultUserId, collaborative = false } = given;
	const id = given.id ?? idFromText(`added ${world.users.playlists().length} of ${ownerId}`);
	if (!isBase62Id(id)) throw new InputError(`Not an id: ${id}`);
	return createPlaylist({
		id,
		ownerId,
		name: given.name ?? 'Playlist',
		description: given.description ?? '',
		isPublic: given.public ?? !collaborative,
		collaborative,
		entries: entriesOf(world, given.uris ?? [], ownerId),
	});
}

function fromCatalogue(world: World, id: string): WrittenPlaylist {
	const ownerId = playlistOwnerId(world.places, id);
	const added = createAdded(world, { id, ownerId });
	world.users.addPlaylist(added, world.clock.nowMs());
	return added;
}
