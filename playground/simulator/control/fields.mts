/** What was sent to the control port doesn't fit; the message says how. */
export class InputError extends Error {}

/** The properties of a JSON object, read with a check. */
export interface Fields {
	text(name: string): string;
	number(name: string): number;
	optionalText(name: string): string | undefined;
	optionalNumber(name: string): number | undefined;
	/** `null` is a value of its own here. */
	optionalNumberOrNull(name: string): number | null | undefined;
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
	const present = <T,>(name: string, reader: (name: string) => T): T | undefined =>
		known.has(name) ? reader(name) : undefined;

	return {
		text,
		number,
		optionalText: (name) => present(name, text),
		optionalNumber: (name) => present(name, number),
		optionalNumberOrNull: (name) => (known.get(name) === null ? null : present(name, number)),
		optionalObject: (name) => present(name, () => readFields(known.get(name))),
		any: (name) => known.get(name),
	};
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number =>
	typeof value === 'number' && Number.isFinite(value) && value >= 0;
