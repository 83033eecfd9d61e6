import { idInPath } from '../fields';
import { PLAYLIST_ITEMS } from '../paths';
import { defineOperations } from '../types';
import { replaceFields, syncFields } from '../settings/replaceAndSync';
import { playlistUris } from './fields';
import { modify } from './modify';

/** What a playlist holds, and in which order: all of it at once. */
export const order = defineOperations({
	reorderItems: {
		name: 'Reorder Items',
		action: 'Reorder playlist items',
		description: 'Move items to another position in a playlist',
		route: `PUT ${PLAYLIST_ITEMS}`,
		fields: [
			idInPath('playlist', 'playlist_id'),
			{
				kind: 'number',
				wire: 'range_start',
				in: 'body',
				displayName: 'From Position',
				description: 'Position of the first item to move, counted from 0',
				min: 0,
				integer: true,
				required: true,
			},
			{
				kind: 'number',
				wire: 'insert_before',
				in: 'body',
				displayName: 'To Before Position',
				description:
					'Position of the item to put them before, counted before the move. The number of items puts them at the end.',
				min: 0,
				integer: true,
				required: true,
			},
			{
				kind: 'number',
				wire: 'range_length',
				in: 'body',
				displayName: 'Number of Items',
				description: 'How many items to move. Defaults to 1.',
				min: 1,
				integer: true,
			},
			{
				kind: 'text',
				wire: 'snapshot_id',
				in: 'body',
				displayName: 'Snapshot ID',
				description:
					'The version of the playlist in which you counted the positions. Defaults to the current one.',
				placeholder: 'e.g. AAAAB3Nz...',
			},
		],
		nonIdempotent: true,
		output: { kind: 'snapshot', fromId: 'playlistId' },
		...modify,
		docs: 'reorder-or-replace-playlists-items',
	},
	replaceItems: {
		name: 'Replace Items',
		action: 'Replace playlist items',
		description: 'Replace the items of a playlist with the tracks and episodes of all input items',
		route: `PUT ${PLAYLIST_ITEMS}`,
		fields: [
			idInPath('playlist', 'playlist_id'),
			playlistUris({ mayBeEmpty: true }),
			...replaceFields,
		],
		job: 'replaceItems',
		output: { kind: 'replaceResult' },
		...modify,
		docs: 'reorder-or-replace-playlists-items',
	},
	syncItems: {
		name: 'Sync Items',
		action: 'Sync playlist items',
		description:
			'Make a playlist equal to the tracks and episodes of all input items, in their order, with few changes',
		route: `PUT ${PLAYLIST_ITEMS}`,
		fields: [
			idInPath('playlist', 'playlist_id'),
			playlistUris({ local: true, mayBeEmpty: true }),
			...syncFields,
		],
		job: 'syncItems',
		output: { kind: 'syncResult' },
		...modify,
		docs: 'reorder-or-replace-playlists-items',
	},
});
