import { operationFacts } from '../../test/facts/facts.mts';
import type { Recorded } from './recordings.mts';

/** Field → the JSON types that it has, as `string|null`; `name?` is not in every object. */
export type Shape = Readonly<Record<string, string>>;

/** What answers look like, and nothing of what they say. */
export interface Shapes {
	/** By endpoint and by place in its answer, such as `tracks.items[].artists[]:artist`. */
	endpoints: Readonly<Record<string, Readonly<Record<string, Shape>>>>;
	/** By what an object says that it is, wherever it stands. */
	kinds: Readonly<Record<string, Shape>>;
}

/** Objects of one sort, as they were seen. */
interface Seen {
	/** How many, of those that count for "always". */
	counted: number;
	/** By field: in how many of these, and of which types in all. */
	fields: Map<string, { counted: number; types: Set<string> }>;
}

/** Answers since then have today's fields; what was before shows only what may come. */
const TODAY_SINCE = 2023;

const templates = operationFacts
	.filter(({ method }) => method === 'GET')
	.map(({ path }) => ({
		path,
		pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`),
		holes: path.split('{').length,
	}))
	// `/me/albums/contains` before `/me/{type}/contains`.
	.sort((a, b) => a.holes - b.holes);

const addressOf = ({ url, body }: Recorded): string | undefined => {
	const href = typeof body === 'object' && body !== null && 'href' in body ? body.href : undefined;
	const address = url ?? href;
	return typeof address === 'string' ? address : undefined;
};

/** The endpoint of an answer, by its address or by what it says of itself; whether with a market. */
function endpointOf(answer: Recorded): string | undefined {
	const address = addressOf(answer);
	if (answer.method !== 'GET' || !address?.startsWith('https://api.spotify.com/v1/')) return;
	const { pathname, searchParams } = new URL(address);
	const path = pathname.slice('/v1'.length);
	const template = templates.find(({ pattern }) => pattern.test(path));
	return template && `GET ${template.path}${searchParams.has('market') ? '?market' : ''}`;
}

const KINDS = new Set([
	'album',
	'artist',
	'audiobook',
	'chapter',
	'episode',
	'playlist',
	'show',
	'track',
	'user',
]);

type Objects = Record<string, unknown>;

const isObject = (value: unknown): value is Objects =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an object is: what it says, but for what is dressed up as something else. */
function kindOf({ type, uri, href, album, album_type }: Objects): string | undefined {
	if (typeof type !== 'string' || !KINDS.has(type)) return undefined;
	if (uri === undefined && href === undefined) return undefined;
	// Playlists give an episode as a track, of an album that is a show (spotify/web-api issue 1528).
	if (type === 'episode' && album !== undefined) return 'track';
	return type === 'show' && album_type !== undefined ? 'album' : type;
}

const typeOf = (value: unknown): string =>
	value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

function note(seen: Map<string, Seen>, key: string, object: Objects, counts: boolean): void {
	const one: Seen = seen.get(key) ?? { counted: 0, fields: new Map() };
	seen.set(key, one);
	// An empty one, such as the links of a local file, says nothing of others.
	if (Object.keys(object).length === 0) return;
	if (counts) one.counted += 1;
	for (const [name, value] of Object.entries(object)) {
		const field = one.fields.get(name) ?? { counted: 0, types: new Set<string>() };
		if (counts) field.counted += 1;
		one.fields.set(name, { ...field, types: field.types.add(typeOf(value)) });
	}
}

/** Every object of an answer, with its place in it. */
function* placesOf(value: unknown, path = ''): Generator<{ place: string; object: Objects }> {
	if (Array.isArray(value)) {
		for (const inner of value) yield* placesOf(inner, `${path}[]`);
	} else if (isObject(value)) {
		const kind = kindOf(value);
		yield { place: kind === undefined ? path : `${path}:${kind}`, object: value };
		for (const [key, inner] of Object.entries(value)) {
			yield* placesOf(inner, path === '' ? key : `${path}.${key}`);
		}
	}
}

function shapeOf({ counted, fields }: Seen): Shape {
	const named = [...fields].map(([name, field]): [string, string] => [
		counted > 0 && field.counted === counted ? name : `${name}?`,
		[...field.types].sort().join('|'),
	]);
	return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const shapesOf = (seen: ReadonlyMap<string, Seen>): Record<string, Shape> =>
	Object.fromEntries(
		[...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, shapeOf(one)]),
	);

/**
 * Learns what answers look like. A field counts as always there if each object of its place has it
 * in the answers that are known to be of today.
 * @param isOfToday whether an answer shows what every answer has; else only what may come
 */
export function learnShapes(
	answers: readonly Recorded[],
	isOfToday: (answer: Recorded) => boolean = ofToday,
): Shapes {
	const endpoints = new Map<string, Map<string, Seen>>();
	const kinds = new Map<string, Seen>();
	for (const answer of answers) {
		const endpoint = endpointOf(answer);
		const counts = isOfToday(answer);
		for (const { place, object } of placesOf(answer.body)) {
			const kind = kindOf(object);
			if (kind !== undefined) note(kinds, kind, object, false);
			if (endpoint === undefined || (answer.status ?? 200) >= 300) continue;
			const places = endpoints.get(endpoint) ?? new Map<string, Seen>();
			endpoints.set(endpoint, places);
			note(places, place, object, counts);
		}
	}
	return {
		endpoints: Object.fromEntries(
			[...endpoints]
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([endpoint, places]) => [endpoint, shapesOf(places)]),
		),
		kinds: shapesOf(kinds),
	};
}

function ofToday({ recordedAt }: Recorded): boolean {
	return recordedAt !== null && new Date(recordedAt).getUTCFullYear() >= TODAY_SINCE;
}
