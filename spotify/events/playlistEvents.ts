import { playlist } from '../operations/playlist';
import { ownPlaylists } from './ownPlaylists';
import { playlistChanged } from './playlistChanged';
import { playlistItemAdded } from './playlistItemAdded';
import { playlistItemRemoved } from './playlistItemRemoved';
import { storedWatch } from './storedWatch';
import type { EventKind } from './types';

const playlists = playlist.operations;

const PLAYLIST = { of: 'playlist', fields: [] } as const;

const CHECK_OF_PLAYLISTS = {
	idle: 1,
	per: 'playlist',
	also: 'For several playlists of the user, one for fifty of them',
} as const;

const BUSY_PLAYLIST = 'One for each 50 items of a playlist that changed';

/** What happens to playlists. */
export const playlistEvents = {
	playlistItemAdded: {
		...PLAYLIST,
		output: 'playlistItem',
		name: 'New Item in Playlist',
		description: 'A track or episode was added to a playlist',
		uses: [playlists.getItems],
		watch: storedWatch(playlistItemAdded),
		time: 'addedAt',
		requests: {
			...CHECK_OF_PLAYLISTS,
			busy: BUSY_PLAYLIST,
		},
		unseen:
			'An item that was added and removed again between two polls. One that was removed and added again within the same second.',
	},
	playlistItemRemoved: {
		...PLAYLIST,
		output: 'playlistItem',
		name: 'Item Removed From Playlist',
		description: 'A track or episode was removed from a playlist',
		uses: [playlists.getItems],
		watch: storedWatch(playlistItemRemoved),
		time: 'detectedAt',
		requests: {
			...CHECK_OF_PLAYLISTS,
			busy: BUSY_PLAYLIST,
		},
		unseen:
			'An item that was added and removed again between two polls. One that Spotify had taken out of its catalogue before.',
	},
	playlistChanged: {
		...PLAYLIST,
		output: 'playlist',
		name: 'Playlist Changed',
		description:
			'Anything about a playlist was changed: its items, their order, or its details, such as its name, cover or who may see it',
		uses: [playlists.get, playlists.getItems],
		watch: storedWatch(playlistChanged),
		time: 'detectedAt',
		requests: {
			...CHECK_OF_PLAYLISTS,
			busy: `One for each playlist that changed, and ${BUSY_PLAYLIST.toLowerCase()}`,
		},
		unseen:
			'Several changes between two polls are one event, and none where they come to nothing. Of a playlist whose items the app may not read, what comes and goes within a minute; and any change, where Spotify gives it another snapshot at each request.',
	},
	playlistFollowed: {
		output: 'playlist',
		name: 'Playlist Created or Followed',
		description: "A playlist has come into the user's library: made, or followed",
		fields: [],
		uses: [playlists.getAll],
		watch: storedWatch(ownPlaylists),
		time: 'detectedAt',
		requests: {
			idle: 1,
			per: '50 playlists',
			busy: 'The same once more where one is gone and there are more than 50',
		},
		unseen: 'A playlist that was made and deleted again between two polls.',
	},
} as const satisfies Record<string, EventKind>;
