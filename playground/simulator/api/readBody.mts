import { apiError } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import type { SimulatorRequest } from '../types.mts';

const fits = {
	text: (value: unknown) => typeof value === 'string',
	texts: (value: unknown) =>
		Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
	whole: (value: unknown) => Number.isSafeInteger(value),
	flag: (value: unknown) => typeof value === 'boolean',
	/** An object of any form, which the operation looks at itself. */
	object: isObject,
	/** A list of objects with these properties and no others, each a text. */
	objects: (value: unknown) => Array.isArray(value) && value.every(isObject),
};

/** One property that the JSON body of an operation may have. */
export interface BodyField {
	name: string;
	type: keyof typeof fits;
	/** What Spotify says where it is missing. */
	missing?: string;
	/** What each of the `objects` has, and all that an `object` may have. */
	properties?: readonly string[];
}

const bodyTypes: Readonly<Record<string, BodyField['type']>> = {
	'array<object>': 'objects',
	'array<string>': 'texts',
	boolean: 'flag',
	integer: 'whole',
	object: 'object',
	string: 'text',
};

/** Returns what a value is by its type in Spotify's facts, such as `array<object{uri}>`. */
export function bodyTypeOf(type: string): Pick<BodyField, 'properties' | 'type'> {
	const [, properties] = /\{(.*)\}/.exec(type) ?? [];
	const known = bodyTypes[type.replace(/\{.*\}/, '')];
	if (!known) throw new Error(`The simulator does not know the type ${type}`);
	return { type: known, ...(properties !== undefined && { properties: properties.split(',') }) };
}

/** A JSON body whose properties are of the right types. */
export interface Body {
	text(name: string): string | undefined;
	texts(name: string): readonly string[] | undefined;
	whole(name: string): number | undefined;
	flag(name: string): boolean | undefined;
	object(name: string): Record<string, unknown> | undefined;
	objects(name: string): readonly Record<string, string>[] | undefined;
	/** As it was sent. */
	raw: string;
}

/** spotify/web-api issues 360 and 1112. */
const notJson = () => new Refusal(apiError(400, 'Error parsing JSON.'));
const refuse = (message: string) => new Refusal(apiError(400, message));

/**
 * The body of a request, checked against what its operation takes. Unlike Spotify, the simulator
 * refuses what is not in its document: properties that it doesn't name, other content types, and
 * bodies where there should be none.
 */
export function readBody(
	{ body: fields = [], rawBody }: { body?: readonly BodyField[]; rawBody?: string },
	{ body: raw, headers }: SimulatorRequest,
): Body {
	const takes = rawBody ?? (fields.length > 0 ? 'application/json' : undefined);
	const [type = ''] = (headers['content-type'] ?? 'none').toLowerCase().split(/\s*;/);
	// Some clients send an empty object where they have nothing to say.
	if (takes === undefined && raw !== '' && raw !== '{}') {
		throw refuse('Unexpected body (simulator)');
	}
	if (takes !== undefined && raw !== '' && type !== takes) {
		throw refuse(`Unexpected content type (simulator): ${type}`);
	}
	const values = rawBody !== undefined || raw === '' ? {} : parse(raw);
	check(fields, values);
	return openBody(raw, values);
}

function check(fields: readonly BodyField[], values: Record<string, unknown>): void {
	const unknown = Object.keys(values).find((key) => !fields.some(({ name }) => name === key));
	if (unknown !== undefined) throw refuse(`Unknown parameter (simulator): ${unknown}`);
	for (const { name, type, missing, properties } of fields) {
		const value = values[name];
		if (value === undefined && missing !== undefined) throw refuse(missing);
		if (value === undefined) continue;
		if (!fits[type](value)) throw notJson();
		for (const object of type === 'objects' || type === 'object' ? [value].flat() : []) {
			checkProperties(
				name,
				object as Record<string, unknown>,
				properties ?? [],
				type === 'objects',
			);
		}
	}
}

function checkProperties(
	name: string,
	object: Record<string, unknown>,
	properties: readonly string[],
	allTexts: boolean,
): void {
	const unknown = Object.keys(object).find((key) => !properties.includes(key));
	if (unknown !== undefined) throw refuse(`Unknown parameter (simulator): ${name}.${unknown}`);
	if (allTexts && properties.some((key) => typeof object[key] !== 'string')) throw notJson();
}

function parse(raw: string): Record<string, unknown> {
	let value: unknown;
	try {
		value = JSON.parse(raw);
	} catch {
		throw notJson();
	}
	if (!isObject(value)) throw notJson();
	return value;
}

function openBody(raw: string, values: Record<string, unknown>): Body {
	// The checks have seen to it that a value is of the type that its field has.
	const get = <T,>(name: string) => values[name] as T | undefined;
	return { raw, text: get, texts: get, whole: get, flag: get, object: get, objects: get };
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
