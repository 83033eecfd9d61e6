/**
 * What clings to a text that was copied: quotes, brackets, dots and emoji. Everything here takes
 * time that grows with the length of the text, and no faster.
 */

const isLetterOrDigit = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/**
 * Tells whether an ID ends before or after a character: whether it is neither a letter nor a digit.
 */
export const endsWord = (character: string | undefined): boolean =>
	character === undefined || !isLetterOrDigit(character);

/** Returns a text without the characters at its ends that `clings` tells. */
function withoutEnds(text: string, clings: (character: string) => boolean): string {
	let start = 0;
	let end = text.length;
	while (start < end && clings(text.charAt(start))) start += 1;
	while (end > start && clings(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}

/** Returns a text without all at its ends that is no letter and no digit. */
export const bareWord = (text: string): string => withoutEnds(text, endsWord);

/**
 * Returns a text without white space, quotes and brackets at its ends; the rest may belong to a
 * name.
 */
export const bareName = (text: string): string =>
	withoutEnds(text, (character) => /[\s"'`´‘’‚‛“”„‟«»‹›<>()[\]{}]/.test(character));

const isEscape = (text: string): boolean => /^%[\da-f]{2}$/i.test(text);

/**
 * Returns a text without all at its ends that is no letter and no digit, also if an address has it
 * as an escape (`%20`).
 */
export function bareOfEscapes(text: string): string {
	let start = 0;
	let end = text.length;
	for (;;) {
		if (isEscape(text.slice(start, start + 3))) start += 3;
		else if (start < end && endsWord(text.charAt(start))) start += 1;
		else break;
	}
	for (;;) {
		if (end - 3 >= start && isEscape(text.slice(end - 3, end))) end -= 3;
		else if (end > start && endsWord(text.charAt(end - 1))) end -= 1;
		else break;
	}
	return text.slice(start, end);
}
