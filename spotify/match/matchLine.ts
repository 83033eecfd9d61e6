import { parseLine, type Line } from './line';
import { firstQuery, secondQuery } from './queries';
import { rankTracks } from './rank';
import type { Candidate, MatchInput, MatchOptions, MatchResult, MatchTrack } from './types';

export const DEFAULT_MINIMUM = 0.8;

/** Below this, what an ISRC found bears another name than the line. */
const DISAGREES = 0.6;

/** Judges what an ISRC found: sure, unless the line's own words say something else. */
function rankByIsrc<T extends MatchTrack>(
	line: Line,
	tracks: readonly T[],
	options: MatchOptions,
): Candidate<T>[] {
	const found = tracks.filter(
		(track) => (track.external_ids?.isrc ?? line.isrc)?.toUpperCase() === line.isrc,
	);
	const byWords = rankTracks(line, found, options.prefer);
	if (line.readings.length === 0)
		return byWords.map(({ track }) => ({ track, confidence: 1, matchedBy: 'isrc' }));
	return byWords.map(({ track, confidence }) => ({
		track,
		confidence: confidence >= DISAGREES ? 1 : Math.min(confidence, DISAGREES),
		matchedBy: 'isrc',
	}));
}

const judge = <T extends MatchTrack>(
	line: Line,
	query: string,
	tracks: readonly T[],
	options: MatchOptions,
): Candidate<T>[] =>
	query.startsWith('isrc:')
		? rankByIsrc(line, tracks, options)
		: rankTracks(line, tracks, options.prefer);

/**
 * Matches a line with at most two searches. It asks by yielding a query, expects the tracks that were
 * found in return, and does no I/O of its own.
 */
export function* matchLine<T extends MatchTrack>(
	input: MatchInput,
	options: MatchOptions = {},
): Generator<string, MatchResult<T>, readonly T[]> {
	const minimum = options.minimumConfidence ?? DEFAULT_MINIMUM;
	const line = parseLine(input);
	const queries: string[] = [];
	let candidates: Candidate<T>[] = [];
	for (const isFirst of [true, false]) {
		const query = isFirst ? firstQuery(line) : secondQuery(line, candidates.length > 0);
		if (query === '') break;
		queries.push(query);
		candidates = merged(candidates, judge(line, query, yield query, options));
		if ((candidates[0]?.confidence ?? 0) >= minimum) break;
	}
	const best = candidates[0] ?? null;
	return {
		matched: best !== null && best.confidence >= minimum,
		best,
		candidates,
		queries,
		isHopeless: line.isHopeless,
	};
}

function merged<T extends MatchTrack>(
	first: readonly Candidate<T>[],
	second: readonly Candidate<T>[],
): Candidate<T>[] {
	const known = new Set(first.map(({ track }) => track.id));
	return [...first, ...second.filter(({ track }) => !known.has(track.id))].sort(
		(a, b) => b.confidence - a.confidence,
	);
}
