import { hashText, mix } from './hash.mts';

/** The kinds of object whose ids say where in the catalogue they are. */
export type PlacedKind =
	'artist' | 'album' | 'track' | 'show' | 'episode' | 'audiobook' | 'chapter' | 'user' | 'playlist';

/**
 * A place in the catalogue: 52 bits name a family (an artist, a show, an audiobook or a user), 12
 * bits a member of it (an album, a track on an album, an episode, a chapter, a playlist; 0 for the
 * head of the family).
 */
export interface Place {
	high: number;
	low: number;
	member: number;
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const valueOf = new Map([...alphabet].map((character, value) => [character, value]));

// Two digits at a time: a page of a playlist has some three hundred ids.
const pairs = [...alphabet].flatMap((first) => [...alphabet].map((second) => first + second));

function toBase62(value: number, length: 5 | 6): string {
	const low = value % 3844;
	const middle = Math.floor(value / 3844) % 3844;
	const high = Math.floor(value / 14_776_336);
	const first = length === 6 ? pairs[high] : alphabet.charAt(high);
	return `${first}${pairs[middle]}${pairs[low]}`;
}

function fromBase62(text: string): number {
	let value = 0;
	for (const character of text) value = value * 62 + (valueOf.get(character) ?? 0);
	return value;
}

/** The last ten characters of an id, which only this module would put behind the first twelve. */
const seal = (left: number, right: number, key: number): string =>
	toBase62(mix(mix(left, right), key) % 62 ** 5, 5) +
	toBase62(mix(mix(right, left), key) % 62 ** 5, 5);

const keys: Record<PlacedKind, number> = {
	artist: 11,
	album: 23,
	track: 37,
	show: 53,
	episode: 71,
	audiobook: 89,
	chapter: 101,
	user: 127,
	playlist: 149,
};
const rounds = [1, 2, 3, 4];

export const isBase62Id = (text: string): boolean => /^[0-9A-Za-z]{22}$/.test(text);

/** An id for something that has no place; the same text always gives the same id. */
export const idFromText = (text: string): string =>
	toBase62(hashText(text, 1), 6) + toBase62(hashText(text, 2), 6) + seal(hashText(text, 3), 0, 0);

/** The id of a place. It looks random (a Feistel cipher), and `readPlace` can take it back. */
export function writePlace(kind: PlacedKind, place: Place): string {
	let left = place.high;
	let right = ((place.low << 12) | place.member) >>> 0;
	for (const round of rounds) {
		[left, right] = [right, (left ^ mix(right, keys[kind] * round)) >>> 0];
	}
	return toBase62(left, 6) + toBase62(right, 6) + seal(left, right, keys[kind]);
}

/** The place that `writePlace` made the id of; nothing for any other id. */
export function readPlace(kind: PlacedKind, id: string): Place | undefined {
	let left = fromBase62(id.slice(0, 6));
	let right = fromBase62(id.slice(6, 12));
	if (id.slice(12) !== seal(left, right, keys[kind])) return undefined;
	for (const round of [...rounds].reverse()) {
		[left, right] = [(right ^ mix(left, keys[kind] * round)) >>> 0, left];
	}
	return { high: left, low: right >>> 12, member: right & 0xfff };
}
