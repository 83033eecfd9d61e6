import { selectFields } from '../../playground/simulator/api/selectFields.mts';
import type { HttpRequest } from '../../spotify/http';
import { isObject } from '../../spotify/json';
import { apiError } from '../fixtures/webApi.mts';
import { answered, type Answer } from './fakeHttp.mts';

export type Held = string | null;

/** How the containers are called, by the age of the app. */
export type Names = 'items' | 'tracks';

export interface FakePlaylist {
	id: string;
	held: Held[];
	/** Somebody else changes it. */
	edit(change: (held: Held[]) => Held[]): void;
	snapshotId(): string;
	/** What a request comes to, as a change that can be made later; an answer where it is refused. */
	read(request: HttpRequest): Answer | (() => Answer);
}

/** What Spotify refuses. */
class Refused extends Error {}

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

/** A playlist as Spotify documents it, strict, with the changes that the Web API can make to it. */
export function createFakePlaylist(
	initial: readonly Held[],
	names: Names = 'items',
	isYours = true,
): FakePlaylist {
	let revision = 1;
	const playlist: FakePlaylist = {
		id: '3cEYpjA9oz9GiPac4AsH4n',
		held: [...initial],
		edit(change) {
			const held = change(playlist.held);
			// Spotify makes no new snapshot where nothing changes.
			const isSame =
				held.length === playlist.held.length &&
				held.every((one, index) => one === playlist.held[index]);
			if (!isSame) revision += 1;
			playlist.held = held;
		},
		snapshotId: () => `snapshot-${revision}`,
		read(request) {
			try {
				const act = route(request);
				return () => {
					try {
						return act();
					} catch (error) {
						return refusal(error);
					}
				};
			} catch (error) {
				return refusal(error);
			}
		},
	};

	const refusal = (error: unknown): Answer => {
		if (error instanceof Refused) return apiError(400, error.message);
		throw error;
	};

	const entry = (uri: Held) => ({
		added_at: '2026-01-01T00:00:00Z',
		[names === 'items' ? 'item' : 'track']: uri === null ? null : { uri, name: 'A name' },
	});
	const page = (offset: number, limit: number) => ({
		href: 'https://api.spotify.com/v1/playlists/…',
		items: playlist.held.slice(offset, offset + limit).map(entry),
		limit,
		offset,
		total: playlist.held.length,
	});
	const wrote = (status: number) => answered(status, { snapshot_id: playlist.snapshotId() });

	function get({ searchParams }: URL): () => Answer {
		must(searchParams.get('additional_types') === 'track,episode', 'Episodes are wanted');
		const fields = searchParams.get('fields') ?? undefined;
		const object = { id: playlist.id, name: 'A list' };
		return () =>
			answered(
				200,
				selectFields(fields, {
					...object,
					snapshot_id: playlist.snapshotId(),
					...(isYours && { [names]: page(0, 100) }),
				}),
			);
	}

	function getItems({ searchParams }: URL): () => Answer {
		const limit = Number(searchParams.get('limit') ?? 20);
		const offset = Number(searchParams.get('offset') ?? 0);
		must(isIndex(limit, 50) && limit > 0, 'Invalid limit');
		must(isIndex(offset, 100_000), 'Invalid offset');
		must(searchParams.get('additional_types') === 'track,episode', 'Episodes are wanted');
		const fields = searchParams.get('fields') ?? undefined;
		return () => answered(200, selectFields(fields, page(offset, limit)));
	}

	function post(given: unknown): () => Answer {
		const body = onlyKeys(given, 'uris', 'position');
		const uris = urisIn(body.uris, 1);
		return () => {
			const { position = playlist.held.length } = body;
			if (!isIndex(position, playlist.held.length)) throw new Refused('Index out of bounds');
			playlist.edit((held) => held.toSpliced(position, 0, ...uris));
			return wrote(201);
		};
	}

	function put(given: unknown): () => Answer {
		if (isObject(given) && 'uris' in given) {
			const uris = urisIn(onlyKeys(given, 'uris').uris, 0);
			return () => {
				playlist.edit(() => uris);
				return wrote(200);
			};
		}
		const body = onlyKeys(given, 'range_start', 'insert_before', 'range_length');
		const { range_start: start, insert_before: before, range_length: length = 1 } = body;
		return () => {
			const { length: total } = playlist.held;
			if (!isIndex(start, total - 1) || !isIndex(before, total) || !isIndex(length, total - start))
				throw new Refused('Range out of bounds');
			must(length > 0, 'Range of nothing');
			playlist.edit((held) => {
				const marked = held.map((uri, index) => ({ uri, index }));
				const range = marked.slice(start, start + length);
				const stay = (one: { index: number }) => one.index < start || one.index >= start + length;
				return [
					...marked.filter((one) => stay(one) && one.index < before),
					...range,
					...marked.filter((one) => stay(one) && one.index >= before),
				].map(({ uri }) => uri);
			});
			return wrote(200);
		};
	}

	function remove(given: unknown): () => Answer {
		const body = onlyKeys(given, 'items');
		if (!Array.isArray(body.items)) throw new Refused('Missing required field: items');
		must(body.items.length >= 1 && body.items.length <= 100, 'Too many ids requested');
		const gone = new Set(body.items.map((one: unknown) => onlyKeys(one, 'uri').uri));
		return () => {
			playlist.edit((held) => held.filter((uri) => uri === null || !gone.has(uri)));
			return wrote(200);
		};
	}

	function route({ method, url, body }: HttpRequest): () => Answer {
		const address = new URL(url);
		const path = address.pathname.replace('/v1/playlists/', '');
		if (path === playlist.id && method === 'GET') return get(address);
		if (path !== `${playlist.id}/items`) return () => apiError(404, 'Resource not found');
		if (method === 'GET') return getItems(address);
		if (!isYours) return () => apiError(403, 'Forbidden');
		if (method === 'POST') return post(body);
		return method === 'PUT' ? put(body) : remove(body);
	}

	return playlist;
}
