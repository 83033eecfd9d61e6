import { idInPath } from './fields';
import { defineResource } from './types';

export const user = defineResource('user', 'User', {
	get: {
		name: 'Get',
		action: 'Get a user',
		description: 'Get the public profile of one or more users',
		route: 'GET /users/{user_id}',
		fields: [idInPath('user', 'user_id')],
		output: { kind: 'user' },
		onlyFor: 'olderApps',
		docs: 'get-users-profile',
	},
	getPlaylists: {
		name: 'Get Playlists',
		action: "Get a user's playlists",
		description: 'List the public playlists of one or more users',
		route: 'GET /users/{user_id}/playlists',
		fields: [idInPath('user', 'user_id')],
		paging: { kind: 'offset', itemsAt: 'items', maxLimit: 50 },
		output: { kind: 'playlist' },
		onlyFor: 'olderApps',
		docs: 'get-list-users-playlists',
	},
});
