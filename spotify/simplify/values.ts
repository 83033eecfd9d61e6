import { widestFirst } from '../images/widestFirst';
import { at, isObject, numberIn } from '../values/json';
import { decodeEntities } from '../values/entities';

/**
 * What a field of the simplified output is made of. Its type is promised: whatever has come in
 * Spotify's place for it becomes that type, or `null`.
 */
export interface ShapeSource {
	/** Dotted paths; the first with a value counts, so that old and new answers give the same. */
	paths: readonly string[];
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

/** As old answers have it: `{ year: 1983, month: null, day: null }`. */
function dateOf(parts: unknown): string | null {
	const digits = (key: string, length: number): string[] => {
		const number = numberIn(at(parts, key));
		return number === null || number < 1 ? [] : [`${number}`.padStart(length, '0')];
	};
	const [year, month, day] = [digits('year', 4), digits('month', 2), digits('day', 2)];
	if (year.length === 0) return null;
	return [...year, ...month, ...(month.length === 0 ? [] : day)].join('-');
}

/** Spotify's word for a date that nobody knows is "0000"; a month or day of 00 nobody knows either. */
function asDate(value: unknown): string | null {
	if (isObject(value)) return dateOf(value);
	const known = asText(value)?.replace(/^(\d{4}(?:-(?!00)\d\d)?)(?:-00)+$/, '$1') ?? '';
	return /^(?:0000.*)?$/.test(known) ? null : known;
}

/** The names of several, comma-separated. */
function asNames(value: unknown): string | null {
	if (!Array.isArray(value)) return asText(value);
	const names = value.map((one) => asText(at(one, 'name')) ?? asText(one)).filter(Boolean);
	return names.length === 0 ? null : names.join(', ');
}

const asList = (value: unknown): unknown => (Array.isArray(value) ? value : null);

const sourceAs =
	(read: ShapeSource['read']): MakeSource =>
	(...paths) => ({ paths, read });

/** A text; '' says nothing, which Spotify writes as null too. */
export const text = sourceAs((value) => asText(value) || null);
/** A text in which Spotify escapes characters as HTML does. */
export const markup = sourceAs((value) => decodeEntities(asText(value) ?? '') || null);
export const number = sourceAs(numberIn);
export const flag = sourceAs(asFlag);
/** A date as text, as precise as Spotify knows it. */
export const date = sourceAs(asDate);
/** An ID, a URI or a link. */
export const reference = sourceAs(asReference);
/** The address of the widest picture in a list. */
export const picture = sourceAs((value) => widestFirst(value)[0]?.url ?? null);
/** The names of the objects in a list. */
export const names = sourceAs(asNames);
/** A list, as Spotify gives it. */
export const eachOf = sourceAs(asList);

/** The value of a field: `null` where Spotify gives nothing of its type. */
export function readSource(from: unknown, { paths, read }: ShapeSource): unknown {
	for (const path of paths) {
		const value = read(at(from, path));
		if (value !== null) return value;
	}
	return null;
}
