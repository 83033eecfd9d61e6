import { idInPath } from '../fields';
import { coverFields } from '../settings/cover';
import { PLAYLIST } from '../paths';
import { defineOperations } from '../types';
import { modify } from './modify';

/** The pictures of playlists. */
export const covers = defineOperations({
	downloadCover: {
		name: 'Download Cover',
		action: 'Download playlist cover',
		description: 'Get the cover picture of one or more playlists as a file',
		route: `GET ${PLAYLIST}`,
		fields: [
			idInPath('playlist', 'playlist_id'),
			{ kind: 'fixed', wire: 'fields', in: 'query', value: 'id,uri,name,images' },
			...coverFields,
		],
		job: 'downloadCover',
		output: { kind: 'cover' },
		docs: 'get-playlist',
	},
	getCover: {
		name: 'Get Cover',
		action: 'Get playlist cover images',
		description: 'List address and size of the cover images of one or more playlists',
		route: `GET ${PLAYLIST}/images`,
		fields: [idInPath('playlist', 'playlist_id')],
		paging: { kind: 'whole', itemsAt: '' },
		output: { kind: 'image', fromId: 'playlistId' },
		docs: 'get-playlist-cover',
	},
	uploadCover: {
		name: 'Upload Cover',
		action: 'Upload playlist cover',
		description: 'Give a playlist a cover picture from a binary field',
		route: `PUT ${PLAYLIST}/images`,
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
		...modify,
		scopes: { allOf: ['ugc-image-upload'], ...modify.scopes },
		docs: 'upload-custom-playlist-cover',
	},
});
