import { isBase62Id } from '../catalogue/ids.mts';
import { apiError } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import { readUri } from '../users/uris.mts';
import type { World } from '../world.mts';
import { isUnknown } from './unknownIds.mts';

/** By a probe of October 2026; in 2020 it was adamint/spotify-web-api-kotlin issue 194's. */
const tooMany = () => apiError(400, 'Too many ids requested');

/**
 * By a probe of October 2026, whatever the kind; before, it was "Invalid track uri" (spotify/web-api
 * issues 510, 693 and 1168).
 */
export const invalidUri = () => apiError(400, 'Invalid Spotify URI');

/** jwilsson/spotify-web-api-php issue 59, which has the 400 too. */
const unknownId = () => apiError(400, 'Payload contains a non-existing ID');

const maximum = 100;

/** Ends a call whose URIs are not all of tracks and episodes. */
export function checkItemUris(uris: readonly string[]): void {
	const wrong = uris.find((text) => {
		const uri = readUri(text);
		return !uri || !['track', 'episode'].includes(uri.kind) || !isBase62Id(uri.id);
	});
	if (wrong !== undefined) throw new Refusal(invalidUri());
}

/** Ends a call that has more than a hundred URIs, or some that can't go into a playlist. */
export function checkNewItems(world: World, uris: readonly string[]): void {
	if (uris.length > maximum) throw new Refusal(tooMany());
	checkItemUris(uris);
	if (uris.some((uri) => isUnknown(world, readUri(uri)?.id ?? ''))) throw new Refusal(unknownId());
}

/** Ends a call that has more than a hundred URIs to take out. */
export function checkOldItems(uris: readonly string[]): void {
	if (uris.length > maximum) throw new Refusal(tooMany());
	checkItemUris(uris);
}
