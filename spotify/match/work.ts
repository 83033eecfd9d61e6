import { wordsOf, type Words } from './fold';

/**
 * Classical works: one is written in many ways, "Nocturnes, Op. 9: No. 2 in E-Flat Major" and
 * "Nocturne No. 2 in E-Flat Major, Op. 9 No. 2", and known by its numbers.
 */
const CATALOGUE =
	/(?:\b(?:op|opus|bwv|kv|rv|hwv|twv|woo|hob|wab|bv|sz|deutsch)\.?\s?\d)|\b[KDLS]\.\s?\d|\b(?:major|minor|dur|moll|majeur|mineur|maggiore|minore)\b/i;

/** Tells whether a title is that of a classical work. */
export const isWork = (title: string): boolean => CATALOGUE.test(title);

const MOVEMENT = /:\s*(?:[IVX]+\.|No\.\s?\d+[.,:]?|\d+\.)\s*([^:]+)$/;
const NICKNAME = /["“„]([^"“”„]+)["”“]\s*$/;

const TEMPI = new Set(
	(
		'allegro allegretto andante andantino adagio presto prestissimo largo larghetto lento grave vivace moderato maestoso rondo ' +
		'scherzo menuetto minuet menuet finale trio con brio fuoco moto ma non troppo molto assai e un poco cantabile sostenuto ' +
		'allemande courante sarabande gigue gavotte bourree aria air prelude praeludium fugue variation theme introduction tempo di'
	).split(' '),
);

/**
 * Finds the name of its own that a movement or a piece has, as written; null if it has only its
 * tempo.
 */
export function pieceName(title: string): string | null {
	const name = (MOVEMENT.exec(title) ?? NICKNAME.exec(title))?.[1]?.trim() ?? '';
	const { list, compact } = wordsOf(name);
	return compact.length < 6 || list.every((word) => TEMPI.has(word) || /^\d+$/.test(word))
		? null
		: name;
}

const ROMAN: ReadonlyMap<string, string> = new Map([
	['i', '1'],
	['v', '5'],
	['x', '10'],
]);

const singular = (word: string): string => (word.length > 4 ? word.replace(/s$/, '') : word);

const termsOf = ({ list }: Words): string[] =>
	list.map((word) => ROMAN.get(word) ?? singular(word));

/** A number tells more than its letters: it counts as so many. */
const LETTERS_OF_NUMBER = 4;
const weightOf = (terms: readonly string[]): number =>
	terms.reduce(
		(sum, term) => sum + (/^\d/.test(term) ? LETTERS_OF_NUMBER : Math.min(term.length, 8)),
		0,
	);

/** What a work is worth that is the same by its numbers, in other words. */
const BY_NUMBERS = 0.9;
const MIN_SHARE_OF_LINE = 0.9;
const MIN_SHARE_OF_TRACK = 0.55;

/**
 * Rates from 0 to 1 whether two titles are one work: all numbers of the line, and nearly all of its
 * words, have to be the track's, and most of the track's the line's.
 */
export function workFit(line: Words, track: Words): number {
	const [wanted, given] = [termsOf(line), termsOf(track)];
	const numbers = wanted.filter((term) => /^\d/.test(term));
	if (numbers.length === 0) return 0;
	const shared = wanted.filter((term) => given.includes(term));
	const covered = given.filter((term) => wanted.includes(term));
	if (numbers.some((number) => !given.includes(number))) return 0;
	return weightOf(shared) >= MIN_SHARE_OF_LINE * weightOf(wanted) &&
		weightOf(covered) >= MIN_SHARE_OF_TRACK * weightOf(given)
		? BY_NUMBERS
		: 0;
}
