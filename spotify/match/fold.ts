import { ANY_APOSTROPHE } from '../values/apostrophes';
import { visible } from '../values/visible';

/** Letters that no accent explains, as they are typed without them. */
const FOLDED_LETTERS: Readonly<Record<string, string>> = {
	ß: 'ss',
	ø: 'o',
	æ: 'ae',
	œ: 'oe',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i',
	ħ: 'h',
	ŧ: 't',
	ŋ: 'n',
	أ: 'ا',
	إ: 'ا',
	آ: 'ا',
	ى: 'ي',
	ة: 'ه',
};
const LETTERS_PATTERN = new RegExp(`[${Object.keys(FOLDED_LETTERS).join('')}]`, 'g');

// Accents of Latin, Greek and Cyrillic letters, vowel signs of Hebrew and Arabic. Not the marks of
// kana and of Indic scripts, which make other letters.
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g;

/**
 * Returns a text in lower case, without accents, apostrophes and the looks of letters that titles
 * play with (`P!nk`, `A$AP`, full-width letters), for comparison alone.
 */
export function fold(text: string): string {
	if (IS_PLAIN.test(text)) return text.toLowerCase();
	const lower = visible(text)
		.normalize('NFKC')
		.toLowerCase()
		.replace(LETTERS_PATTERN, (letter) => FOLDED_LETTERS[letter] ?? letter);
	const plain = isAscii(lower) ? lower : lower.normalize('NFD').replace(MARKS, '').normalize('NFC');
	return withoutPlay(plain.replace(ANY_APOSTROPHE, ''));
}

/** Most texts have nothing to fold but their case, which a look at them tells sooner. */
const IS_PLAIN = /^[\w\s,;:()[\]{}"&+/?#@|~%=<>^-]*$/;

const isAscii = (text: string): boolean => /^[ -~\s]*$/.test(text);

/** Signs that stand for letters: `A$AP`, `P!nk`, `F**k`, `U.S.A.`. */
const PLAY = /[$!*.]/;

const withoutPlay = (text: string): string =>
	PLAY.test(text)
		? text
				.replace(/(?<=[a-z])\$|\$(?=[a-z])/g, 's')
				.replace(/(?<=[a-z])!(?=[a-z])/g, 'i')
				.replace(/(?<=[a-z])\*+(?=[a-z])/g, '')
				.replace(/\b(?:[a-z]\.){2,}[a-z]?(?![a-z])/g, (dotted) => dotted.replace(/\./g, ''))
		: text;

/** A text in words, for comparison. */
export interface Words {
	list: readonly string[];
	/** The words without spaces: `Fast-Food` and `Fast Food` are the same. */
	compact: string;
}

const wordsFrom = (list: readonly string[]): Words => ({ list, compact: list.join('') });

export const NO_WORDS: Words = wordsFrom([]);

/** Short words for one thing that people write in several ways. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
	['n', 'and'],
	['pt', 'part'],
	['pts', 'part'],
	['parts', 'part'],
	['vol', 'volume'],
	['nr', 'no'],
	['ii', '2'],
	['iii', '3'],
	['iv', '4'],
	['vi', '6'],
	['vii', '7'],
	['viii', '8'],
	['ix', '9'],
	['xi', '11'],
	['xii', '12'],
]);

/** Returns the words of a text, folded; `&` and `+` are the word "and". */
export function wordsOf(text: string): Words {
	const found = fold(text)
		.replace(/[&+]/g, ' and ')
		.match(/[\p{L}\p{N}\p{M}]+/gu);
	return found === null ? NO_WORDS : wordsFrom(found.map((word) => SYNONYMS.get(word) ?? word));
}

/** Joins what was split, such as a title and its subtitle. */
export const joinWords = (parts: readonly Words[]): Words =>
	wordsFrom(parts.flatMap(({ list }) => list));

/** Returns words without the unwanted ones. */
export const withoutWords = (words: Words, unwanted: ReadonlySet<string>): Words =>
	wordsFrom(words.list.filter((word) => !unwanted.has(word)));

/** Returns the words from one index up to another, or to the end. */
export const sliceWords = (words: Words, start: number, end?: number): Words =>
	wordsFrom(words.list.slice(start, end));
