import { at, isObject, textAt, type JsonObject } from '../values/json';
import { layoutOf, type Layout, type LayoutField, type LayoutSettings } from './layout';
import { outputKind, type OutputKind } from './outputKinds';
import { resultShapes } from './resultShapes';
import { identity, type Shape } from './shape';
import type { ShapeName } from './shapes';
import { flat, readSource } from './values';

const take = (from: unknown, shape: Shape): JsonObject =>
	Object.fromEntries(
		Object.entries(shape).map(([field, source]) => [field, readSource(from, source)]),
	);

/** Returns the object that a result is about: itself, or what the entry of a list holds. */
function unwrapped(value: unknown, kind: OutputKind): unknown {
	const { heldAt } = outputKind(kind);
	if (!heldAt) return value;
	return heldAt.map((path) => (path === '' ? value : at(value, path))).find(isObject);
}

/** Tells which of the kinds an object is; the first if it does not say. */
function shapeIn(held: unknown, [first, ...others]: readonly ShapeName[]): ShapeName {
	const type = textAt(held, 'type');
	return others.find((one) => one === type) ?? first ?? 'track';
}

/** Simplifies results of one kind, one after the other. */
export type Simplifier = (
	value: unknown,
	/** Index of an entry in its list. */
	position: number,
	/** Fields that are known of a result beside what Spotify says. */
	known?: Readonly<Record<string, unknown>>,
) => JsonObject;

/** Returns the fields that a layout has no place for, which only some runs know. */
const besides = (
	known: Readonly<Record<string, unknown>>,
	{ body, tail }: Layout,
): Array<[string, unknown]> => {
	const placed = new Set([...body, ...tail].map(({ name }) => name));
	return Object.entries(known).filter(([name]) => !placed.has(name));
};

/**
 * Reads the fields of results that workflows need, or those that were chosen: the same for old and
 * new kinds of app, each a text, a number or a boolean, and `null` where Spotify gives nothing.
 */
export function createSimplifier(kind: OutputKind, settings?: LayoutSettings): Simplifier {
	const layout = layoutOf(kind, settings);
	const { of, body, tail } = layout;
	const isTyped = outputKind(kind).of.length > 1;
	return (value, position, known = {}) => {
		const held = unwrapped(value, kind);
		const heldKind = shapeIn(held, of);
		const read = ({ name, entry, object }: LayoutField): [string, unknown] => {
			if (isTyped && name === 'type') return [name, entry ? readSource(held, entry) : null];
			const source = object[heldKind] ?? entry;
			if (Object.hasOwn(known, name)) return [name, flat(known[name])];
			if (!source) return [name, null];
			// The index of an entry in its list is not in the answer.
			if (name === 'position' && source.paths.length === 0) return [name, position];
			return [name, readSource(object[heldKind] ? held : value, source)];
		};
		return Object.fromEntries([
			...body.map(read),
			...besides(known, layout).map(([name, one]): [string, unknown] => [name, flat(one)]),
			...tail.map(read),
		]);
	};
}

/** Reads the fields of one result that workflows need, or those that were chosen. */
export const simplify = (
	value: unknown,
	kind: OutputKind,
	position: number,
	settings?: LayoutSettings,
): JsonObject => createSimplifier(kind, settings)(value, position);

/** Tells whether a result is Spotify's, so that there is a raw form of it. */
export const isOfSpotify = (kind: OutputKind): boolean => !Object.hasOwn(resultShapes, kind);

/** What can be gone: everything else of a list, such as a device, may have no ID. */
const MAY_BE_GONE: ReadonlySet<string> = new Set([
	'album',
	'artist',
	'audiobook',
	'chapter',
	'episode',
	'playlist',
	'show',
	'track',
]);

function mayBeGone(kind: OutputKind): boolean {
	const { lead, of } = outputKind(kind);
	return !lead && of.every((one) => MAY_BE_GONE.has(one));
}

/**
 * Tells whether the texts of an object are empty, as those of a track are that Spotify has taken
 * down.
 */
const isWipedObject = (object: JsonObject, uri: unknown): boolean =>
	object.name === '' && !/^spotify:(local|playlist):/.test(String(uri));

/**
 * Tells whether an entry of a list stands for something that Spotify does not give: null, or an
 * object of nulls with the link `/episode/null` (a saved episode that was taken down), or one with
 * nothing but its ID and empty texts (a track).
 */
export function isGone(value: unknown, kind: OutputKind): boolean {
	if (!mayBeGone(kind)) return value === null;
	const held = unwrapped(value, kind);
	if (!isObject(held)) return true;
	const { id, uri } = take(held, identity);
	return (id === null && uri === null) || isWipedObject(held, uri);
}
