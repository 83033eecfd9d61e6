/** A text as part of a page, or of an attribute's value. */
export const escapeHtml = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');

/** A text as Spotify escapes it: a slash and an apostrophe too. */
export const escapeText = (text: string): string =>
	escapeHtml(text).replaceAll("'", '&#x27;').replaceAll('/', '&#x2F;');
