import type { IDataObject } from 'n8n-workflow';

/** Valid Spotify IDs, told apart by a number. */
export const idOf = (n: number): string => String(n).padStart(22, '0');

/** The URI of a track, told apart by a number. */
export const uriOf = (n: number): string => `spotify:track:${idOf(n)}`;

/** The URIs of the tracks from one number up to another. */
export const uris = (from: number, to: number): string[] =>
	Array.from({ length: to - from }, (_, index) => uriOf(from + index));

export const track = (id: string, more: IDataObject = {}): IDataObject => ({
	id,
	uri: `spotify:track:${id}`,
	name: `Track ${Number(id)}`,
	type: 'track',
	artists: [
		{ id: idOf(901), name: 'First Artist' },
		{ id: idOf(902), name: 'Second Artist' },
	],
	album: { id: idOf(800), name: 'The Album' },
	duration_ms: 201000,
	explicit: false,
	external_ids: { isrc: 'GBUM71029604' },
	external_urls: { spotify: `https://open.spotify.com/track/${id}` },
	...more,
});

/** One page of a list of `total` entries. */
export const page = (
	query: URLSearchParams,
	total: number,
	entry: (index: number) => unknown,
): IDataObject => {
	const offset = Number(query.get('offset'));
	const limit = Number(query.get('limit'));
	const count = Math.max(0, Math.min(limit, total - offset));
	return {
		items: Array.from({ length: count }, (_, index) => entry(offset + index)),
		total,
		limit,
		offset,
		next: offset + limit < total ? 'https://api.spotify.com/v1/next' : null,
	};
};
