import { library } from '../operations/library';
import { player } from '../operations/player';
import { watchNewest } from './newestEntries';
import { newestLists } from './newestLists';
import { changesField, playbackChanged, saveRequestsField } from './playbackChanged';
import { playHistory } from './playHistory';
import { storedWatch } from './storedWatch';
import type { EventKind } from './types';

const { getAlbums, getEpisodes, getShows, getTracks } = library.operations;
const { getRecentlyPlayed, getState } = player.operations;
const { savedAlbums, savedEpisodes, savedShows, savedTracks } = newestLists;

const SAVED_LIST = {
	fields: [],
	time: 'addedAt',
	unseen:
		'An item that an app saves with a past date is noticed only among the newest fifty of the list.',
} as const;

const PAGES_OF_SAVED = {
	idle: 1,
	per: 'poll',
	busy: 'One for each further 50 that were saved',
} as const;

/** What the user saves and plays. */
export const userEvents = {
	albumSaved: {
		...SAVED_LIST,
		output: 'saved.album',
		unseen:
			'An album that replaces another one beyond the newest fifty is noticed within a day. With more than 5,000 saved albums: an album with a past date, such as one saved before its release.',
		name: 'New Saved Album',
		description: 'The user saves an album',
		uses: [getAlbums],
		watch: storedWatch(watchNewest(savedAlbums)),
		requests: {
			...PAGES_OF_SAVED,
			busy: 'One for each 50 saved albums if some were removed or more than 50 saved, and once a day',
		},
	},
	episodeSaved: {
		...SAVED_LIST,
		output: 'saved.episode',
		name: 'New Saved Episode',
		description: 'The user saves an episode of a podcast',
		uses: [getEpisodes],
		watch: storedWatch(watchNewest(savedEpisodes)),
		requests: PAGES_OF_SAVED,
	},
	showSaved: {
		...SAVED_LIST,
		output: 'saved.show',
		name: 'New Saved Show',
		description: 'The user follows a podcast',
		uses: [getShows],
		watch: storedWatch(watchNewest(savedShows)),
		requests: PAGES_OF_SAVED,
	},
	trackSaved: {
		...SAVED_LIST,
		output: 'saved.track',
		name: 'New Saved Track',
		description: 'The user likes a song',
		uses: [getTracks],
		watch: storedWatch(watchNewest(savedTracks)),
		requests: PAGES_OF_SAVED,
	},
	playbackChanged: {
		output: 'playback',
		name: 'Playback Changed',
		description:
			'The user starts or pauses, or changes the track, the device, or the playlist or album',
		fields: [changesField, saveRequestsField],
		uses: [getState],
		watch: storedWatch(playbackChanged),
		time: 'detectedAt',
		requests: {
			idle: 1,
			per: 'poll',
			busy: 'None: one poll a minute is 1,440 a day. With Save Requests, one every five minutes while nothing plays (288 a day), and one for each track if only tracks count',
		},
		unseen:
			'Changes undone before the next poll: one poll a minute sees one state a minute. The same track played again. Private sessions.',
	},
	trackPlayed: {
		output: 'playHistory',
		name: 'Track Played',
		description: 'The user plays a track for more than thirty seconds',
		fields: [],
		uses: [getRecentlyPlayed],
		watch: storedWatch(playHistory),
		time: 'playedAt',
		requests: { idle: 1, per: 'poll', busy: 'One for each 50 plays of the last hour' },
		unseen:
			'Plays before the last 50, if there are more than 50 between two polls. Podcasts. Plays in a private session.',
	},
} as const satisfies Record<string, EventKind>;
