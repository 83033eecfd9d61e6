import { type Json, type JsonObject, listOf, objectOf } from '../facts/openApi.mts';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

const textSchema = (text: string): JsonObject => ({
	type: 'string',
	...(DATE_TIME.test(text) && { format: 'date-time' }),
});

/** The type of values of two types: of numbers, the one that both are. */
const commonType = (one: Json | undefined, other: Json | undefined): Json | undefined =>
	one === 'integer' && other === 'number' ? 'number' : (one ?? other);

/** What both schemas allow; what only one of two objects has is not required. */
function both(one: JsonObject, other: JsonObject): JsonObject {
	const nullable = one.nullable === true || other.nullable === true ? { nullable: true } : {};
	if (one.type !== 'object' || other.type !== 'object') {
		const type = commonType(one.type, other.type);
		return { ...other, ...one, ...nullable, ...(type !== undefined && { type }) };
	}
	const [ours, theirs] = [objectOf(one.properties), objectOf(other.properties)];
	const properties = Object.fromEntries(
		[...new Set([...Object.keys(ours), ...Object.keys(theirs)])].map((name) => [
			name,
			both(objectOf(ours[name] ?? theirs[name]), objectOf(theirs[name] ?? ours[name])),
		]),
	);
	const required = listOf(one.required).filter((name) => listOf(other.required).includes(name));
	return { type: 'object', properties, required, ...nullable };
}

/** An object that says what it is can only be that. */
function objectSchema(object: JsonObject): JsonObject {
	const properties = Object.fromEntries(
		Object.entries(object).map(([name, value]) => [name, learn(value)]),
	);
	const isNamed = typeof object.type === 'string' && 'id' in object;
	if (isNamed) properties.type = { type: 'string', enum: [object.type ?? ''] };
	return { type: 'object', properties, required: Object.keys(object) };
}

/** What an example says; null says nothing of the type of what it stands for. */
function learn(example: Json): JsonObject {
	if (example === null) return { nullable: true };
	if (Array.isArray(example)) {
		const [first = {}, ...others] = example.map(learn);
		return { type: 'array', items: others.reduce(both, first) };
	}
	switch (typeof example) {
		case 'boolean':
			return { type: 'boolean' };
		case 'number':
			return { type: Number.isInteger(example) ? 'integer' : 'number' };
		case 'string':
			return textSchema(example);
		default:
			return objectSchema(example);
	}
}

/** Takes what was never anything but null for a text. */
function withTypes({ properties, items, ...schema }: JsonObject): JsonObject {
	const typed = Object.entries(objectOf(properties)).map(([name, value]) => [
		name,
		withTypes(objectOf(value)),
	]);
	return {
		...(schema.nullable === true && { type: 'string' }),
		...schema,
		...(properties !== undefined && { properties: Object.fromEntries(typed) as JsonObject }),
		...(items !== undefined && { items: withTypes(objectOf(items)) }),
	};
}

/** Learns a JSON Schema from an example of an answer, such as Spotify's reference shows beside each operation. */
export const schemaOf = (example: Json): JsonObject => withTypes(learn(example));
