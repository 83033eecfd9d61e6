import { lengthOf } from '../values/lengthOf';
import { invalidInput, type InvalidInput } from '../failures/types';
import { parseIds } from '../ids/parseIds';
import { parseUris } from '../ids/parseUris';
import { at, isObject, listInText, type JsonObject } from '../values/json';
import {
	collectionOf,
	parameterName,
	type BooleanField,
	type ChoiceField,
	type ChoicesField,
	type Field,
	type IdField,
	type IdListField,
	type LinesField,
	type MarketField,
	type NumberField,
	type PictureField,
	type TextField,
	type TimeField,
	type UrisField,
	type WordsField,
} from '../operations/fieldTypes';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { jsonOf, notText, plainText } from './plainText';
import { likedSongsUri, playContext } from './playContext';
import { SEARCH_FILTERS, searchQuery } from './searchQuery';

/** The values of the form, by parameter name. */
export type Values = Readonly<Record<string, unknown>>;

/** What goes over the wire: a list is joined where it goes into the query. */
export type Wire = string | number | boolean | readonly string[] | JsonObject;

/** What goes over the wire for a field, or undefined where nothing does. */
type WireValue = Outcome<Wire | undefined>;

const NOTHING: WireValue = succeeded(undefined);

/** The text of a value; of an object that cannot give one, the JSON. */
function textOf(value: unknown): string {
	if (Array.isArray(value)) return value.map(textOf).join();
	return (plainText(value) ?? jsonOf(value)).trim();
}

/** Each value once: a type that is asked for twice would give its results twice. */
const listOf = (value: unknown): string[] => {
	const text = textOf(value);
	const entries: unknown[] = Array.isArray(value) ? value : (listInText(text) ?? text.split(','));
	return [...new Set(entries.map(textOf))].filter((text) => text !== '');
};

const list = (entries: readonly string[]): WireValue =>
	entries.length === 0 ? NOTHING : succeeded(entries);

const refuse = (field: string, message: string, hint: string): WireValue =>
	failed(invalidInput(field, message, hint));

function market(field: MarketField, value: unknown): WireValue {
	const country = textOf(value).toUpperCase();
	const hint = 'Expected is a two-letter country code (ISO 3166-1), such as DE or US.';
	if (country === '') {
		return field.required
			? failed(
					invalidInput(field.displayName, 'No country was given', `${field.description} ${hint}`),
				)
			: NOTHING;
	}
	return /^[A-Z]{2}$/.test(country)
		? succeeded(country)
		: failed(invalidInput(field.displayName, `'${country}' is not a country`, hint));
}

function choices(field: ChoicesField, value: unknown): WireValue {
	const chosen = listOf(value);
	const known = field.choices.map((choice) => choice.value);
	const unknown = chosen.find((entry) => !known.includes(entry));
	const possible = `Possible are: ${known.join(', ')}.`;
	if (unknown !== undefined) {
		const message = `'${unknown}' is not a value of '${field.displayName}'`;
		return failed(invalidInput(field.displayName, message, possible));
	}
	if (field.required && chosen.length === 0) {
		const message = `Nothing is chosen in '${field.displayName}'`;
		return failed(invalidInput(field.displayName, message, possible));
	}
	return list(chosen);
}

function idList(field: IdListField, value: unknown): WireValue {
	if (textOf(value) === '') return NOTHING;
	const ids: string[] = [];
	for (const id of parseIds(value, field.of, field.displayName)) {
		if (!id.ok) return id;
		ids.push(id.value);
	}
	return list([...new Set(ids)]);
}

function uris(field: UrisField, value: unknown): WireValue {
	const { displayName, single, mayBeEmpty } = field;
	const found: string[] = [];
	for (const uri of parseUris(value, field, displayName)) {
		if (!uri.ok) return uri;
		found.push(uri.value);
	}
	const described = field.description.replace(/\.?$/, '.');
	if (found.length === 0 && field.required && !mayBeEmpty) {
		const hint = `${described} If it is an expression, check that it has a value for this item.`;
		return refuse(displayName, `'${displayName}' is empty`, hint);
	}
	if (!single) return mayBeEmpty ? succeeded(found) : list(found);
	const [only, ...more] = found;
	if (more.length > 0) {
		const message = `${found.length} values are given in '${displayName}'`;
		return refuse(displayName, message, `Expected is one. ${described}`);
	}
	return only === undefined ? NOTHING : succeeded(only);
}

/** Why one of the texts that are given is none; undefined where each is one. */
function firstNoText(displayName: string, value: unknown): InvalidInput | undefined {
	for (const one of [value].flat()) {
		const none = notText(displayName, one);
		if (none) return none;
	}
	return undefined;
}

function words({ displayName }: WordsField, value: unknown): WireValue {
	const none = firstNoText(displayName, value);
	return none ? failed(none) : list(listOf(value));
}

/** Reads lines, each of which is a text, in order and as often as they are there. */
function lines({ displayName }: LinesField, value: unknown): WireValue {
	const listed = Array.isArray(value) ? value : (listInText(plainText(value) ?? '') ?? [value]);
	const none = firstNoText(displayName, listed);
	if (none) return failed(none);
	const texts = listed.flatMap((one) => textOf(one).split(/[\r\n\u2028\u2029]+/));
	return list(texts.map((text) => text.trim()).filter((text) => text !== ''));
}

/** A search by what is no text would be one without it. */
function search(text: unknown, filters: unknown): WireValue {
	const none = [{ name: '', displayName: 'Search Text' }, ...SEARCH_FILTERS].reduce<
		InvalidInput | undefined
	>(
		(found, { name, displayName }) =>
			found ?? firstNoText(displayName, name === '' ? text : at(filters, name)),
		undefined,
	);
	return none ? failed(none) : searchQuery(text, filters);
}

function choice(field: ChoiceField, value: unknown): WireValue {
	const given = textOf(value);
	const known = field.choices.map((one) => one.value);
	if (given === '' && !field.required) return NOTHING;
	if (known.includes(given)) return succeeded(given);
	const message = `'${given}' is not a value of '${field.displayName}'`;
	return refuse(field.displayName, message, `Possible are: ${known.join(', ')}.`);
}

/** A switch, or what an expression gives for one. */
function boolean(field: BooleanField, value: unknown): WireValue {
	const given = textOf(value).toLowerCase();
	// A switch that the form shows always says something; one in a collection may be left out.
	if (given === '') return collectionOf(field) ? NOTHING : succeeded(field.default);
	if (given === 'true' || given === 'false') return succeeded(given === 'true');
	const message = `'${given}' is neither true nor false`;
	return refuse(field.displayName, message, `Expected in '${field.displayName}' is true or false.`);
}

/** The first bytes of every JPEG, in base64. */
const JPEG = /^\/9j\//;

function picture({ displayName, mostBytes }: PictureField, value: unknown): WireValue {
	const base64 = at(value, 'base64');
	const type = at(value, 'mimeType');
	const resize =
		"n8n's node 'Edit Image' can do it: operation Resize to 640 × 640, and the option Format set to JPEG with a quality of 80.";
	if (typeof base64 !== 'string' || base64 === '') {
		const hint =
			'Expected is the name of a binary field of the input item that holds a JPEG picture.';
		return refuse(displayName, `The item has no picture in '${displayName}'`, hint);
	}
	if (!JPEG.test(base64)) {
		const what = typeof type === 'string' && type !== '' ? ` but ${type}` : '';
		const message = `The picture is not a JPEG${what}`;
		return refuse(displayName, message, `Spotify takes covers as JPEG only. ${resize}`);
	}
	if (base64.length > mostBytes) {
		const kilobytes = Math.ceil(base64.length / 1024);
		const message = `The picture is too large: ${kilobytes} KB as Spotify counts, of ${mostBytes / 1024} KB`;
		const hint = `Spotify counts the base64 text, so the file may have ${Math.floor((mostBytes / 1024) * 0.75)} KB. Make it smaller. ${resize}`;
		return refuse(displayName, message, hint);
	}
	return succeeded(base64);
}

/** Whether a text that is empty is meant to be. */
const isMeantEmpty = ({ mayBeEmpty, clearable }: TextField, value: unknown): boolean =>
	value !== undefined && (mayBeEmpty === true || (clearable === true && value !== null));

/** A text with a space in place of each line break; by no pattern that looks at a long gap often. */
const inOneLine = (text: string): string =>
	text
		.split(/[\r\n\u2028\u2029]+/)
		.map((line) => line.trim())
		.join(' ');

function text(field: TextField, value: unknown): WireValue {
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
	if (pattern && !pattern.test(given)) {
		return refuse(displayName, `'${given}' is not a valid ${displayName}`, expected);
	}
	const length = lengthOf(given);
	if (length > mostCharacters) {
		const message = `'${displayName}' is too long: ${length} characters`;
		return refuse(displayName, message, `Spotify takes ${mostCharacters} at most. Shorten it.`);
	}
	return succeeded(asList ? [given] : given);
}

function number(field: NumberField, value: unknown): WireValue {
	const given = textOf(value);
	if (given === '' && !field.required) return NOTHING;
	const amount = given === '' ? NaN : Number(given);
	const { min: least, max: most = Infinity } = field;
	// Beyond these, a number's text is no longer one: `Infinity`, or `1e+21` for a whole number.
	const isWritable = field.integer ? Number.isSafeInteger(amount) : Number.isFinite(amount);
	const fits = isWritable && amount >= least && amount <= most;
	if (fits) return succeeded(amount);
	const range = most === Infinity ? `of ${least} or more` : `from ${least} to ${most}`;
	const expected = `Expected is a ${field.integer ? 'whole number' : 'number'} ${range}.`;
	const message = `'${given}' is not a value of '${field.displayName}'`;
	return failed(invalidInput(field.displayName, message, expected));
}

/** The latest moment that a date of JavaScript can have. */
const LAST_MS = 8.64e15;

/** What a text or a date stands for, in milliseconds since 1970; NaN for what is none. */
function millisecondsOf(value: unknown): number {
	// A date of JavaScript, or of Luxon, which n8n's expressions have.
	const own: unknown = isObject(value) && typeof value.valueOf === 'function' && value.valueOf();
	if (typeof own === 'number') return own;
	const text = textOf(value);
	if (/^\d+$/.test(text)) return Number(text);
	// Other texts are dates to some engines, such as '-1'.
	return /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : NaN;
}

function time({ displayName, required }: TimeField, value: unknown): WireValue {
	const given = textOf(value);
	if (given === '' && !required) return NOTHING;
	const ms = millisecondsOf(value);
	if (ms >= 0 && ms <= LAST_MS) return succeeded(ms);
	const expected = 'Expected is a date with a time, such as 2026-11-25T18:00:00Z.';
	return refuse(displayName, `'${given}' is not a time`, expected);
}

/** Stands for the user until it is known who they are. */
const UNKNOWN_USER = 'me';

/** What a field of the form puts into the request; `invalidInput` where it cannot be right. */
export function fieldValue(field: Exclude<Field, IdField>, values: Values): WireValue {
	const value = values[parameterName(field)];
	switch (field.kind) {
		case 'fixed':
			return succeeded(field.value);
		case 'context':
			return isObject(value) || typeof value === 'string' ? succeeded(value) : NOTHING;
		case 'playContext':
			return playContext(field, value);
		case 'likedSongs':
			return succeeded(typeof value === 'string' ? value : likedSongsUri(UNKNOWN_USER));
		case 'searchQuery':
			return search(value, values.filters);
		case 'market':
			return market(field, value);
		case 'choices':
			return choices(field, value);
		case 'idList':
			return idList(field, value);
		case 'words':
			return words(field, value);
		case 'lines':
			return lines(field, value);
		case 'text':
			return text(field, value);
		case 'uris':
			return uris(field, value);
		case 'choice':
			return choice(field, value);
		case 'boolean':
			return boolean(field, value);
		case 'picture':
			return picture(field, value);
		case 'number':
			return number(field, value);
		case 'time':
			return time(field, value);
	}
}
