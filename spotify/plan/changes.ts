import type { Planned } from './types';
import { isPlaylistWrite, isWrite, type Operation } from '../operations/types';
import { playlistIn } from '../request/paths';

/**
 * Tells whether a plan changes something at Spotify; of a request of the user's own its method says
 * so.
 */
export const isChange = (plan: Planned, operation: Operation): boolean =>
	'request' in plan ? plan.request.method !== 'GET' : isWrite(operation);

/** Returns the ID of the playlist that a plan changes; undefined if it changes no existing one. */
export function changedPlaylist(plan: Planned, operation: Operation): string | undefined {
	if (!isChange(plan, operation)) return undefined;
	if ('request' in plan) return playlistIn(plan.request.path);
	return 'job' in plan && isPlaylistWrite(operation) ? plan.input.id : undefined;
}
