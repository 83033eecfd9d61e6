import { editDistance } from './editDistance';
import { isHeavy, isYear, type VersionKind } from './versionWords';
import type { VersionPart } from './versions';

/** What a candidate gets for its version. Below 0.8: not what the line asks for. */
const PENALTY = {
	/** The line names a version that the track is not. */
	missing: 0.6,
	/** The track is a version that the line does not name. */
	unasked: 0.5,
	/** The same, and the line's album is the track's. */
	ofAlbum: 0.95,
	/** Cut for the radio, or a single: right where there is no other. */
	cut: 0.9,
	/** Lengthened, and nothing says that this is wanted. */
	lengthened: 0.7,
	remastered: 0.97,
	/** Another year than the named one, or none. */
	otherRemaster: 0.86,
	notRemastered: 0.84,
	/** A cut is named, and only the whole is there. */
	uncut: 0.82,
	/** The same kind, of another remixer, place or year. */
	otherDetails: 0.65,
	/** Nobody's remix, and the guests that the line names are on it. */
	remixOfGuests: 0.86,
	/** Most of what the line says of it, not all. */
	someDetails: 0.85,
	/** "Live", and the track says where. */
	moreDetails: 0.93,
	/** "Remix", and the track says whose. */
	someRemix: 0.72,
} as const;

const ofKind = (parts: readonly VersionPart[], kind: VersionKind): readonly VersionPart[] =>
	parts.filter((part) => part.kind === kind);

const detailsOf = (parts: readonly VersionPart[]): string[] =>
	parts.flatMap(({ details }) => details);

/** Tells whether a short year is that of a long one: "Live at Wembley 86". */
const isSameYear = (short: string, long: string): boolean =>
	/^\d\d$/.test(short) && isYear(long) && long.endsWith(short);

const isLike = (a: string, b: string): boolean =>
	a === b || isSameYear(a, b) || (a.length > 4 && editDistance(a, b, 1) <= 1);

const shareIn = (wanted: readonly string[], given: readonly string[]): number =>
	wanted.length === 0
		? 1
		: wanted.filter((word) => given.some((one) => isLike(word, one))).length / wanted.length;

/** The share of a version's details that has to be found: of two names, both. */
const MIN_DETAILS_SHARE = 0.6;

/** A mix in another language than the named one is another recording. */
const LANGUAGES: ReadonlySet<string> = new Set(
	'spanish english german french italian portuguese japanese korean chinese mandarin russian espanol ingles deutsch francais italiano portugues'.split(
		' ',
	),
);

/** Leaves out the year that a line says beside who made a remix: that of the song, if anything. */
const withoutSpareYear = (
	kind: VersionKind,
	wanted: readonly string[],
	given: readonly string[],
): readonly string[] =>
	kind === 'remix' && !given.some(isYear) && !wanted.every(isYear)
		? wanted.filter((word) => !isYear(word))
		: wanted;

/** Compares what a line and a track say of a version of one kind. */
function detailFit(
	kind: VersionKind,
	line: readonly VersionPart[],
	track: readonly VersionPart[],
	known: readonly string[],
): number {
	const given = detailsOf(ofKind(track, kind));
	const wanted = withoutSpareYear(kind, detailsOf(ofKind(line, kind)), given);
	const found = shareIn(wanted, [...given, ...known]);
	if (wanted.length === 0)
		return given.length === 0 || kind === 'imitation'
			? 1
			: kind === 'remix' || kind === 'other'
				? PENALTY.someRemix
				: PENALTY.moreDetails;
	if (found < MIN_DETAILS_SHARE) {
		// A year that one side leaves out says no more than that.
		return wanted.every(isYear) && given.length === 0 ? PENALTY.moreDetails : PENALTY.otherDetails;
	}
	if (given.some((word) => LANGUAGES.has(word) && !wanted.includes(word))) return PENALTY.someRemix;
	const extra = 1 - shareIn(given, [...wanted, ...known]);
	return found === 1 ? 1 - 0.04 * extra : PENALTY.someDetails;
}

function remasterFit(line: readonly VersionPart[], track: readonly VersionPart[]): number {
	const [wanted, given] = [ofKind(line, 'remaster'), ofKind(track, 'remaster')];
	if (wanted.length === 0) return given.length === 0 ? 1 : PENALTY.remastered;
	if (given.length === 0) return PENALTY.notRemastered;
	return shareIn(detailsOf(wanted), detailsOf(given)) === 1 ? 1 : PENALTY.otherRemaster;
}

/** What helps to tell which version of a track a line means. */
export interface VersionContext {
	/** Whether the line's length is that of the track, within seconds. */
	lengthAgrees: boolean;
	/** Whether the line's album is that of the track, which then says which version it is. */
	albumAgrees: boolean;
	/** Whether the line names guests, and all are the track's: a remix may have come about by them. */
	hasItsGuests: boolean;
	/** Words of the track's artists: a remixer may stand there. */
	known: readonly string[];
	/** Words of its album: the place of a concert may stand there. */
	albumWords: readonly string[];
}

function cutFit(
	line: readonly VersionPart[],
	track: readonly VersionPart[],
	lengthAgrees: boolean,
): number {
	const asked = (kind: VersionKind): boolean => ofKind(line, kind).length > 0;
	const is = (kind: VersionKind): boolean => ofKind(track, kind).length > 0;
	let fit = 1;
	if (is('edit') && !asked('edit')) fit *= lengthAgrees ? 0.98 : PENALTY.cut;
	if (is('extended') && !asked('extended')) fit *= lengthAgrees ? 0.97 : PENALTY.lengthened;
	if (asked('extended') && !is('extended')) fit *= PENALTY.missing;
	if (asked('edit') && !is('edit')) fit *= PENALTY.uncut;
	return fit;
}

const isNobodys = (track: readonly VersionPart[]): boolean =>
	detailsOf(ofKind(track, 'remix')).length === 0;

/**
 * Rates from 0 to 1 how well the version of a track is the one that the line names, or the plain
 * one.
 */
export function versionFit(
	line: readonly VersionPart[],
	track: readonly VersionPart[],
	{ lengthAgrees, albumAgrees, known, albumWords, hasItsGuests }: VersionContext,
): number {
	let fit = remasterFit(line, track) * cutFit(line, track, lengthAgrees);
	const kinds = new Set([...line, ...track].map(({ kind }) => kind).filter(isHeavy));
	for (const kind of kinds) {
		const asked = ofKind(line, kind).length > 0;
		const is = ofKind(track, kind).length > 0;
		if (asked && is)
			fit *= detailFit(kind, line, track, kind === 'live' ? [...known, ...albumWords] : known);
		else if (asked) fit *= PENALTY.missing;
		else if (albumAgrees && kind !== 'imitation') fit *= PENALTY.ofAlbum;
		else if (kind === 'remix' && hasItsGuests && isNobodys(track)) fit *= PENALTY.remixOfGuests;
		else fit *= PENALTY.unasked;
	}
	return fit;
}
