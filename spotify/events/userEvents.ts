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

/** What the user saves and plays. */
export const userEvents = {
	albumSaved: {
		...SAVED,
		output: 'saved.album',
		unseen:
			'An album that takes the place of another one behind the newest fifty of the list is noticed within a day. Of more than 5,000 saved albums, what has a date in the past, as one has that was saved before it came out.',
		name: 'New Saved Album',
		description: 'The user has saved an album',
		uses: [getAlbums],
		watch: storedWatch(watchNewest(savedAlbums)),
		requests: {
			...PAGES_OF_SAVED,
			busy: 'One for each 50 saved albums where some were taken out, or more than 50 were saved; and once a day',
		},
	},
	episodeSaved: {
		...SAVED,
		output: 'saved.episode',
		name: 'New Saved Episode',
		description: 'The user has saved an episode of a podcast',
		uses: [getEpisodes],
		watch: storedWatch(watchNewest(savedEpisodes)),
		requests: PAGES_OF_SAVED,
	},
	showSaved: {
		...SAVED,
		output: 'saved.show',
		name: 'New Saved Show',
		description: 'The user has begun to follow a podcast',
		uses: [getShows],
		watch: storedWatch(watchNewest(savedShows)),
		requests: PAGES_OF_SAVED,
	},
	trackSaved: {
		...SAVED,
		output: 'saved.track',
		name: 'New Saved Track',
		description: 'The user has liked a song',
		uses: [getTracks],
		watch: storedWatch(watchNewest(savedTracks)),
		requests: PAGES_OF_SAVED,
	},
	playbackChanged: {
		output: 'playback',
		name: 'Playback Changed',
		description:
			'The user has started or paused, or plays another track, on another device, or from another list',
		fields: [changesField, saveRequestsField],
		uses: [getState],
		watch: storedWatch(playbackChanged),
		time: 'detectedAt',
		requests: {
			idle: 1,
			per: 'poll',
			busy: 'None: a poll a minute comes to 1,440 a day. With Save Requests, one every five minutes while nothing plays (288 a day), and one for each track where only tracks are wanted',
		},
		unseen:
			'What is over again at the next poll: polls that are a minute apart see one state a minute. The same track played again. What plays in a private session, where Spotify does not show it.',
	},
	trackPlayed: {
		output: 'playHistory',
		name: 'Track Played',
		description: 'The user has played a track for more than thirty seconds',
		fields: [],
		uses: [getRecentlyPlayed],
		watch: storedWatch(playHistory),
		time: 'playedAt',
		requests: { idle: 1, per: 'poll', busy: 'One for each 50 plays of the last hour' },
		unseen:
			'Spotify keeps the last 50 plays: of more than 50 between two polls, the older ones. Podcasts. Plays in a private session.',
	},
} as const satisfies Record<string, EventKind>;
