import { at, isObject, textAt } from '../values/json';
import { isLink } from './links';
import { isObjectKind, OBJECT_KINDS } from './types';

/** More names of fields than this help nobody to recognise an object. */
const MAX_QUOTED_NAMES = 6;

/**
 * Returns what says which object one of Spotify's is: its URI or link, or else what it says of
 * itself, since a bare ID might be taken for another kind.
 */
function uriOfObject(input: unknown): string | undefined {
	const [type, id, uri] = [textAt(input, 'type'), textAt(input, 'id'), textAt(input, 'uri')];
	if (uri !== undefined && isLink(uri)) return uri;
	return isObjectKind(type) && id !== undefined ? `spotify:${type}:${id}` : undefined;
}

/** In what the entries of lists hold what they are about, and n8n's items, webhooks and answers. */
const ENTRIES_HELD_IN = ['item', 'track', ...OBJECT_KINDS, 'json', 'body', 'data'];

/**
 * Returns what an entry of a list is about, such as the track of a playlist's; else the object
 * itself.
 */
const objectHeldIn = (input: unknown): unknown =>
	textAt(input, 'id') !== undefined || textAt(input, 'uri') !== undefined
		? input
		: (ENTRIES_HELD_IN.map((name) => at(input, name)).find(isObject) ?? input);

/** Returns any link of an object that is its own. */
const ownLink = (input: unknown): string | undefined =>
	['external_urls.spotify', 'href', 'url']
		.map((path) => textAt(input, path))
		.find((text) => text !== undefined && isLink(text));

/** What holds several IDs, in a list or in a text. */
const TEXT_LISTS = ['ids', 'uris', 'urls', 'links'];

/** What holds lists, of IDs or of Spotify's own objects, beside an object's own fields. */
const LISTS = [...TEXT_LISTS, 'id', 'items', ...OBJECT_KINDS.map((kind) => `${kind}s`)];

/**
 * Returns the lists of an object that is none of Spotify's, such as `{"ids": […]}` or a page of
 * results. Empty ones stand for nothing.
 */
function ownLists(input: unknown): unknown[] {
	if (textAt(input, 'id') !== undefined || textAt(input, 'uri') !== undefined) return [];
	const texts = TEXT_LISTS.map((name) => textAt(input, name)).filter(Boolean);
	if (texts.length > 0) return texts;
	return LISTS.flatMap((name) => [at(input, name), at(input, `${name}.items`)]).filter(
		(list) => Array.isArray(list) && list.length > 0,
	);
}

/**
 * Returns a text for what has none for an entry, to be refused with it; links in it are of other
 * things.
 */
function namesOfObject(input: unknown): string {
	if (!isObject(input)) return String(input);
	const names = Object.keys(input).slice(0, MAX_QUOTED_NAMES).join(', ');
	// The brackets are in no name of a user, which may be any other text.
	return names === '' ? 'an object {} with nothing in it' : `an object { ${names} }`;
}

/** Tells whether a text stands for an object in which nothing is that could be taken for an entry. */
export const isObjectWithoutId = (text: string): boolean => text.startsWith('an object {');

/**
 * Returns a text for an object: what says which one of Spotify's it is, or else a text to refuse it
 * by.
 */
export const entryOf = (input: unknown): string => {
	const held = objectHeldIn(input);
	return (
		uriOfObject(held) ??
		textAt(held, 'id') ??
		textAt(held, 'uri') ??
		ownLink(held) ??
		namesOfObject(input)
	);
};

/** Returns the lists of an object that is none of Spotify's, or of what it holds. */
export const listsOf = (input: unknown): unknown[] =>
	[input, objectHeldIn(input)].map(ownLists).find(({ length }) => length > 0) ?? [];
