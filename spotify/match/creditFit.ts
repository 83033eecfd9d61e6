import type { ArtistName, Credit } from './credit';
import { editDistance } from './editDistance';
import { joinWords, type Words } from './fold';
import { hasLatin, hasOtherScript, romanise, soundsLike, skeletonOf } from './romanise';

/** How many slips a name may have and still be it: none in a short one. */
const slipsInCredit = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

const CREDIT_SLIPS = [1, 0.94, 0.88];
const PART_OF_BAND = 0.94;
const LAST_NAME = 0.95;

/** Rates from 0 to 1 how well two names agree. */
export function nameSimilarity(a: Words, b: Words): number {
	if (a.compact === b.compact) return 1;
	if (a.compact === '' || b.compact === '') return 0;
	if (hasOtherScript(a.compact) !== hasOtherScript(b.compact)) return creditAcrossScripts(a, b);
	return slipSimilarity(a.compact, b.compact) || sameWords(a, b);
}

/** From 0 to 1, whether one name is the other with slips. */
function slipSimilarity(a: string, b: string): number {
	const limit = slipsInCredit(Math.min(a.length, b.length));
	const distance = limit === 0 ? 1 : editDistance(a, b, limit);
	return distance <= limit ? (CREDIT_SLIPS[distance] ?? 0) : 0;
}

/** Names in another order: "Chopin Frédéric". */
const sameWords = (a: Words, b: Words): number =>
	a.list.length > 1 &&
	a.list.length === b.list.length &&
	[...a.list].sort().join(' ') === [...b.list].sort().join(' ')
		? 0.97
		: 0;

function creditAcrossScripts(a: Words, b: Words): number {
	const [latin, other] = hasOtherScript(a.compact) ? [b, a] : [a, b];
	// "방탄소년단 (BTS)" has both.
	const inOther = other.list.filter((word) => !hasOtherScript(word)).join('');
	if (inOther === latin.compact) return 0.97;
	if (!hasLatin(latin.compact)) return 0;
	// Names of East Asia stand in one order there, and often in the other in Latin letters.
	const turned = [...latin.list].reverse().join('');
	return [latin.compact, turned].some((name) => soundsLike(name, romanise(other.compact))) ||
		skeletonOf(latin.compact) === skeletonOf(romanise(other.compact))
		? 0.92
		: 0;
}

/** How well the artists that a line names are those of a track. */
export interface CreditFit {
	/** From 0 to 1, how well the named artists are those of the track. */
	main: number;
	/** The same of the guests; 1 if none is named. */
	guests: number;
	/** How many artists of the track the line does not name. */
	extra: number;
	/** Whether the first artist of the track is among those named. */
	hasFirst: boolean;
}

/** Compares the artists of a line with those of a track; guests in its title are also the track's. */
export function creditFit(
	credit: Credit,
	artists: readonly ArtistName[],
	titleGuests: readonly Words[],
): CreditFit {
	const used = new Set<number>();
	const main = shareFound(credit.names, artists, used, titleGuests);
	const guests = shareFound(credit.guests, artists, used, titleGuests);
	return { main, guests, extra: artists.length - used.size, hasFirst: used.has(0) };
}

/** The share of named letters that belongs to artists of the track, each weighed by its similarity. */
function shareFound(
	names: readonly Words[],
	artists: readonly ArtistName[],
	used: Set<number>,
	titleGuests: readonly Words[],
): number {
	if (names.length === 0) return 1;
	let found = 0;
	let total = 0;
	for (let index = 0; index < names.length;) {
		const { length, similarity } = bestRun(names, index, artists, used, titleGuests);
		const letters = joinWords(names.slice(index, index + length)).compact.length;
		total += letters;
		found += letters * similarity;
		index += length;
	}
	return found / total;
}

interface NameRun {
	length: number;
	similarity: number;
}

/** A band's own commas and "&" split its name: the longest run of names that is one artist is taken. */
function bestRun(
	names: readonly Words[],
	start: number,
	artists: readonly ArtistName[],
	used: Set<number>,
	titleGuests: readonly Words[],
): NameRun {
	let best: NameRun = { length: 1, similarity: 0 };
	let bestArtist = -1;
	for (let length = Math.min(names.length - start, 5); length >= 1; length--) {
		const name = length === 1 ? names[start] : joinWords(names.slice(start, start + length));
		if (name === undefined) continue;
		artists.forEach((artist, index) => {
			const similarity = artistSimilarity(name, artist);
			if (similarity > best.similarity) {
				best = { length, similarity };
				bestArtist = index;
			}
		});
		if (best.similarity === 1) break;
	}
	const [name] = names.slice(start, start + 1);
	for (const guest of titleGuests) {
		const similarity = name === undefined ? 0 : nameSimilarity(name, guest);
		if (similarity > best.similarity) best = { length: 1, similarity };
	}
	if (bestArtist >= 0) used.add(bestArtist);
	return best;
}

/** "Thee Ladders" is a slip in "The Ladders", and far from "Ladders". */
const withArticles = (name: Words, { whole, words }: ArtistName): number =>
	whole === words.compact ? 0 : slipSimilarity(name.compact, whole);

/** "Hall & Oates" are "Daryl Hall & John Oates". */
const isPairOfLastNames = (name: Words, { parts }: ArtistName): boolean =>
	name.list.length === parts.length &&
	parts.every(({ list }, index) => list.at(-1) === name.list[index]);

function artistSimilarity(name: Words, artist: ArtistName): number {
	const isWhole =
		name.compact === artist.whole || artist.aliases.some(({ compact }) => compact === name.compact);
	const whole = isWhole
		? 1
		: Math.max(nameSimilarity(name, artist.words), withArticles(name, artist));
	if (name.compact === artist.lastName) return Math.max(whole, LAST_NAME);
	if (whole === 1 || artist.parts.length === 0) return whole;
	const [leader] = artist.parts;
	if (isPairOfLastNames(name, artist)) return Math.max(whole, PART_OF_BAND);
	const part = leader?.compact === name.compact && name.compact.length > 3;
	return part ? Math.max(whole, PART_OF_BAND) : whole;
}
