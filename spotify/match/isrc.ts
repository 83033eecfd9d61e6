import type { Credit } from './credit';
import { creditFit } from './creditFit';
import type { Line } from './line';
import { rankTracks } from './rank';
import { hasOtherScript } from './romanise';
import type { Title } from './title';
import { titleFit } from './titleFit';
import { trackFeatures, type TrackFeatures } from './trackFeatures';
import type { Candidate, MatchOptions, MatchTrack } from './types';
import { isHeavy } from './versionWords';

/** What a track with the line's ISRC gets if the line's words are those of another one. */
const CONTRADICTED = 0.6;
/** What the words then get: which of the two is meant is for somebody to decide. */
const CONTRADICTS = 0.7;

const LIKE = 0.6;

const areInOneScript = (a: string, b: string): boolean => hasOtherScript(a) === hasOtherScript(b);

/**
 * Tells whether a title goes with a track: one in another script says nothing against it; a version
 * that the track is not does.
 */
function agreesInTitle(line: Title, { title }: TrackFeatures): boolean {
	const isNamed = line.versions.every(
		({ kind }) => !isHeavy(kind) || title.versions.some((part) => part.kind === kind),
	);
	const isLike =
		!areInOneScript(line.full.compact, title.full.compact) || titleFit(line, title) >= LIKE;
	return isNamed && isLike;
}

function agreesInArtist(
	credit: Credit | null,
	{ artists, titleGuests, artistWords }: TrackFeatures,
): boolean {
	if (credit === null || !areInOneScript(credit.text, artistWords.join(''))) return true;
	return creditFit(credit, artists, titleGuests).main >= LIKE / 2;
}

const agrees = ({ readings }: Line, track: MatchTrack): boolean => {
	const features = trackFeatures(track);
	return readings.some(
		({ title, credit }) => agreesInTitle(title, features) && agreesInArtist(credit, features),
	);
};

/** Judges what the search for an ISRC found: sure, unless the line's own words say something else. */
export function rankByIsrc<T extends MatchTrack>(
	line: Line,
	tracks: readonly T[],
	options: MatchOptions,
): Candidate<T>[] {
	const found = tracks.filter(
		({ external_ids }) => (external_ids?.isrc ?? line.isrc)?.toUpperCase() === line.isrc,
	);
	return rankTracks(line, found, options.prefer)
		.map(({ track, confidence: byWords }): Candidate<T> => {
			const isSure =
				line.readings.length === 0 || byWords >= options.minimumConfidence || agrees(line, track);
			return { track, confidence: isSure ? 1 : CONTRADICTED, matchedBy: 'isrc' };
		})
		.sort((a, b) => b.confidence - a.confidence);
}

/** Lowers what a line's words found where its ISRC is another track's. */
export const contradicted = <T extends MatchTrack>(
	candidates: readonly Candidate<T>[],
): Candidate<T>[] =>
	candidates.map((candidate) => ({
		...candidate,
		confidence: Math.min(candidate.confidence, CONTRADICTS),
	}));
