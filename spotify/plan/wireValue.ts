import { invalidInput } from '../failures/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { listInText, type JsonObject } from '../values/json';
import { jsonOf, plainText } from './plainText';

/** The values of the form, by parameter name. */
export type Values = Readonly<Record<string, unknown>>;

/** What goes over the wire: a list is joined where it goes into the query. */
export type Wire = string | number | boolean | readonly string[] | JsonObject;

/** What goes over the wire for a field, or undefined if nothing does. */
export type WireValue = Outcome<Wire | undefined>;

export const NOTHING: WireValue = succeeded(undefined);

/** Returns the text of a value; of an object that cannot give one, the JSON. */
export function textOf(value: unknown): string {
	if (Array.isArray(value)) return value.map(textOf).join();
	return (plainText(value) ?? jsonOf(value)).trim();
}

/** Returns each value once: a type that is asked for twice would give its results twice. */
export const distinctTexts = (value: unknown): string[] => {
	const text = textOf(value);
	const entries: unknown[] = Array.isArray(value) ? value : (listInText(text) ?? text.split(','));
	return [...new Set(entries.map(textOf))].filter((text) => text !== '');
};

/** Returns a list as it goes over the wire; nothing if it is empty. */
export const listValue = (entries: readonly string[]): WireValue =>
	entries.length === 0 ? NOTHING : succeeded(entries);

/** Makes the failure of what was typed into a field, in place of its value. */
export const refuse = (field: string, message: string, hint: string): WireValue =>
	failed(invalidInput(field, message, hint));
