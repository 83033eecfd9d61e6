import { textAt } from '../json';
import { quotable } from '../quotable';

/** Not a web page, nor JSON that was cut off. */
const isPlainText = (text: string): boolean => !/^\s*[<{[]/.test(text);

/**
 * Spotify's own words in a refusal, fit to be shown: from the API's error shape, from that of the
 * accounts service, or, as with an app whose owner has no Premium, from a body of plain text
 * (https://github.com/zmb3/spotify/issues/301). Empty where there are none.
 */
export function wordsOf(body: unknown): string {
	const text = typeof body === 'string' && isPlainText(body) ? body.trim() : '';
	return quotable(
		textAt(body, 'error.message') ??
			textAt(body, 'error_description') ??
			textAt(body, 'error') ??
			text,
	);
}

/** Sentences one after another, without those that are empty. */
export const sentences = (...parts: string[]): string =>
	parts.filter((part) => part !== '').join(' ');

/** Spotify's own words as a sentence of ours; empty where there are none. */
export const saidSentence = (words: string): string =>
	words === '' ? '' : `Spotify says: "${words.replace(/\.$/, '')}".`;

/** A 401 that asks for a user where the token is an app's. */
export const asksForUser = (words: string): boolean => /user authentication required/i.test(words);

/** A 401 that is about scopes: the player answers so (https://github.com/spotipy-dev/spotipy/issues/684). */
export const lacksScope = (words: string): boolean => /permissions missing/i.test(words);
