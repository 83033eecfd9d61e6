import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import type { Send, SpotifyRequest } from '../../../spotify/request/types';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import type { Dice } from './dice.mts';

/** A list of some path, the whole of it, in Spotify's order. */
export type Lists = (path: string, query: SpotifyRequest['query']) => unknown[] | undefined;

export interface FakeSpotify {
	send: Send;
	/** Every request so far, as method and path with what tells pages apart. */
	requests: string[];
	/** Runs before the request of this number is answered, from 0; a failure is the answer then. */
	before: (count: number) => Promise<SpotifyFailure | undefined>;
	/** How long a list says it is, which may be wrong; undefined where it does not say. */
	totalOf: (length: number) => number | undefined;
	/** How many entries a page has at the most, whatever it is asked for. */
	pageSize: number;
	/** Whether a page says how large it is; else only its link to the next one does. */
	saysLimit: boolean;
}

/** The largest page of each list; 50 where it is not here. Of a playlist's items, the document says 50. */
const MOST: Record<string, number> = {
	'/artists/{id}/albums': 10,
	'/search': 10,
	'/playlists/{playlist_id}/items': 100,
};

/** More than any test needs: a poll that never ends would keep the test from failing, too. */
const MOST_REQUESTS = 100_000;

function pageOf(
	list: readonly unknown[],
	{ template, query }: SpotifyRequest,
	{ totalOf, pageSize, saysLimit }: FakeSpotify,
): Outcome<unknown> {
	const limit = Number(query.limit ?? 20);
	const offset = Number(query.offset ?? 0);
	const most = MOST[template] ?? 50;
	if (!(limit >= 1 && limit <= most && offset >= 0)) {
		const message = `Invalid limit ${limit}`;
		return failed({ kind: 'badRequest', status: 400, reason: 'invalidLimit', message, hint: '' });
	}
	const size = Math.min(limit, pageSize);
	const end = offset + size;
	const next = end < list.length ? `https://api.spotify.com/v1/?offset=${end}` : null;
	const total = totalOf(list.length);
	return succeeded({
		items: list.slice(offset, end),
		...(saysLimit && { limit: size }),
		offset,
		...(total !== undefined && { total }),
		next,
	});
}

/** Writes a time, at every other request, with digits behind its seconds. */
const written = (entry: unknown, count: number): unknown => {
	if (count % 2 === 0 || typeof entry !== 'object' || entry === null) return entry;
	const fields = Object.entries(entry).map(([name, value]: [string, unknown]) => [
		name,
		['added_at', 'played_at'].includes(name) && typeof value === 'string'
			? value.replace(/(:\d\d)Z$/, '$1.000Z')
			: value,
	]);
	return Object.fromEntries(fields) as unknown;
};

/** Returns a time without digits behind its seconds. */
export const plainTime = (time: unknown): string => String(time ?? '').replace('.000Z', 'Z');

/** Answers with what the lists hold at that moment. */
export function createFakeSpotify(
	lists: Lists,
	objects: (path: string) => unknown = () => undefined,
): FakeSpotify {
	const fake: FakeSpotify = {
		requests: [],
		before: async () => undefined,
		totalOf: (length) => length,
		pageSize: Infinity,
		saysLimit: true,
		async send(request) {
			const { method, path, query } = request;
			const count = fake.requests.length;
			if (count > MOST_REQUESTS) throw new Error(`A poll goes on for ever at ${path}`);
			fake.requests.push(
				[`${method} ${path}`, query.include_groups, query.offset].filter(Boolean).join(' '),
			);
			const failure = await fake.before(count);
			if (failure) return failed(failure);
			const list = lists(path, query)?.map((entry) => written(entry, count));
			if (path === '/me/player/recently-played') {
				const after = Number(query.after ?? 0);
				const limit = Number(query.limit);
				const played = (list ?? []).filter((play) => playedAt(play) > after);
				// Behind a moment, those right behind it.
				const items = query.after === undefined ? played.slice(0, limit) : played.slice(-limit);
				return succeeded({ items, next: null });
			}
			if (path === '/me/following') {
				const start = Number(query.after ?? 0);
				const items = (list ?? []).slice(start, start + Number(query.limit));
				const end = start + items.length;
				const after = end < (list ?? []).length ? String(end) : null;
				return succeeded({ artists: { items, cursors: { after } } });
			}
			if (list && path === '/search') {
				const page = pageOf(list, request, fake);
				return page.ok ? succeeded({ albums: page.value }) : page;
			}
			if (list) return pageOf(list, request, fake);
			const object = objects(path);
			return object === undefined
				? failed({ kind: 'notFound', message: `Nothing at ${path}`, hint: '', status: 404 })
				: succeeded(object);
		},
	};
	return fake;
}

/** What a list may say of its length, beside the truth. */
const UNTRUE: ReadonlyArray<(length: number, count: number) => number | undefined> = [
	(length) => length + 3,
	(length) => length + 60,
	(length) => Math.max(0, length - 3),
	(length) => Math.max(0, length - 60),
	() => 0,
	() => undefined,
	(length, count) => Math.max(0, length + (count % 5) - 2),
];

/**
 * Makes lists say less than they have, or more, or nothing, or something else at each request, and
 * pages smaller than they are asked for: only the link to the next one is always right.
 */
export function beVague(spotify: FakeSpotify, dice: Dice): void {
	let count = 0;
	const untrue = dice.below(2) === 0 ? dice.pick(UNTRUE) : undefined;
	if (untrue) spotify.totalOf = (length) => (length === 0 ? 0 : untrue(length, (count += 1)));
	spotify.pageSize = dice.pick([Infinity, Infinity, 20, 7]) ?? Infinity;
	spotify.saysLimit = dice.below(2) === 0;
}

const playedAt = (play: unknown): number =>
	Date.parse(String((play as { played_at: string }).played_at));
