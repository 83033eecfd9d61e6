import { type JsonObject, objectOf } from '../facts/openApi.mts';

const camelCase = (name: string): string =>
	name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Fields that have another name in the output, or are made of more than one value. */
const known: Readonly<Record<string, string | undefined>> = {
	external_urls: 'url,',
	href: undefined,
	images: 'imageUrl,',
	type: undefined,
};

const IDENTITY = ['id', 'uri', 'name'];

function sourceOf(name: string, schema: JsonObject): string | undefined {
	const field = camelCase(name);
	switch (schema.type) {
		case 'integer':
		case 'number':
			return `${field}: number('${name}'),`;
		case 'boolean':
			return `${field}: flag('${name}'),`;
		case 'string': {
			const isDate = /(_at|date)$/.test(name);
			return `${field}: ${isDate ? 'date' : 'text'}('${name}'),`;
		}
		case 'array':
			return 'name' in objectOf(objectOf(schema.items).properties)
				? `${field}: names('${name}'),`
				: undefined;
		default:
			return 'name' in objectOf(schema.properties) ? `${field}: text('${name}.name'),` : undefined;
	}
}

/** The shape of a new kind of object, for those who know Spotify's to choose from. */
export function shapeText(kind: string, result: JsonObject): string {
	const properties = Object.entries(objectOf(result.properties));
	const names = properties.map(([name]) => name);
	const isCommon = IDENTITY.every((name) => names.includes(name));
	const fields = properties
		.filter(([name]) => !(isCommon && IDENTITY.includes(name)))
		.map(([name, schema]) => (name in known ? known[name] : sourceOf(name, objectOf(schema))))
		.filter((field) => field !== undefined);
	const lines = [...(isCommon ? ['...common,'] : []), ...fields];
	return [`\t${kind}: {`, ...lines.map((line) => `\t\t${line}`), '\t},'].join('\n');
}
