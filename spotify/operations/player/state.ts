import { market, trackAndEpisode } from '../fields';
import { DEVICES } from '../paths';
import { defineOperations, type ScopeRule } from '../types';

const READS_STATE: ScopeRule = { allOf: ['user-read-playback-state'] };

/** What is playing, was played and will be, and on what. */
export const state = defineOperations({
	getCurrentlyPlaying: {
		name: 'Get Currently Playing',
		action: 'Get currently playing item',
		description: 'Get the current track or episode, and the position in it',
		route: 'GET /me/player/currently-playing',
		fields: [market(), trackAndEpisode],
		output: { kind: 'playback', whenEmpty: { is_playing: false } },
		needs: 'user',
		scopes: { allOf: ['user-read-currently-playing'] },
		docs: 'get-the-users-currently-playing-track',
	},
	getDevices: {
		name: 'Get Devices',
		action: 'Get devices',
		description: 'List the devices that the user can play on now, with their IDs',
		route: `GET ${DEVICES}`,
		fields: [],
		paging: { kind: 'whole', itemsAt: 'devices' },
		output: { kind: 'device' },
		needs: 'user',
		scopes: READS_STATE,
		docs: 'get-a-users-available-devices',
	},
	getQueue: {
		name: 'Get Queue',
		action: 'Get queue',
		description:
			'List the items that play next, up to about 20; Spotify lists a short album or playlist again and again',
		route: 'GET /me/player/queue',
		fields: [],
		paging: { kind: 'whole', itemsAt: 'queue' },
		output: { kind: 'queueItem' },
		needs: 'user',
		scopes: { allOf: ['user-read-currently-playing', 'user-read-playback-state'] },
		docs: 'get-queue',
	},
	getRecentlyPlayed: {
		name: 'Get Recently Played',
		action: 'Get recently played tracks',
		description:
			'List the tracks played last, the latest first, of which Spotify keeps about fifty',
		route: 'GET /me/player/recently-played',
		fields: [
			{
				kind: 'time',
				wire: 'before',
				in: 'query',
				displayName: 'Played Before',
				description: 'Only what was played before this time. Defaults to now.',
				placeholder: 'e.g. 2026-11-25T18:00:00Z',
			},
		],
		paging: {
			kind: 'cursor',
			itemsAt: 'items',
			cursor: 'before',
			cursorAt: 'cursors.before',
			maxLimit: 50,
		},
		output: { kind: 'playHistory' },
		needs: 'user',
		scopes: { allOf: ['user-read-recently-played'] },
		docs: 'get-recently-played',
	},
	getState: {
		isDefault: true,
		name: 'Get State',
		action: 'Get player state',
		description: 'Get what is playing, on which device, and the player settings',
		route: 'GET /me/player',
		fields: [market(), trackAndEpisode],
		output: { kind: 'playback', whenEmpty: { is_playing: false } },
		needs: 'user',
		scopes: READS_STATE,
		docs: 'get-information-about-the-users-current-playback',
	},
});
