import { type Json, type JsonObject, listOf, objectOf, type OpenApi } from './openApi.mts';

// Read by hand from Spotify's pages, since its document says them in sentences or not at all.
const handRead = [
	'removedIn',
	'addedIn',
	'replacement',
	'scopeRule',
	'userOnly',
	'premium',
	'paging',
	'itemsPath',
	'batchOf',
	'returns',
];

/**
 * What each operation takes and needs: from the document, with the hand-read facts added. Where
 * both know something about a parameter, the hand-read fact wins: it was read from the text.
 */
export const readOperations = (spec: OpenApi, byHand: JsonObject[]): JsonObject[] =>
	spec.operations.map(({ path, method, operation }) => {
		const operationId = operation.operationId ?? null;
		const hand = byHand.find((entry) => entry.operationId === operationId) ?? {};
		const fixed = objectOf(hand.fixed);
		return {
			operationId,
			method,
			path,
			...('paths' in fixed ? { paths: fixed.paths ?? null } : {}),
			tags: operation.tags ?? [],
			deprecated: operation.deprecated ?? false,
			scopes: listOf(operation.security).flatMap((entry) => Object.values(objectOf(entry)).flat()),
			...Object.fromEntries(handRead.map((name) => [name, hand[name] ?? null])),
			...(typeof fixed.returns === 'string' ? { returns: fixed.returns } : {}),
			contentType: contentTypeOf(spec, operation),
			success: Object.keys(objectOf(operation.responses))
				.map(Number)
				.filter((status) => status < 300),
			params: mergeParams(paramsOf(spec, operation), listOf(hand.params), objectOf(fixed.params)),
		};
	});

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

function mergeParams(params: JsonObject[], byHand: Json[], fixed: JsonObject): JsonObject[] {
	const hand = new Map(byHand.map(objectOf).map((param) => [keyOf(param), param]));
	const merged = params.map((param) => {
		const known = Object.entries(hand.get(keyOf(param)) ?? {}).filter(
			([, value]) => value !== null,
		);
		hand.delete(keyOf(param));
		return withStated(param, { ...Object.fromEntries(known), ...objectOf(fixed[keyOf(param)]) });
	});
	return [...merged, ...[...hand.values()].map((param) => ({ ...param, stated: null }))];
}

/**
 * A parameter with its hand-read facts. Where they say something else than the document, `stated`
 * keeps what the document says, so that a later document can be compared with it; it is null where
 * the document lacks the parameter.
 */
function withStated(param: JsonObject, byHand: JsonObject): JsonObject {
	const stated = Object.fromEntries(
		Object.keys(byHand)
			.filter((name) => JSON.stringify(param[name] ?? null) !== JSON.stringify(byHand[name]))
			.map((name) => [name, param[name] ?? null]),
	);
	return { ...param, ...byHand, ...(Object.keys(stated).length > 0 ? { stated } : {}) };
}

const keyOf = (param: JsonObject) => `${param.in}.${param.name}`;
