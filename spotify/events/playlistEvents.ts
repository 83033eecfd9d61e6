import { playlist } from '../operations/playlist';
import { ownPlaylists } from './ownPlaylists';
import { playlistChanged } from './playlistChanged';
import { playlistItemAdded } from './playlistItemAdded';
import { playlistItemRemoved } from './playlistItemRemoved';
import { storedWatch } from './storedWatch';
import type { EventKind } from './types';

const playlists = playlist.operations;

const ABOUT_PLAYLIST = { of: 'playlist', fields: [] } as const;

const CHECK_OF_PLAYLISTS = {
	idle: 1,
	per: 'playlist',
	further: 'For several playlists of the user, one for each 50',
} as const;

const BUSY_PLAYLIST = 'One for each 50 items of a playlist that changed';

/** What happens to playlists. */
export const playlistEvents = {
	playlistItemAdded: {
		...ABOUT_PLAYLIST,
		output: 'playlistItem',
		name: 'New Item in Playlist',
		description: 'A track or episode is added to a playlist',
		uses: [playlists.getItems],
		watch: storedWatch(playlistItemAdded),
		time: 'addedAt',
		requests: {
			...CHECK_OF_PLAYLISTS,
			busy: BUSY_PLAYLIST,
		},
		unseen:
			'An item added and removed again between two polls. An item removed and added again within the same second.',
	},
	playlistItemRemoved: {
		...ABOUT_PLAYLIST,
		output: 'playlistItem',
		name: 'Item Removed From Playlist',
		description: 'A track or episode is removed from a playlist',
		uses: [playlists.getItems],
		watch: storedWatch(playlistItemRemoved),
		time: 'detectedAt',
		requests: {
			...CHECK_OF_PLAYLISTS,
			busy: BUSY_PLAYLIST,
		},
		unseen:
			'An item added and removed again between two polls. An item that Spotify had already removed from its catalogue.',
	},
	playlistChanged: {
		...ABOUT_PLAYLIST,
		output: 'playlist',
		name: 'Playlist Changed',
		description:
			'Anything about a playlist changes: its items, their order, or its details such as name, cover or visibility',
		uses: [playlists.get, playlists.getItems],
		watch: storedWatch(playlistChanged),
		time: 'detectedAt',
		requests: {
			...CHECK_OF_PLAYLISTS,
			busy: `One for each playlist that changed, and ${BUSY_PLAYLIST.toLowerCase()}`,
		},
		unseen:
			'Several changes between two polls are one event, or none if they cancel out. If the app may not read the items of a playlist: changes undone within a minute, and all changes if Spotify gives the playlist another snapshot at each request.',
	},
	playlistFollowed: {
		output: 'playlist',
		name: 'Playlist Created or Followed',
		description: 'The user creates or follows a playlist',
		fields: [],
		uses: [playlists.getAll],
		watch: storedWatch(ownPlaylists),
		time: 'detectedAt',
		requests: {
			idle: 1,
			per: '50 playlists',
			busy: 'The same once more if a playlist is gone and there are more than 50',
		},
		unseen: 'A playlist created and deleted again between two polls.',
	},
} as const satisfies Record<string, EventKind>;
