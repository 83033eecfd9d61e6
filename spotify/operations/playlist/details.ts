import { idInPath, market, trackAndEpisode } from '../fields';
import { type TextField } from '../fieldTypes';
import { MY_PLAYLISTS, PLAYLIST } from '../paths';
import { defineOperations } from '../types';
import { MAX_DESCRIPTION_LENGTH, newIsPublic, newPlaylistDetails, playlistDetails } from './fields';
import { modify } from './modify';

const nameField = (more: Partial<TextField>): TextField => ({
	kind: 'text',
	wire: 'name',
	in: 'body',
	displayName: 'Name',
	description: 'Enter the name of the playlist',
	placeholder: 'e.g. Monday Morning',
	...more,
});

/** The fields of what a new playlist is made with. */
export const newPlaylistFields = [
	nameField({ required: true }),
	// Without one, the new playlist's description is the word "null"
	// (https://github.com/Peter-Schorn/SpotifyAPI/issues/75).
	...newPlaylistDetails({ ifAbsent: '' }),
	newIsPublic,
];

/** What a playlist is: its name, its description, who sees it. */
export const details = defineOperations({
	create: {
		name: 'Create',
		action: 'Create playlist',
		description: 'Create an empty playlist for the user',
		route: `POST ${MY_PLAYLISTS}`,
		fields: newPlaylistFields,
		output: { kind: 'playlist' },
		...modify,
		docs: 'create-playlist',
	},
	getOrCreate: {
		name: 'Get or Create',
		action: 'Get or create playlist',
		description: "Get the user's own playlist by its name, or create it if there is none",
		route: `POST ${MY_PLAYLISTS}`,
		fields: newPlaylistFields,
		job: 'getOrCreate',
		output: { kind: 'foundPlaylist' },
		...modify,
		docs: 'create-playlist',
	},
	get: {
		name: 'Get',
		action: 'Get playlist',
		description:
			'Get name, owner and snapshot of one or more playlists; their size only if the user owns or collaborates on them',
		route: `GET ${PLAYLIST}`,
		fields: [idInPath('playlist', 'playlist_id'), market(), trackAndEpisode],
		output: { kind: 'playlist' },
		sparseFields: '{fields}',
		docs: 'get-playlist',
	},
	update: {
		name: 'Update',
		action: 'Update playlist',
		description: 'Change name, description or visibility of a playlist',
		route: `PUT ${PLAYLIST}`,
		fields: [
			idInPath('playlist', 'playlist_id'),
			...playlistDetails({
				clearable: true,
				description: `What Spotify shows below the name: up to ${MAX_DESCRIPTION_LENGTH} characters. Line breaks become spaces. An empty text clears it, which Spotify may refuse; null keeps it.`,
			}),
			nameField({ place: 'details' }),
		],
		minMaxOf: {
			fields: ['name', 'description', 'public', 'collaborative'],
			min: 1,
			max: Infinity,
		},
		output: { kind: 'done', fromId: 'playlistId' },
		...modify,
		docs: 'change-playlist-details',
	},
});
