import type { Line } from './line';
import type { Title } from './title';
import { nameFit } from './titleFit';
import type { TrackFeatures } from './trackFeatures';
import type { MatchTrack } from './types';

/** The difference in seconds up to which a length fits so well; a longer one is another recording. */
const LENGTHS: ReadonlyArray<readonly [seconds: number, factor: number]> = [
	[4, 1],
	[8, 0.98],
	[15, 0.94],
	[30, 0.84],
	[60, 0.7],
];

/** A time in front that is not the track's length may be where it begins in a mix. */
const OTHER_START = 0.9;

/**
 * Rates from 0 to 1 how well the length of a line is that of a track; 1 if one of them is unknown.
 */
export function lengthFactor(line: Line, track: MatchTrack): number {
	if (line.durationMs === undefined || track.duration_ms === undefined) return 1;
	const seconds = Math.abs(line.durationMs - track.duration_ms) / 1000;
	const factor = LENGTHS.find(([max]) => seconds <= max)?.[1] ?? 0.5;
	return line.mayBeStart ? Math.max(factor, OTHER_START) : factor;
}

/** How the album that a line names goes with that of a track. */
export type AlbumFit = 'same' | 'edition' | 'other' | 'unknown';

/** Compares the album that a line names with that of a track. */
export function albumFit(features: TrackFeatures, album: Title | null): AlbumFit {
	if (album === null || features.album.base.compact === '') return 'unknown';
	if (album.full.compact === features.album.full.compact)
		return sameVersions(album, features.album) ? 'same' : 'edition';
	return nameFit(album.base, features.album.base) > 0.85 ? 'edition' : 'other';
}

const sameVersions = (a: Title, b: Title): boolean =>
	a.versionTexts.join(' ').toLowerCase() === b.versionTexts.join(' ').toLowerCase();

export const ALBUM: Readonly<Record<AlbumFit, number>> = {
	same: 1,
	edition: 0.99,
	other: 0.96,
	unknown: 1,
};
