import { idInPath, LIBRARY_URIS_A_REQUEST } from '../fields';
import { verifyFields } from '../settings/verify';
import { type IdField } from '../fieldTypes';
import { LIBRARY, LIBRARY_CONTAINS, MY_PLAYLISTS } from '../paths';
import { MY_PLAYLISTS_PAGES } from '../pages';
import { defineOperations } from '../types';

/** To follow a playlist is to have it in the library. */
const asLibraryUri: IdField = {
	...idInPath('playlist', 'uris'),
	in: 'query',
	asUri: true,
};

const follow = {
	needs: 'user',
	batch: { wire: 'uris', limit: LIBRARY_URIS_A_REQUEST },
	scopes: { byKind: { playlist: 'playlist-modify-public' } },
	output: { kind: 'done', fromId: 'playlistId' },
} as const;

/** The list of the user's playlists, their own and those they follow. */
export const list = defineOperations({
	follow: {
		name: 'Follow',
		action: 'Follow playlist',
		description:
			"Add playlists to the user's library (switch on Verify to be sure: Spotify accepts any ID)",
		route: `PUT ${LIBRARY}`,
		fields: [asLibraryUri, ...verifyFields],
		...follow,
		batch: { ...follow.batch, verifiedBy: `GET ${LIBRARY_CONTAINS}` },
		docs: 'save-library-items',
	},
	getAll: {
		name: 'Get Many',
		action: 'Get many playlists',
		description: 'List the playlists that the user owns or follows',
		route: `GET ${MY_PLAYLISTS}`,
		fields: [],
		paging: MY_PLAYLISTS_PAGES,
		output: { kind: 'playlist' },
		needs: 'user',
		scopes: { optional: ['playlist-read-private', 'playlist-read-collaborative'] },
		docs: 'get-a-list-of-current-users-playlists',
	},
	unfollow: {
		name: 'Unfollow',
		action: 'Unfollow playlist',
		description:
			"Remove playlists from the user's library, which deletes a playlist that the user owns",
		route: `DELETE ${LIBRARY}`,
		fields: [asLibraryUri],
		...follow,
		docs: 'remove-library-items',
	},
});
