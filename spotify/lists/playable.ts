import { at, isObject, textAt } from '../values/json';
import { isLocal } from '../values/localFile';

/** Why an entry of a playlist cannot be played; undefined if it can be. */
export type Obstacle =
	/** A file of the user's own, which plays only where it is. */
	| { reason: 'localFile'; restriction: null }
	/** It is in no country any more. */
	| { reason: 'removed'; restriction: null }
	/** It is elsewhere, or for others; in Spotify's word for why. */
	| { reason: 'restricted'; restriction: string | null }
	/** Spotify does not say what it is. */
	| { reason: 'unknown'; restriction: null };

const isLocalFile = (object: unknown): boolean =>
	at(object, 'is_local') === true || isLocal(textAt(object, 'uri') ?? '');

/** Tells whether an object has no texts: that is what is left of what was taken down. */
const hasNoName = (object: unknown): boolean => textAt(object, 'name') === '';

/**
 * Tells why an item cannot be played.
 * @param object as Spotify has it, in no market
 * @param inMarket the same as it is in the account's country
 */
export function whyUnplayable(object: unknown, inMarket: unknown): Obstacle | undefined {
	if (!isObject(object)) return { reason: 'unknown', restriction: null };
	if (isLocalFile(object)) return { reason: 'localFile', restriction: null };
	const markets = at(object, 'available_markets');
	const isNowhere = Array.isArray(markets) && markets.length === 0;
	if (hasNoName(object)) return { reason: 'removed', restriction: null };
	const playable = at(inMarket, 'is_playable');
	if (playable === true) return undefined;
	const restriction =
		textAt(inMarket, 'restrictions.reason') ?? textAt(object, 'restrictions.reason') ?? null;
	if (isNowhere) return { reason: 'removed', restriction: null };
	const isShut = playable === false || restriction !== null || !isObject(inMarket);
	return isShut ? { reason: 'restricted', restriction } : undefined;
}
