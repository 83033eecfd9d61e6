import { countsOf } from '../../values/counts';
import { isUri, type ItemUri } from '../items/types';
import { behindStaying } from './behindStaying';

/**
 * Picks those of some missing items that belong where the playlist has a null: behind the same
 * item. They are likely to be what is hidden.
 */
export function besideNulls(
	held: readonly ItemUri[],
	wanted: readonly string[],
	missing: ReadonlySet<string>,
): Set<string> {
	const withNull = new Set(behindStaying(held, isUri).map(([staying]) => staying));
	const absent = behindStaying(wanted, (uri) => !missing.has(uri));
	return new Set(absent.flatMap(([staying, uri]) => (withNull.has(staying) ? [uri] : [])));
}

/**
 * Picks those of some missing items that belong where the playlist has as many nulls as are missing:
 * behind the same item.
 */
export function fillingNulls(
	held: readonly ItemUri[],
	wanted: readonly string[],
	missing: ReadonlySet<string>,
): Set<string> {
	const nulls = countsOf(behindStaying(held, isUri).map(([staying]) => staying));
	const absent = behindStaying(wanted, (uri) => !missing.has(uri));
	const absentCounts = countsOf(absent.map(([staying]) => staying));
	const isFilled = (staying: ItemUri): boolean =>
		(absentCounts.get(staying) ?? 0) <= (nulls.get(staying) ?? 0);
	return new Set(absent.flatMap(([staying, uri]) => (isFilled(staying) ? [uri] : [])));
}
