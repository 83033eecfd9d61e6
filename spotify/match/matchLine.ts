import { contradicted, rankByIsrc } from './isrc';
import { parseLine, type Line } from './line';
import { firstQuery, secondQuery } from './queries';
import { rankTracks } from './rank';
import type { Candidate, MatchInput, MatchOptions, MatchResult, MatchTrack } from './types';

/** Judges what a search found; where an ISRC found another track before, no words are sure. */
function judge<T extends MatchTrack>(
	line: Line,
	isByIsrc: boolean,
	tracks: readonly T[],
	options: MatchOptions,
	before: readonly Candidate<T>[],
): Candidate<T>[] {
	if (isByIsrc) return rankByIsrc(line, tracks, options);
	const found = rankTracks(line, tracks, options.prefer);
	return before.some(({ matchedBy }) => matchedBy === 'isrc') ? contradicted(found) : found;
}

/**
 * Matches a line with at most two searches. It asks by yielding a query, expects the tracks that were
 * found in return, and does no I/O of its own.
 */
export function* matchLine<T extends MatchTrack>(
	input: MatchInput,
	options: MatchOptions,
): Generator<string, MatchResult<T>, readonly T[]> {
	const minimum = options.minimumConfidence;
	const line = parseLine(input);
	const queries: string[] = [];
	let candidates: Candidate<T>[] = [];
	for (const isFirst of [true, false]) {
		const query = isFirst ? firstQuery(line) : secondQuery(line, candidates.length > 0);
		if (query === '') break;
		queries.push(query);
		candidates = merged(
			candidates,
			judge(line, isFirst && line.isrc !== undefined, yield query, options, candidates),
		);
		if ((candidates[0]?.confidence ?? 0) >= minimum) break;
	}
	const best = candidates[0] ?? null;
	return {
		matched: best !== null && best.confidence >= minimum,
		best,
		candidates,
		queries,
		isHopeless: queries.length === 0,
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
