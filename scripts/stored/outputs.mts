import { fieldTypes } from '../../spotify/simplify/layout.ts';
import { OUTPUT_KINDS } from '../../spotify/simplify/outputKinds.ts';
import type { FieldType } from '../../spotify/simplify/values.ts';

/** Kind of output → its fields in their order → their types. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, FieldType>>>>;

/** The outputs of today. */
export const outputsNow = (): Outputs =>
	Object.fromEntries(OUTPUT_KINDS.map((kind) => [kind, fieldTypes(kind)]));

/** Adds the kinds that are new; those that workflows know stay as they were. */
export const withNewKinds = (stored: Outputs, now: Outputs): Outputs => ({ ...now, ...stored });
