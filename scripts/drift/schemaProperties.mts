import { type Json, type JsonObject, listOf, objectOf } from '../facts/openApi.mts';

const prefix = '#/$defs/';

/** The names of the schemas that a value refers to itself. */
export const schemasIn = (value: Json | undefined): string[] =>
	[...JSON.stringify(value ?? null).matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, name = '']) => name);

/** What a schema says of each value, by its path, such as `items[].id`: a line that changes when the fact does. */
export function schemaProperties(schema: JsonObject, path = ''): Map<string, string> {
	const { properties, items, required, allOf, oneOf, anyOf, ...own } = schema;
	const needed = listOf(required).map(String);
	const found = new Map<string, string>();
	const fact = factOf(own);
	if (fact !== '') found.set(path === '' ? 'itself' : path, fact);
	const add = (more: Map<string, string>) => more.forEach((text, at) => found.set(at, text));
	for (const [name, property] of Object.entries(objectOf(properties))) {
		const at = path === '' ? name : `${path}.${name}`;
		add(
			schemaProperties(
				{ ...objectOf(property), ...(needed.includes(name) && { always: true }) },
				at,
			),
		);
	}
	if (items !== undefined) add(schemaProperties(objectOf(items), `${path}[]`));
	for (const part of listOf(allOf)) add(schemaProperties(objectOf(part), path === '' ? '' : path));
	for (const part of [...listOf(oneOf), ...listOf(anyOf)]) {
		const name = String(objectOf(part).$ref ?? '').replace(prefix, '');
		found.set(`${path} as ${name}`.trim(), 'possible');
	}
	return found;
}

/** `string, nullable`. */
const factOf = (own: JsonObject): string =>
	Object.entries(own)
		.map(([name, value]) => {
			if (name === 'type') return String(value);
			if (name === '$ref') return String(value).replace(prefix, '');
			return value === true ? name : `${name} ${JSON.stringify(value)}`;
		})
		.join(', ');
