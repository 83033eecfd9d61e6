import { device, ITEMS, PLAYABLE } from '../fields';
import { PLAY_CONTEXT_KINDS, type PlayContextField } from '../fieldTypes';
import { defineOperations } from '../types';
import { command, position } from './command';

const onlyToPlay = (value: string) => ({ onlyWith: { parameter: 'playWhat', value } });

/** Declares the field of a kind of context. */
const context = (of: PlayContextField['of']): PlayContextField => ({
	kind: 'playContext',
	of,
	wire: 'context_uri',
	in: 'body',
	...onlyToPlay(of),
});

/** Commands for what is playing, and where in it. */
export const playback = defineOperations({
	addToQueue: {
		name: 'Add to Queue',
		action: 'Add item to queue',
		description: 'Put a track or an episode at the end of the queue',
		route: 'POST /me/player/queue',
		fields: [
			{
				kind: 'uris',
				of: PLAYABLE,
				bareAs: 'track',
				single: true,
				wire: 'uri',
				in: 'query',
				displayName: 'Item',
				description: 'URI or link of a track or episode, or ID of a track',
				placeholder: 'e.g. spotify:track:11dFghVXANMlKmJXsNCbNl',
				required: true,
			},
			device(),
		],
		...command,
		docs: 'add-to-queue',
	},
	next: {
		name: 'Next',
		action: 'Skip to next item',
		description: 'Skip to the next item',
		route: 'POST /me/player/next',
		fields: [device()],
		...command,
		docs: 'skip-users-playback-to-next-track',
	},
	pause: {
		name: 'Pause',
		action: 'Pause player',
		description: 'Pause what is playing',
		route: 'PUT /me/player/pause',
		fields: [device()],
		...command,
		docs: 'pause-a-users-playback',
	},
	play: {
		name: 'Play',
		action: 'Start or resume player',
		description:
			'Play a playlist, album, artist, show, tracks or the liked songs, or resume what was paused',
		route: 'PUT /me/player/play',
		fields: [
			{
				kind: 'choice',
				wire: 'playWhat',
				in: 'job',
				place: 'form',
				required: true,
				displayName: 'What to Play',
				description:
					"Choose what to play. Each of these fields also accepts the contextUri of 'Get State'.",
				choices: [
					{ value: 'album', name: 'Album' },
					{ value: 'artist', name: 'Artist' },
					{ value: 'continue', name: 'Continue What Was Paused' },
					{ value: 'likedSongs', name: 'Liked Songs' },
					{ value: 'playlist', name: 'Playlist' },
					{ value: 'show', name: 'Show' },
					{ value: 'tracks', name: 'Tracks' },
				],
				default: 'playlist',
			},
			...PLAY_CONTEXT_KINDS.map(context),
			{ kind: 'likedSongs', wire: 'context_uri', in: 'body', ...onlyToPlay('likedSongs') },
			{
				kind: 'uris',
				of: PLAYABLE,
				bareAs: 'track',
				wire: 'uris',
				in: 'body',
				...ITEMS,
				...onlyToPlay('tracks'),
			},
			{ ...device(), place: 'form' },
			position({}),
			{
				kind: 'number',
				wire: 'offset.position',
				in: 'body',
				displayName: 'Start at Position',
				description:
					'Which item of the list to start with, counted from 0. Not possible for an artist.',
				min: 0,
				integer: true,
			},
			{
				kind: 'uris',
				of: PLAYABLE,
				bareAs: 'track',
				single: true,
				wire: 'offset.uri',
				in: 'body',
				displayName: 'Start at Item',
				description: 'URI or link of the item to start with',
				placeholder: 'e.g. spotify:track:11dFghVXANMlKmJXsNCbNl',
			},
		],
		mutuallyExclusive: [['offset.position', 'offset.uri']],
		...command,
		docs: 'start-a-users-playback',
	},
	previous: {
		name: 'Previous',
		action: 'Skip to previous item',
		description: 'Skip to the previous item',
		route: 'POST /me/player/previous',
		fields: [device()],
		...command,
		docs: 'skip-users-playback-to-previous-track',
	},
	seek: {
		name: 'Seek',
		action: 'Seek to position',
		description: 'Go to a position in the current track or episode',
		route: 'PUT /me/player/seek',
		fields: [
			position({
				in: 'query',
				required: true,
				description: 'Position in the track or episode, in milliseconds',
			}),
			device(),
		],
		...command,
		docs: 'seek-to-position-in-currently-playing-track',
	},
});
