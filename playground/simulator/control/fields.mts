/** What was sent to the control port doesn't fit; the message says how. */
export class InputError extends Error {}

/** One property of a command's argument: `In` is what may be given, `Out` what the command gets. */
export interface Field<In, Out = In> {
	/** What it must be, e.g. `a text`. */
	readonly kind: string;
	/** It may be left out. */
	readonly optional?: true;
	/** The checked value; `undefined` stands for one that was left out. */
	read(given: unknown, name: string): Out;
	/** What a text of a query stands for; the text itself without it. */
	fromText?(text: string): unknown;
	/** Never there: tells the compiler what may be given. */
	readonly takes?: (value: In) => void;
}

/** The properties of an argument, by their names. */
export type Shape = Readonly<Record<string, Field<never, unknown>>>;

type InOf<F> = F extends Field<infer In, unknown> ? In : never;
type OutOf<F> = F extends Field<never, infer Out> ? Out : never;
type OptionalIn<S extends Shape> = {
	[Name in keyof S]: undefined extends InOf<S[Name]> ? Name : never;
}[keyof S];

/** What may be given for a shape. */
export type Argument<S extends Shape> = {
	[Name in Exclude<keyof S, OptionalIn<S>>]: InOf<S[Name]>;
} & { [Name in OptionalIn<S>]?: InOf<S[Name]> };

/** What a command gets of a shape: every property, with its default where it was left out. */
export type Read<S extends Shape> = { [Name in keyof S]: OutOf<S[Name]> };

const field = <T,>(
	kind: string,
	fits: (given: unknown) => given is T,
	fromText?: (text: string) => unknown,
): Field<T> => ({
	kind,
	read(given, name) {
		if (!fits(given)) throw new InputError(`"${name}" must be ${kind}`);
		return given;
	},
	...(fromText && { fromText }),
});

const isText = (given: unknown): given is string => typeof given === 'string';
const isTexts = (given: unknown): given is readonly string[] =>
	Array.isArray(given) && given.every(isText);
const isTextsOrNull = (given: unknown): given is readonly (string | null)[] =>
	Array.isArray(given) && given.every((entry) => entry === null || isText(entry));
const isNumber = (given: unknown): given is number =>
	typeof given === 'number' && Number.isFinite(given) && given >= 0;

export const text = field('a text', isText);
export const texts = field('a list of texts', isTexts);
export const textsOrNull = field('a list of texts or null', isTextsOrNull);
export const number = field('a number, 0 or more', isNumber, Number);
export const flag = field('true or false', (given): given is boolean => typeof given === 'boolean');
export const anything = field('anything', (given): given is unknown => given !== undefined);

/** One of some words or numbers. */
export const oneOf = <const Word extends string | number>(words: readonly Word[]): Field<Word> => {
	const isWord = (given: unknown): given is Word => words.some((word) => word === given);
	return field(`one of ${words.join(', ')}`, isWord);
};

/** The same, or `null`. */
export const orNull = <In, Out>(inner: Field<In, Out>): Field<In | null, Out | null> => ({
	...rest(inner),
	kind: `${inner.kind}, or null`,
	read: (given, name) => (given === null ? null : inner.read(given, name)),
});

/** The same, but it may be left out. */
export const optional = <In, Out>(
	inner: Field<In, Out>,
): Field<In | undefined, Out | undefined> => ({
	...rest(inner),
	optional: true,
	read: (given, name) => (given === undefined ? undefined : inner.read(given, name)),
});

/** The same, but it may be left out, and is this then. */
export const withDefault = <In, Out>(
	inner: Field<In, Out>,
	value: Out,
): Field<In | undefined, Out> => ({
	...rest(inner),
	optional: true,
	read: (given, name) => (given === undefined ? value : inner.read(given, name)),
});

/** An object with these properties and no others. */
export const object = <const S extends Shape>(shape: S): Field<Argument<S>, Read<S>> => ({
	kind: describeShape(shape),
	read: (given) => readShape(shape, given),
});

/** A list of such. */
export const listOf = <In, Out>(inner: Field<In, Out>): Field<readonly In[], Out[]> => ({
	kind: `a list of ${inner.kind}`,
	read(given, name) {
		if (!Array.isArray(given)) throw new InputError(`"${name}" must be a list`);
		return given.map((entry) => inner.read(entry, name));
	},
});

const rest = ({ kind, fromText }: Pick<Field<never, unknown>, 'kind' | 'fromText'>) => ({
	kind,
	...(fromText && { fromText }),
});

/** A shape as a reader writes it, e.g. `{ id, position? }`. */
export function describeShape(shape: Shape): string {
	const names = Object.entries(shape).map(([name, { optional: absent }]) =>
		absent ? `${name}?` : name,
	);
	return names.length === 0 ? '' : `{ ${names.join(', ')} }`;
}

/** The properties of a JSON object, each with its check. Refuses those that the shape doesn't have. */
export function readShape<const S extends Shape>(shape: S, given: unknown): Read<S> {
	if (typeof given !== 'object' || given === null || Array.isArray(given)) {
		throw new InputError('A JSON object is needed');
	}
	const known = new Map(Object.entries(given));
	const unknown = [...known.keys()].find((name) => !Object.hasOwn(shape, name));
	if (unknown !== undefined) throw new InputError(`Nothing here is called "${unknown}"`);
	const values = Object.entries(shape).map(([name, { read }]) => [
		name,
		read(known.get(name), name),
	]);
	// Each value is what the field of its name reads: that a mapped type can't follow.
	return Object.fromEntries(values) as Read<S>;
}

/** The same for a query, in which everything is a text. */
export function readQuery<const S extends Shape>(shape: S, search: URLSearchParams): Read<S> {
	const values = [...search].map(([name, value]) => [
		name,
		shape[name]?.fromText?.(value) ?? value,
	]);
	return readShape(shape, Object.fromEntries(values));
}
