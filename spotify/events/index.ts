import type { Scope } from '../auth/scopes';
import { includeGroups, market, marketOfPodcasts } from '../operations/fields';
import type { ChoicesField } from '../operations/fieldTypes';
import { artist } from '../operations/artist';
import { library } from '../operations/library';
import { player } from '../operations/player';
import { playlist } from '../operations/playlist';
import { show } from '../operations/show';
import { user } from '../operations/user';
import { artistReleases } from './artistReleases';
import { ownPlaylists } from './ownPlaylists';
import { playHistory } from './playHistory';
import { playlistChanged } from './playlistChanged';
import { playlistItemAdded } from './playlistItemAdded';
import { playlistItemRemoved } from './playlistItemRemoved';
import { savedItems } from './savedItems';
import { showEpisodes } from './showEpisodes';
import type { EventKind } from './types';

const { getAlbums, getEpisodes, getShows, getTracks } = library.operations;
const { getFollowedArtists } = user.operations;
const { getRecentlyPlayed } = player.operations;
const playlists = playlist.operations;

/** What most users call a release. */
const groups = (): ChoicesField => ({
	...includeGroups(),
	description: "Which of the artists' releases count",
	default: ['album', 'single'],
	required: true,
});

const PLAYLIST = { of: 'playlist', fields: [] } as const;

const CHECK_OF_PLAYLISTS = {
	idle: 1,
	per: 'playlist',
	also: 'For several playlists of the user, one for fifty of them',
} as const;

const BUSY_PLAYLIST = 'One for each 50 items of a playlist that changed';

const SAVED = {
	fields: [],
	time: 'addedAt',
	unseen:
		'What an app saves with a date in the past is noticed only if it is among the newest fifty of the list.',
} as const;

const PAGES_OF_SAVED = {
	idle: 1,
	per: 'poll',
	busy: 'One for each further 50 that were saved',
} as const;

const RELEASES = {
	fields: [groups(), market()],
	time: 'releaseDate',
	unseen:
		"What Spotify's own list of an artist leaves out: it is not complete, and a release that a search finds may never be on it. What comes with a date that is older than the artist's ten newest of its group. Where several groups are chosen, a release that takes the place of another one behind the first page is noticed within a day.",
} as const;

const REQUESTS_OF_RELEASES = {
	idle: 1,
	per: 'artist',
	busy: 'One for each group, where several are chosen, and for each further 10 releases. Where several are chosen, the same once a day',
} as const;

const EPISODES = {
	fields: [marketOfPodcasts()],
	time: 'releaseDate',
	unseen:
		"What comes with a date that is older than the show's fifty newest. In a show whose episodes follow no date or all have the same, one that takes the place of another one behind the first fifty is noticed within a day. Where a show is turned round while as many are taken out, what came meanwhile.",
} as const;

const REQUESTS_OF_EPISODES = {
	idle: 1,
	per: 'show',
	busy: 'One for each further 50 episodes, and one where episodes were taken out. For a show whose episodes follow no date or all have the same, one for each 50 of them where that happens, and once a day',
} as const;

/** Every event of the trigger, in the order in which the documentation lists them. */
export const events = {
	playlistItemAdded: {
		...PLAYLIST,
		name: 'New Item in Playlist',
		description: 'A track or episode was added to a playlist',
		uses: [playlists.getItems],
		watch: playlistItemAdded,
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
		name: 'Item Removed From Playlist',
		description: 'A track or episode was removed from a playlist',
		uses: [playlists.getItems],
		watch: playlistItemRemoved,
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
		name: 'Playlist Changed',
		description:
			'Anything about a playlist was changed: its items, their order, or its details, such as its name, cover or who may see it',
		uses: [playlists.get, playlists.getItems],
		watch: playlistChanged,
		time: 'detectedAt',
		requests: {
			...CHECK_OF_PLAYLISTS,
			busy: `One for each playlist that changed, and ${BUSY_PLAYLIST.toLowerCase()}`,
		},
		unseen:
			'Several changes between two polls are one event, and none where they come to nothing. Of a playlist whose items the app may not read, what comes and goes within a minute; and any change, where Spotify gives it another snapshot at each request.',
	},
	playlistFollowed: {
		name: 'Playlist Created or Followed',
		description: "A playlist has come into the user's library: made, or followed",
		fields: [],
		uses: [playlists.getAll],
		watch: ownPlaylists,
		time: 'detectedAt',
		requests: {
			idle: 1,
			per: '50 playlists',
			busy: 'The same once more where one is gone and there are more than 50',
		},
		unseen: 'A playlist that was made and deleted again between two polls.',
	},
	albumSaved: {
		...SAVED,
		unseen:
			'An album that takes the place of another one behind the newest fifty of the list is noticed within a day. Of more than 5,000 saved albums, what has a date in the past, as one has that was saved before it came out.',
		name: 'New Saved Album',
		description: 'The user has saved an album',
		uses: [getAlbums],
		watch: savedItems(getAlbums, 'album'),
		requests: {
			...PAGES_OF_SAVED,
			busy: 'One for each 50 saved albums where some were taken out, or more than 50 were saved; and once a day',
		},
	},
	episodeSaved: {
		...SAVED,
		name: 'New Saved Episode',
		description: 'The user has saved an episode of a podcast',
		uses: [getEpisodes],
		watch: savedItems(getEpisodes, 'episode'),
		requests: PAGES_OF_SAVED,
	},
	showSaved: {
		...SAVED,
		name: 'New Saved Show',
		description: 'The user has begun to follow a podcast',
		uses: [getShows],
		watch: savedItems(getShows, 'show'),
		requests: PAGES_OF_SAVED,
	},
	trackSaved: {
		...SAVED,
		name: 'New Saved Track',
		description: 'The user has liked a song',
		uses: [getTracks],
		watch: savedItems(getTracks, 'track'),
		requests: PAGES_OF_SAVED,
	},
	trackPlayed: {
		name: 'Track Played',
		description: 'The user has played a track for more than thirty seconds',
		fields: [],
		uses: [getRecentlyPlayed],
		watch: playHistory,
		time: 'playedAt',
		requests: { idle: 1, per: 'poll', busy: 'One for each 50 plays of the last hour' },
		unseen:
			'Spotify keeps the last 50 plays: of more than 50 between two polls, the older ones. Podcasts. Plays in a private session.',
	},
	followedArtistReleased: {
		...RELEASES,
		name: 'New Release by Followed Artists',
		description: 'An album or single of an artist whom the user follows has come out',
		followed: getFollowedArtists,
		uses: [getFollowedArtists, artist.operations.getAlbums],
		watch: artistReleases,
		requests: { ...REQUESTS_OF_RELEASES, also: 'One for each 50 followed artists' },
	},
	followedShowPublished: {
		...EPISODES,
		name: 'New Episode of Followed Shows',
		description: 'An episode of a podcast that the user follows has come out',
		followed: getShows,
		uses: [getShows, show.operations.getEpisodes],
		watch: showEpisodes,
		requests: { ...REQUESTS_OF_EPISODES, also: 'One for each 50 followed shows' },
	},
	artistReleased: {
		...RELEASES,
		name: 'New Release by Artists',
		description: 'An album or single of one of some artists has come out',
		of: 'artist',
		uses: [artist.operations.getAlbums],
		watch: artistReleases,
		requests: REQUESTS_OF_RELEASES,
	},
	showPublished: {
		...EPISODES,
		name: 'New Episode of Shows',
		description: 'An episode of one of some podcasts has come out',
		of: 'show',
		uses: [show.operations.getEpisodes],
		watch: showEpisodes,
		requests: REQUESTS_OF_EPISODES,
	},
} as const satisfies Record<string, EventKind>;

export type EventName = keyof typeof events;

/** The entry of an event, or undefined where there is none of that name. */
export const findEvent = (name: string): EventKind | undefined =>
	Object.hasOwn(events, name) ? events[name as EventName] : undefined;

/** Whether only a user's token can be used for an event. */
export const needsUser = ({ uses }: EventKind): boolean =>
	uses.some(({ needs }) => needs === 'user');

/** What a user must have granted for an event. */
export const scopesOf = ({ uses }: EventKind): Scope[] => [
	...new Set(uses.flatMap(({ scopes }) => scopes?.allOf ?? [])),
];
