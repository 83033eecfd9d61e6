/** What stands between a title and its artist, in languages: "Song by Artist", "Song van Artist". */
export const BY_WORDS: readonly string[] = [
	'by',
	'von',
	'par',
	'por',
	'de',
	'di',
	'van',
	'av',
	'af',
	'do',
	'da',
	'от',
];

/** The same as a part of a pattern. */
export const BY = BY_WORDS.join('|');
