import { creditFit, type Credit } from './credit';
import { sliceWords, type Words } from './fold';
import type { Line } from './line';
import { isNoise } from './noise';
import type { Reading } from './readings';
import { NO_TITLE, type Title } from './title';
import { nameFit, titleFit } from './titleFit';
import { withoutComposer, type TrackFeatures } from './trackFeatures';
import type { MatchTrack } from './types';
import { versionFit } from './versionFit';
import { versionParts } from './versions';

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

/** A version that stands in a title without bracket and dash. */
const TAILED = 0.98;

function artistFactor(credit: Credit, features: TrackFeatures): number {
	const { main, guests, extra, hasFirst } = creditFit(
		credit,
		features.artists,
		features.titleGuests,
	);
	const named = main < 0.45 ? OTHER_ARTIST + main * 0.4 : 0.5 + main / 2;
	const guestFactor = 0.76 + 0.24 * guests;
	const order = hasFirst || main < 0.45 ? 1 : 0.97;
	return named * guestFactor * order * (1 - 0.01 * Math.min(extra, 4));
}

/** The difference in seconds up to which a length fits so well; a longer one is another recording. */
const LENGTHS: ReadonlyArray<readonly [seconds: number, factor: number]> = [
	[4, 1],
	[8, 0.98],
	[15, 0.94],
	[30, 0.84],
	[60, 0.7],
];

function lengthFactor(line: Line, track: MatchTrack): number {
	if (line.durationMs === undefined || track.duration_ms === undefined) return 1;
	const seconds = Math.abs(line.durationMs - track.duration_ms) / 1000;
	return LENGTHS.find(([most]) => seconds <= most)?.[1] ?? 0.5;
}

type AlbumFit = 'same' | 'edition' | 'other' | 'unknown';

function albumFit(features: TrackFeatures, album: Title | null): AlbumFit {
	if (album === null || features.album.base.compact === '') return 'unknown';
	if (album.full.compact === features.album.full.compact)
		return sameVersions(album, features.album) ? 'same' : 'edition';
	return nameFit(album.base, features.album.base) > 0.85 ? 'edition' : 'other';
}

const sameVersions = (a: Title, b: Title): boolean =>
	a.versionText.toLowerCase() === b.versionText.toLowerCase();

const ALBUM: Readonly<Record<AlbumFit, number>> = {
	same: 1,
	edition: 0.99,
	other: 0.96,
	unknown: 1,
};

/**
 * What a line's name says beyond that of the track: "Song live", "Song Somebody Remix", written
 * without bracket and dash. Null where the name does not begin so.
 */
function withTail(title: Title, base: Words): Title | null {
	const { length } = base.list;
	if (length === 0 || title.base.list.length <= length) return null;
	if (sliceWords(title.base, 0, length).compact !== base.compact) return null;
	const tail = sliceWords(title.base, length).list.join(' ');
	const versions = versionParts(tail);
	if (versions.length === 0 && !isNoise(tail)) return null;
	return { ...title, base, full: base, versions: [...title.versions, ...versions] };
}

interface Context {
	features: TrackFeatures;
	/** The factors that every reading shares. */
	common: number;
	lengthAgrees: boolean;
	albumAgrees: boolean;
}

function fitOf(title: Title, reading: Reading, context: Context): number {
	const { features, common, lengthAgrees, albumAgrees } = context;
	const fit = Math.max(
		titleFit(title, features.title),
		features.work === null ? 0 : titleFit(title, features.work),
	);
	const artist = reading.credit === null ? 1 : artistFactor(reading.credit, features);
	const version = versionFit(title.versions, features.title.versions, {
		lengthAgrees,
		albumAgrees,
		known: features.artistWords,
	});
	const imitation = reading.credit === null && features.isImitation ? IMITATION : 1;
	return fit * artist * version * imitation * common * reading.usual;
}

function readingFit(reading: Reading, context: Context): number {
	const { title } = reading;
	const tailed = withTail(title, context.features.title.base);
	const composed = withoutComposer(title, context.features.artists);
	return Math.max(
		fitOf(title, reading, context),
		tailed === null ? 0 : fitOf(tailed, reading, context) * TAILED,
		composed === null ? 0 : fitOf(composed, reading, context),
	);
}

/** Whether a title without an artist names the remixer, who is one of the track's artists. */
const namesRemixer = ({ versions }: Title, { artists }: TrackFeatures): boolean =>
	versions.some(
		({ kind, details }) =>
			kind === 'remix' && artists.some(({ words }) => rangeOf(details, words.list) !== null),
	);

/** The fit of a track by the reading that suits it best. */
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
	const loose = looseReading(line, features);
	for (const reading of loose === null ? line.readings : [...line.readings, loose]) {
		const isNamed = reading.credit !== null || namesRemixer(reading.title, features);
		const key = isNamed ? 'named' : 'alone';
		fit[key] = Math.max(fit[key], readingFit(reading, context));
	}
	return fit;
}

const SEAM = new Set(['by', 'from', 'von', 'par', 'de', 'feat', 'ft', 'featuring', 'x', 'with']);
const SKIPPED = new Set(['the', 'and']);

/**
 * Where a run of words stands in others, and where it ends; articles between them do not count. Null:
 * nowhere.
 */
function rangeOf(
	words: readonly string[],
	run: readonly string[],
): [start: number, end: number] | null {
	if (run.length === 0) return null;
	for (let start = 0; start < words.length; start++) {
		let found = 0;
		let at = start;
		while (at < words.length && found < run.length) {
			if (words[at] === run[found]) found++;
			else if (found === 0 || !SKIPPED.has(words[at] ?? '')) break;
			at++;
		}
		if (found === run.length) return [SKIPPED.has(words[start - 1] ?? '') ? start - 1 : start, at];
	}
	return null;
}

/** Takes the track's artists out of a text without separators; what is left should be its title. */
function looseReading(line: Line, features: TrackFeatures): Reading | null {
	const [first] = line.readings;
	if (line.loose === null || first === undefined) return null;
	let words = line.loose.list;
	const names: Words[] = [];
	for (const { words: name } of features.artists) {
		const range = rangeOf(words, name.list);
		if (range === null) continue;
		names.push(name);
		const [before, after] = [words.slice(0, range[0]), words.slice(range[1])];
		while (before.length > 0 && SEAM.has(before.at(-1) ?? '')) before.pop();
		while (after.length > 0 && before.length > 0 && SEAM.has(after[0] ?? '')) after.shift();
		words = [...before, ...after];
	}
	if (names.length === 0 || words.length === 0) return null;
	const rest: Words = { list: words, compact: words.join('') };
	return {
		title: { ...NO_TITLE, base: rest, full: rest },
		credit: { names, guests: [], text: '' },
		usual: 0.96,
	};
}
