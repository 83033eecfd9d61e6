import type { FaultAnswer } from './faults.mts';
import {
	anything,
	type Field,
	flag,
	InputError,
	number,
	object,
	oneOf,
	optional,
	readShape,
	text,
} from './fields.mts';

const word = oneOf(['reset', 'resetAfter', 'html', 'truncated']);

const later = { delayMs: number };

/** Header names in lower case. */
const headers: Field<Readonly<Record<string, string>>, Record<string, string>> = {
	kind: 'an object of texts',
	read: (given, name) =>
		Object.fromEntries(
			Object.entries(given as object).map(([header, value]) => [
				header.toLowerCase(),
				text.read(value, `${name}.${header}`),
			]),
		),
};

const instead = {
	status: number,
	headers: optional(headers),
	body: optional(anything),
	acted: optional(flag),
};

/** What a fault does to a request: a word, a delay, or another answer. */
export const faultAnswer: Field<FaultAnswer> = {
	kind: 'an answer',
	read(given, name) {
		if (typeof given === 'string' || given === undefined) return word.read(given, name);
		return Object.hasOwn(given as object, 'delayMs')
			? object(later).read(given, name)
			: readShape(instead, given);
	},
};

/** A regular expression. */
export const pattern: Field<string> = {
	kind: 'a regular expression',
	read(given, name) {
		const source = text.read(given, name);
		try {
			new RegExp(source);
		} catch {
			throw new InputError(`"match.${name}" is no regular expression: ${source}`);
		}
		return source;
	},
};
