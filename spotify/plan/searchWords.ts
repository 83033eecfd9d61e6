import { APOSTROPHES } from '../values/apostrophes';

/**
 * Between letters they are left out, as people do who search: with one, a filter may find nothing
 * (https://github.com/spotify/web-api/issues/1041 and 1212).
 */
const INNER_APOSTROPHE = new RegExp(`(?<=[\\p{L}\\p{N}])[${APOSTROPHES}](?=[\\p{L}\\p{N}])`, 'gu');

/**
 * What parts words: blanks, and characters that a search may read as more than a character, such as
 * quotes, a colon, brackets, `*` and `+` (https://github.com/spotify/web-api/issues/311 and 409).
 */
const BETWEEN_WORDS = /[\s"“”„«»″()[\]{}<>&,:;\\/|*+?=~^]+/u;

/** A genre such as `r&b` is one word. */
const BETWEEN_WORDS_OF_GENRES = /[\s"“”„«»″()[\]{}<>,:;\\/|*+?=~^]+/u;

const AT_THE_EDGES = /^[^\p{L}\p{N}\p{S}]+|[^\p{L}\p{M}\p{N}\p{S}]+$/gu;

/** Read as operators where they are in capitals. */
const OPERATOR = /^(?:AND|NOT|OR)$/;

function searchWordsIn(value: string, between: RegExp): string[] {
	return value
		.replace(INNER_APOSTROPHE, '')
		.split(between)
		.map((word) => word.replace(AT_THE_EDGES, ''))
		.filter((word) => word !== '')
		.map((word) => (OPERATOR.test(word) ? word.toLowerCase() : word));
}

/**
 * Returns a field filter of a search, such as `artist:Daft Punk`: its words, without quotes, as in
 * Spotify's own example `artist:Miles Davis`. In quotes, names with brackets, `&` or commas find
 * nothing (beets #6049 and #6754), nor do several artists; without them it finds the same whether
 * quotes mean something or not. A name without any letter, such as `!!!`, is quoted, since it has
 * no words. Empty if nothing of the value can be asked for.
 */
export function fieldFilter(name: string, value: string): string {
	const words = searchWordsIn(value, name === 'genre' ? BETWEEN_WORDS_OF_GENRES : BETWEEN_WORDS);
	if (words.length > 0) return `${name}:${words.join(' ')}`;
	const signs = value.replace(/["“”„«»″\s]+/gu, '');
	return signs === '' ? '' : `${name}:"${signs}"`;
}
