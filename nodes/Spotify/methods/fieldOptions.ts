import type { INodePropertyOptions } from 'n8n-workflow';
import { fieldNames } from '../../../spotify/simplify/layout';
import type { OutputKind } from '../../../spotify/simplify/outputKinds';

/**
 * Lists the fields that an output can have: those of Simplified in their order, then the further ones.
 * @param among of several kinds of object, those that can come
 */
export function fieldOptions(
	kind: OutputKind | undefined,
	among?: readonly string[],
): INodePropertyOptions[] {
	if (!kind) return [];
	const simplified = new Set(fieldNames(kind, false, among));
	const further = fieldNames(kind, true, among).filter((name) => !simplified.has(name));
	return [
		...[...simplified].map((name) => ({ name, value: name })),
		...further.map((name) => ({ name, value: name, description: 'Not in Simplified' })),
	];
}
