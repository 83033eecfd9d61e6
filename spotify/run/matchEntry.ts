import type { Refused } from '../failures/types';
import type { Candidate, MatchInput, MatchResult } from '../match/types';
import type { MatchSettings } from '../operations/settings/match';
import type { Entry } from '../paging/types';
import { textAt } from '../values/json';
import type { FoundTrack } from './foundTrack';

type FoundCandidate = Candidate<FoundTrack>;

/** Reads a line back, as somebody looks for it in what came out. */
export function lineText({ text, title, artist, isrc }: MatchInput): string {
	if (text !== undefined) return text;
	const names = [artist, title].filter((part) => part !== undefined && part !== '');
	return names.length === 0 ? (isrc ?? '') : names.join(' - ');
}

const uriOfCandidate = ({ track }: FoundCandidate): string | null =>
	textAt(track.value, 'uri') ?? null;

const creditOf = ({ track }: FoundCandidate): string =>
	track.artists.map(({ name }) => name).join(', ');

/**
 * Returns the best of the candidates that are not sure enough, flat, since no table takes an
 * object.
 */
const candidateFields = (best: FoundCandidate | null) => ({
	candidateUri: best && uriOfCandidate(best),
	candidateName: best && best.track.name,
	candidateArtists: best && creditOf(best),
});

const listedCandidate = (candidate: FoundCandidate) => ({
	uri: uriOfCandidate(candidate),
	name: candidate.track.name,
	artists: creditOf(candidate),
	album: candidate.track.album?.name ?? null,
	durationMs: candidate.track.duration_ms ?? null,
	confidence: candidate.confidence,
});

/**
 * Makes the entry of a line: its track, or one of nulls where none is sure enough, so that nobody adds
 * what was only a guess.
 */
export function matchEntry(
	line: MatchInput,
	{ matched, best, candidates, queries }: MatchResult<FoundTrack>,
	{ candidates: limit = 0 }: MatchSettings,
): Pick<Entry, 'extraFields' | 'value'> {
	const others = candidates.slice(matched ? 1 : 0, limit + (matched ? 1 : 0));
	return {
		// Each line gets an object of its own: a later step may change it.
		value: matched && best ? structuredClone(best.track.value) : {},
		extraFields: {
			matched,
			confidence: best?.confidence ?? 0,
			matchedBy: matched && best ? best.matchedBy : null,
			line: lineText(line),
			query: queries.at(-1) ?? null,
			...candidateFields(matched ? null : best),
			...(limit > 0 && { candidates: others.map(listedCandidate) }),
		},
	};
}

/**
 * Returns what the error of a line says in addition to its words: which line it is, and what came
 * closest.
 */
export const unmatchedFields = (line: MatchInput, { best }: MatchResult<FoundTrack>) => ({
	line: lineText(line),
	confidence: best?.confidence ?? 0,
	...candidateFields(best),
});

/** Makes the failure of a line that means no track. */
export function unmatched(
	line: MatchInput,
	{ best, isHopeless }: MatchResult<FoundTrack>,
	minimum: number,
): Refused {
	const nearest = best
		? `The best candidate is '${best.track.name}' by ${creditOf(best)}, with a confidence of ${best.confidence}.`
		: isHopeless
			? 'The line names no song, so no search was made.'
			: 'Spotify found nothing for it.';
	return {
		kind: 'notFound',
		message: `No track matches '${lineText(line).slice(0, MAX_LINE_QUOTE_LENGTH)}'`,
		hint: `${nearest} A match needs ${minimum}. Correct the line, lower 'Minimum Confidence', or set 'When Unmatched' to return an item instead.`,
	};
}

const MAX_LINE_QUOTE_LENGTH = 200;
