import { idInPath } from '../fields';
import { coverFields } from '../settings/cover';
import { PLAYLIST } from '../paths';
import { defineOperations } from '../types';
import { LARGEST_COVER_KILOBYTES, MAX_COVER_BYTES } from './fields';
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
		description: 'List the URLs and sizes of the covers of one or more playlists',
		route: `GET ${PLAYLIST}/images`,
		fields: [idInPath('playlist', 'playlist_id')],
		paging: { kind: 'whole', itemsAt: '' },
		output: { kind: 'image', fromId: 'playlistId' },
		docs: 'get-playlist-cover',
	},
	uploadCover: {
		name: 'Upload Cover',
		action: 'Upload playlist cover',
		description: 'Set the cover of a playlist from a binary field',
		route: `PUT ${PLAYLIST}/images`,
		fields: [
			idInPath('playlist', 'playlist_id'),
			{
				kind: 'picture',
				wire: 'body',
				in: 'body',
				parameter: 'binaryPropertyName',
				displayName: 'Input Data Field Name',
				description: `Enter the input field that holds the picture: a JPEG of up to ${LARGEST_COVER_KILOBYTES} KB`,
				placeholder: 'e.g. data',
				required: true,
				mostBytes: MAX_COVER_BYTES,
				takenKilobytes: LARGEST_COVER_KILOBYTES,
			},
		],
		output: { kind: 'done', fromId: 'playlistId' },
		...modify,
		scopes: { allOf: ['ugc-image-upload'], ...modify.scopes },
		docs: 'upload-custom-playlist-cover',
	},
});
