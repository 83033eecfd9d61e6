import { invalidInput, type InvalidInput } from '../failures/types';
import { isObject } from '../values/json';

/** What an object gives for a text that has none. */
const MUTE = /^\[object \w+\]$/;

/**
 * Returns the text that a value stands for: a text, a number, a switch, or an object that has one
 * of its own, such as a date of JavaScript or Luxon. Nothing is an empty text.
 * @returns undefined for what has no text: a list, any other object, what is no number
 */
export function plainText(value: unknown): string | undefined {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (typeof value !== 'object' || Array.isArray(value)) return undefined;
	try {
		const text = value instanceof Date ? value.toISOString() : String(value);
		return MUTE.test(text) ? undefined : text;
	} catch {
		return undefined;
	}
}

/** Returns an object as JSON, as far as it has one. */
export function jsonOf(value: unknown): string {
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		return 'an object';
	}
}

/** More names of fields than this do not help to choose one. */
const MAX_NAMED_FIELDS = 6;

const keysOf = (value: unknown): string[] =>
	isObject(value) ? Object.keys(value).slice(0, MAX_NAMED_FIELDS) : [];

/** What n8n writes for an object in the middle of a text. */
const OBJECT_IN_TEXT = '[object Object]';

/** Explains why what is given for a text is none; undefined if it is one. */
export function notText(displayName: string, value: unknown): InvalidInput | undefined {
	const text = plainText(value);
	if (text !== undefined && !text.includes(OBJECT_IN_TEXT)) return undefined;
	const what = Array.isArray(value)
		? 'a list'
		: typeof value === 'number'
			? 'no number'
			: 'an object';
	const keys = keysOf(value);
	const choose =
		keys.length > 0
			? `Choose one of its fields in the expression: ${keys.join(', ')}.`
			: 'Choose one text from it in the expression.';
	return invalidInput(
		displayName,
		text === undefined
			? `'${displayName}' is ${what}, not a text`
			: `'${displayName}' has an object in its text`,
		`${choose} Texts, numbers and dates are accepted.`,
	);
}
