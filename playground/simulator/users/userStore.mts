import type { WrittenPlaylist } from '../playlists/writtenPlaylist.mts';
import { createUser, defaultUserId, type NewUser } from './createUser.mts';
import { createOwnPlaylists } from './ownPlaylists.mts';
import { writeUri } from './uris.mts';
import type { User } from './user.mts';

export interface UserStore {
	/** Adds somebody with playlists and a library, or replaces them. */
	add(user: NewUser): User;
	find(id: string): User | undefined;
	all(): User[];
	/** A playlist that can be changed; all others are of the catalogue. */
	playlist(id: string): WrittenPlaylist | undefined;
	playlists(): WrittenPlaylist[];
	/** Adds a playlist, at the top of its owner's list where the owner has an account. */
	addPlaylist(playlist: WrittenPlaylist, nowMs: number): void;
	/** Takes a playlist away, out of every list, too. */
	deletePlaylist(id: string): void;
	/** The default user only, as new. */
	clear(): void;
}

/** The users with an account, and their playlists. The default one is made at the first question. */
export function createUserStore(): UserStore {
	const users = new Map<string, User>();
	const playlists = new Map<string, WrittenPlaylist>();

	function add(given: NewUser): User {
		const user = createUser(given);
		users.set(user.id, user);
		for (const playlist of given.empty ? [] : createOwnPlaylists(user.id)) {
			playlists.set(playlist.id, playlist);
			const lastAddedAtMs = playlist.entries.at(-1)?.addedAtMs ?? 0;
			user.library.playlist.set(writeUri('playlist', playlist.id), lastAddedAtMs);
		}
		return user;
	}
	function withDefault() {
		if (!users.has(defaultUserId)) add({ id: defaultUserId, displayName: 'Nora Lindqvist' });
		return { users, playlists };
	}

	return {
		add: (user) => {
			withDefault();
			return add(user);
		},
		find: (id) => withDefault().users.get(id),
		all: () => [...withDefault().users.values()],
		playlist: (id) => withDefault().playlists.get(id),
		playlists: () => [...withDefault().playlists.values()],
		addPlaylist(playlist, nowMs) {
			const { id, ownerId } = playlist;
			const owner = withDefault().users.get(ownerId);
			playlists.set(id, playlist);
			owner?.library.playlist.set(writeUri('playlist', id), nowMs);
		},
		deletePlaylist(id) {
			withDefault().playlists.delete(id);
			for (const { library } of users.values()) library.playlist.delete(writeUri('playlist', id));
		},
		clear() {
			users.clear();
			playlists.clear();
		},
	};
}
