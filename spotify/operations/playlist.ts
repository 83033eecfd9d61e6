import {
	allowEmpty,
	coverFields,
	idInPath,
	LONGEST_DESCRIPTION,
	market,
	playlistDetails,
	playlistUris,
	trackAndEpisode,
	verify,
} from './fields';
import { type IdField, type TextField } from './fieldTypes';
import { defineResource } from './types';

/** What a user must have granted to change a playlist: for public or for private ones. */
const modify = {
	needs: 'user',
	scopes: { oneOf: ['playlist-modify-public', 'playlist-modify-private'] },
} as const;

/** To follow a playlist is to have it in the library. */
const asLibraryUri: IdField = {
	...idInPath('playlist', 'uris'),
	in: 'query',
	asUri: true,
};

const follow = {
	needs: 'user',
	batch: { wire: 'uris', most: 40 },
	scopes: { byKind: { playlist: 'playlist-modify-public' } },
	output: { kind: 'done', fromId: 'playlistId' },
} as const;

const LEAN_PLAYLIST =
	'id,uri,name,description,owner(id,display_name),public,items(total),tracks(total),snapshot_id,images(url,width,height),external_urls(spotify)';

/** Of a track and of an episode. */
const LEAN_OBJECT =
	'type,id,uri,name,artists(name),album(id,name),show(id),description,release_date,duration_ms,explicit,images(url,width,height),external_ids(isrc),external_urls(spotify)';

const LEAN_ITEMS = `limit,offset,next,total,items(added_at,added_by(id),item(${LEAN_OBJECT}),track(${LEAN_OBJECT}))`;

const name = (more: Partial<TextField>): TextField => ({
	kind: 'text',
	wire: 'name',
	in: 'body',
	displayName: 'Name',
	description: 'What the playlist is called',
	placeholder: 'e.g. Monday Morning',
	...more,
});

export const playlist = defineResource('playlist', 'Playlist', {
	addItems: {
		name: 'Add Items',
		action: 'Add items to playlist',
		description: 'Add tracks and episodes to a playlist; those of all input items go in together',
		route: 'POST /playlists/{playlist_id}/items',
		fields: [
			idInPath('playlist', 'playlist_id'),
			playlistUris('What to add'),
			{
				kind: 'number',
				wire: 'position',
				in: 'job',
				displayName: 'Position',
				description: 'Where to put the items; 0 is the top. Without it, at the end.',
				least: 0,
				integer: true,
			},
			{
				kind: 'boolean',
				wire: 'skipExisting',
				in: 'job',
				default: false,
				displayName: 'Skip Items Already There',
				description:
					'Whether to leave out what the playlist has already. Costs one more request for every 50 or 100 items in it.',
			},
		],
		job: 'addItems',
		output: { kind: 'raw' },
		...modify,
		docs: 'add-items-to-playlist',
	},
	create: {
		name: 'Create',
		action: 'Create playlist',
		description: 'Create an empty playlist for the user',
		route: 'POST /me/playlists',
		fields: [
			name({ required: true }),
			// Without one, the new playlist's description is the word "null"
			// (https://github.com/Peter-Schorn/SpotifyAPI/issues/75).
			...playlistDetails({ ifAbsent: '' }),
		],
		output: { kind: 'playlist' },
		...modify,
		docs: 'create-playlist',
	},
	downloadCover: {
		name: 'Download Cover',
		action: 'Download playlist cover',
		description: 'Get the cover picture of one or more playlists as a file',
		route: 'GET /playlists/{playlist_id}',
		fields: [
			idInPath('playlist', 'playlist_id'),
			{ kind: 'fixed', wire: 'fields', in: 'query', value: 'id,uri,name,images' },
			...coverFields(),
		],
		job: 'downloadCover',
		output: { kind: 'raw' },
		docs: 'get-playlist',
	},
	follow: {
		name: 'Follow',
		action: 'Follow playlist',
		description:
			"Add playlists to the user's library; Spotify accepts any ID, so Verify tells what is there",
		route: 'PUT /me/library',
		fields: [asLibraryUri, verify()],
		...follow,
		batch: { ...follow.batch, verifiedBy: 'GET /me/library/contains' },
		docs: 'save-library-items',
	},
	get: {
		name: 'Get',
		action: 'Get playlist',
		description:
			'Get name, owner and snapshot of one or more playlists; the size too, where the user owns them or works on them',
		route: 'GET /playlists/{playlist_id}',
		fields: [idInPath('playlist', 'playlist_id'), market(), trackAndEpisode],
		output: { kind: 'playlist' },
		lean: LEAN_PLAYLIST,
		docs: 'get-playlist',
	},
	getCover: {
		name: 'Get Cover',
		action: 'Get playlist cover images',
		description: 'List address and size of the cover images of one or more playlists',
		route: 'GET /playlists/{playlist_id}/images',
		fields: [idInPath('playlist', 'playlist_id')],
		paging: { kind: 'whole', itemsAt: '' },
		output: { kind: 'image', fromId: 'playlistId' },
		docs: 'get-playlist-cover',
	},
	getItems: {
		name: 'Get Items',
		action: 'Get playlist items',
		description: 'List the tracks and episodes of one or more playlists',
		route: 'GET /playlists/{playlist_id}/items',
		fields: [
			idInPath('playlist', 'playlist_id'),
			market(),
			{
				kind: 'text',
				wire: 'onlyIfChanged',
				in: 'job',
				displayName: 'Only If Changed Since',
				description:
					"The snapshot ID that you have of the playlist; empty where you have none yet. If it still has that one, it is not read again: its one item says 'unchanged'. Each item gets the present snapshot ID. Asking costs a user one request for fifty playlists.",
				placeholder: 'e.g. {{ $json.snapshotId }}',
				mayBeEmpty: true,
			},
			trackAndEpisode,
		],
		unlessSnapshot: 'onlyIfChanged',
		// The reference says 50. 100 are given, as by the older route /tracks
		// (https://github.com/spotify/web-api/issues/1567).
		paging: { kind: 'offset', itemsAt: 'items', maxLimit: 50, largestLimit: 100 },
		output: { kind: 'playlistItem' },
		lean: LEAN_ITEMS,
		docs: 'get-playlists-items',
	},
	getAll: {
		name: 'Get Many',
		action: 'Get many playlists',
		description: 'List the playlists that the user owns or follows',
		route: 'GET /me/playlists',
		fields: [],
		paging: { kind: 'offset', itemsAt: 'items', maxLimit: 50 },
		output: { kind: 'playlist' },
		needs: 'user',
		scopes: { optional: ['playlist-read-private', 'playlist-read-collaborative'] },
		docs: 'get-a-list-of-current-users-playlists',
	},
	removeItems: {
		name: 'Remove Items',
		action: 'Remove items from playlist',
		description: 'Remove tracks and episodes from a playlist, wherever in it they are',
		route: 'DELETE /playlists/{playlist_id}/items',
		fields: [
			idInPath('playlist', 'playlist_id'),
			playlistUris('What to remove, each as often as it is there', { local: true }),
		],
		job: 'removeItems',
		output: { kind: 'raw' },
		...modify,
		docs: 'remove-items-playlist',
	},
	reorderItems: {
		name: 'Reorder Items',
		action: 'Reorder playlist items',
		description: 'Move items of a playlist to another place in it',
		route: 'PUT /playlists/{playlist_id}/items',
		fields: [
			idInPath('playlist', 'playlist_id'),
			{
				kind: 'number',
				wire: 'range_start',
				in: 'body',
				displayName: 'From Position',
				description: 'Where the first item to move is; the top is 0',
				least: 0,
				integer: true,
				required: true,
			},
			{
				kind: 'number',
				wire: 'insert_before',
				in: 'body',
				displayName: 'To Before Position',
				description:
					'The position, counted before the move, of the item that they are put in front of; the number of items puts them at the end',
				least: 0,
				integer: true,
				required: true,
			},
			{
				kind: 'number',
				wire: 'range_length',
				in: 'body',
				displayName: 'Number of Items',
				description: 'How many items to move. Without it, one.',
				least: 1,
				integer: true,
			},
			{
				kind: 'text',
				wire: 'snapshot_id',
				in: 'body',
				displayName: 'Snapshot ID',
				description:
					'The version of the playlist that the positions were counted in. Without it, the present one.',
				placeholder: 'e.g. AAAAB3Nz...',
			},
		],
		once: true,
		output: { kind: 'snapshot', fromId: 'playlistId' },
		...modify,
		docs: 'reorder-or-replace-playlists-items',
	},
	replaceItems: {
		name: 'Replace Items',
		action: 'Replace playlist items',
		description: 'Put the tracks and episodes of all input items in place of what a playlist has',
		route: 'PUT /playlists/{playlist_id}/items',
		fields: [
			idInPath('playlist', 'playlist_id'),
			playlistUris('What the playlist is to hold', { mayBeEmpty: true }),
			allowEmpty(),
		],
		job: 'replaceItems',
		output: { kind: 'raw' },
		...modify,
		docs: 'reorder-or-replace-playlists-items',
	},
	syncItems: {
		name: 'Sync Items',
		action: 'Sync playlist items',
		description:
			'Make a playlist hold just the tracks and episodes of all input items, in their order, with few changes',
		route: 'PUT /playlists/{playlist_id}/items',
		fields: [
			idInPath('playlist', 'playlist_id'),
			playlistUris('What the playlist is to hold', { local: true, mayBeEmpty: true }),
			allowEmpty(),
			{
				kind: 'boolean',
				wire: 'dryRun',
				in: 'job',
				default: false,
				displayName: 'Dry Run',
				description: 'Whether to change nothing and only tell what would be changed',
			},
			{
				kind: 'boolean',
				wire: 'keepDates',
				in: 'job',
				default: false,
				displayName: 'Keep Dates',
				description:
					'Whether to change item by item, so that those that stay keep the date they were added on, even where replacing everything takes fewer requests',
			},
		],
		job: 'syncItems',
		output: { kind: 'raw' },
		...modify,
		docs: 'reorder-or-replace-playlists-items',
	},
	unfollow: {
		name: 'Unfollow',
		action: 'Unfollow playlist',
		description: "Remove playlists from the user's library; a playlist of one's own is deleted so",
		route: 'DELETE /me/library',
		fields: [asLibraryUri],
		...follow,
		docs: 'remove-library-items',
	},
	update: {
		name: 'Update',
		action: 'Update playlist',
		description: 'Change name, description or visibility of a playlist',
		route: 'PUT /playlists/{playlist_id}',
		fields: [
			idInPath('playlist', 'playlist_id'),
			...playlistDetails({
				clearable: true,
				description: `What Spotify shows below the name: up to ${LONGEST_DESCRIPTION} characters. Line breaks become spaces. An empty text empties it, which Spotify may refuse; null leaves it as it is.`,
			}),
			name({ place: 'details' }),
		],
		together: {
			fields: ['name', 'description', 'public', 'collaborative'],
			least: 1,
			most: Infinity,
		},
		output: { kind: 'done', fromId: 'playlistId' },
		...modify,
		docs: 'change-playlist-details',
	},
	uploadCover: {
		name: 'Upload Cover',
		action: 'Upload playlist cover',
		description: 'Give a playlist a cover picture from a binary field',
		route: 'PUT /playlists/{playlist_id}/images',
		fields: [
			idInPath('playlist', 'playlist_id'),
			{
				kind: 'picture',
				wire: 'body',
				in: 'body',
				parameter: 'binaryPropertyName',
				displayName: 'Input Data Field Name',
				description:
					'The field of the input item that holds the picture as a file: a JPEG of at most 192 KB',
				placeholder: 'e.g. data',
				required: true,
				mostBytes: 256 * 1024,
			},
		],
		output: { kind: 'done', fromId: 'playlistId' },
		needs: 'user',
		scopes: {
			allOf: ['ugc-image-upload'],
			oneOf: ['playlist-modify-public', 'playlist-modify-private'],
		},
		docs: 'upload-custom-playlist-cover',
	},
});
