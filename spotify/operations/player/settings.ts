import { device } from '../fields';
import { defineOperations } from '../types';
import { command } from './command';

/** Commands for how the player plays, and on which device. */
export const settings = defineOperations({
	setRepeat: {
		name: 'Set Repeat',
		action: 'Set repeat mode',
		description: 'Repeat the current track, the whole playlist or album, or nothing',
		route: 'PUT /me/player/repeat',
		fields: [
			{
				kind: 'choice',
				wire: 'state',
				in: 'query',
				parameter: 'repeatMode',
				displayName: 'Repeat',
				description: 'What to repeat',
				choices: [
					{ value: 'context', name: 'Context' },
					{ value: 'off', name: 'Off' },
					{ value: 'track', name: 'Track' },
				],
				default: 'context',
				required: true,
			},
			device(),
		],
		...command,
		docs: 'set-repeat-mode-on-users-playback',
	},
	setShuffle: {
		name: 'Set Shuffle',
		action: 'Switch shuffle on or off',
		description: 'Switch random order on or off',
		route: 'PUT /me/player/shuffle',
		fields: [
			{
				kind: 'boolean',
				wire: 'state',
				in: 'query',
				parameter: 'shuffle',
				displayName: 'Shuffle',
				description: 'Whether to play in random order',
				default: true,
				required: true,
			},
			device(),
		],
		...command,
		docs: 'toggle-shuffle-for-users-playback',
	},
	setVolume: {
		name: 'Set Volume',
		action: 'Set volume',
		description: 'Set how loud a device plays',
		route: 'PUT /me/player/volume',
		fields: [
			{
				kind: 'number',
				wire: 'volume_percent',
				in: 'query',
				displayName: 'Volume (Percent)',
				description: 'From 0, silent, to 100',
				min: 0,
				max: 100,
				integer: true,
				default: 50,
				required: true,
			},
			device(),
		],
		...command,
		docs: 'set-volume-for-users-playback',
	},
	transfer: {
		name: 'Transfer',
		action: 'Transfer player to device',
		description: 'Continue playing on another device',
		route: 'PUT /me/player',
		fields: [
			{
				...device(),
				wire: 'device_ids',
				in: 'body',
				description: 'The device to continue on; Spotify must be open on it',
				required: true,
				asList: true,
			},
			{
				kind: 'boolean',
				wire: 'play',
				in: 'body',
				displayName: 'Play',
				description: 'Whether to start playing even if playback is paused',
				default: true,
			},
		],
		...command,
		docs: 'transfer-a-users-playback',
	},
});
