import { page } from '../catalogue/page.mts';
import { countPlaylists, memberAt } from '../catalogue/sizes.mts';
import { userObject } from '../catalogue/user.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { listedPlaylist } from './playlists.mts';

export const getUser = ({ places }: World, { id }: Call) =>
	userObject(places, places.placeOf('user', id));

export function getUserPlaylists(world: World, call: Call) {
	const { places } = world;
	const user = places.placeOf('user', call.id);
	return page(pageRequest(call), countPlaylists(user), (index) =>
		listedPlaylist(world, call, places.idOf('playlist', memberAt(user, index))),
	);
}
