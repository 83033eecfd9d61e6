import { heaviestIncreasing } from './heaviestIncreasing';
import { countsOf } from '../../values/counts';

/** Bounds the work on lists with many repeats; people's lists have fewer. */
const MAX_CHOICES = 20;

/** Which place in the wanted list each item takes, and which of them need not move for it. */
export interface Match {
	places: number[];
	stays: Set<number>;
}

function placesByUri(wanted: readonly string[]): Map<string, number[]> {
	const places = new Map<string, number[]>();
	wanted.forEach((uri, place) => {
		const known = places.get(uri);
		if (known) known.push(place);
		else places.set(uri, [place]);
	});
	return places;
}

/**
 * Gives each item a place in the wanted list, so that as many as possible stay in their order.
 * @param items none of them more often than it is wanted
 * @param isPinned whether an item stays before all others
 */
export function matchItems(
	items: readonly string[],
	wanted: readonly string[],
	isPinned: (item: string) => boolean = () => false,
): Match {
	const placesOf = placesByUri(wanted);
	const counts = countsOf(items);
	const seen = new Map<string, number>();
	const choices = items.flatMap((uri, index) => {
		const places = placesOf.get(uri) ?? [];
		const nth = seen.get(uri) ?? 0;
		seen.set(uri, nth + 1);
		const spare = Math.min(places.length - (counts.get(uri) ?? 0), MAX_CHOICES);
		// Descending, so that an increasing row holds one of them at the most.
		return places
			.slice(nth, nth + spare + 1)
			.reverse()
			.map((place) => ({ index, place }));
	});
	const chosen = heaviestIncreasing(
		choices.map(({ place }) => place),
		(at) => (isPinned(items[choices[at]?.index ?? -1] ?? '') ? items.length + 1 : 1),
	);
	const staying = new Map(chosen.flatMap((at) => choices.slice(at, at + 1)).map(pair));
	const taken = new Set(staying.values());
	const free = new Map(
		[...placesOf].map(([uri, places]) => [uri, places.filter((place) => !taken.has(place))]),
	);
	const places = items.map((uri, index) => staying.get(index) ?? free.get(uri)?.shift() ?? -1);
	return { places, stays: new Set(staying.keys()) };
}

const pair = ({ index, place }: { index: number; place: number }): [number, number] => [
	index,
	place,
];
