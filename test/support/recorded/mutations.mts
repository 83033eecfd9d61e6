import { fc } from '../fc.mts';

import type { Recorded } from '../../../scripts/shapes/recordings.mts';

/** A place in an answer: what holds it, and by which name or index. */
interface Place {
	holder: Record<string, unknown> | unknown[];
	key: string;
}

/** Every place in an answer, in order. */
function placesIn(value: unknown, found: Place[] = []): Place[] {
	if (typeof value !== 'object' || value === null) return found;
	const holder = value as Place['holder'];
	for (const [key, inner] of Object.entries(holder)) {
		found.push({ holder, key });
		placesIn(inner, found);
	}
	return found;
}

const valueAt = ({ holder, key }: Place): unknown => (holder as Record<string, unknown>)[key];

function put({ holder, key }: Place, value: unknown): void {
	(holder as Record<string, unknown>)[key] = value;
}

/** As the API has called it before and since 2026. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	item: 'track',
	items: 'tracks',
	track: 'item',
	tracks: 'items',
};

/** What Spotify has been seen to do to a place of an answer, or may yet do. */
const CHANGES = {
	remove({ holder, key }: Place) {
		if (Array.isArray(holder)) holder.splice(Number(key), 1);
		else delete holder[key];
	},
	nullify: (place: Place) => put(place, null),
	empty: (place: Place) => put(place, Array.isArray(valueAt(place)) ? [] : ''),
	asText(place: Place) {
		const value = valueAt(place);
		if (typeof value !== 'object') put(place, String(value));
	},
	asFloat: (place: Place) => put(place, 223_000.5),
	asNumber: (place: Place) => put(place, 7),
	asFlag: (place: Place) => put(place, true),
	asList: (place: Place) => put(place, [null, valueAt(place)]),
	asObject: (place: Place) => put(place, { year: 1983, month: null, day: null }),
	hollow({ holder }: Place) {
		for (const key of Object.keys(holder)) put({ holder, key }, null);
	},
	insertNull({ holder, key }: Place) {
		if (Array.isArray(holder)) holder.splice(Number(key), 0, null);
	},
	add({ holder }: Place) {
		if (!Array.isArray(holder)) holder.something_new = { of: [1, null, { nested: true }] };
	},
	rename({ holder, key }: Place) {
		const other = OTHER_NAMES[key];
		if (other === undefined || Array.isArray(holder)) return;
		holder[other] = holder[key];
		delete holder[key];
	},
} satisfies Record<string, (place: Place) => void>;

type Change = keyof typeof CHANGES;

/** Where and how an answer is changed; the number counts its places round and round. */
const someChanges = fc.array(
	fc.tuple(fc.nat(), fc.constantFrom(...(Object.keys(CHANGES) as Change[]))),
	{ minLength: 1, maxLength: 8 },
);

/** One of some answers, with random places dropped, emptied, nulled, renamed or of another type. */
export const mutatedFrom = (answers: readonly Recorded[]): fc.Arbitrary<Recorded> =>
	fc.tuple(fc.nat(2 ** 31), someChanges).map(([index, changes]) => {
		const answer = structuredClone(answers[index % answers.length]) as Recorded;
		for (const [at, change] of changes) {
			const places = placesIn(answer.body);
			const place = places[at % Math.max(1, places.length)];
			if (place) CHANGES[change](place);
		}
		return answer;
	});
