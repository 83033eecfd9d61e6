import { fc } from '../fc.mts';

import { answerFacts } from '../../facts/facts.mts';

/** The part of JSON Schema that Spotify's document uses for its answers. */
export interface Schema {
	$ref?: string;
	type?: string;
	enum?: unknown[];
	format?: string;
	minimum?: number;
	maximum?: number;
	nullable?: boolean;
	deprecated?: boolean;
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	allOf?: Schema[];
	oneOf?: Schema[];
}

const definitions: Readonly<Record<string, Schema>> = answerFacts.$defs;
const answers: Readonly<Record<string, Record<string, Schema | null>>> = answerFacts.operations;

/** The schema of the answer that has a body; undefined where none has. */
export const answerSchema = (operationId: string): Schema | undefined =>
	Object.values(answers[operationId] ?? {}).find((schema) => schema !== null) ?? undefined;

/**
 * A schema with only those of several kinds that a route leads to, such as artists for
 * `/me/top/artists`; all of them where the route names none.
 */
export function narrow(schema: Schema, route: string): Schema {
	const { oneOf, items, properties, allOf, ...own } = schema;
	const named = oneOf?.filter(({ $ref = '' }) => {
		const [, kind = ''] = /(\w+?)Object$/.exec($ref) ?? [];
		return route.endsWith(`/${kind.toLowerCase()}s`);
	});
	if (named?.length === 1) return { ...named[0] };
	const inner = (part: Schema): Schema => narrow(part, route);
	return {
		...own,
		...(oneOf && { oneOf }),
		...(items && { items: inner(items) }),
		...(allOf && { allOf: allOf.map(inner) }),
		...(properties && {
			properties: Object.fromEntries(
				Object.entries(properties).map(([name, property]) => [name, inner(property)]),
			),
		}),
	};
}

const flattened = new WeakMap<Schema, Schema>();

/** A schema without references and parts, but for what its properties and entries are. */
export function flatten(schema: Schema): Schema {
	const known = flattened.get(schema);
	const flat = known ?? flattenAnew(schema);
	if (!known) flattened.set(schema, flat);
	return flat;
}

function flattenAnew(schema: Schema): Schema {
	const { $ref, allOf = [], ...own } = schema;
	const referred = $ref === undefined ? [] : [definitions[$ref.replace('#/$defs/', '')] ?? {}];
	const parts = [...referred, ...allOf].map(flatten);
	if (parts.length === 0) return own;
	const all = [...parts, own];
	return {
		...Object.fromEntries(all.flatMap((part) => Object.entries(part))),
		properties: Object.fromEntries(
			all.flatMap(({ properties = {} }) => Object.entries(properties)),
		),
		required: all.flatMap(({ required = [] }) => required),
	};
}

/** The schema at a dotted path of properties. */
export const schemaAt = (schema: Schema, path: string): Schema | undefined =>
	path
		.split('.')
		.filter(Boolean)
		.reduce<Schema | undefined>((parent, key) => {
			const child = parent && flatten(parent).properties?.[key];
			return child && flatten(child);
		}, flatten(schema));

const cache = new WeakMap<Schema, fc.Arbitrary<unknown>>();

/**
 * Any answer that a schema documents, of old and new kinds of app: what is deprecated or not
 * required is there or not, and, like entries of lists, sometimes null. Every object says what it
 * is, which the document does not require and every answer does.
 */
export function answersOf(schema: Schema): fc.Arbitrary<unknown> {
	const known = cache.get(schema);
	if (known) return known;
	const made = make(flatten(schema));
	const arbitrary = schema.nullable ? sometimesNull(made) : made;
	cache.set(schema, arbitrary);
	return arbitrary;
}

const sometimesNull = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
	fc.option(value, { nil: null, freq: 8 });

function make({
	type,
	oneOf,
	enum: values,
	format,
	items,
	...schema
}: Schema): fc.Arbitrary<unknown> {
	if (oneOf) return fc.oneof(...oneOf.map(answersOf));
	if (values) return fc.constantFrom(...values);
	const { minimum: min, maximum: max } = schema;
	const range = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
	switch (type) {
		case 'array':
			return fc.array(sometimesNull(items ? answersOf(items) : fc.constant({})), { maxLength: 3 });
		case 'boolean':
			return fc.boolean();
		case 'integer':
			return fc.integer(range);
		case 'number':
			return fc.double({ ...range, noNaN: true, noDefaultInfinity: true });
		case 'string':
			return format === 'date-time'
				? fc.constant('2026-11-22T04:00:00Z')
				: fc.string({ maxLength: 8 });
		default:
			return anObject(schema);
	}
}

function anObject({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
	const needed = Object.keys(properties).filter(
		(key) => key === 'type' || (required.includes(key) && !properties[key]?.deprecated),
	);
	const values = Object.entries(properties).map(
		([key, property]): [string, fc.Arbitrary<unknown>] => {
			if (key === 'type') return [key, typeOf(property, properties)];
			if (key === 'url' && 'height' in properties) return [key, pictureAddress];
			const value = answersOf(property);
			return [key, needed.includes(key) ? value : sometimesNull(value)];
		},
	);
	return fc.record(Object.fromEntries(values), { requiredKeys: needed, noNullPrototype: true });
}

/** Where a picture is to be had. */
const pictureAddress = fc.nat(9).map((number) => `https://i.scdn.co/image/${number}`);

/** What an object calls itself: playlists do so without an enum in the document. */
const typeOf = (
	schema: Schema,
	siblings: Readonly<Record<string, Schema>>,
): fc.Arbitrary<unknown> =>
	'snapshot_id' in siblings ? fc.constant('playlist') : answersOf(schema);
