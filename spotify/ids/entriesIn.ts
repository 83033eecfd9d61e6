import { append } from '../values/append';
import { decodeEntities } from '../values/entities';
import { bareId, isLink } from './links';
import { isMistaken } from './mistakes';
import { entryOf, listsOf } from './objectEntries';
import { bareWord } from './surroundings';
import { visible } from '../values/visible';
import { IS_OBJECT_ID, OBJECT_ID } from './types';

/**
 * Tells whether a word is meant as an ID, though it may be wrong: with a digit, and about as long
 * as one.
 */
function looksLikeId(word: string): boolean {
	if (IS_OBJECT_ID.test(word)) return true;
	// Its query goes along with it.
	const bare = bareId(word.split(/[?#&]/, 1)[0] ?? '');
	if (IS_OBJECT_ID.test(bare)) return true;
	return bare.length >= 15 && bare.length <= 40 && /^\w+$/.test(bare) && /\d/.test(bare);
}

const isEntry = (word: string): boolean => looksLikeId(word) || isLink(word);

/** Tells whether a word is what stands before the lines of a list: `-`, `•`, `1.`. */
function isBullet(word: string): boolean {
	const bare = bareWord(word);
	return bare === '' || (/^\d{1,4}$/.test(bare) && /[.):]$/.test(word));
}

/**
 * Lists the entries of a part of a text that has no separator in it but white space. Words around a
 * link are what was copied with it; other words are one entry, which is none.
 */
function entriesOfPart(part: string): string[] {
	const words = part.split(/\s+/).filter((word) => word !== '' && !isBullet(word));
	if (words.some(isLink)) return words.filter(isEntry);
	if (!words.some(isEntry)) return words.length === 0 ? [] : [words.join(' ')];
	const entries: string[] = [];
	let prose: string[] = [];
	const endProse = (): void => {
		if (prose.length > 0) entries.push(prose.join(' '));
		prose = [];
	};
	for (const word of words) {
		if (isEntry(word)) {
			endProse();
			entries.push(word);
		} else prose.push(word);
	}
	endProse();
	return entries;
}

/** Returns the addresses of what is marked up as a link, without its words; other text as it is. */
function withoutMarkup(text: string): string {
	// Markdown: [words](address). Without brackets in brackets, which would take long to look for.
	const plain = text.replace(/\[[^[\]]*\]\(/g, ' (');
	if (!/<(?:a|iframe)\s/i.test(plain)) return plain;
	const parts = plain.split('<').map((part, index) => {
		if (index === 0) return part;
		const address = /^(?:a|iframe)\s[^>]*?\b(?:href|src)=["']?([^"'>\s]+)/i.exec(part)?.[1];
		return (
			address ?? (/^\/(?:a|iframe)>/i.test(part) ? part.slice(part.indexOf('>') + 1) : `<${part}`)
		);
	});
	return parts.join('\n');
}

/**
 * Where a link begins that nothing but the end of another one, or a bracket, parts from what stands
 * before it; not where it is a part of an address.
 */
const GLUED = new RegExp(
	`(?<=[^\\s=/%])(?=https?://)|(?<=[^\\s=/%0-9A-Za-z]|${OBJECT_ID})(?=spotify(?::|%3a))`,
	'gi',
);

/** Separators behind an ID, as addresses have them. */
const ESCAPED_SEPARATORS = new RegExp(`(?<=${OBJECT_ID})(?:%(?:2c|3b|20|0[9ad]))+`, 'gi');

/** What stands before the IDs in an address of the Web API that asks for several, or a part of it. */
const ASKS_FOR =
	/(?:https?:\/\/api\.spotify\.com\/v1\/[\w/-]{1,60}\?(?:[\w.-]{1,40}=[\w.-]{0,60}&){0,5})?(?<![\w])(?:ids|uris)=/gi;

/** `ids: [` of a list in an object that is almost JSON; the brackets would hide the first ID. */
const LIST_NAMES = /(?<![\w:])["']?[A-Za-z_]\w{0,30}["']?\s{0,3}:\s{0,3}\[/g;

/**
 * Returns a text without what of the query of a link is behind a separator (`?si=a,b`), which would
 * be an entry of its own; not if it is one.
 */
const withoutQueryTails = (text: string): string =>
	text
		.split(/(\s+)/)
		.map((word) => {
			const [start = '', ...pieces] = word.split(/(?=[,;])/);
			if (pieces.length === 0 || !/\?[^=]+=/.test(start) || !isEntry(start)) return word;
			const next = pieces.findIndex((piece) => isEntry(piece.slice(1)));
			return [start, ...(next < 0 ? [] : pieces.slice(next))].join('');
		})
		.join('');

const SEPARATORS = /[,;，、；\n\r\t\u2028\u2029]+/;

/** Lists the entries of a text of IDs, URIs and links; all of it is one if it has none of them. */
function entriesOfText(text: string): string[] {
	const plain = withoutMarkup(decodeEntities(text))
		.replace(ESCAPED_SEPARATORS, ' ')
		.replace(ASKS_FOR, ' ')
		.replace(LIST_NAMES, ' ')
		.replace(GLUED, ' ');
	const entries = withoutQueryTails(plain).split(SEPARATORS).flatMap(entriesOfPart);
	if (entries.some(isEntry)) return entries;
	const whole = text.split(/\s+/).filter(Boolean).join(' ');
	return /[^\s,;]/.test(text) ? [whole] : [];
}

const ONLY_BRACKETS = /^[[\]{}()<>]*$/;

/** Splits a text of names, of which each word may be one. */
const namesOfText = (text: string): string[] =>
	withoutMarkup(text)
		.split(/[\s,;]+/)
		.filter((name) => !ONLY_BRACKETS.test(name));

/**
 * Lists the entries of a text; a mistake with an expression, which may have spaces in it, is one.
 */
function textEntries(text: string, areNames: boolean): string[] {
	if (!isMistaken(text)) return areNames ? namesOfText(text) : entriesOfText(text);
	return text
		.split(SEPARATORS)
		.flatMap((part) => (isMistaken(part) ? [part.trim()] : textEntries(part, areNames)));
}

/** Returns the array or object that a text is as JSON; undefined for any other text. */
function jsonIn(text: string): object | undefined {
	if (!/^\s*[[{]/.test(text)) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Lists the texts that stand for one ID each. What has no text for it, such as `true` or an object
 * that is none of Spotify's, stands as it is, to be refused: an entry must not get lost.
 * @param areNames whether any word may be an ID, as the name of a user may
 */
export function entriesOf(input: unknown, areNames: boolean): string[] {
	const entries: string[] = [];
	// Lists in lists may be deeper than functions can call themselves.
	const open: unknown[] = [input];
	while (open.length > 0) {
		const next = open.pop();
		if (next === undefined || next === null) continue;
		const found = typeof next === 'string' ? visible(next) : next;
		const json = typeof found === 'string' ? jsonIn(found) : undefined;
		if (json !== undefined) open.push(json);
		else if (Array.isArray(found)) {
			for (let index = found.length - 1; index >= 0; index -= 1) open.push(found[index]);
		} else if (typeof found !== 'string') {
			const lists = listsOf(found);
			if (lists.length > 0) open.push(lists);
			else entries.push(entryOf(found));
		} else append(entries, textEntries(found, areNames));
	}
	return entries;
}
