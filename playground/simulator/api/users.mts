import { page } from '../catalogue/page.mts';
import { countPlaylists, memberAt } from '../catalogue/sizes.mts';
import { userObject } from '../catalogue/user.mts';
import type { WrittenPlaylist } from '../playlists/writtenPlaylist.mts';
import type { User } from '../users/user.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { readScope } from './playlistAccess.mts';
import { listedPlaylist } from './playlists.mts';
import type { Answers } from './answer.mts';

const getUser = ({ places, users }: World, { id }: Call) => {
	const user = userObject(places, places.placeOf('user', id));
	return { ...user, display_name: users.find(id)?.displayName ?? user.display_name };
};

/** What others see on a user's profile; users with an account see more of their own. */
function getUserPlaylists(world: World, call: Call) {
	const { places, users } = world;
	const account = users.find(call.id);
	if (account) return ownedPlaylists(world, call, account);
	const user = places.placeOf('user', call.id);
	return page(pageRequest(call), countPlaylists(user), (index) =>
		listedPlaylist(world, call, places.idOf('playlist', memberAt(user, index))),
	);
}

function ownedPlaylists(world: World, call: Call, { id }: User) {
	const ids = world.users
		.playlists()
		.filter((playlist) => playlist.ownerId === id && isListed(call, playlist))
		.map((playlist) => playlist.id)
		.reverse();
	return page(pageRequest(call), ids.length, (index) =>
		listedPlaylist(world, call, ids[index] ?? ''),
	);
}

function isListed({ user, scopes }: Call, playlist: WrittenPlaylist): boolean {
	if (playlist.isPublic) return true;
	return user?.id === playlist.ownerId && scopes.has(readScope(playlist));
}

export const userAnswers: Answers = {
	'GET /users/{user_id}': getUser,
	'GET /users/{user_id}/playlists': getUserPlaylists,
};
