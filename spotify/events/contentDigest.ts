import { digestOf, pack, unpack } from './digest';
import { isAnonymous, type HeldItem } from './playlistContents';

/** What stands for what a playlist holds and in which order, to be compared with it later. */
export interface Content {
	/** One digest for each place, packed. */
	places: string;
	/** Stands for when and by whom each place was filled; empty if some are null as a whole. */
	times: string;
}

/** Of a place that is null: it may be anything. As long as a digest, and none. */
const NULL = '......';

const TIMES_LENGTH = 12;

/** Packs what a playlist holds into digests by which a later poll tells whether it has changed. */
export const contentOf = (held: readonly HeldItem[]): Content => ({
	places: pack(
		held.map(({ uri, addedAt, addedBy }) =>
			uri === null ? NULL : digestOf([uri, addedAt, addedBy].join(' ')),
		),
	),
	times: held.some(isAnonymous)
		? ''
		: digestOf(held.map(({ addedAt, addedBy }) => `${addedAt} ${addedBy}`).join(), TIMES_LENGTH),
});

/**
 * Tells whether a playlist holds something else than before, or in another order. A place that has
 * become null, or was null before, counts as the same.
 */
export function isOther(now: Content, known: Content): boolean {
	if (now.places.length !== known.places.length) return true;
	if (now.times !== known.times && now.times !== '' && known.times !== '') return true;
	const before = unpack(known.places);
	return unpack(now.places).some(
		(place, index) => place !== before[index] && place !== NULL && before[index] !== NULL,
	);
}

/**
 * Returns what to remember of a playlist that holds the same as before: all that either reading has
 * shown.
 */
export function bothOf(now: Content, known: Content): Content {
	const before = unpack(known.places);
	const places = unpack(now.places).map((place, index) =>
		place === NULL ? (before[index] ?? NULL) : place,
	);
	return { places: pack(places), times: now.times === '' ? known.times : now.times };
}
