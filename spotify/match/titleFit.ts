import { editDistance } from './editDistance';
import { joinWords, type Words } from './fold';
import { hasLatin, hasOtherScript, romanise, soundsLike } from './romanise';
import type { Title } from './title';
import { versionParts } from './versions';

/** Returns how many slips a title may have and still be it. */
const slipsInTitle = (length: number): number =>
	length < 4 ? 0 : length < 7 ? 1 : length < 16 ? 2 : 3;

const TITLE_SLIPS = [1, 0.95, 0.9, 0.86];

/** What a title is worth that was understood by its sound alone. */
const BY_SOUND = 0.9;

/** The most that titles get which share words and are not the same. */
const SHARED_WORDS = 0.6;

const digitsOf = (words: Words): string => words.compact.match(/\d+/g)?.join(' ') ?? '';

/** Rates from 0 to 1 how well two names of a song agree; 0.86 and more is the same song. */
export function nameFit(a: Words, b: Words): number {
	if (a.compact === b.compact) return a.compact === '' ? 0 : 1;
	if (a.compact === '' || b.compact === '') return 0;
	if (hasOtherScript(a.compact) !== hasOtherScript(b.compact)) return titleAcrossScripts(a, b);
	const isSame = digitsOf(a) === digitsOf(b);
	const limit = slipsInTitle(Math.min(a.compact.length, b.compact.length));
	const distance = isSame && limit > 0 ? editDistance(a.compact, b.compact, limit) : limit + 1;
	if (distance <= limit) return TITLE_SLIPS[distance] ?? 0;
	return SHARED_WORDS * sharedWords(a, b);
}

/** Returns the share of the letters that stand in words of both. */
function sharedWords(a: Words, b: Words): number {
	const others = new Set(b.list);
	const shared = a.list.filter((word) => others.has(word)).join('').length;
	return (2 * shared) / (a.compact.length + b.compact.length);
}

const latinOf = (words: Words): Words => {
	const list = words.list.filter((word) => !hasOtherScript(word));
	return { list, compact: list.join('') };
};
const otherOf = (words: Words): Words => {
	const list = words.list.filter(hasOtherScript);
	return { list, compact: list.join('') };
};

/** Tells whether words name a version: "Ladders ライブ" says it once. */
const namesVersion = ({ list }: Words): boolean => versionParts(list.join(' ')).length > 0;

function titleAcrossScripts(a: Words, b: Words): number {
	const [latin, other] = hasOtherScript(a.compact) ? [b, a] : [a, b];
	if (!hasLatin(latin.compact) || latin.compact.length > 60) return 0;
	// "静かなくちづけ Shizukana Kuchizuke" says it twice.
	if (latinOf(other).compact === latin.compact) return namesVersion(otherOf(other)) ? 0 : 0.95;
	return soundsLike(latin.compact, romanise(other.compact)) ? BY_SOUND : 0;
}

/** A subtitle that only one side has, that both have, or on which they disagree. */
const ONLY_IN_LINE = 0.93;
const ONLY_IN_TRACK = 0.97;
const DISAGREE = 0.8;
const OTHER_PART = 0.72;

const PARTS = /^(?:part|volume|no|chapter|act|scene|episode|teil|partie|parte|kapitel|часть)$/;
const isShortNumber = (word: string | undefined): boolean => /^\d{1,2}$/.test(word ?? '');

/**
 * Tells whether a subtitle is the number of a part: "Song (Pt. 2)" is another one than "Song",
 * which a track's own subtitle may leave open; "Song (From Rocky III)" is not.
 */
const isPart = ({ list }: Words): boolean =>
	list.every(isShortNumber) ||
	(PARTS.test(list[0] ?? '') && isShortNumber(list[1])) ||
	(isShortNumber(list[0]) && PARTS.test(list[1] ?? ''));

function subtitleFit(line: Title, track: Title): number {
	if (line.subtitles.length === 0) return track.subtitles.length === 0 ? 1 : ONLY_IN_TRACK;
	const [wanted, given] = [joinWords(line.subtitles), joinWords(track.subtitles)];
	if (track.subtitles.length === 0) return isPart(wanted) ? OTHER_PART : ONLY_IN_LINE;
	if (nameFit(wanted, given) > 0.85) return 1;
	if (digitsOf(wanted) !== digitsOf(given)) return OTHER_PART;
	return sharedWords(wanted, given) > 0.4 ||
		hasOtherScript(wanted.compact) !== hasOtherScript(given.compact)
		? 0.95
		: DISAGREE;
}

/**
 * Rates from 0 to 1 how well a title of a line is that of a track, apart from versions and guests.
 */
export function titleFit(line: Title, track: Title): number {
	const whole = nameFit(line.full, track.full);
	if (whole === 1) return 1;
	let best = Math.max(whole, nameFit(line.base, track.base) * subtitleFit(line, track));
	if (best > 0.9) return best;
	// What is a subtitle to one side may be part of the name to the other.
	if (line.subtitles.length > 0)
		best = Math.max(best, nameFit(line.full, track.base) * ONLY_IN_TRACK);
	if (track.subtitles.length === 0) return Math.max(best, scriptFit(line.full, track.full));
	const left = line.subtitles.length === 0 ? 1 : ONLY_IN_LINE;
	best = Math.max(best, nameFit(line.base, track.full) * ONLY_IN_TRACK * left);
	for (const subtitle of track.subtitles)
		best = Math.max(best, nameFit(line.base, subtitle) * subtitleAlone(track.base, subtitle));
	return Math.max(best, scriptFit(line.full, track.full));
}

/**
 * Rates a subtitle without its name: it is another name of the song in another script, and else
 * only part of its name.
 */
const subtitleAlone = (base: Words, subtitle: Words): number =>
	hasOtherScript(base.compact) === hasOtherScript(subtitle.compact) ? 0.75 : 0.9;

/** "告白氣球 Love Confession": the other script's name, and what it means. */
const TRANSLATED = 0.93;

/** Rates a title in two scripts, which says the same twice if the one is how the other sounds. */
function scriptFit(line: Words, track: Words): number {
	let best = 0;
	if (digitsOf(line) !== digitsOf(track)) return 0;
	for (const both of [line, track]) {
		if (!hasOtherScript(both.compact) || !hasLatin(both.compact)) continue;
		const [latin, other, one] = [latinOf(both), otherOf(both), both === line ? track : line];
		if (other.compact.length > 1 && other.compact === one.compact && !namesVersion(latin))
			best = Math.max(best, TRANSLATED);
		if (latin.compact.length > 60 || !soundsLike(latin.compact, romanise(other.compact))) continue;
		best = Math.max(best, nameFit(latin, one) * 0.97, nameFit(other, one) * 0.97);
	}
	return best;
}
