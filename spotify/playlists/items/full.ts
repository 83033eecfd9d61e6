import { invalidInput, type InvalidInput } from '../../failures/types';
import { countText } from '../../values/counted';
import { MAX_PLAYLIST_ITEMS } from '../../values/spotifyLimits';

/**
 * Makes the failure of a list that would be too long; undefined if it is not.
 * @param has how many items the playlist has that stay, if that is known
 */
export function tooMany(adding: number, has = 0): InvalidInput | undefined {
	const items = has + adding;
	if (items <= MAX_PLAYLIST_ITEMS) return undefined;
	const max = countText(MAX_PLAYLIST_ITEMS);
	return invalidInput(
		'Items',
		`The playlist would have ${countText(items)} items, and Spotify allows up to ${max}`,
		has === 0
			? `Put the last ${countText(items - MAX_PLAYLIST_ITEMS)} into another playlist.`
			: `It has ${countText(has)} items, so ${countText(Math.max(0, MAX_PLAYLIST_ITEMS - has))} more fit. Remove some first, or put the rest into another playlist.`,
	);
}
