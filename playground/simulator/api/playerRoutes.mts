import { repeatModes } from '../users/player.mts';
import { additionalTypes, limit, market, oneOf, type Parameter, ranged } from './parameters.mts';
import {
	addToQueue,
	pause,
	play,
	seek,
	setRepeat,
	setVolume,
	skipToNext,
	skipToPrevious,
	toggleShuffle,
	transfer,
} from './playerCommands.mts';
import {
	getCurrentlyPlaying,
	getDevices,
	getPlayer,
	getQueue,
	getRecentlyPlayed,
} from './playerState.mts';
import { all, get, post, put, type Route, type RouteOptions } from './route.mts';

const reading = (...scopes: string[]): RouteOptions => ({ userOnly: true, scopes: all(...scopes) });
const commanding: RouteOptions = { ...reading('user-modify-playback-state'), status: 204 };

const deviceId: Parameter = { name: 'device_id', refuse: () => undefined };
const uri: Parameter = {
	name: 'uri',
	missing: 'Missing required field: uri',
	refuse: () => undefined,
};
const repeatState: Parameter = {
	...oneOf('state', repeatModes, 'Invalid repeat state'),
	missing: 'Missing required field: state',
};
const shuffleState: Parameter = {
	...oneOf('state', ['true', 'false'], 'Invalid shuffle state'),
	missing: 'Missing required field: state',
};
const positionMs: Parameter = {
	...ranged('position_ms', 'Invalid position_ms', { minimum: 0, maximum: 1e9 }),
	missing: 'Missing required field: position_ms',
};
const volume: Parameter = {
	...ranged('volume_percent', 'Invalid volume_percent', { minimum: 0, maximum: 100 }),
	missing: 'Missing required field: volume_percent',
};
const cursor = (name: string) =>
	ranged(name, `Invalid ${name}`, { minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** The operations of the player. */
export const playerRoutes: readonly Route[] = [
	get('/me/player', [market, additionalTypes], getPlayer, reading('user-read-playback-state')),
	put('/me/player', [], transfer, {
		...commanding,
		body: [
			// thelinmichael/spotify-web-api-node issue 400.
			{ name: 'device_ids', type: 'texts', missing: 'Required field device_ids missing' },
			{ name: 'play', type: 'flag' },
		],
	}),
	get('/me/player/devices', [], getDevices, reading('user-read-playback-state')),
	get(
		'/me/player/currently-playing',
		[market, additionalTypes],
		getCurrentlyPlaying,
		reading('user-read-currently-playing'),
	),
	put('/me/player/play', [deviceId], play, {
		...commanding,
		body: [
			{ name: 'context_uri', type: 'text' },
			{ name: 'uris', type: 'texts' },
			{ name: 'offset', type: 'object', properties: ['position', 'uri'] },
			{ name: 'position_ms', type: 'whole' },
		],
	}),
	put('/me/player/pause', [deviceId], pause, commanding),
	post('/me/player/next', [deviceId], skipToNext, commanding),
	post('/me/player/previous', [deviceId], skipToPrevious, commanding),
	put('/me/player/seek', [positionMs, deviceId], seek, commanding),
	put('/me/player/repeat', [repeatState, deviceId], setRepeat, commanding),
	put('/me/player/volume', [volume, deviceId], setVolume, commanding),
	put('/me/player/shuffle', [shuffleState, deviceId], toggleShuffle, commanding),
	get(
		'/me/player/recently-played',
		[limit(50, 20), cursor('after'), cursor('before')],
		getRecentlyPlayed,
		{
			...reading('user-read-recently-played'),
			refuse: ({ numbers: { after, before } }) =>
				after !== undefined && before !== undefined
					? 'Either after or before (simulator)'
					: undefined,
		},
	),
	get(
		'/me/player/queue',
		[],
		getQueue,
		reading('user-read-currently-playing', 'user-read-playback-state'),
	),
	post('/me/player/queue', [uri, deviceId], addToQueue, commanding),
];
