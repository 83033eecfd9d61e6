import { wordsOf } from './fold';
import {
	isYear,
	ANY_VERSION,
	GENERIC_WORDS,
	isHeavy,
	NOBODYS_EDIT,
	UNSPACED,
	VERSION_WORDS,
	type VersionKind,
} from './versionWords';

/** A version that a title names. */
export interface VersionPart {
	kind: VersionKind;
	/** What tells it from others of its kind: the remixer, the place, the year. */
	details: readonly string[];
}

/** German runs the words together, and Japanese those of both scripts: "Akustikversion", "Live版". */
const COMPOUND = new RegExp(
	`(?<=[a-z]{3})(?=(?:version|fassung|mitschnitt)(?: |$))|(?<=[a-z\\d])(?=[${UNSPACED}])|(?<=[${UNSPACED}])(?=[a-z\\d])`,
	'g',
);

const versionWordsIn = (text: string): string[] => {
	const { list } = wordsOf(text);
	return list.join(' ').replace(COMPOUND, ' ').split(' ');
};

const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`);

/** Tells whether a word says that there is a version, and nothing of which. */
const isGeneric = (word: string): boolean =>
	GENERIC_WORDS.has(word) ||
	(HAS_UNSPACED.test(word) && VERSION_WORDS.some(([, pattern]) => pattern.test(` ${word} `)));

/**
 * Returns which versions the words of a bracket, or of what follows a dash, name; none: no version.
 * "Reprise / Remastered 2009" names two; "Live / Helsinki / 1974" says more of one.
 */
export function versionParts(text: string): VersionPart[] {
	if (!text.includes('/')) return versionPartsIn(text);
	const each = text.split('/').map(versionPartsIn);
	return each.filter((parts) => parts.length > 0).length > 1 ? each.flat() : versionPartsIn(text);
}

function versionPartsIn(text: string): VersionPart[] {
	const words = versionWordsIn(text);
	const spaced = ` ${words.join(' ')} `;
	if (!ANY_VERSION.test(spaced)) return [];
	const kinds = VERSION_WORDS.filter(([, pattern]) => pattern.test(spaced)).map(([kind]) => kind);
	const details = words.filter((word) => word !== '' && !isGeneric(word));
	const named = details.filter((word) => !NOBODYS_EDIT.has(word) && !isYear(word));
	return simplified(kinds, named.length > 0).map((kind) => ({ kind, details }));
}

/**
 * Picks those kinds that a text means from those that it hits: "Acoustic Version" is no other
 * version.
 */
function simplified(kinds: VersionKind[], hasName: boolean): VersionKind[] {
	const [first] = kinds;
	if (first === undefined) return [];
	const only = kinds.filter((kind) => isHeavy(kind) && kind !== 'other' && kind !== 'remix');
	if (only.length > 0) return only;
	if (first === 'edit') return [hasName ? 'remix' : 'edit'];
	if (first === 'extended' && kinds.includes('remix') && hasName) return ['remix', 'extended'];
	if (first === 'same' && hasName) return kinds.includes('remix') ? ['remix'] : [];
	return [first];
}
