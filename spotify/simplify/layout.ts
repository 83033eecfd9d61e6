import { furtherFields } from './furtherFields';
import type { OutputChoice } from './outputChoice';
import { outputKind, type OutputKind } from './outputKinds';
import type { Shape } from './shape';
import { shapes, type ShapeName } from './shapes';
import { text, type FieldType, type ShapeSource } from './values';

/** A field of an output, and how it is read: of the result, or of the object in it by its kind. */
export interface LayoutField {
	name: string;
	/** Where a result has it. */
	entry?: ShapeSource;
	/** Where an object has it, by its kind. */
	object: Readonly<Partial<Record<ShapeName, ShapeSource>>>;
}

/** What an output is laid out for. */
export interface LayoutSettings {
	choice?: OutputChoice;
	/** Of several kinds of object, those that can come. */
	among?: readonly string[];
}

/** The fields of an output in their order; what only one run knows goes in front of the `tail`. */
export interface Layout {
	of: readonly ShapeName[];
	body: readonly LayoutField[];
	tail: readonly LayoutField[];
}

/** What leads to something is the last that one looks for. */
const LAST_FIELDS: readonly string[] = ['url', 'id', 'uri'];

/** What an object is told from others by. */
const IDENTITIES: readonly string[] = ['id', 'uri', 'itemId', 'trackId'];

const typeField: LayoutField = { name: 'type', entry: text('type'), object: {} };

/** Returns those of several kinds that can come: all if none of them is named. */
function kindsOf(kind: OutputKind, among: readonly string[] | undefined): readonly ShapeName[] {
	const { of } = outputKind(kind);
	const named = of.filter((one) => among?.includes(one));
	return named.length > 0 ? named : of;
}

const entryFields = (shape: Shape = {}): LayoutField[] =>
	Object.entries(shape).map(([name, entry]) => ({ name, entry, object: {} }));

/** Lists the fields of several kinds of object, each once. */
function objectFields(
	of: readonly ShapeName[],
	shapeOf: (kind: ShapeName) => Shape | undefined,
): LayoutField[] {
	const fields = new Map<string, Partial<Record<ShapeName, ShapeSource>>>();
	for (const kind of of) {
		for (const [name, source] of Object.entries(shapeOf(kind) ?? {})) {
			fields.set(name, { ...fields.get(name), [kind]: source });
		}
	}
	return [...fields].map(([name, object]) => ({ name, object }));
}

/** Keeps the first of fields that are there twice, with what the second reads of other kinds. */
function mergedFields(fields: readonly LayoutField[]): LayoutField[] {
	const byName = new Map<string, LayoutField>();
	for (const field of fields) {
		const known = byName.get(field.name);
		byName.set(
			field.name,
			known ? { ...field, ...known, object: { ...field.object, ...known.object } } : field,
		);
	}
	return [...byName.values()];
}

/**
 * Lists every field of an output of a kind, in order: those of the Simplified output, and further
 * ones.
 */
function allFields(
	kind: OutputKind,
	of: readonly ShapeName[],
	withFurther: boolean,
): LayoutField[] {
	const { lead, entry, of: all } = outputKind(kind);
	return mergedFields([
		...entryFields(lead),
		...objectFields(of, (one) => shapes[one]),
		...(withFurther ? objectFields(of, (one) => furtherFields[one]) : []),
		...(all.length > 1 ? [typeField] : []),
		...entryFields(entry),
	]);
}

const inOrder = (fields: readonly LayoutField[]): Pick<Layout, 'body' | 'tail'> => ({
	body: fields.filter(({ name }) => !LAST_FIELDS.includes(name)),
	tail: LAST_FIELDS.flatMap((name) => fields.filter((field) => field.name === name)),
});

/**
 * Lists the names of the fields that an output can have, in order.
 * @param isFurther whether to list also those that only *Selected Fields* has
 * @param among of several kinds of object, those that can come
 */
export function fieldNames(
	kind: OutputKind,
	isFurther: boolean,
	among?: readonly string[],
): string[] {
	const { body, tail } = inOrder(allFields(kind, kindsOf(kind, among), isFurther));
	return [...body, ...tail].map(({ name }) => name);
}

/**
 * Returns a name as it is compared: `duration_ms`, `Duration Ms` and `durationMs` mean the same.
 */
const foldedName = (name: string): string => name.replace(/[\s_-]/g, '').toLowerCase();

/** Returns those names that stand for no field. */
export function unknownFields(kind: OutputKind, names: readonly string[]): string[] {
	const known = new Set(fieldNames(kind, true).map(foldedName));
	return names.filter((name) => !known.has(foldedName(name)));
}

/** Returns what tells an object of the kind from others; undefined if nothing does. */
const identityOf = (fields: readonly LayoutField[]): string | undefined =>
	IDENTITIES.find((identity) => fields.some(({ name }) => name === identity));

/** Lays out what of a result is handed out, and in which order. */
export function layoutOf(kind: OutputKind, { choice, among }: LayoutSettings = {}): Layout {
	const of = kindsOf(kind, among);
	if (typeof choice !== 'object') return { of, ...inOrder(allFields(kind, of, false)) };
	const all = allFields(kind, outputKind(kind).of, true);
	const wanted = new Set([...choice.fields, identityOf(all) ?? ''].map(foldedName));
	return { of, ...inOrder(all.filter(({ name }) => wanted.has(foldedName(name)))) };
}

/** Returns the type of each field of the Simplified output, in order. */
export function fieldTypes(kind: OutputKind, among?: readonly string[]): Record<string, FieldType> {
	const { body, tail } = layoutOf(kind, among && { among });
	return Object.fromEntries(
		[...body, ...tail].map(({ name, entry, object }) => [
			name,
			(Object.values(object)[0] ?? entry)?.type ?? 'text',
		]),
	);
}
