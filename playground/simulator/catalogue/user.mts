import type { Dice } from './hash.mts';
import { personName } from './names.mts';

/** A user as playlists name them. */
export function userObject(dice: Dice) {
	const name = personName(dice);
	const id =
		name
			.normalize('NFKD')
			.toLowerCase()
			.replace(/[^a-z]/g, '') + dice.integer(10, 99);
	return { user: userIdentity(id), display_name: name };
}

const userIdentity = (id: string) => ({
	external_urls: { spotify: `https://open.spotify.com/user/${id}` },
	href: `https://api.spotify.com/v1/users/${id}`,
	id,
	type: 'user',
	uri: `spotify:user:${id}`,
});
