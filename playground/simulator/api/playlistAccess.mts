import { apiError, notFound } from '../errors.mts';
import type { WrittenPlaylist } from '../playlists/writtenPlaylist.mts';
import { Refusal } from '../refusal.mts';
import { writeUri } from '../users/uris.mts';
import type { User } from '../users/user.mts';
import type { World } from '../world.mts';
import { needScope } from './access.mts';
import { type Call, userOf } from './call.mts';
import { forbidden } from './closedRoutes.mts';

/** Whoever has a collaborative playlist in their list works on it. */
const worksOn = (
	user: User | undefined,
	{ id, ownerId, collaborative }: WrittenPlaylist,
): boolean =>
	user !== undefined &&
	(user.id === ownerId || (collaborative && user.library.playlist.has(writeUri('playlist', id))));

/** Whether somebody else keeps this playlist to themselves. */
export function isHidden({ users }: World, { user }: Call, id: string): boolean {
	const playlist = users.playlist(id);
	return playlist !== undefined && !playlist.isPublic && !worksOn(user, playlist);
}

/** What a token's user may do with the contents: since 2026 nobody else sees them. */
export const isWorkedOn = ({ users }: World, { user }: Call, id: string): boolean => {
	const playlist = users.playlist(id);
	return playlist !== undefined && worksOn(user, playlist);
};

/** The scope that a playlist needs that is not public. */
export const readScope = ({ collaborative }: WrittenPlaylist): string =>
	collaborative ? 'playlist-read-collaborative' : 'playlist-read-private';

/** Ends the reading of a private playlist by somebody who may see it, without the scope for it. */
export function needReadScope({ users }: World, call: Call): void {
	const playlist = users.playlist(call.id);
	if (playlist && !playlist.isPublic) needScope(call, readScope(playlist));
}

export const modifyScope = (isPublic: boolean): string =>
	isPublic ? 'playlist-modify-public' : 'playlist-modify-private';

interface Writing {
	/** Not for those who only work on it. */
	ownerOnly?: boolean;
	refuse?: () => ReturnType<typeof apiError>;
	scopeMissing?: () => ReturnType<typeof apiError>;
}

/** The playlist that a call may change; ends the call where it may not. */
export function playlistToChange(
	{ users }: World,
	call: Call,
	{ ownerOnly = false, refuse = forbidden, scopeMissing }: Writing = {},
): WrittenPlaylist {
	const playlist = users.playlist(call.id);
	const user = userOf(call);
	// The catalogue's playlists are all somebody else's.
	if (!playlist) throw new Refusal(refuse());
	const allowed = ownerOnly ? user.id === playlist.ownerId : worksOn(user, playlist);
	if (!allowed) throw new Refusal(playlist.isPublic ? refuse() : notFound());
	needScope(call, modifyScope(playlist.isPublic), scopeMissing);
	return playlist;
}
