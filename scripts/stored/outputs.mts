import { shapes, type Shape } from '../../spotify/simplify/shapes.ts';
import type { ShapeSource } from '../../spotify/simplify/values.ts';

/** The type of a field in the simplified output; null it may be besides. */
export type FieldType = 'boolean' | 'list' | 'number' | 'text';

/** Kind of object → its fields in their order → their types. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, FieldType>>>>;

/** Tells the type of a field by what it makes of a value of each type. */
function typeOf({ read }: ShapeSource): FieldType {
	if (read(true) === true) return 'boolean';
	if (read(1) === 1) return 'number';
	return Array.isArray(read([])) ? 'list' : 'text';
}

const fieldsOf = (shape: Shape): Record<string, FieldType> =>
	Object.fromEntries(Object.entries(shape).map(([field, source]) => [field, typeOf(source)]));

/** The outputs of today. */
export const outputsNow = (): Outputs =>
	Object.fromEntries(Object.entries(shapes).map(([kind, shape]) => [kind, fieldsOf(shape)]));

/** Adds the kinds that are new; those that workflows know stay as they were. */
export const withNewKinds = (stored: Outputs, now: Outputs): Outputs => ({ ...now, ...stored });
