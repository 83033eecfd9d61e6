import type { SpotifyRequest } from '../../../spotify/request/types';

/** A playlist as Spotify has it: it answers reads, and does what writes say. */
export interface FakePlaylist {
	held: readonly string[];
	answer(request: SpotifyRequest): unknown;
}

/** The page that comes with a playlist itself. */
const EMBEDDED = 100;

const page = (held: readonly string[], limit: number, offset: number) => ({
	items: held.slice(offset, offset + limit).map((uri) => ({ item: { uri } })),
	total: held.length,
	limit,
	offset,
});

type Body = Readonly<Record<string, unknown>>;

const numberIn = (body: Body, name: string): number | undefined =>
	typeof body[name] === 'number' ? body[name] : undefined;

const urisIn = (list: unknown): string[] =>
	(Array.isArray(list) ? list : []).map((entry: unknown) =>
		typeof entry === 'string' ? entry : (entry as { uri: string }).uri,
	);

/** What a move makes of a list, as the reference describes it. */
function moved(held: readonly string[], start: number, before: number, length: number): string[] {
	const isMoved = (_: string, index: number) => index >= start && index < start + length;
	const stays = (uri: string, index: number) => !isMoved(uri, index);
	const front = held.filter((uri, index) => stays(uri, index) && index < before);
	const back = held.filter((uri, index) => stays(uri, index) && index >= before);
	return [...front, ...held.filter(isMoved), ...back];
}

function written({ method, body }: SpotifyRequest, held: readonly string[]): string[] {
	const given: Body = typeof body === 'object' ? body : {};
	if (method === 'DELETE') {
		const gone = urisIn(given.items);
		return held.filter((uri) => !gone.includes(uri));
	}
	const start = numberIn(given, 'range_start');
	if (start !== undefined) {
		const length = numberIn(given, 'range_length') ?? 1;
		return moved(held, start, numberIn(given, 'insert_before') ?? start, length);
	}
	const uris = urisIn(given.uris);
	return method === 'PUT'
		? uris
		: held.toSpliced(numberIn(given, 'position') ?? held.length, 0, ...uris);
}

export function fakePlaylist(held: readonly string[]): FakePlaylist {
	let version = 1;
	const playlist: FakePlaylist = {
		held,
		answer(request) {
			const { method, path, query } = request;
			const isAboutItems = path.endsWith('/items');
			if (method === 'GET' && isAboutItems) {
				return page(playlist.held, Number(query.limit), Number(query.offset));
			}
			if (method !== 'GET') {
				playlist.held = written(request, playlist.held);
				version += 1;
			}
			const snapshot_id = `version-${version}`;
			return isAboutItems
				? { snapshot_id }
				: { snapshot_id, items: page(playlist.held, EMBEDDED, 0) };
		},
	};
	return playlist;
}
