import { trackFeatures, type TrackFeatures } from './trackFeatures';
import { fitOfTrack, type Fit } from './score';
import type { Line } from './line';
import { parseTitle } from './title';
import type { Candidate, MatchTrack, Preference } from './types';

/** What a title alone is worth: enough to be shown, not to be taken. */
const TITLE_ALONE = 0.7;
/** The same for a long title that only one artist has. */
const TITLE_OF_ONE = 0.86;
const LONG_TITLE = { words: 3, letters: 12 };

interface Scored<T extends MatchTrack> {
	track: T;
	fit: Fit;
	features: TrackFeatures;
	index: number;
}

const artistKey = ({ artists }: TrackFeatures): string => artists[0]?.words.compact ?? '';

/**
 * Tells whether a line without an artist has a title that is long enough, and of one artist only.
 */
function isOfOneArtist<T extends MatchTrack>(scored: readonly Scored<T>[]): boolean {
	const good = scored.filter(({ fit }) => fit.alone >= 0.95);
	const [first] = good;
	if (first === undefined) return false;
	const { base, full } = first.features.title;
	const isLong = full.list.length >= LONG_TITLE.words && base.compact.length >= LONG_TITLE.letters;
	return isLong && new Set(good.map(({ features }) => artistKey(features))).size === 1;
}

const preferred = (prefer: Preference | undefined, track: MatchTrack): number => {
	if (prefer === 'album') return track.album?.album_type === 'album' ? 1 : 0;
	if (prefer === 'explicit') return track.explicit === true ? 1 : 0;
	return prefer === 'clean' && track.explicit === false ? 1 : 0;
};

const year = (track: MatchTrack): string => (track.album?.release_date ?? '').slice(0, 4);

/** Returns what decides between tracks of the same confidence, the more important first. */
function tieBreakers(line: Line, prefer: Preference | undefined, track: MatchTrack): number[] {
	return [
		track.is_playable === false ? 0 : 1,
		preferred(prefer, track),
		line.year !== undefined && year(track) === String(line.year) ? 1 : 0,
		track.popularity ?? 0,
		track.album?.album_type === 'compilation' ? 0 : 1,
	];
}

/** Gives each track the confidence that it is what the line means, best first. */
export function rankTracks<T extends MatchTrack>(
	line: Line,
	tracks: readonly T[],
	prefer?: Preference,
): Candidate<T>[] {
	const album = line.album === '' ? null : parseTitle(line.album);
	const scored = tracks.map((track, index): Scored<T> => {
		const features = trackFeatures(track);
		return { track, features, index, fit: fitOfTrack(line, track, features, album) };
	});
	const alone = !line.isNamed && isOfOneArtist(scored) ? TITLE_OF_ONE : TITLE_ALONE;
	return scored
		.map(({ track, fit, index }) => ({
			track,
			index,
			confidence: Math.max(fit.named, fit.alone * alone),
			breakers: tieBreakers(line, prefer, track),
		}))
		.sort(
			(a, b) =>
				b.confidence - a.confidence ||
				b.breakers.reduce((found, value, at) => found || value - (a.breakers[at] ?? 0), 0) ||
				a.index - b.index,
		)
		.map(({ track, confidence }) => ({ track, confidence: round(confidence), matchedBy: line.by }));
}

const round = (confidence: number): number => Math.round(confidence * 1000) / 1000;
