import { selectFields } from '../../playground/simulator/api/selectFields.mts';
import type { HttpRequest } from '../../spotify/http/types';
import { isObject } from '../../spotify/values/json';
import { apiError } from '../fixtures/webApi.mts';
import { answered, type Answer } from './fakeHttp.mts';

export type Held = string | null;

/** How the containers are called, by the age of the app. */
export type Names = 'items' | 'tracks';

/** One place of a playlist: the same object for as long as it is there, wherever it is moved. */
export interface Entry {
	readonly uri: Held;
	readonly addedAtMs: number;
}

/**
 * How a playlist behaves where Spotify is known to be unkind; nothing of it unless it is said. After
 * a write the contents are right after about 0.6 s, but the old snapshot is given for 30 to 40 s,
 * sometimes a third one in between (news-bulletin-playlist 168); some playlists give another at each
 * request (spotify/web-api 858); what was written may be read as null (news-bulletin-playlist 79); a
 * full playlist answers 403 or 500 (spotify/web-api 1179).
 */
export interface Reality {
	/** How old the contents are that a read gives. */
	readAgeMs(): number;
	/** How long after a change the snapshot before it is given. */
	snapshotLagMs(): number;
	/** In the second half of that time neither the old nor the new one is given, but a third. */
	hasThirdSnapshot: boolean;
	/** Each read gives another snapshot. */
	isRestless: boolean;
	/** The playlist itself comes without its first items, as in lists of playlists. */
	hasOnlyTotal: boolean;
	/** Whether an item is read as null that was put there so long ago. */
	hides(uri: string, heldForMs: number): boolean;
	/** Whether what is read as null is removed by its URI. */
	removesHidden: boolean;
	/**
	 * What comes of the removal of a local file by its URI: "Invalid Spotify URI" now, as for every URI
	 * that is neither a track nor an episode; what the reference promises; or a 200 that leaves it
	 * there, as in 2020.
	 */
	localRemoval: 'refused' | 'done' | 'leftOut';
	/** What Spotify says of an item beside its URI. */
	objectOf(uri: string): object;
	/** When what is there at first was added. */
	datesMs: readonly number[];
	/** How many items it takes, and what the answer is to more. */
	most: number;
	fullStatus: keyof typeof FULL_WORDS;
}

/** What a full playlist is told by, with each status. */
const FULL_WORDS = {
	400: 'Playlist size limit reached',
	403: 'Forbidden',
	500: 'Server error',
} as const;

const KIND: Reality = {
	readAgeMs: () => 0,
	snapshotLagMs: () => 0,
	hasThirdSnapshot: false,
	isRestless: false,
	hasOnlyTotal: false,
	hides: () => false,
	removesHidden: true,
	localRemoval: 'refused',
	objectOf: () => ({ name: 'A name' }),
	datesMs: [],
	most: 10_000,
	fullStatus: 403,
};

export interface FakePlaylist {
	id: string;
	/** What it truly holds now, also where a read gives null. */
	readonly held: readonly Held[];
	readonly entries: readonly Entry[];
	/** Somebody else changes it; at another moment than now where one is given. */
	edit(change: (held: Held[]) => Held[], atMs?: number): void;
	snapshotId(): string;
	/** What a request comes to at a moment; an answer where it is refused at once. */
	read(request: HttpRequest): Answer | ((atMs: number) => Answer);
}

/** What a playlist was from a moment on, until the next. */
interface Version {
	sinceMs: number;
	snapshotId: string;
	/** When reads begin to give its snapshot. */
	snapshotFromMs: number;
	entries: readonly Entry[];
}

/** What Spotify refuses. */
class Refused extends Error {
	constructor(
		message: string,
		readonly status = 400,
	) {
		super(message);
	}
}

const must = (isRight: boolean, message: string): void => {
	if (!isRight) throw new Refused(message);
};

const isIndex = (value: unknown, most: number): value is number =>
	Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

function onlyKeys(body: unknown, ...keys: string[]): Record<string, unknown> {
	if (!isObject(body)) throw new Refused('Error parsing JSON.');
	for (const key of Object.keys(body)) must(keys.includes(key), `Unknown field ${key}`);
	return body;
}

function urisIn(value: unknown, least: number): string[] {
	if (!Array.isArray(value)) throw new Refused('No uris provided');
	must(value.length >= least && value.length <= 100, 'You can add a maximum of 100 tracks');
	return value.map((uri: unknown) => {
		if (typeof uri !== 'string' || !/^spotify:(track|episode):\w+$/.test(uri)) {
			throw new Refused(`Invalid track uri: ${String(uri)}`);
		}
		return uri;
	});
}

const isLocal = (uri: string): boolean => uri.startsWith('spotify:local:');

const timeText = (ms: number): string =>
	Number.isFinite(ms) ? new Date(ms).toISOString() : '2026-01-01T00:00:00Z';

/** Entries for what somebody else makes of a playlist: what stays keeps its date. */
function entriesFor(held: readonly Held[], before: readonly Entry[], atMs: number): Entry[] {
	const left = [...before];
	return held.map((uri) => {
		const index = left.findIndex((entry) => entry.uri === uri);
		const [kept] = index < 0 ? [] : left.splice(index, 1);
		return kept ?? { uri, addedAtMs: atMs };
	});
}

interface History {
	now(): Version;
	/** What a read at a moment gives. */
	seenAt(atMs: number): Version & { snapshotId: string };
	change(entries: readonly Entry[], atMs: number): void;
}

/** All versions of a playlist, which reads give by their age. */
function createHistory(initial: readonly Held[], reality: Reality): History {
	const first = initial.map((uri, index) => ({
		uri,
		addedAtMs: reality.datesMs[index] ?? -Infinity,
	}));
	const versions: Version[] = [
		{ sinceMs: -Infinity, snapshotId: 'snapshot-1', snapshotFromMs: -Infinity, entries: first },
	];
	let reads = 0;
	const lastOf = (is: (version: Version) => boolean): Version =>
		versions.findLast(is) ?? (versions[0] as Version);

	function snapshotAt(atMs: number): string {
		const given = lastOf(({ snapshotFromMs }) => snapshotFromMs <= atMs);
		const newest = lastOf(({ sinceMs }) => sinceMs <= atMs);
		reads += 1;
		if (reality.isRestless) return `${newest.snapshotId}-${reads}`;
		const isLate = atMs - newest.sinceMs >= (newest.snapshotFromMs - newest.sinceMs) / 2;
		const isThird = reality.hasThirdSnapshot && given !== newest && isLate;
		return isThird ? `${given.snapshotId}-to-${newest.snapshotId}` : given.snapshotId;
	}

	return {
		now: () => lastOf(() => true),
		seenAt(atMs) {
			const ageMs = reality.readAgeMs();
			const seen = lastOf(({ sinceMs }) => sinceMs <= atMs - ageMs);
			return { ...seen, snapshotId: snapshotAt(atMs) };
		},
		change(entries, atMs) {
			const before = this.now();
			// Spotify makes no new snapshot where nothing changes.
			const isSame =
				entries.length === before.entries.length &&
				entries.every((entry, index) => entry.uri === before.entries[index]?.uri);
			versions.push({
				sinceMs: atMs,
				entries,
				...(isSame
					? { snapshotId: before.snapshotId, snapshotFromMs: before.snapshotFromMs }
					: {
							snapshotId: `snapshot-${Number(before.snapshotId.split('-')[1]) + 1}`,
							snapshotFromMs: atMs + reality.snapshotLagMs(),
						}),
			});
		},
	};
}

/** A playlist as Spotify documents it, strict, with the changes that the Web API can make to it. */
export function createFakePlaylist(
	initial: readonly Held[],
	{
		names = 'items',
		isYours = true,
		nowMs = () => 0,
		...unkind
	}: { names?: Names; isYours?: boolean; nowMs?: () => number } & Partial<Reality> = {},
): FakePlaylist {
	const reality: Reality = { ...KIND, ...unkind };
	const history = createHistory(initial, reality);
	const id = '3cEYpjA9oz9GiPac4AsH4n';

	const isHidden = ({ uri, addedAtMs }: Entry, atMs: number): boolean =>
		uri !== null && reality.hides(uri, atMs - addedAtMs);

	const refusal = (error: unknown): Answer => {
		if (error instanceof Refused) return apiError(error.status, error.message);
		throw error;
	};

	const pageAt = (seen: Version, atMs: number, offset: number, limit: number) => ({
		href: 'https://api.spotify.com/v1/playlists/…',
		items: seen.entries.slice(offset, offset + limit).map((entry) => ({
			added_at: timeText(entry.addedAtMs),
			[names === 'items' ? 'item' : 'track']:
				entry.uri === null || isHidden(entry, atMs)
					? null
					: { uri: entry.uri, ...reality.objectOf(entry.uri) },
		})),
		limit,
		offset,
		next:
			offset + limit < seen.entries.length
				? `https://api.spotify.com/v1/playlists/${id}/items?offset=${offset + limit}&limit=${limit}`
				: null,
		total: seen.entries.length,
	});

	/** Carries out a write. */
	const write = (
		status: number,
		atMs: number,
		change: (entries: readonly Entry[]) => readonly Entry[],
	): Answer => {
		history.change(change(history.now().entries), atMs);
		return answered(status, { snapshot_id: history.now().snapshotId });
	};

	function get({ searchParams }: URL): (atMs: number) => Answer {
		const fields = searchParams.get('fields') ?? undefined;
		if (fields !== 'snapshot_id') {
			must(searchParams.get('additional_types') === 'track,episode', 'Episodes are wanted');
		}
		return (atMs) => {
			const seen = history.seenAt(atMs);
			const { snapshotId } = seen;
			const { href, total, ...page } = pageAt(seen, atMs, 0, 100);
			const contents = { href, total, ...(!reality.hasOnlyTotal && page) };
			const list = { ...(isYours && { [names]: contents }) };
			return answered(
				200,
				selectFields(fields, { id, name: 'A list', snapshot_id: snapshotId, ...list }),
			);
		};
	}

	function getItems({ searchParams }: URL): (atMs: number) => Answer {
		const limit = Number(searchParams.get('limit') ?? 20);
		const offset = Number(searchParams.get('offset') ?? 0);
		must(isIndex(limit, 100) && limit > 0, 'Invalid limit');
		must(isIndex(offset, 100_000), 'Invalid offset');
		must(searchParams.get('additional_types') === 'track,episode', 'Episodes are wanted');
		const fields = searchParams.get('fields') ?? undefined;
		return (atMs) =>
			answered(200, selectFields(fields, pageAt(history.seenAt(atMs), atMs, offset, limit)));
	}

	function post(given: unknown): (atMs: number) => Answer {
		const body = onlyKeys(given, 'uris', 'position');
		const uris = urisIn(body.uris, 1);
		return (atMs) =>
			write(201, atMs, (entries) => {
				const { position = entries.length } = body;
				if (!isIndex(position, entries.length)) throw new Refused('Index out of bounds');
				if (entries.length + uris.length > reality.most) {
					throw new Refused(FULL_WORDS[reality.fullStatus], reality.fullStatus);
				}
				return entries.toSpliced(position, 0, ...uris.map((uri) => ({ uri, addedAtMs: atMs })));
			});
	}

	function put(given: unknown): (atMs: number) => Answer {
		if (isObject(given) && 'uris' in given) {
			const uris = urisIn(onlyKeys(given, 'uris').uris, 0);
			return (atMs) => write(200, atMs, () => uris.map((uri) => ({ uri, addedAtMs: atMs })));
		}
		const body = onlyKeys(given, 'range_start', 'insert_before', 'range_length');
		const { range_start: start, insert_before: before, range_length: length = 1 } = body;
		return (atMs) =>
			write(200, atMs, (entries) => {
				const { length: total } = entries;
				if (
					!isIndex(start, total - 1) ||
					!isIndex(before, total) ||
					!isIndex(length, total - start)
				) {
					throw new Refused('Range out of bounds');
				}
				must(length > 0, 'Range of nothing');
				const isMoved = (_: Entry, index: number) => index >= start && index < start + length;
				const front = entries.filter((entry, index) => !isMoved(entry, index) && index < before);
				const back = entries.filter((entry, index) => !isMoved(entry, index) && index >= before);
				return [...front, ...entries.filter(isMoved), ...back];
			});
	}

	function remove(given: unknown): (atMs: number) => Answer {
		const body = onlyKeys(given, 'items');
		if (!Array.isArray(body.items)) throw new Refused('Missing required field: items');
		must(body.items.length >= 1 && body.items.length <= 100, 'Too many ids requested');
		const uris = body.items.map((one: unknown) => String(onlyKeys(one, 'uri').uri));
		const { localRemoval } = reality;
		must(localRemoval !== 'refused' || !uris.some(isLocal), 'Invalid Spotify URI');
		const gone = new Set<Held>(
			localRemoval === 'done' ? uris : uris.filter((one) => !isLocal(one)),
		);
		const stays = (entry: Entry, atMs: number): boolean =>
			!gone.has(entry.uri) || (!reality.removesHidden && isHidden(entry, atMs));
		return (atMs) => write(200, atMs, (entries) => entries.filter((entry) => stays(entry, atMs)));
	}

	function route({ method, url, body }: HttpRequest): (atMs: number) => Answer {
		const address = new URL(url);
		const path = address.pathname.replace('/v1/playlists/', '');
		if (path === id && method === 'GET') return get(address);
		if (path !== `${id}/items`) return () => apiError(404, 'Resource not found');
		if (method === 'GET') return getItems(address);
		if (!isYours) return () => apiError(403, 'Forbidden');
		if (method === 'POST') return post(body);
		return method === 'PUT' ? put(body) : remove(body);
	}

	return {
		id,
		get held() {
			return history.now().entries.map(({ uri }) => uri);
		},
		get entries() {
			return history.now().entries;
		},
		edit(change, atMs = nowMs()) {
			const { entries } = history.now();
			const held = change(entries.map(({ uri }) => uri));
			history.change(entriesFor(held, entries, atMs), atMs);
		},
		snapshotId: () => history.now().snapshotId,
		read(request) {
			try {
				const act = route(request);
				return (atMs) => {
					try {
						return act(atMs);
					} catch (error) {
						return refusal(error);
					}
				};
			} catch (error) {
				return refusal(error);
			}
		},
	};
}
