import { at } from '../../../spotify/values/json';
import { MAX_LATE_MS, MAX_READ_AGE_MS } from '../../../spotify/playlists/memory/changes';
import type { FakePlaylistApi } from '../fakePlaylistApi.mts';
import { explains, readingOf, type Seen } from './readings.mts';

type Given = FakePlaylistApi['answers'][number];
type Request = Given['request'];

/** What a playlist holds in a history; undefined where not even how much. */
type State = readonly Seen[] | undefined;

/** What a playlist was from a moment on, which is not known to the millisecond where it came late. */
interface Version {
	fromMs: number;
	byMs: number;
	state: State;
	/** Made it of the one before. */
	request?: Request;
}

/** What may have happened: which of the lost writes were carried out, and when. */
interface History {
	/** The oldest first; those of which no reading can be any more are left out. */
	versions: readonly Version[];
	/** What was lost and may still come. */
	pending: ReadonlyArray<{ request: Request; byMs: number }>;
}

/** What is supposed of somebody else, and of what Spotify hides. */
export interface World {
	/** What somebody else never writes, who may write at any time. */
	isOurs(place: Seen): boolean;
	mayBeHidden(uri: string): boolean;
}

const mayBe = (one: Seen, other: Seen): boolean => one == null || other == null || one === other;

/** What a write makes of a state. */
function after(state: State, { method, body }: Request, world: World): State {
	const { uris, position, items } = body as {
		uris?: string[];
		position?: number;
		items?: Array<{ uri: string }>;
	};
	if (method === 'PUT' && uris) return uris;
	if (!state) return undefined;
	if (method === 'POST') return state.toSpliced(position ?? state.length, 0, ...(uris ?? []));
	if (method === 'DELETE') {
		const gone = new Set<Seen>(items?.map(({ uri }) => uri));
		const mayGo = [...gone].some(
			(one) => world.mayBeHidden(one as string) && (state.includes(null) || state.includes(one)),
		);
		return mayGo || state.includes(undefined) ? undefined : state.filter((one) => !gone.has(one));
	}
	const move = body as { range_start: number; range_length: number; insert_before: number };
	const { range_start: from, range_length: length, insert_before: before } = move;
	const rest = state.toSpliced(from, length);
	return rest.toSpliced(
		before > from ? before - length : before,
		0,
		...state.slice(from, from + length),
	);
}

const withWrite = (
	history: History,
	request: Request,
	fromMs: number,
	byMs: number,
	world: World,
): History => {
	const { state } = history.versions.at(-1) as Version;
	const version = { fromMs, byMs, request, state: after(state, request, world) };
	return { ...history, versions: [...history.versions, version] };
};

/** The history, and all that it may have become by what came late since a moment. */
function withLate(history: History, sinceMs: number, nowMs: number, world: World): History[] {
	const inTime = { ...history, pending: history.pending.filter(({ byMs }) => byMs > sinceMs) };
	return [
		{ ...inTime, pending: inTime.pending.filter(({ byMs }) => byMs > nowMs) },
		...inTime.pending.flatMap((one) => {
			const rest = { ...inTime, pending: inTime.pending.filter((other) => other !== one) };
			const byMs = Math.min(nowMs, one.byMs);
			return withLate(withWrite(rest, one.request, sinceMs, byMs, world), sinceMs, nowMs, world);
		}),
	];
}

/** What is known of a state that was read; others may have changed it, so that it is as it was read. */
function nowKnown(state: State, places: readonly Seen[]): State {
	if (state?.length === places.length && state.every((one, at) => mayBe(one, places[at]))) {
		return places.map((place, at) => place ?? (state[at] === undefined ? place : state[at]));
	}
	return state && places.includes(undefined) ? state : places;
}

/** The history where a reading was of one of its versions; undefined where it cannot have been. */
function seenAs(
	history: History,
	index: number,
	places: readonly Seen[],
	world: World,
): History | undefined {
	const { versions } = history;
	const { state } = versions[index] as Version;
	if (state && !explains(state, places, world.isOurs)) return undefined;
	const known = nowKnown(state, places);
	const seen = versions
		.slice(0, index + 1)
		.map((one, at) => (at === index ? { ...one, state: known } : one));
	const since = versions.slice(index + 1);
	return {
		...history,
		versions: since.reduce<Version[]>(
			(all, one) => [
				...all,
				{ ...one, state: one.request ? after(all.at(-1)?.state, one.request, world) : one.state },
			],
			seen,
		),
	};
}

function withReading(
	history: History,
	places: readonly Seen[],
	{ sentMs, atMs }: Given,
	world: World,
): History[] {
	return history.versions.flatMap((version, index) => {
		const { byMs: endMs = Infinity } = history.versions[index + 1] ?? {};
		const mayBeThis = version.fromMs <= atMs && endMs >= sentMs - MAX_READ_AGE_MS;
		return (mayBeThis && seenAs(history, index, places, world)) || [];
	});
}

const forgetOld = (history: History, nowMs: number): History => ({
	...history,
	versions: history.versions.filter(
		(_, index, { [index + 1]: next }) => !next || next.byMs >= nowMs - MAX_READ_AGE_MS,
	),
});

const different = (histories: readonly History[]): History[] => [
	...new Map(histories.map((one) => [JSON.stringify(one, withUndefined), one])).values(),
];
const withUndefined = (_: string, value: unknown): unknown => (value === undefined ? 0 : value);

/** What is known of a write by its answer. */
function fateOf({ answer }: Given): 'done' | 'undone' | 'lost' {
	if (!answer.ok) {
		return at(answer.failure, 'code') === 'ECONNREFUSED' ? 'undone' : 'lost';
	}
	const { status, body } = answer.value;
	if (status >= 500 || body === '') return 'lost';
	return status < 300 ? 'done' : 'undone';
}

function withAnswer(history: History, given: Given, world: World): History[] {
	const { request, sentMs, atMs } = given;
	if (request.method === 'GET') {
		const reading = readingOf(given);
		return reading ? withReading(history, reading.places, given, world) : [history];
	}
	const status = fateOf(given);
	if (status === 'undone') return [history];
	const done = withWrite(history, request, sentMs, atMs, world);
	if (status === 'done') return [done];
	const pending = [...history.pending, { request, byMs: atMs + MAX_LATE_MS }];
	return [done, { ...history, pending }];
}

/** So many take seconds to hold against one reading, and most runs have no tenth of them. */
const MOST_HISTORIES = 100;

/** There are more histories of a run than can be held against what was read. */
export class TooManyHistories extends Error {}

/**
 * All states in which a playlist may be after some answers: each lost write was carried out or not,
 * at any moment until it cannot be any more, and every reading fits.
 * @throws TooManyHistories
 * @param initial what it held when the first of them was asked for
 */
export function possibleStates(
	initial: State,
	startMs: number,
	answers: readonly Given[],
	world: World,
): State[] {
	const unknown = { fromMs: -Infinity, byMs: -Infinity, state: undefined };
	const first = { fromMs: startMs, byMs: startMs, state: initial };
	let histories: History[] = [{ versions: [unknown, first], pending: [] }];
	let lastMs = startMs;
	for (const given of answers) {
		const { atMs } = given;
		histories = different(
			histories
				.flatMap((one) => withLate(one, lastMs, atMs, world))
				.flatMap((one) => withAnswer(one, given, world))
				.map((one) => forgetOld(one, atMs)),
		);
		if (histories.length > MOST_HISTORIES) throw new TooManyHistories();
		lastMs = atMs;
	}
	return histories
		.flatMap((one) => withLate(one, lastMs, Infinity, world))
		.map(({ versions }) => versions.at(-1)?.state);
}

const countIn = (state: readonly Seen[], uri: string): number =>
	state.filter((one) => one === uri).length;

/**
 * Whether nobody can know how often an item is in a playlist, by the states that are possible.
 * @param most more than so often makes no difference
 */
export function isUnknownIn(
	states: readonly State[],
	uri: string,
	most: number,
	world: World,
): boolean {
	const counts = new Set(states.map((state) => state && Math.min(most, countIn(state, uri))));
	if (counts.size !== 1 || counts.has(undefined)) return true;
	// What was never shown may be one of the nulls.
	return world.mayBeHidden(uri) && states.some((state) => state?.includes(null));
}
