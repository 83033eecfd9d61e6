import { at, isObject, textAt, type JsonObject } from '../values/json';
import {
	identity,
	playHistoryShape,
	playlistEntryShape,
	savedItemShape,
	shapes,
	type Shape,
	type ShapeName,
} from './shapes';
import { readSource } from './values';

/** Objects that a library holds. */
type SavedKind = 'album' | 'audiobook' | 'episode' | 'show' | 'track';

/** What a result is: one object, an entry that holds an object, or one of several kinds. */
export type OutputKind =
	ShapeName | 'playHistory' | 'playlistItem' | 'searchResult' | `saved.${SavedKind}`;

const take = (from: unknown, shape: Shape): JsonObject =>
	Object.fromEntries(
		Object.entries(shape).map(([field, source]) => [field, readSource(from, source)]),
	);

const shapeOf = (value: unknown): ShapeName => {
	const type = textAt(value, 'type');
	return type !== undefined && Object.hasOwn(shapes, type) ? (type as ShapeName) : 'track';
};

const takeWithType = (value: unknown): JsonObject => ({
	...take(value, shapes[shapeOf(value)]),
	type: textAt(value, 'type') ?? null,
});

const SAVED = 'saved.';

const isSaved = (kind: OutputKind): kind is `saved.${SavedKind}` => kind.startsWith(SAVED);

const savedKind = (kind: `saved.${SavedKind}`): SavedKind => kind.slice(SAVED.length) as SavedKind;

/** Returns the object that a result is about: itself, or what the entry of a list holds. */
function heldIn(value: unknown, kind: OutputKind): unknown {
	// `item` since 2026, `track` before; an entry whose track is gone has null in either.
	if (kind === 'playlistItem') return [at(value, 'item'), at(value, 'track')].find(isObject);
	if (kind === 'playHistory') return at(value, 'track');
	// The document has saved audiobooks without an entry around them.
	return isSaved(kind) ? (at(value, savedKind(kind)) ?? value) : value;
}

/**
 * The fields of a result that workflows need, the same for old and new kinds of app, and `null`
 * where Spotify gives nothing.
 * @param position index of an entry in its list
 */
export function simplify(value: unknown, kind: OutputKind, position: number): JsonObject {
	const held = heldIn(value, kind);
	if (kind === 'searchResult') return takeWithType(held);
	if (kind === 'playlistItem') {
		return { ...takeWithType(held), ...take(value, playlistEntryShape), position };
	}
	if (kind === 'playHistory') {
		return { ...take(held, shapes.track), ...take(value, playHistoryShape) };
	}
	if (isSaved(kind))
		return { ...take(held, shapes[savedKind(kind)]), ...take(value, savedItemShape) };
	return take(held, shapes[kind]);
}

/** What can be gone: everything else of a list, such as a device, may have no ID. */
const MAY_BE_GONE: readonly OutputKind[] = [
	'album',
	'artist',
	'audiobook',
	'chapter',
	'episode',
	'playHistory',
	'playlist',
	'playlistItem',
	'searchResult',
	'show',
	'track',
];

/** Whether the texts of an object are empty, as those of a track are that Spotify has taken down. */
const isWiped = (object: JsonObject, uri: unknown): boolean =>
	object.name === '' && !/^spotify:(local|playlist):/.test(String(uri));

/**
 * Whether an entry of a list stands for something that Spotify does not give: null, or an object of
 * nulls with the link `/episode/null` (a saved episode that was taken down), or one with nothing
 * but its ID and empty texts (a track).
 */
export function isGone(value: unknown, kind: OutputKind): boolean {
	if (!isSaved(kind) && !MAY_BE_GONE.includes(kind)) return value === null;
	const held = heldIn(value, kind);
	if (!isObject(held)) return true;
	const { id, uri } = take(held, identity);
	return (id === null && uri === null) || isWiped(held, uri);
}
