import type { World } from '../world.mts';
import { writeUri } from '../users/uris.mts';

/**
 * A track or an episode as its own route has it; nothing if it is not found there. What playlists
 * show as `null` may be any of the three here: no report says which.
 */
export function lookUp<Found extends object>(
	{ unavailable }: World,
	kind: 'track' | 'episode',
	id: string,
	found: Found,
): Found | undefined {
	const lookup = unavailable.get(writeUri(kind, id));
	if (lookup === 'notFound') return undefined;
	return lookup === 'notPlayable' ? { ...found, ...notPlayable(found) } : found;
}

/** Where a market is asked for, `is_playable` says it; elsewhere, the list of markets. */
const notPlayable = (found: object) =>
	'available_markets' in found
		? { available_markets: [] }
		: { is_playable: false, restrictions: { reason: 'market' } };
