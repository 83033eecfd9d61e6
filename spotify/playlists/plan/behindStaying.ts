import type { ItemUri } from '../items/types';

/** Stands for the place before the first item. */
const TOP = '';

/**
 * Returns the entries of a list that do not stay, each behind the item that does: the nearest one
 * before it, or '' where none is.
 */
export function behindStaying<Place extends ItemUri>(
	places: readonly Place[],
	stays: (place: Place) => boolean,
): Array<readonly [staying: ItemUri, place: Place]> {
	let staying: ItemUri = TOP;
	return places.flatMap((place) => {
		if (!stays(place)) return [[staying, place] as const];
		staying = place;
		return [];
	});
}
