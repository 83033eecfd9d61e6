import { type Json, type JsonObject, listOf, objectOf, type OpenApi } from './openApi.mts';

/** Spotify's answers as JSON Schema: facts, none of Spotify's sentences. */
export interface ResponseFacts extends JsonObject {
	/** By operation and status; `null` where an answer has no JSON body. */
	operations: { [operationId: string]: { [status: string]: JsonObject | null } };
	$defs: { [name: string]: JsonObject };
}

// What a schema states about values; everything else is text, or there for documentation tools.
const facts: ReadonlySet<string> = new Set([
	'additionalProperties',
	'allOf',
	'anyOf',
	'deprecated',
	'enum',
	'format',
	'items',
	'maximum',
	'maxItems',
	'minimum',
	'nullable',
	'oneOf',
	'properties',
	'required',
	'type',
]);

const schemaPrefix = '#/components/schemas/';

/** The schemas of all successful answers of a document, and what they refer to. */
export function readResponses({ operations, resolve }: OpenApi): ResponseFacts {
	const defs = new Map<string, JsonObject>();

	function schemaOf(value: Json | undefined): JsonObject {
		const found = objectOf(value);
		if (typeof found.$ref === 'string' && found.$ref.startsWith(schemaPrefix)) {
			return reference(found.$ref.slice(schemaPrefix.length), found);
		}
		const schema = factsOf(found);
		const [only, ...more] = listOf(schema.allOf);
		if (only === undefined || more.length > 0 || !('$ref' in objectOf(only))) return schema;
		// An `allOf` of one is how OpenAPI 3.0 puts a description beside a reference.
		const { allOf: _allOf, ...rest } = schema;
		return { ...objectOf(only), ...rest };
	}

	function reference(name: string, value: JsonObject): JsonObject {
		if (!defs.has(name)) {
			// Set before it is read: schemas may refer to themselves.
			defs.set(name, {});
			defs.set(name, schemaOf(resolve(value)));
		}
		return { $ref: `#/$defs/${name}` };
	}

	const factsOf = (schema: JsonObject): JsonObject =>
		Object.fromEntries(
			Object.entries(schema)
				.filter(([name]) => facts.has(name))
				.map(([name, value]) => [name, factOf(name, value)]),
		);

	function factOf(name: string, value: Json): Json {
		if (name === 'items') return schemaOf(value);
		if (name === 'properties') {
			return Object.fromEntries(
				Object.entries(objectOf(value)).map(([property, schema]) => [property, schemaOf(schema)]),
			);
		}
		return ['allOf', 'anyOf', 'oneOf'].includes(name) ? listOf(value).map(schemaOf) : value;
	}

	const answersOf = (operation: JsonObject) =>
		Object.fromEntries(
			Object.entries(objectOf(operation.responses))
				.filter(([status]) => status.startsWith('2'))
				.map(([status, response]) => {
					const content = objectOf(objectOf(resolve(response).content)['application/json']);
					return [status, 'schema' in content ? schemaOf(content.schema) : null];
				}),
		);

	const byOperation = Object.fromEntries(
		operations.map(({ operation }) => [String(operation.operationId), answersOf(operation)]),
	);
	return {
		operations: byOperation,
		$defs: Object.fromEntries([...defs].sort(([a], [b]) => (a < b ? -1 : 1))),
	};
}
