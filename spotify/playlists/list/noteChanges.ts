import type { Outcome } from '../../failures/outcome';
import { mayHaveActed } from '../../refusals/withUnknownOutcome';
import { playlistIn } from '../../request/paths';
import type { Send, SpotifyRequest } from '../../request/types';
import { textAt } from '../../values/json';
import { listedPlaylist } from './listed';
import type { PlaylistListMemory } from './memory';
import { LIBRARY } from '../../operations/paths';

/** The older path, which API Request may still name, begins with the user. */
const MAKES_PLAYLIST = /^\/(me|users\/[^/]+)\/playlists$/;

/** Tells whether a request makes a playlist. */
export const makesPlaylist = ({ method, path }: SpotifyRequest): boolean =>
	method === 'POST' && MAKES_PLAYLIST.test(path);

const FOLLOWERS = /^\/playlists\/[^/]+\/followers$/;

/** Returns the playlists that a request follows or unfollows. */
function playlistsOf({ path, query }: SpotifyRequest): string[] {
	if (FOLLOWERS.test(path)) return [playlistIn(path) ?? ''];
	if (path !== LIBRARY) return [];
	const uris = (query.uris ?? '').split(',');
	return uris.flatMap((uri) => /^spotify:playlist:(\w+)$/.exec(uri)?.[1] ?? []);
}

function noteDone(request: SpotifyRequest, memory: PlaylistListMemory, userKey: string): void {
	const { method, path, body } = request;
	const name = textAt(body, 'name');
	const id = playlistIn(path);
	if (method === 'PUT' && path === `/playlists/${id}` && id !== undefined && name !== undefined) {
		memory.renamed(id, name);
	}
	for (const followed of playlistsOf(request)) {
		if (method === 'DELETE') memory.removed(followed, userKey);
		else if (method === 'PUT') memory.restored(followed, userKey);
	}
}

function noteSent(
	request: SpotifyRequest,
	outcome: Outcome<unknown>,
	memory: PlaylistListMemory,
	userKey: string,
): void {
	if (makesPlaylist(request)) {
		const isNamed = outcome.ok && listedPlaylist(outcome.value) !== undefined;
		const name = textAt(request.body, 'name') ?? '';
		if (isNamed) memory.made(outcome.value, userKey, name);
		else if (outcome.ok || mayHaveActed(outcome.failure)) memory.lost(userKey, name);
	} else if (outcome.ok) noteDone(request, memory, userKey);
}

/** Notes what requests do to a user's list of playlists, whichever operation sends them. */
export const noteListChanges =
	(send: Send, memory: PlaylistListMemory, userKey: string): Send =>
	async (request) => {
		const outcome = await send(request);
		if (request.method !== 'GET') noteSent(request, outcome, memory, userKey);
		return outcome;
	};
