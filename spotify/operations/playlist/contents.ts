import { addFields } from '../settings/addItems';
import { checkFields } from '../settings/checkItems';
import { duplicateFields } from '../settings/duplicates';
import { idInPath, market, trackAndEpisode } from '../fields';
import { PLAYLIST_ITEMS } from '../paths';
import { PLAYLIST_ITEMS_PAGES } from '../pages';
import { defineOperations } from '../types';
import { playlistUris } from './fields';
import { modify } from './modify';

/** What a playlist holds: read, added and removed. */
export const contents = defineOperations({
	addItems: {
		name: 'Add Items',
		action: 'Add items to playlist',
		description: 'Add the tracks and episodes of all input items to a playlist',
		route: `POST ${PLAYLIST_ITEMS}`,
		fields: [idInPath('playlist', 'playlist_id'), playlistUris(), ...addFields],
		job: 'addItems',
		output: { kind: 'addResult' },
		...modify,
		docs: 'add-items-to-playlist',
	},
	checkItems: {
		name: 'Check Items',
		action: 'Check playlist items',
		description:
			'Find items of a playlist that the account cannot play, and what could replace them',
		route: `PUT ${PLAYLIST_ITEMS}`,
		fields: [idInPath('playlist', 'playlist_id'), ...checkFields],
		job: 'checkItems',
		output: { kind: 'unplayableItem' },
		...modify,
		docs: 'reorder-or-replace-playlists-items',
	},
	getItems: {
		name: 'Get Items',
		action: 'Get playlist items',
		description: 'List the tracks and episodes of one or more playlists',
		route: `GET ${PLAYLIST_ITEMS}`,
		fields: [
			idInPath('playlist', 'playlist_id'),
			market(),
			{
				kind: 'text',
				wire: 'onlyIfChanged',
				in: 'job',
				displayName: 'Only If Changed Since',
				description:
					"The snapshot ID of your last read. If the playlist still has it, it is not read, and one item says 'unchanged'.",
				placeholder: 'e.g. {{ $json.snapshotId }}',
				mayBeEmpty: true,
			},
			trackAndEpisode,
		],
		unlessSnapshot: 'onlyIfChanged',
		paging: PLAYLIST_ITEMS_PAGES,
		output: { kind: 'playlistItem', fromId: 'playlistId' },
		sparseFields: 'limit,offset,next,total,items({fields})',
		docs: 'get-playlists-items',
	},
	removeDuplicates: {
		name: 'Remove Duplicates',
		action: 'Remove duplicates from playlist',
		description: 'Remove duplicates from a playlist, and return what was removed',
		route: `DELETE ${PLAYLIST_ITEMS}`,
		fields: [idInPath('playlist', 'playlist_id'), ...duplicateFields],
		job: 'removeDuplicates',
		output: { kind: 'playlistDuplicate' },
		...modify,
		docs: 'remove-items-playlist',
	},
	removeItems: {
		name: 'Remove Items',
		action: 'Remove items from playlist',
		description: 'Remove tracks and episodes from a playlist, all copies of each',
		route: `DELETE ${PLAYLIST_ITEMS}`,
		fields: [idInPath('playlist', 'playlist_id'), playlistUris({ local: true })],
		job: 'removeItems',
		output: { kind: 'removeResult' },
		...modify,
		docs: 'remove-items-playlist',
	},
});
