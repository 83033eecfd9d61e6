import { artistObject } from '../catalogue/artist.mts';
import { hashText } from '../catalogue/hash.mts';
import { page } from '../catalogue/page.mts';
import { pickHead, pickTrack } from '../catalogue/picks.mts';
import { trackObject } from '../catalogue/track.mts';
import { userObject } from '../catalogue/user.mts';
import { noSuchService } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest, userOf } from './call.mts';
import type { Answers } from './answer.mts';

/** The user, with what the scopes let the app know of them. */
function getMe({ places }: World, call: Call) {
	const { id, accountId, displayName, email, country, premium } = userOf(call);
	return {
		...userObject(places, places.placeOf('user', id)),
		// Since May 2026 (https://developer.spotify.com/documentation/web-api/references/changes/may-2026).
		account_id: accountId,
		display_name: displayName,
		...(call.scopes.has('user-read-private') && {
			country,
			explicit_content: { filter_enabled: false, filter_locked: false },
			product: premium ? 'premium' : 'free',
		}),
		...(call.scopes.has('user-read-email') && { email }),
	};
}

// More than a page of each.
const topTotal = 120;

/** What the user plays most, over a time; nothing for somebody who never played anything. */
function getTop({ places }: World, call: Call) {
	const { id, history } = userOf(call);
	const seed = hashText(`${id} ${call.query.time_range ?? 'medium_term'}`, 23);
	const total = history.length === 0 ? 0 : topTotal;
	const request = pageRequest(call);
	if (call.id === 'artists') {
		return page(request, total, (index) => artistObject(places, pickHead(seed, index)));
	}
	// Anything else is no operation of Spotify's.
	if (call.id !== 'tracks') throw new Refusal(noSuchService());
	return page(request, total, (index) => trackObject(places, pickTrack(seed, index)));
}

export const meAnswers: Answers = {
	'GET /me': getMe,
	'GET /me/top/{type}': getTop,
};
