import { kindOf, type Operation, type Resource } from '../../spotify/operations/types.ts';
import { fieldTypes } from '../../spotify/simplify/layout.ts';
import type { FieldType } from '../../spotify/simplify/values.ts';

/** What n8n's editor shows of an output before anything ran. */
export interface OutputSchema {
	type: 'object';
	properties: Readonly<Record<string, { type: 'boolean' | 'number' | 'string' }>>;
	version: 1;
}

const JSON_TYPES = { boolean: 'boolean', number: 'number', text: 'string' } as const;

/** Where a search begins, so that the preview is of tracks. */
const defaultKinds = ({ output, fields }: Operation): readonly string[] | undefined => {
	const wire = 'amongIn' in output ? output.amongIn : undefined;
	const field = fields.find((one) => 'wire' in one && one.wire === wire);
	return field?.kind === 'choices' ? field.default : undefined;
};

/** The fields that an operation's Simplified output has, and their types; none if any may come. */
function typesOf(operation: Operation): Record<string, FieldType> | undefined {
	const { output } = operation;
	const kind = kindOf(operation);
	const id = 'fromId' in output ? output.fromId : undefined;
	if (kind) {
		const types = fieldTypes(kind, defaultKinds(operation));
		if (id === undefined || id in types) return types;
		const { url, id: own, uri, ...rest } = types;
		const tail = { ...(url && { url }), ...(own && { id: own }), ...(uri && { uri }) };
		return { ...rest, [id]: 'text', ...tail };
	}
	if (output.kind === 'value') return { [output.as]: 'text' };
	if (output.kind === 'raw') return undefined;
	return { success: 'boolean', ...(id !== undefined && { [id]: 'text' as const }) };
}

/** The schema of an operation's output; undefined where it may be anything, as with API Request. */
function outputSchema(operation: Operation): OutputSchema | undefined {
	const types = typesOf(operation);
	return (
		types && {
			type: 'object',
			properties: Object.fromEntries(
				Object.entries(types).map(([name, type]) => [name, { type: JSON_TYPES[type] }]),
			),
			version: 1,
		}
	);
}

/** Every schema, by the path at which n8n looks for it beside the node. */
export const outputSchemas = (resources: readonly Resource[]): Map<string, OutputSchema> =>
	new Map(
		resources.flatMap(({ value: resource, operations }) =>
			Object.entries(operations).flatMap(([name, operation]): Array<[string, OutputSchema]> => {
				const schema = outputSchema(operation);
				return schema ? [[`__schema__/v1.0.0/${resource}/${name}.json`, schema]] : [];
			}),
		),
	);
