import { at, isObject, textAt } from '../values/json';
import { momentText } from '../values/moments';

/** What an item is sorted and chosen by; null or nothing if it is not known. */
export interface ItemFacts {
	/** IDs of its artists, or their names where there are no IDs; the main one first. */
	artists: readonly string[];
	albumId: string | null;
	addedAt: string | null;
	/** What it has in the field that is sorted by. */
	sortValue: number | string | null;
}

export const NO_FACTS: ItemFacts = { artists: [], albumId: null, addedAt: null, sortValue: null };

/** In what an input item may hold what it is about: an entry of a playlist, of the library or of a history. */
const FACTS_HELD_IN = ['item', 'track', 'episode'];

const textsIn = (value: unknown): string[] => {
	const list: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	return list.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
};

const artistsIn = (object: unknown): string[] => {
	const ids = textsIn(at(object, 'artistIds'));
	if (ids.length > 0) return ids;
	const artists = at(object, 'artists');
	if (!Array.isArray(artists)) return textsIn(artists);
	const own = artists.flatMap((artist: unknown) =>
		typeof artist === 'string' ? artist : (textAt(artist, 'id') ?? textAt(artist, 'name') ?? []),
	);
	return own.filter((artist) => artist !== '');
};

/** Returns a value that can be compared; a list by its texts. */
function comparableValue(value: unknown): number | string | null {
	if (Array.isArray(value)) return value.filter((one) => !isObject(one)).join(', ') || null;
	if (typeof value === 'boolean') return Number(value);
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (isObject(value)) return momentText(value) ?? null;
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}

const textOrMoment = (source: unknown, path: string): string | undefined =>
	textAt(source, path) ?? momentText(at(source, path));

const firstText = (texts: ReadonlyArray<string | undefined>): string | null =>
	texts.find((text) => text !== undefined && text !== '') ?? null;

/**
 * Reads what an item says of itself: one of the node's own, or one of Spotify's objects, alone or in
 * the entry of a list.
 * @param field what to sort by: a field's name, or a dotted path
 */
export function factsIn(item: unknown, field: string): ItemFacts {
	const held = FACTS_HELD_IN.map((name) => at(item, name)).find(isObject);
	const sources = held === undefined ? [item] : [item, held];
	const text = (...paths: string[]): string | null =>
		firstText(sources.flatMap((source) => paths.map((path) => textOrMoment(source, path))));
	const valueOf = (source: unknown): number | string | null =>
		comparableValue(
			isObject(source) && Object.hasOwn(source, field) ? source[field] : at(source, field),
		);
	return {
		artists: sources.map(artistsIn).find(({ length }) => length > 0) ?? [],
		albumId: text('albumId', 'album.id'),
		addedAt: text('addedAt', 'added_at'),
		sortValue: sources.map(valueOf).find((value) => value !== null) ?? null,
	};
}

/**
 * Joins what an item says of itself with what the playlist says of it; each fact of its own wins.
 */
export const joinFacts = (own: ItemFacts, other: ItemFacts): ItemFacts => ({
	artists: own.artists.length > 0 ? own.artists : other.artists,
	albumId: own.albumId ?? other.albumId,
	addedAt: own.addedAt ?? other.addedAt,
	sortValue: own.sortValue ?? other.sortValue,
});
