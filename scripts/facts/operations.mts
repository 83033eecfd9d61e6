import { type JsonObject, listOf, objectOf, type OpenApi } from './openApi.mts';

/** What Spotify's document says of each operation. */
export const readOperations = (spec: OpenApi): JsonObject[] =>
	spec.operations.map(({ path, method, operation }) => ({
		operationId: operation.operationId ?? null,
		method,
		path,
		deprecated: operation.deprecated ?? false,
		scopes: listOf(operation.security).flatMap((entry) => Object.values(objectOf(entry)).flat()),
		contentType: contentTypeOf(spec, operation),
		success: Object.keys(objectOf(operation.responses))
			.map(Number)
			.filter((status) => status < 300),
		params: paramsOf(spec, operation),
	}));

const contentTypeOf = ({ resolve }: OpenApi, operation: JsonObject) =>
	Object.keys(objectOf(resolve(operation.requestBody).content))[0] ?? null;

function paramsOf({ resolve }: OpenApi, operation: JsonObject): JsonObject[] {
	const declared = listOf(operation.parameters)
		.map(resolve)
		.map(({ name, in: place, required, schema }) =>
			paramOf(resolve, String(name), String(place), required === true, resolve(schema)),
		);
	const [content] = Object.values(objectOf(resolve(operation.requestBody).content));
	const body = resolve(objectOf(content).schema);
	const inBody = Object.entries(objectOf(body.properties)).map(([name, schema]) =>
		paramOf(resolve, name, 'body', listOf(body.required).includes(name), resolve(schema)),
	);
	return [...declared, ...inBody];
}

const paramOf = (
	resolve: OpenApi['resolve'],
	name: string,
	place: string,
	required: boolean,
	schema: JsonObject,
): JsonObject => ({
	name,
	in: place,
	type: typeOf(resolve, schema),
	required,
	minimum: schema.minimum ?? null,
	maximum: schema.maximum ?? null,
	maxItems: schema.maxItems ?? null,
	enum: schema.enum ?? resolve(schema.items).enum ?? null,
	default: schema.default ?? null,
});

const typeOf = (resolve: OpenApi['resolve'], schema: JsonObject): string =>
	schema.type === 'array'
		? `array<${typeOf(resolve, resolve(schema.items))}>`
		: String(schema.type);
