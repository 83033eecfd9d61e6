import { type Json, type JsonObject, listOf, objectOf } from '../facts/openApi.mts';

/** Returns a schema with what it refers to in it, as deep as results go; not within itself. */
export function resolved(
	schema: JsonObject,
	$defs: Readonly<Record<string, JsonObject>>,
	within: ReadonlySet<string> = new Set(),
): JsonObject {
	const { $ref, allOf, properties, items, ...own } = schema;
	const name = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : '';
	const go = (inner: Json | undefined, inside = within): JsonObject =>
		resolved(objectOf(inner), $defs, inside);
	const referred =
		name === '' || within.has(name) ? {} : go($defs[name], new Set([...within, name]));
	const parts = [referred, ...listOf(allOf).map((part) => go(part))];
	const all = Object.assign({}, ...parts.map((part) => objectOf(part.properties))) as JsonObject;
	const ownProperties = Object.entries(objectOf(properties)).map(([key, value]) => [
		key,
		go(value),
	]);
	return {
		...(Object.assign({}, ...parts) as JsonObject),
		...own,
		properties: { ...all, ...(Object.fromEntries(ownProperties) as JsonObject) },
		...(items !== undefined && { items: go(items) }),
	};
}
