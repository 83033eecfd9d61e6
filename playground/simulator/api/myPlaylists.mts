import { idFromText } from '../catalogue/ids.mts';
import { page } from '../catalogue/page.mts';
import { playlistObject } from '../catalogue/playlist.mts';
import { apiError } from '../errors.mts';
import { playlistSource } from '../playlists/playlistSource.mts';
import { createPlaylist } from '../playlists/writtenPlaylist.mts';
import { Refusal } from '../refusal.mts';
import { newestFirst } from '../users/library.mts';
import { readUri } from '../users/uris.mts';
import type { World } from '../world.mts';
import { needScope } from './access.mts';
import { type Call, pageRequest, userOf } from './call.mts';
import { modifyScope, readScope } from './playlistAccess.mts';
import { checkPrivacy } from './playlistDetails.mts';
import { listedPlaylist } from './playlists.mts';
import type { Answers } from './answer.mts';

/**
 * The playlists in the user's list, their own and others; private ones need a scope each. What was
 * made a moment ago is not in it yet: how long that lasts nobody has measured.
 */
function getMyPlaylists(world: World, call: Call) {
	const user = userOf(call);
	const shownUntilMs = world.clock.nowMs() - world.settings.readAgeMs;
	const ids = newestFirst(user.library.playlist)
		.filter(([, addedAtMs]) => addedAtMs <= shownUntilMs)
		.map(([uri]) => readUri(uri)?.id ?? '')
		.filter((id) => isListed(world, call, id));
	return page(pageRequest(call), ids.length, (index) =>
		listedPlaylist(world, call, ids[index] ?? ''),
	);
}

function isListed({ users }: World, { scopes }: Call, id: string): boolean {
	const playlist = users.playlist(id);
	return !playlist || playlist.isPublic || scopes.has(readScope(playlist));
}

/** Makes an empty playlist of the user's. */
function createMyPlaylist(world: World, call: Call) {
	const { clock, users, settings } = world;
	const user = userOf(call);
	const { body } = call;
	const isPublic = body.flag('public') ?? true;
	const collaborative = body.flag('collaborative') ?? false;
	checkPrivacy(isPublic, collaborative);
	needScope(call, modifyScope(isPublic));
	// Spotify's document asks for both.
	if (collaborative) needScope(call, modifyScope(true));
	const id = idFromText(`new ${users.playlists().length} of ${user.id}`);
	const playlist = createPlaylist({
		id,
		ownerId: user.id,
		name: body.text('name') ?? '',
		description: body.text('description') ?? (settings.nullDescription ? 'null' : ''),
		isPublic,
		collaborative,
		entries: [],
	});
	users.addPlaylist(playlist, clock.nowMs());
	const { contentNames } = call.app;
	return playlistObject(
		playlistSource(world, id),
		{ names: contentNames, seesContents: true, knowsEpisodes: false },
		{},
	);
}

/** As it was before 2026: for nobody but the user themselves. */
function createForUser(world: World, call: Call) {
	if (call.id !== userOf(call).id) {
		throw new Refusal(apiError(403, 'You cannot create a playlist for another user.'));
	}
	return createMyPlaylist(world, call);
}

export const myPlaylistAnswers: Answers = {
	'GET /me/playlists': getMyPlaylists,
	'POST /me/playlists': createMyPlaylist,
	'POST /users/{user_id}/playlists': createForUser,
};
