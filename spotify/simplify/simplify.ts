import { at, isObject, textAt, type JsonObject } from '../json';
import {
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
	| ShapeName
	| 'playHistory'
	| 'playlistItem'
	| 'searchResult'
	| `saved.${SavedKind}`;

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

/**
 * The fields of a result that workflows need, the same for old and new kinds of app, and `null`
 * where Spotify gives nothing.
 * @param position index of an entry in its list
 */
export function simplify(value: unknown, kind: OutputKind, position: number): JsonObject {
	if (kind === 'searchResult') return takeWithType(value);
	if (kind === 'playlistItem') {
		// `item` since 2026, `track` before; an entry whose track is gone has null in either.
		const held = [at(value, 'item'), at(value, 'track')].find(isObject);
		return { ...takeWithType(held), ...take(value, playlistEntryShape), position };
	}
	if (kind === 'playHistory') {
		return { ...take(at(value, 'track'), shapes.track), ...take(value, playHistoryShape) };
	}
	if (isSaved(kind)) {
		const held = savedKind(kind);
		// The document has saved audiobooks without an entry around them.
		const object = at(value, held) ?? value;
		return { ...take(object, shapes[held]), ...take(value, savedItemShape) };
	}
	return take(value, shapes[kind]);
}

const isSaved = (kind: OutputKind): kind is `saved.${SavedKind}` => kind.startsWith('saved.');

const savedKind = (kind: `saved.${SavedKind}`): SavedKind =>
	kind.slice('saved.'.length) as SavedKind;
