import { at } from '../../../spotify/values/json';
import type { Held } from '../fakePlaylist.mts';
import type { FakePlaylistApi } from '../fakePlaylistApi.mts';

/** A place as somebody has seen it; undefined where he has not looked. */
export type Seen = Held | undefined;

/** What the answers to a caller's reads have shown, from a moment on. */
interface Reading {
	atMs: number;
	total: number;
	places: Seen[];
}

type Given = FakePlaylistApi['answers'][number];

const uriOf = (entry: unknown): Held =>
	(at(entry, 'item.uri') ?? at(entry, 'track.uri') ?? null) as Held;

/** The part of a playlist that one good answer shows; undefined for any other answer. */
export function readingOf({ request, answer, atMs }: Given): Reading | undefined {
	if (request.method !== 'GET' || !answer.ok || answer.value.status !== 200) return undefined;
	const { body } = answer.value;
	const list = at(body, 'items.items') ? at(body, 'items') : (at(body, 'tracks') ?? body);
	const [entries, total] = [at(list, 'items'), at(list, 'total')];
	if (!Array.isArray(entries) || typeof total !== 'number') return undefined;
	const offset = Number(new URL(request.url).searchParams.get('offset') ?? 0);
	const places = new Array<Seen>(total).fill(undefined);
	for (const [index, entry] of entries.entries()) places[offset + index] = uriOf(entry);
	return { atMs, total, places };
}

/** Readings of one length, put together. */
export function joinedReadings(readings: readonly Reading[]): Seen[] | undefined {
	const last = readings.at(-1);
	if (!last) return undefined;
	const places = [...last.places];
	for (const one of readings.filter(({ total }) => total === last.total)) {
		for (const [index, place] of one.places.entries()) places[index] ??= place;
	}
	return places;
}

/** How many ranges somebody else may have added or removed meanwhile: he writes twice, and a move is two. */
const MOST_RANGES_OF_OTHERS = 4;

/**
 * Whether a state explains what was seen later, with no more than two changes by somebody else, who
 * touches no item of `ours`. Anything may be read as null, and anything may be where nobody looked.
 * @param put what was put in besides, in a row; anywhere, since somebody else may have moved its place
 */
export function explains(
	state: readonly Seen[],
	seen: readonly Seen[],
	isOurs: (place: Seen) => boolean,
	put: readonly string[] = [],
): boolean {
	const isSame = (one: Seen, other: Seen): boolean => one == null || other == null || one === other;
	// Each step of the way is one number: a playlist of hundreds has millions of them.
	const [SAME, ADDED, REMOVED] = [0, 1, 2];
	const [width, modes, depth] = [seen.length + 1, 3, MOST_RANGES_OF_OTHERS + 1];
	const keyOf = (from: number, to: number, writes: number, mode: number, isIn: boolean): number =>
		(((from * width + to) * depth + writes) * modes + mode) * 2 + Number(isIn);
	const tried = new Uint8Array((state.length + 1) * width * depth * modes * 2);
	const pending: number[] = [];
	const push = (from: number, to: number, writes: number, mode: number, isIn: boolean): void => {
		if (writes >= depth) return;
		const key = keyOf(from, to, writes, mode, isIn);
		if (tried[key] === 1) return;
		tried[key] = 1;
		pending.push(key);
	};
	push(0, 0, 0, SAME, put.length === 0);
	for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
		const isIn = key % 2 === 1;
		const mode = Math.floor(key / 2) % modes;
		const writes = Math.floor(key / (2 * modes)) % depth;
		const place = Math.floor(key / (2 * modes * depth));
		const [from, to] = [Math.floor(place / width), place % width];
		if (isIn && from === state.length && to === seen.length) return true;
		const places = isIn ? [] : seen.slice(to, to + put.length);
		if (!isIn && places.length === put.length && places.every((one, at) => isSame(one, put[at]))) {
			push(from, to + put.length, writes, SAME, true);
		}
		if (from < state.length && !isOurs(state[from])) {
			push(from + 1, to, mode === REMOVED ? writes : writes + 1, REMOVED, isIn);
		}
		if (to < seen.length && !isOurs(seen[to])) {
			push(from, to + 1, mode === ADDED ? writes : writes + 1, ADDED, isIn);
		}
		if (from < state.length && to < seen.length && isSame(state[from], seen[to])) {
			push(from + 1, to + 1, writes, SAME, isIn);
		}
	}
	return false;
}

/**
 * Whether what was seen fits both histories of an addition: that it was carried out, and that it was
 * not.
 * @param before what was known before it
 */
export function fitsBoth(
	before: readonly Seen[],
	position: number,
	uris: readonly string[],
	seen: readonly Seen[],
): boolean {
	const ours = new Set<Seen>(uris);
	const isOurs = (place: Seen): boolean => ours.has(place);
	if (!explains(before, seen, isOurs)) return false;
	const after = before.toSpliced(position, 0, ...uris);
	return explains(after, seen, isOurs) || explains(before, seen, isOurs, uris);
}
