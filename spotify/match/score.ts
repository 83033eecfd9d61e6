import { creditFit, type CreditFit } from './creditFit';
import { ALBUM, albumFit, lengthFactor } from './factors';
import type { Words } from './fold';
import { gistFit } from './gist';
import type { Line } from './line';
import { looseReading, rangeOf } from './loose';
import type { Reading } from './reading';
import { isAlbum, withGuests, withoutAlbum, withTail } from './reread';
import type { Title } from './title';
import { titleFit } from './titleFit';
import { withoutComposer, type TrackFeatures } from './trackFeatures';
import type { MatchTrack } from './types';
import { versionFit } from './versionFit';
import { workFit } from './work';

/** How well a track fits a line, from 0 to 1. */
export interface Fit {
	/** By the best reading that names an artist. */
	named: number;
	/** By the best reading that names none: only the title speaks for the track. */
	alone: number;
}

/** Where none of the named artists is the track's: whatever the title says, it is another's song. */
const OTHER_ARTIST = 0.45;

/** Only a title speaks for the track, and its album or artists say that others made it. */
const IMITATION = 0.5;

/** An album that stands in brackets where a subtitle would. */
const IN_BRACKET = 0.99;

/** A version that stands in a title without bracket and dash. */
const TAILED = 0.98;

function artistFactor({ main, guests, extra, hasFirst }: CreditFit): number {
	const named = main < 0.45 ? OTHER_ARTIST + main * 0.4 : 0.5 + main / 2;
	const guestFactor = 0.76 + 0.24 * guests;
	const order = hasFirst || main < 0.45 ? 1 : 0.97;
	return named * guestFactor * order * (1 - 0.01 * Math.min(extra, 4));
}

/** Of a classical work, what a reading leaves out may be who plays it. */
const PLAYER_LEFT_OUT = 0.8;

/**
 * Rates how usual a reading is: what a line says besides artist and title is nothing strange if it
 * is the track's album.
 */
function priorOf({ album, prior }: Reading, features: TrackFeatures): number {
	if (album === undefined) return prior;
	if (isAlbum(album, features)) return 1;
	return features.isWork ? prior * PLAYER_LEFT_OUT : prior;
}

interface Context {
	features: TrackFeatures;
	/** The factors that every reading shares. */
	common: number;
	lengthAgrees: boolean;
	albumAgrees: boolean;
}

/** "Clair de lune" for "Suite bergamasque, L. 75: III. Clair de lune". */
const PIECE = 0.92;

/** What stands behind a work and is not the track's is who plays it, or which movement it is. */
const UNKNOWN_PART = 0.78;

/** Rates the best fit of a title with the names that a track has. */
function nameFitOf(title: Title, { title: own, work, piece, isWork }: TrackFeatures): number {
	const fit = Math.max(titleFit(title, own), work === null ? 0 : titleFit(title, work));
	if (!isWork || fit >= 0.95) return fit;
	const known = title.subtitles.length > own.subtitles.length ? Math.min(fit, UNKNOWN_PART) : fit;
	return Math.max(
		known,
		piece === null ? 0 : titleFit(title, piece) * PIECE,
		workFit(title.full, own.full),
	);
}

function fitOf(title: Title, reading: Reading, context: Context): number {
	const { features, common, lengthAgrees, albumAgrees } = context;
	const fit = nameFitOf(title, features);
	const credit =
		reading.credit === null
			? null
			: creditFit(reading.credit, features.artists, features.titleGuests);
	const artist = credit === null ? 1 : artistFactor(credit);
	const version = versionFit(title.versions, features.title.versions, {
		lengthAgrees,
		albumAgrees,
		known: features.artistWords,
		albumWords: features.albumWords,
		hasItsGuests: credit?.guests === 1 && reading.credit?.guests.length !== 0,
	});
	const imitation = reading.credit === null && features.isImitation ? IMITATION : 1;
	return fit * artist * version * imitation * common * priorOf(reading, features);
}

function readingFit(reading: Reading, context: Context): number {
	const { title } = reading;
	if (priorOf(reading, context.features) === 0) return 0;
	const own = context.features.title;
	const tailed =
		withTail(title, own.base, context.features) ?? withTail(title, own.full, context.features);
	const composed = withoutComposer(title, context.features.artists);
	// Where no artist is named, what looks like the album may be one.
	const bare = reading.credit === null ? null : withoutAlbum(title, context.features);
	const hosted = withGuests(reading, context.features);
	return Math.max(
		fitOf(title, reading, context),
		tailed === null ? 0 : fitOf(tailed, reading, context) * TAILED,
		composed === null ? 0 : fitOf(composed, reading, context),
		bare === null ? 0 : fitOf(bare, reading, context) * IN_BRACKET,
		hosted === null ? 0 : fitOf(hosted.title, hosted, context) * TAILED,
	);
}

/** Tells whether a title without an artist names the remixer, who is one of the track's artists. */
const namesRemixer = ({ versions }: Title, { artists }: TrackFeatures): boolean =>
	versions.some(
		({ kind, details }) =>
			kind === 'remix' && artists.some(({ words }) => rangeOf(details, words.list) !== null),
	);

/** Rates how well a track fits a line, by the reading that suits it best. */
export function fitOfTrack(
	line: Line,
	track: MatchTrack,
	features: TrackFeatures,
	album: Title | null,
): Fit {
	const length = lengthFactor(line, track);
	const albumKind = albumFit(features, album);
	const unaskedLive = features.isLiveAlbum && albumKind === 'unknown' ? 0.96 : 1;
	const context: Context = {
		features,
		common: length * ALBUM[albumKind] * unaskedLive,
		lengthAgrees: line.durationMs !== undefined && length === 1,
		albumAgrees: albumKind === 'same',
	};
	const fit: Fit = { named: 0, alone: 0 };
	if (line.readings.length === 0) return fit;
	const loose = line.loose.flatMap((words) => looseReading(words, features) ?? []);
	for (const reading of loose.length === 0 ? line.readings : [...line.readings, ...loose]) {
		const isNamed = reading.credit !== null || namesRemixer(reading.title, features);
		const key = isNamed ? 'named' : 'alone';
		const one = readingFit(reading, context);
		const hasSlip =
			loose.includes(reading) &&
			one < NO_SLIP &&
			!reading.title.base.compact.startsWith(features.title.base.compact);
		fit[key] = Math.max(fit[key], hasSlip ? one * LOOSE_SLIP : one);
	}
	for (const words of line.loose)
		if (fit.named < GIST) fit.named = Math.max(fit.named, gist(words, context));
	return fit;
}

/** The most that the gist of a title can get: what is above needs no look at it. */
const GIST = 0.92;

const gist = (loose: Words, { features, common, ...context }: Context): number => {
	const fit = gistFit(loose, features);
	if (fit === 0) return 0;
	const known = features.artistWords.concat(loose.list);
	return (
		fit *
		common *
		versionFit([], features.title.versions, {
			...context,
			known,
			albumWords: features.albumWords,
			hasItsGuests: false,
		})
	);
};

/**
 * Without a separator, a slip of the pen may as well be another word: a reading below this has one.
 * The words of a title, and of the artists, are all that there is to go by.
 */
const NO_SLIP = 0.92;
const LOOSE_SLIP = 0.87;
