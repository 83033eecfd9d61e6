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
	type Mode = 'same' | 'added' | 'removed';
	const tried = new Set<string>();
	const pending: Array<[number, number, number, Mode, boolean]> = [
		[0, 0, 0, 'same', put.length === 0],
	];
	for (let next = pending.pop(); next; next = pending.pop()) {
		const [from, to, writes, mode, isIn] = next;
		const key = next.join();
		if (writes > MOST_RANGES_OF_OTHERS || tried.has(key)) continue;
		tried.add(key);
		if (isIn && from === state.length && to === seen.length) return true;
		const places = seen.slice(to, to + put.length);
		if (!isIn && places.length === put.length && places.every((one, at) => isSame(one, put[at]))) {
			pending.push([from, to + put.length, writes, 'same', true]);
		}
		if (from < state.length && !isOurs(state[from])) {
			const isNext = mode !== 'removed';
			pending.push([from + 1, to, isNext ? writes + 1 : writes, 'removed', isIn]);
		}
		if (to < seen.length && !isOurs(seen[to])) {
			const isNext = mode !== 'added';
			pending.push([from, to + 1, isNext ? writes + 1 : writes, 'added', isIn]);
		}
		if (from < state.length && to < seen.length && isSame(state[from], seen[to])) {
			pending.push([from + 1, to + 1, writes, 'same', isIn]);
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
