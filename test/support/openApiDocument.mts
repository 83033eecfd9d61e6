import type { Json, JsonObject } from '../../scripts/facts/openApi.mts';
import { listOf, objectOf } from '../../scripts/facts/openApi.mts';

/** An OpenAPI document that says what facts say; it has none of the sentences of the one they are from. */
export function openApiDocument(
	operations: readonly JsonObject[],
	responses: JsonObject,
): JsonObject {
	const paths: { [path: string]: JsonObject } = {};
	for (const operation of operations) {
		const path = String(operation.path);
		const answers = objectOf(objectOf(responses.operations)[String(operation.operationId)]);
		paths[path] = {
			...paths[path],
			[String(operation.method).toLowerCase()]: operationOf(operation, answers),
		};
	}
	return { openapi: '3.0.3', paths, components: { schemas: toDocument(responses.$defs ?? {}) } };
}

const operationOf = (operation: JsonObject, answers: JsonObject): JsonObject => {
	const params = listOf(operation.params).map(objectOf);
	return {
		operationId: operation.operationId ?? null,
		deprecated: operation.deprecated ?? false,
		security: [{ oauth: operation.scopes ?? [] }],
		parameters: params.filter(({ in: place }) => place !== 'body').map(parameterOf),
		...(typeof operation.contentType === 'string' && {
			requestBody: { content: { [operation.contentType]: { schema: bodyOf(params) } } },
		}),
		responses: Object.fromEntries(
			Object.entries(answers).map(([status, schema]) => [
				status,
				schema === null ? {} : { content: { 'application/json': { schema: toDocument(schema) } } },
			]),
		),
	};
};

const parameterOf = (param: JsonObject): JsonObject => ({
	name: param.name ?? null,
	in: param.in ?? null,
	required: param.required ?? false,
	schema: valueOf(param),
});

const bodyOf = (params: JsonObject[]): JsonObject => {
	const inBody = params.filter(({ in: place }) => place === 'body');
	return {
		type: 'object',
		required: inBody.filter(({ required }) => required === true).map(({ name }) => String(name)),
		properties: Object.fromEntries(inBody.map((param) => [String(param.name), valueOf(param)])),
	};
};

function valueOf({
	type,
	minimum,
	maximum,
	maxItems,
	enum: values,
	default: usual,
}: JsonObject): JsonObject {
	const said = { minimum, maximum, maxItems, enum: values, default: usual };
	const known = Object.entries(said).filter((fact): fact is [string, Json] => fact[1] != null);
	return { ...typeOf(String(type)), ...Object.fromEntries(known) };
}

const typeOf = (type: string): JsonObject => {
	const items = /^array<(.*)>$/.exec(type)?.[1];
	return items === undefined ? { type } : { type: 'array', items: typeOf(items) };
};

/** A schema with its references as the document has them: where others stand beside one, as an `allOf`. */
function toDocument(value: Json): Json {
	if (Array.isArray(value)) return value.map(toDocument);
	if (typeof value !== 'object' || value === null) return value;
	const { $ref, ...rest } = Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, toDocument(inner)]),
	);
	if (typeof $ref !== 'string') return rest;
	const reference = { $ref: $ref.replace('#/$defs/', '#/components/schemas/') };
	return Object.keys(rest).length === 0 ? reference : { ...rest, allOf: [reference] };
}
