import { apiError } from '../errors.mts';
import { hosts, type SimulatorAnswer, type SimulatorRequest } from '../types.mts';
import type { World } from '../world.mts';

interface PlaylistChange {
	/** The answer to a change of a playlist that another is changing at this moment. */
	refusal: SimulatorAnswer | undefined;
	/** To be called when the request is answered. */
	end(): void;
}

const noChange: PlaylistChange = { refusal: undefined, end: () => undefined };

/**
 * Spotify can't take two changes of one playlist at a time: the later one ends with a 500
 * (spotify/web-api issue 1175). Here that shows as soon as answers take time.
 */
export function beginPlaylistChange(
	{ playlistsInWork }: Pick<World, 'playlistsInWork'>,
	{ host, method, path }: SimulatorRequest,
): PlaylistChange {
	if (host !== hosts.api || method === 'GET') return noChange;
	const id = /^\/v1\/playlists\/([^/?]+)/.exec(path)?.[1];
	if (id === undefined) return noChange;
	if (playlistsInWork.has(id)) {
		return { ...noChange, refusal: apiError(500, 'Server error.') };
	}
	playlistsInWork.add(id);
	return { refusal: undefined, end: () => void playlistsInWork.delete(id) };
}
