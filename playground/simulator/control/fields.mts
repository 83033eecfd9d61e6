/** What was sent to the control port doesn't fit; the message says how. */
export class InputError extends Error {}

/** The properties of a JSON object, read with a check. */
export interface Fields {
	text(name: string): string;
	number(name: string): number;
	flag(name: string): boolean;
	/** A list of texts. */
	texts(name: string): string[];
	/** A list of texts, some of which may be `null`. */
	textsOrNull(name: string): (string | null)[];
	list(name: string): Fields[];
	optionalText(name: string): string | undefined;
	optionalNumber(name: string): number | undefined;
	/** `null` is a value of its own here. */
	optionalNumberOrNull(name: string): number | null | undefined;
	optionalFlag(name: string): boolean | undefined;
	optionalTexts(name: string): string[] | undefined;
	optionalObject(name: string): Fields | undefined;
	any(name: string): unknown;
}

export function readFields(value: unknown): Fields {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new InputError('A JSON object is needed');
	}
	const known = new Map(Object.entries(value));

	const read = <T,>(name: string, fits: (found: unknown) => found is T, what: string): T => {
		const found = known.get(name);
		if (!fits(found)) throw new InputError(`"${name}" must be ${what}`);
		return found;
	};
	const text = (name: string) => read(name, isText, 'a text');
	const number = (name: string) => read(name, isNumber, 'a number, 0 or more');
	const flag = (name: string) => read(name, isFlag, 'true or false');
	const texts = (name: string) => read(name, isTexts, 'a list of texts');
	const present = <T,>(name: string, reader: (name: string) => T): T | undefined =>
		known.has(name) ? reader(name) : undefined;

	return {
		text,
		number,
		flag,
		texts,
		textsOrNull: (name) => read(name, isTextsOrNull, 'a list of texts or null'),
		list: (name) => read(name, isList, 'a list').map(readFields),
		optionalText: (name) => present(name, text),
		optionalNumber: (name) => present(name, number),
		optionalFlag: (name) => present(name, flag),
		optionalTexts: (name) => present(name, texts),
		optionalNumberOrNull: (name) => (known.get(name) === null ? null : present(name, number)),
		optionalObject: (name) => present(name, () => readFields(known.get(name))),
		any: (name) => known.get(name),
	};
}

/** The same for a query, in which everything is a text. */
export function readQuery(search: URLSearchParams): Fields {
	const texts = readFields(Object.fromEntries(search));
	const number = (name: string) => readFields({ [name]: Number(texts.text(name)) }).number(name);
	return {
		...texts,
		number,
		optionalNumber: (name) => (search.has(name) ? number(name) : undefined),
	};
}

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isTexts = (value: unknown): value is string[] => isList(value) && value.every(isText);
const isTextsOrNull = (value: unknown): value is (string | null)[] =>
	isList(value) && value.every((entry) => entry === null || isText(entry));
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number =>
	typeof value === 'number' && Number.isFinite(value) && value >= 0;
