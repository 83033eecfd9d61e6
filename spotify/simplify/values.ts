import { widestFirst } from '../images/widestFirst';
import { at, isObject, numberIn } from '../values/json';
import { decodeEntities } from '../values/entities';

/** What a field's column is made for; null it may be besides. */
export type FieldType = 'boolean' | 'number' | 'text';

/**
 * What a field of the simplified output is made of. Its type is promised: whatever has come in
 * Spotify's place for it becomes that type, or `null`.
 */
export interface ShapeSource {
	type: FieldType;
	/**
	 * Dotted paths; the first with a value counts, so that old and new answers give the same. None
	 * for what the request knows, and not the answer.
	 */
	paths: readonly string[];
	/** What is read of each object of a list; absent if the whole value is. */
	parts?: readonly string[];
	/** The value of the field's type; `null` where there is none. */
	read: (value: unknown) => unknown;
}

type MakeSource = (...paths: string[]) => ShapeSource;

const asText = (value: unknown): string | null => {
	if (typeof value === 'string') return value;
	return typeof value === 'number' ? String(value) : null;
};

function asFlag(value: unknown): boolean | null {
	if (typeof value === 'boolean') return value;
	return value === 'true' || (value === 'false' ? false : null);
}

/**
 * '' is the ID of whoever fills Spotify's own playlists, and a saved episode that Spotify no longer
 * has links to `https://open.spotify.com/episode/null`. A user may be called so, and a file too.
 */
const LEADS_NOWHERE =
	/^$|^(?:spotify:(?!local:)|https?:\/\/(?:open|play)\.spotify\.com\/)(?:.*[:/])?(?<!\buser.)(?:null|undefined)?\/?$/;

function asReference(value: unknown): string | null {
	const text = asText(value);
	return text === null || LEADS_NOWHERE.test(text) ? null : text;
}

/** Reads a date as old answers have it: `{ year: 1983, month: null, day: null }`. */
function dateOf(parts: unknown): string | null {
	const digits = (key: string, length: number): string[] => {
		const number = numberIn(at(parts, key));
		return number === null || number < 1 ? [] : [`${number}`.padStart(length, '0')];
	};
	const [year, month, day] = [digits('year', 4), digits('month', 2), digits('day', 2)];
	if (year.length === 0) return null;
	return [...year, ...month, ...(month.length === 0 ? [] : day)].join('-');
}

/**
 * Reads a date. Spotify's word for one that nobody knows is "0000"; a month or day of 00 nobody
 * knows either.
 */
function asDate(value: unknown): string | null {
	if (isObject(value)) return dateOf(value);
	const known = asText(value)?.replace(/^(\d{4}(?:-(?!00)\d\d)?)(?:-00)+$/, '$1') ?? '';
	return /^(?:0000.*)?$/.test(known) ? null : known;
}

/** Joins what a list has of each, comma-separated: n8n's tables take no list. */
const joinedText = (texts: ReadonlyArray<string | null>): string | null =>
	texts.filter(Boolean).join(', ') || null;

/** Reads the names of several. */
function asNames(value: unknown): string | null {
	if (!Array.isArray(value)) return asText(value) || null;
	return joinedText(value.map((one) => asText(at(one, 'name')) ?? asText(one)));
}

const asMarkup = (value: unknown): string | null => decodeEntities(asText(value) ?? '') || null;

const asIds = (value: unknown): string | null =>
	Array.isArray(value) ? joinedText(value.map((one) => asReference(at(one, 'id')))) : null;

const asTexts = (value: unknown): string | null =>
	Array.isArray(value) ? joinedText(value.map((one) => asText(at(one, 'text')))) : null;

const asKeys = (value: unknown): string | null =>
	isObject(value) ? joinedText(Object.keys(value).filter((key) => value[key] === true)) : null;

/**
 * Returns a value as a table takes it: a list of texts as one text, any other list or object as
 * JSON, and nothing as `null`.
 */
export function flat(value: unknown): unknown {
	if (value === undefined || value === '') return null;
	if (typeof value !== 'object' || value === null) return value;
	const isListOfTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
	return isListOfTexts ? joinedText(value) : JSON.stringify(value);
}

const sourceAs =
	(type: FieldType, read: ShapeSource['read'], parts?: readonly string[]): MakeSource =>
	(...paths) => ({ type, paths, read, ...(parts && { parts }) });

/** A text; '' says nothing, which Spotify writes as null too. */
export const text = sourceAs('text', (value) => asText(value) || null);
/** A text in which Spotify escapes characters as HTML does. */
export const markup = sourceAs('text', asMarkup);
export const number = sourceAs('number', numberIn);
export const flag = sourceAs('boolean', asFlag);
/** A date as text, as precise as Spotify knows it. */
export const date = sourceAs('text', asDate);
/** An ID, a URI or a link. */
export const reference = sourceAs('text', asReference);
/** The address of the widest picture in a list. */
export const picture = sourceAs('text', (value) => widestFirst(value)[0]?.url ?? null, [
	'url',
	'width',
	'height',
]);
/** The names of the objects in a list, or its texts. */
export const names = sourceAs('text', asNames, ['name']);
/** Such names, or texts, in which Spotify escapes characters as HTML does. */
export const markupNames = sourceAs('text', (value) => asMarkup(asNames(value)), ['name']);
/** The IDs of the objects in a list. */
export const ids = sourceAs('text', asIds, ['id']);
/** The texts of the objects in a list. */
export const texts = sourceAs('text', asTexts, ['text']);
/** What is no text, as the text that a table takes. */
export const flattened = sourceAs('text', flat);
/** The names under which an object says true. */
export const keys = sourceAs('text', asKeys);
/** Reads the value of a field: `null` if Spotify gives nothing of its type. */
export function readSource(from: unknown, { paths, read }: ShapeSource): unknown {
	for (const path of paths) {
		const value = read(at(from, path));
		if (value !== null) return value;
	}
	return null;
}
