import { idFromText, isBase62Id } from '../../catalogue/ids.mts';
import { playlistOwnerId } from '../../catalogue/playlist.mts';
import {
	createPlaylist,
	type Entry,
	setEntries,
	snapshotIdOf,
	touch,
	withInserted,
	withMoved,
	withoutUris,
	type WrittenPlaylist,
} from '../../playlists/writtenPlaylist.mts';
import { writeUri } from '../../users/uris.mts';
import type { World } from '../../world.mts';
import { command } from '../command.mts';
import {
	flag,
	InputError,
	number,
	optional,
	type Read,
	text,
	texts,
	textsOrNull,
	withDefault,
} from '../fields.mts';
import { userId } from './users.mts';

const newPlaylist = {
	id: optional(text),
	ownerId: userId,
	name: withDefault(text, 'Playlist'),
	description: withDefault(text, ''),
	public: optional(flag),
	collaborative: withDefault(flag, false),
	uris: withDefault(textsOrNull, []),
};

/** How tests and demos steer the playlists that can be changed. */
export const playlistCommands = {
	playlists: command({
		says: 'those that can be changed, of that owner or of all: `id`, `name`, `ownerId`, `public`, `collaborative`, `items`, `snapshotId`',
		looks: true,
		takes: { userId: optional(text) },
		run: ({ users }, { userId: owner }) =>
			users
				.playlists()
				.filter(({ ownerId }) => owner === undefined || ownerId === owner)
				.map((playlist) => ({
					id: playlist.id,
					name: playlist.name,
					ownerId: playlist.ownerId,
					public: playlist.isPublic,
					collaborative: playlist.collaborative,
					items: playlist.entries.length,
					snapshotId: snapshotIdOf(playlist),
				})),
	}),
	addPlaylist: command({
		says: '`{ id, uri }`; the owner need not have an account; public unless it is collaborative or says otherwise',
		takes: newPlaylist,
		run(world, playlist) {
			const { id } = addPlaylist(world, playlist);
			return { id, uri: writeUri('playlist', id) };
		},
	}),
	setPlaylistContents: command({
		says: 'URIs, and `null` for what is gone, as if they had been there for long: reads show them at once; one of the catalogue can be changed from then on',
		takes: { id: text, uris: textsOrNull },
		run(world, { id, uris }) {
			const known = world.users.playlist(id) ?? fromCatalogue(world, id);
			const entries = entriesOf(world, uris, known.ownerId);
			setEntries(known, entries, world.clock.nowMs(), { settled: true });
		},
	}),
	playlistContents: command({
		says: 'what it holds, whatever reads show yet; of playlists that can be changed',
		looks: true,
		takes: { id: text },
		run: (world, { id }) => knownPlaylist(world, id).entries.map(({ uri }) => uri),
	}),
	addItems: command({
		says: 'somebody adds items now, the owner unless it says who; what was there keeps its time',
		takes: { id: text, uris: textsOrNull, position: optional(number), userId: optional(text) },
		run(world, { id, uris, position, userId: by }) {
			const known = knownPlaylist(world, id);
			checkPosition(known, position);
			const added = entriesOf(world, uris, by ?? known.ownerId);
			setEntries(known, withInserted(known.entries, added, position), world.clock.nowMs());
		},
	}),
	removeItems: command({
		says: 'takes out every occurrence of the URIs',
		takes: { id: text, uris: texts },
		run(world, { id, uris }) {
			const known = knownPlaylist(world, id);
			setEntries(known, withoutUris(known.entries, new Set(uris)), world.clock.nowMs());
		},
	}),
	moveItems: command({
		says: 'moves a range, or one item, before another, as `PUT /playlists/{id}/items` does',
		takes: {
			id: text,
			rangeStart: number,
			rangeLength: withDefault(number, 1),
			insertBefore: number,
		},
		run(world, { id, ...range }) {
			const known = knownPlaylist(world, id);
			const ends = [range.rangeStart + range.rangeLength, range.insertBefore];
			for (const at of ends) checkPosition(known, at);
			const moved = withMoved(known.entries, known.entries, range);
			setEntries(known, moved, world.clock.nowMs());
		},
	}),
	setPlaylist: command({
		says: 'what it is called, who sees it and who works on it; others do not find a private one any more',
		takes: {
			id: text,
			name: optional(text),
			description: optional(text),
			public: optional(flag),
			collaborative: optional(flag),
		},
		run(world, { id, public: isPublic, ...changes }) {
			const known = knownPlaylist(world, id);
			for (const [name, value] of Object.entries({ ...changes, isPublic })) {
				if (value !== undefined) Object.assign(known, { [name]: value });
			}
			touch(known, world.clock.nowMs());
		},
	}),
	setRestless: command({
		says: 'whether reads of the playlist bring another snapshot at each request, though nothing changes',
		takes: { id: text, restless: withDefault(flag, true) },
		run(world, { id, restless }) {
			if (restless) world.restless.set(id, 0);
			else world.restless.delete(id);
		},
	}),
	deletePlaylist: command({
		says: "404 from now on, and out of all lists. Whoever deletes a playlist in Spotify's app only takes it out of their own list: `removeFromLibrary`",
		takes: { id: text },
		run({ users, unknownIds }, { id }) {
			users.deletePlaylist(id);
			unknownIds.add(id);
		},
	}),
};

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

function addPlaylist(world: World, given: Read<typeof newPlaylist>): WrittenPlaylist {
	const { ownerId, collaborative, uris, public: isPublic = !collaborative, ...names } = given;
	const { users, clock, settings } = world;
	const id = given.id ?? idFromText(`added ${users.playlists().length} of ${ownerId}`);
	if (!isBase62Id(id)) throw new InputError(`Not an id: ${id}`);
	const entries = entriesOf(world, uris, ownerId);
	const added = createPlaylist({ ...names, id, ownerId, isPublic, collaborative, entries });
	// The list shows it at once: who arranges a test does not wait.
	users.addPlaylist(added, clock.nowMs() - settings.readAgeMs);
	return added;
}

const fromCatalogue = (world: World, id: string): WrittenPlaylist =>
	addPlaylist(world, {
		id,
		ownerId: playlistOwnerId(world.places, id),
		name: 'Playlist',
		description: '',
		public: true,
		collaborative: false,
		uris: [],
	});
