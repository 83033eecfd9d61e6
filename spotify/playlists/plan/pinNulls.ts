import { matchItems } from './matchItems';
import type { ItemUri } from '../items/types';

/**
 * Returns what stands for a null among URIs, each for one: it stays, since nothing can take it out
 * or put it in.
 */
const pinFor = (nth: number): string => `null:${nth}`;

/** Tells whether an item of a list stands for a null. */
export const isPin = (item: string): boolean => item.startsWith('null:');

/** A playlist and the list that it is to become, both with the nulls of the playlist as pins. */
export interface Pinned {
	held: string[];
	wanted: string[];
}

/** Gives each null of a list the pin that it has. */
function withPins(list: readonly ItemUri[]): string[] {
	let nulls = 0;
	return list.map((one) => one ?? pinFor(nulls++));
}

/** Takes the nulls of the wanted list for those of the playlist, of which it has as many. */
export const pinGivenNulls = (held: readonly ItemUri[], wanted: readonly ItemUri[]): Pinned => ({
	held: withPins(held),
	wanted: withPins(wanted),
});

/**
 * Puts what Spotify hides into the wanted list, each behind the item that it is behind now, so that
 * it has not to be moved.
 * @param surplus what has to go altogether, and so is nothing to be behind of
 */
export function pinNulls(
	held: readonly ItemUri[],
	wanted: readonly string[],
	surplus: ReadonlySet<string>,
): Pinned {
	const tokens = withPins(held);
	if (!held.includes(null)) return { held: tokens, wanted: [...wanted] };

	const kept = tokens.filter((token) => !surplus.has(token) && !isPin(token));
	const { places, stays } = matchItems(kept, wanted);
	/** The pins behind each place; -1 is before the first. */
	const behind = new Map<number, string[]>();
	let place = -1;
	let index = 0;
	for (const token of tokens) {
		if (isPin(token)) behind.set(place, [...(behind.get(place) ?? []), token]);
		else if (!surplus.has(token)) {
			if (stays.has(index)) place = places[index] ?? place;
			index += 1;
		}
	}
	const pinned = wanted.flatMap((uri, at) => [uri, ...(behind.get(at) ?? [])]);
	return { held: tokens, wanted: [...(behind.get(-1) ?? []), ...pinned] };
}
