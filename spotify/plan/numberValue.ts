import { invalidInput } from '../failures/types';
import { failed, succeeded } from '../failures/outcome';
import type { NumberField, TimeField } from '../operations/fieldTypes';
import { isObject } from '../values/json';
import { NOTHING, refuse, textOf, type WireValue } from './wireValue';

/** Reads a number; `invalidInput` for any that the field does not take. */
export function numberValue(field: NumberField, value: unknown): WireValue {
	const given = textOf(value);
	if (given === '' && !field.required) return NOTHING;
	const amount = given === '' ? NaN : Number(given);
	const { min, max = Infinity } = field;
	// Beyond these, a number's text is no longer one: `Infinity`, or `1e+21` for a whole number.
	const isWritable = field.integer ? Number.isSafeInteger(amount) : Number.isFinite(amount);
	const fits = isWritable && amount >= min && amount <= max;
	if (fits) return succeeded(amount);
	const range = max === Infinity ? `of ${min} or more` : `from ${min} to ${max}`;
	const expected = `Enter a ${field.integer ? 'whole number' : 'number'} ${range}.`;
	const message = `'${given}' is not a value of '${field.displayName}'`;
	return failed(invalidInput(field.displayName, message, expected));
}

/** The latest moment that a date of JavaScript can have. */
const LAST_MS = 8.64e15;

/** Returns what a text or a date stands for, in milliseconds since 1970; NaN for what is none. */
function millisecondsOf(value: unknown): number {
	// A date of JavaScript, or of Luxon, which n8n's expressions have.
	const own: unknown = isObject(value) && typeof value.valueOf === 'function' && value.valueOf();
	if (typeof own === 'number') return own;
	const text = textOf(value);
	if (/^\d+$/.test(text)) return Number(text);
	// Other texts are dates to some engines, such as '-1'.
	return /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : NaN;
}

/** Reads a time, in milliseconds since 1970; `invalidInput` for anything else. */
export function timeValue({ displayName, required }: TimeField, value: unknown): WireValue {
	const given = textOf(value);
	if (given === '' && !required) return NOTHING;
	const ms = millisecondsOf(value);
	if (ms >= 0 && ms <= LAST_MS) return succeeded(ms);
	const expected = 'Enter a date with a time, such as 2026-11-25T18:00:00Z.';
	return refuse(displayName, `'${given}' is not a time`, expected);
}
