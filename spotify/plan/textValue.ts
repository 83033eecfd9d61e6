import { type InvalidInput } from '../failures/types';
import { failed, succeeded } from '../failures/outcome';
import { mistakeIn } from '../ids/mistakes';
import type { LinesField, TextField, WordsField } from '../operations/fieldTypes';
import { at, listInText } from '../values/json';
import { lengthOf } from '../values/lengthOf';
import { notText, plainText } from './plainText';
import { SEARCH_FILTERS, searchQuery } from './searchQuery';
import { NOTHING, distinctTexts, listValue, refuse, textOf, type WireValue } from './wireValue';

/** Explains why one of the texts that are given is none; undefined if each is one. */
function firstNoText(displayName: string, value: unknown): InvalidInput | undefined {
	for (const one of [value].flat()) {
		const none = notText(displayName, one);
		if (none) return none;
	}
	return undefined;
}

/** Reads a list of words, each once; `invalidInput` for what is no text. */
export function wordsValue({ displayName }: WordsField, value: unknown): WireValue {
	const none = firstNoText(displayName, value);
	return none ? failed(none) : listValue(distinctTexts(value));
}

/** Reads lines, each of which is a text, in order and as often as they are there. */
export function linesValue({ displayName }: LinesField, value: unknown): WireValue {
	const listed = Array.isArray(value) ? value : (listInText(plainText(value) ?? '') ?? [value]);
	const none = firstNoText(displayName, listed);
	if (none) return failed(none);
	const texts = listed.flatMap((one) => textOf(one).split(/[\r\n\u2028\u2029]+/));
	return listValue(texts.map((text) => text.trim()).filter((text) => text !== ''));
}

/**
 * Reads a search; `invalidInput` for what is no text, since the search would be made without it.
 */
export function searchValue(text: unknown, filters: unknown): WireValue {
	const none = [{ name: '', displayName: 'Search Text' }, ...SEARCH_FILTERS].reduce<
		InvalidInput | undefined
	>(
		(found, { name, displayName }) =>
			found ?? firstNoText(displayName, name === '' ? text : at(filters, name)),
		undefined,
	);
	return none ? failed(none) : searchQuery(text, filters);
}

/** Tells whether a text that is empty is meant to be. */
const isMeantEmpty = ({ mayBeEmpty, clearable }: TextField, value: unknown): boolean =>
	value !== undefined && (mayBeEmpty === true || (clearable === true && value !== null));

/**
 * Returns a text with a space in place of each line break; by no pattern that looks at a long gap
 * often.
 */
const inOneLine = (text: string): string =>
	text
		.split(/[\r\n\u2028\u2029]+/)
		.map((line) => line.trim())
		.join(' ');

/** Reads a text; `invalidInput` for one that the field does not take. */
export function textValue(field: TextField, value: unknown): WireValue {
	const { displayName, pattern, expected = field.description, required, asList } = field;
	const { ifAbsent, mostCharacters = Infinity, oneLine } = field;
	const none = notText(displayName, value);
	if (none) return failed(none);
	const typed = textOf(value);
	const given = oneLine ? inOneLine(typed) : typed;
	if (given === '') {
		if (isMeantEmpty(field, value)) return succeeded('');
		if (ifAbsent !== undefined) return succeeded(ifAbsent);
		return required ? refuse(displayName, `'${displayName}' is empty`, expected) : NOTHING;
	}
	const mistake = field.listed ? mistakeIn(given, given, displayName, expected) : undefined;
	if (mistake) return failed(mistake);
	if (pattern && !pattern.test(given)) {
		return refuse(displayName, `'${given}' is not a valid ${displayName}`, expected);
	}
	const length = lengthOf(given);
	if (length > mostCharacters) {
		const message = `'${displayName}' is too long: ${length} characters`;
		return refuse(displayName, message, `Spotify accepts up to ${mostCharacters}. Shorten it.`);
	}
	return succeeded(asList ? [given] : given);
}
