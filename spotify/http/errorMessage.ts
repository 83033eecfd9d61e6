import { isObject, textAt } from '../values/json';
import { quotable } from '../values/quotable';

/** Tells whether a text is neither a web page nor JSON that was cut off. */
const isPlainText = (text: string): boolean => !/^\s*[<{[]/.test(text);

/** Where an answer may have its words: the API's error shape, the accounts service's, and others seen. */
const PLACES = [
	'error.message',
	'error.description',
	'error_description',
	'error',
	'message',
	'errors.0.message',
];

/**
 * Returns Spotify's own words in a refusal, fit to be shown: from a JSON error, or, as with an app
 * whose owner has no Premium, from a body of plain text
 * (https://github.com/zmb3/spotify/issues/301). Empty if there are none.
 */
export function errorMessageOf(body: unknown): string {
	const text = typeof body === 'string' && isPlainText(body) ? body.trim() : undefined;
	const found = PLACES.map((path) => textAt(body, path)?.trim()).find(Boolean);
	return quotable(found ?? text ?? '');
}

/** As deep as words stand in any error seen; a hostile answer may be deeper than a stack. */
const MAX_WORDS_DEPTH = 4;

/** What says no more than the status itself. */
const WORDLESS = {
	403: /^(forbidden)?[\s.!]*$/i,
	404: /^((service|resource|page|endpoint) )?(not found)?[\s.!]*$/i,
} as const;

/** Tells whether the words of a refusal say no more than its status. */
export const isWordless = (status: 403 | 404, words: string): boolean =>
	WORDLESS[status].test(words.trim());

/** Tells whether there is a text in an answer beside the words that were found in it. */
const hasFurtherText = (value: unknown, words: string, depth = 0): boolean => {
	if (typeof value === 'string') {
		const isSaid = isWordless(403, value) || isWordless(404, value);
		return !isSaid && quotable(value.trim()) !== words;
	}
	const isNested = Array.isArray(value) || isObject(value);
	return isNested && depth < MAX_WORDS_DEPTH
		? Object.values(value).some((inner) => hasFurtherText(inner, words, depth + 1))
		: isNested;
};

/**
 * Tells whether an answer says more than the words that are read from it: somewhere else in it, or
 * cut off, such as a reason or a code beside words that say nothing.
 */
export const isUnread = (body: unknown): boolean => hasFurtherText(body, errorMessageOf(body));

/** Quotes Spotify's own words in a sentence of ours; empty if there are none. */
export const saidSentence = (words: string): string =>
	words === '' ? '' : `Spotify says: "${words.replace(/\.$/, '')}".`;

/** Tells whether the words of a 401 ask for a user because the token is an app's. */
export const asksForUser = (words: string): boolean => /user authentication required/i.test(words);

/**
 * Tells whether the words of a 401 are about scopes: the player answers so
 * (https://github.com/spotipy-dev/spotipy/issues/684).
 */
export const lacksScope = (words: string): boolean => /permissions missing/i.test(words);

/**
 * Tells whether the words of a 401 are those of Spotify's player where it has lost a good token
 * itself, for seconds: no token that is bad, and no request without one, is answered so
 * (https://github.com/LargeModGames/spotatui/pull/399, https://github.com/Mincka/spotcast/pull/60).
 */
export const isTokenLost = (words: string): boolean => /^access token missing\b/i.test(words);
