import { LIBRARY_URIS_A_REQUEST, libraryUris, market } from './fields';
import { savedDuplicateFields } from './settings/duplicates';
import { saveFields } from './settings/save';
import { LIBRARY, LIBRARY_CONTAINS, MY_TRACKS } from './paths';
import { PAGES } from './pages';
import { defineResource, type ScopeRule } from './types';

const READ: ScopeRule = { allOf: ['user-library-read'] };

/** By what each URI is of: things are saved, people and playlists followed. */
const MODIFY: ScopeRule = {
	byKind: {
		album: 'user-library-modify',
		artist: 'user-follow-modify',
		audiobook: 'user-library-modify',
		episode: 'user-library-modify',
		playlist: 'playlist-modify-public',
		show: 'user-library-modify',
		track: 'user-library-modify',
		user: 'user-follow-modify',
	},
};

const CHECK: ScopeRule = {
	byKind: {
		album: 'user-library-read',
		artist: 'user-follow-read',
		audiobook: 'user-library-read',
		episode: 'user-library-read',
		playlist: 'playlist-read-private',
		show: 'user-library-read',
		track: 'user-library-read',
		user: 'user-follow-read',
	},
};

export const library = defineResource('library', 'Library', {
	check: {
		name: 'Check',
		action: 'Check whether items are in library',
		description: 'Check for each item whether the user has saved or follows it',
		route: `GET ${LIBRARY_CONTAINS}`,
		fields: [libraryUris()],
		batch: { wire: 'uris', limit: LIBRARY_URIS_A_REQUEST, perValue: true },
		output: { kind: 'saved' },
		needs: 'user',
		scopes: CHECK,
		docs: 'check-library-contains',
	},
	getAlbums: {
		name: 'Get Albums',
		action: 'Get saved albums',
		description: "List the albums in the user's library, the latest first",
		route: 'GET /me/albums',
		fields: [market()],
		paging: PAGES,
		output: { kind: 'saved.album' },
		needs: 'user',
		scopes: READ,
		docs: 'get-users-saved-albums',
	},
	getAudiobooks: {
		name: 'Get Audiobooks',
		action: 'Get saved audiobooks',
		description: "List the audiobooks in the user's library, the latest first",
		route: 'GET /me/audiobooks',
		fields: [],
		paging: PAGES,
		output: { kind: 'saved.audiobook' },
		needs: 'user',
		scopes: READ,
		docs: 'get-users-saved-audiobooks',
	},
	getEpisodes: {
		name: 'Get Episodes',
		action: 'Get saved episodes',
		description: "List the episodes in the user's library, the latest first",
		route: 'GET /me/episodes',
		fields: [market()],
		paging: PAGES,
		output: { kind: 'saved.episode' },
		needs: 'user',
		scopes: { ...READ, optional: ['user-read-playback-position'] },
		docs: 'get-users-saved-episodes',
	},
	getShows: {
		name: 'Get Shows',
		action: 'Get saved shows',
		description: "List the shows in the user's library, the latest first",
		route: 'GET /me/shows',
		fields: [],
		paging: PAGES,
		output: { kind: 'saved.show' },
		needs: 'user',
		scopes: READ,
		docs: 'get-users-saved-shows',
	},
	getTracks: {
		isDefault: true,
		name: 'Get Tracks',
		action: 'Get saved tracks',
		description: "List the user's liked songs, the latest first",
		route: `GET ${MY_TRACKS}`,
		fields: [market()],
		paging: PAGES,
		output: { kind: 'saved.track' },
		needs: 'user',
		scopes: READ,
		docs: 'get-users-saved-tracks',
	},
	remove: {
		name: 'Remove',
		action: 'Remove items from library',
		description: 'Remove saved items of any kind, or unfollow artists, users and playlists',
		route: `DELETE ${LIBRARY}`,
		fields: [libraryUris()],
		batch: { wire: 'uris', limit: LIBRARY_URIS_A_REQUEST },
		output: { kind: 'done' },
		needs: 'user',
		scopes: MODIFY,
		docs: 'remove-library-items',
	},
	removeDuplicates: {
		name: 'Remove Duplicates',
		action: 'Remove duplicates from library',
		description:
			'Remove liked songs that are saved in several editions, and return what was removed',
		route: `DELETE ${LIBRARY}`,
		fields: [...savedDuplicateFields],
		job: 'removeSavedDuplicates',
		output: { kind: 'savedDuplicate' },
		needs: 'user',
		scopes: { allOf: ['user-library-modify', 'user-library-read'] },
		docs: 'remove-library-items',
	},
	save: {
		name: 'Save',
		action: 'Save items to library',
		description:
			'Save items of any kind, or follow artists, users and playlists (switch on Verify to be sure: Spotify accepts any ID)',
		route: `PUT ${LIBRARY}`,
		fields: [libraryUris(), ...saveFields],
		batch: {
			wire: 'uris',
			limit: LIBRARY_URIS_A_REQUEST,
			verifiedBy: `GET ${LIBRARY_CONTAINS}`,
			mayKeepOrder: true,
		},
		output: { kind: 'done' },
		needs: 'user',
		scopes: MODIFY,
		docs: 'save-library-items',
	},
});
