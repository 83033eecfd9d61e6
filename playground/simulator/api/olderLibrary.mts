import { isBase62Id } from '../catalogue/ids.mts';
import { apiError } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import { type LibraryKind, save } from '../users/library.mts';
import { writeUri } from '../users/uris.mts';
import type { World } from '../world.mts';
import { needScope } from './access.mts';
import { type Call, userOf } from './call.mts';
import { containItems, itemOf, removeItems, saveItems } from './library.mts';
import { modifyScope } from './playlistAccess.mts';
import type { Answering, Answers } from './answer.mts';
import { userIds } from './parameters.mts';

/** What a call is about: one kind always, or what its `type` says. */
type KindOf = (call: Call) => LibraryKind;

/** jwilsson/spotify-web-api-php issue 278. */
const noIds = () => apiError(400, 'Missing required field: ids');
const tooMany = () => apiError(400, 'too many ids requested');
const badId = () => apiError(400, 'Invalid base62 id');

// Of the body; the query's own maximum is the parameter's.
const maximum = 50;

function idsOf(call: Call, kind: LibraryKind): readonly string[] {
	const stamped = call.body.objects('timestamped_ids')?.map(({ id = '' }) => id);
	const found = call.query.ids?.split(',') ?? call.body.texts('ids') ?? stamped ?? [];
	if (found.length === 0) throw new Refusal(noIds());
	if (found.length > maximum) throw new Refusal(tooMany());
	if (kind !== 'user' && !found.every(isBase62Id)) throw new Refusal(badId());
	return found;
}

const itemsOf = (call: Call, kindOf: KindOf) =>
	idsOf(call, kindOf(call)).map((id) => itemOf(kindOf(call), id));

/** Saves or follows, remembering when where the call says. */
const saveOlder = (kindOf: KindOf) => (world: World, call: Call) => {
	saveItems(world, call, itemsOf(call, kindOf));
	const saved = userOf(call).library[kindOf(call)];
	for (const { id = '', added_at = '' } of call.body.objects('timestamped_ids') ?? []) {
		const addedAtMs = Date.parse(added_at);
		if (Number.isNaN(addedAtMs)) throw new Refusal(apiError(400, 'Invalid added_at (simulator)'));
		const uri = writeUri(kindOf(call), id);
		saved.delete(uri);
		save(saved, uri, addedAtMs);
	}
	return null;
};

const removeOlder = (kindOf: KindOf) => (_world: World, call: Call) =>
	removeItems(call, itemsOf(call, kindOf));

const containsOlder = (kindOf: KindOf) => (_world: World, call: Call) =>
	containItems(call, itemsOf(call, kindOf));

const playlistOf = ({ id }: Call) => itemOf('playlist', id);

/** Puts a playlist into the user's list: on their profile, or not. */
function followPlaylist(world: World, call: Call): null {
	needScope(call, modifyScope(call.body.flag('public') ?? true));
	return saveItems(world, call, [playlistOf(call)]);
}

const unfollowPlaylist = (_world: World, call: Call): null => removeItems(call, [playlistOf(call)]);

/** For the user of the token: since 2024 nobody else may be asked for. */
function followsPlaylist(_world: World, call: Call): boolean[] {
	const { ids } = call.query;
	if (ids !== undefined && ids !== userOf(call).id) {
		throw new Refusal(apiError(403, 'Forbidden'));
	}
	return containItems(call, [playlistOf(call)]);
}

/** What every kind of thing is saved and removed by, and asked for. */
const answersOf = (list: string, kindOf: KindOf, own: Partial<Answering> = {}): Answers => ({
	[`PUT /me/${list}`]: { ...own, answer: saveOlder(kindOf) },
	[`DELETE /me/${list}`]: { ...own, answer: removeOlder(kindOf) },
	[`GET /me/${list}/contains`]: { ...own, answer: containsOlder(kindOf) },
});

const followedKind = ({ query }: Call): LibraryKind => (query.type === 'user' ? 'user' : 'artist');

/** What `/me/library` took the place of in February 2026. */
export const olderLibraryAnswers: Answers = {
	...answersOf('albums', () => 'album'),
	...answersOf('audiobooks', () => 'audiobook'),
	...answersOf('episodes', () => 'episode'),
	...answersOf('shows', () => 'show'),
	...answersOf('tracks', () => 'track'),
	...answersOf('following', followedKind, { parameters: { ids: userIds(50) } }),
	// Newer apps can still follow playlists as before (a probe of October 2026).
	'PUT /playlists/{playlist_id}/followers': { answer: followPlaylist, stillAnswers: true },
	'DELETE /playlists/{playlist_id}/followers': { answer: unfollowPlaylist, stillAnswers: true },
	'GET /playlists/{playlist_id}/followers/contains': {
		answer: followsPlaylist,
		parameters: { ids: userIds(1) },
	},
};
