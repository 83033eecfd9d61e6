// A body of megabytes is not searched for sentences.
const MAX_READ_LENGTH = 10_000;

// Enough for any sentence of Spotify's; a page of text helps nobody in an error.
const MAX_QUOTE_LENGTH = 300;

/**
 * Makes the words of a server fit to be shown and logged: takes out any authorization that they
 * echo, and shortens them.
 */
export const quotable = (words: string): string =>
	words
		.slice(0, MAX_READ_LENGTH)
		// 16: longer than the words that may follow, as in "basic authentication", shorter than any
		// token.
		.replace(/\b(basic|bearer)(\s+|%20)[\w+/=.~-]{16,}/gi, '$1 ***')
		// Spotify's access tokens begin with BQ, its refresh tokens with AQ; both are far longer.
		.replace(/\b[AB]Q[\w-]{40,}/g, '***')
		.slice(0, MAX_QUOTE_LENGTH);
