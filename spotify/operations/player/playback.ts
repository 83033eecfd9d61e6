import { device, PLAYABLE } from '../fields';
import { type UrisField } from '../fieldTypes';
import { defineOperations } from '../types';
import { command, position } from './command';

const context: UrisField = {
	kind: 'uris',
	of: ['album', 'artist', 'playlist', 'show'],
	single: true,
	wire: 'context_uri',
	in: 'body',
	place: 'form',
	displayName: 'Context',
	description:
		'URI or link of an album, artist, playlist or show to play. Without it and without items, the player goes on where it was.',
	placeholder: 'e.g. spotify:album:2up3OPMp9Tb4dAKM2erWXQ',
};

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
		description: 'Skip to what comes next',
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
		description: 'Play an album, artist, playlist or some tracks, or go on with what was paused',
		route: 'PUT /me/player/play',
		fields: [
			context,
			{
				kind: 'uris',
				of: PLAYABLE,
				bareAs: 'track',
				wire: 'uris',
				in: 'body',
				place: 'form',
				displayName: 'Items',
				description:
					'URIs or links of tracks and episodes, or IDs of tracks, to play instead of a context; one, or several separated by commas or as an array',
				placeholder: 'e.g. spotify:track:11dFghVXANMlKmJXsNCbNl',
			},
			device(),
			position({}),
			{
				kind: 'number',
				wire: 'offset.position',
				in: 'body',
				displayName: 'Start at Position',
				description: 'Which item of the context or the list to start with; the first is 0',
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
				description: 'URI or link of the item of the context to start with',
				placeholder: 'e.g. spotify:track:11dFghVXANMlKmJXsNCbNl',
			},
		],
		mutuallyExclusive: [
			['context_uri', 'uris'],
			['offset.position', 'offset.uri'],
		],
		...command,
		docs: 'start-a-users-playback',
	},
	previous: {
		name: 'Previous',
		action: 'Skip to previous item',
		description: 'Skip back to what came before',
		route: 'POST /me/player/previous',
		fields: [device()],
		...command,
		docs: 'skip-users-playback-to-previous-track',
	},
	seek: {
		name: 'Seek',
		action: 'Seek to position',
		description: 'Go to a position in what is playing',
		route: 'PUT /me/player/seek',
		fields: [
			position({
				in: 'query',
				required: true,
				description: 'Where in the track or episode to go, in milliseconds',
			}),
			device(),
		],
		...command,
		docs: 'seek-to-position-in-currently-playing-track',
	},
});
