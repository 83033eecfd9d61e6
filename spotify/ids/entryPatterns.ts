import { ALSO_LINKED_AS } from './links';
import { isObjectKind, OBJECT_ID, type IdKind } from './types';

/** Returns the pattern of an ID; whatever else may be one is told apart when it is read. */
const idPattern = (kind: IdKind): string => (isObjectKind(kind) ? OBJECT_ID : '[^\\s,;:/?#]+');

/**
 * Returns the words that links and URIs have for a kind, in any case, also as the Web API writes
 * them.
 */
function kindPattern(kind: IdKind): string {
	const also = ALSO_LINKED_AS[kind];
	const words = [kind, ...(also ? [also] : []), ...(kind === 'category' ? ['categories'] : [])];
	const inAnyCase = (word: string): string =>
		[...word].map((letter) => `[${letter}${letter.toUpperCase()}]`).join('');
	return `(?:${words.map(inAnyCase).join('|')})s?`;
}

/** A `:` or `/` in a link that is a part of an address. */
const ESCAPED = '%(?:25){0,4}(?:3[aA]|2[fF])';

/** Returns the pattern of a link, with a bound, so that a long text of hosts takes no long time. */
const linkPattern = (kind: IdKind): string =>
	`[sS][pP][oO][tT][iI][fF][yY](?:\\.[cC][oO][mM](?::\\d+)?(?:/|${ESCAPED})|:|${ESCAPED})[^\\s,;]{0,200}?${kindPattern(kind)}(?:[:/]{1,3}|${ESCAPED})${idPattern(kind)}`;

/**
 * Returns the pattern of nothing, or of a text that has such a thing in it; which of its words are
 * entries is read later.
 */
const somewhere = (entry: string): string =>
	`(?:[\\s,;]*|[\\s\\S]*?(?:${entry})(?![0-9A-Za-z])[\\s\\S]*)`;

/** Returns the source of a regular expression that matches a text with a link to a kind in it. */
export const linksPattern = (kind: IdKind): string => somewhere(linkPattern(kind));

/** IDs of users may be any text that is no address and no URI. */
const USER_IDS = '(?![\\s\\S]*(?:://|[sS]potify:))[\\s\\S]*';

/**
 * Returns the source of a regular expression that matches a text with an ID, a URI or a link of a
 * kind in it: all that `parseIds` takes, and little else. `parseIds` refuses whatever else is in
 * the text, in better words than n8n's form has.
 */
export const entriesPattern = (kind: IdKind): string =>
	isObjectKind(kind)
		? somewhere(`(?:^|[^0-9A-Za-z:/])${OBJECT_ID}|${linkPattern(kind)}`)
		: `(?:${somewhere(linkPattern(kind))}|${kind === 'user' ? USER_IDS : '[^:/?#]*'})`;
