import { mapConcurrent } from '../concurrency/mapConcurrent';
import type { Job, JobTools, JobInput } from '../jobs/types';
import type { MatchInput, MatchOptions } from '../match/types';
import type { MatchSettings } from '../operations/settings/match';
import { DEFAULT_MINIMUM_CONFIDENCE } from '../operations/settings/minimumConfidence';
import type { Entry, Listing } from '../paging/types';
import type { SpotifyRequest } from '../request/types';
import { linkedTrack, linkedTrackId } from './linkedTrack';
import { lineText, matchEntry, unmatched, unmatchedFields } from './matchEntry';
import { createTrackSearch, findTrack, type Matched } from './trackSearch';

/** Reads the lines of an input, each as it is matched: at least one. */
function linesOf({ own = {} }: JobInput<MatchSettings>): MatchInput[] {
	const { text, ...fields } = own;
	return Array.isArray(text) ? text.map((line) => ({ text: String(line) })) : [fields];
}

const matchOptions = ({
	minimumConfidence = DEFAULT_MINIMUM_CONFIDENCE,
	prefer,
}: MatchSettings): MatchOptions => ({
	minimumConfidence,
	...(prefer !== undefined && { prefer }),
});

/** Turns what came of a line into an entry, or the failure in its place. */
function matchResult(
	line: MatchInput,
	matched: Matched,
	settings: MatchSettings,
	position: number,
): Entry {
	if (!matched.ok) {
		const extraFields = { line: lineText(line) };
		return { value: null, position, failure: matched.failure, extraFields };
	}
	if (settings.whenUnmatched !== 'error' || matched.value.matched)
		return { position, ...matchEntry(line, matched.value, settings) };
	const { minimumConfidence = DEFAULT_MINIMUM_CONFIDENCE } = settings;
	const failure = unmatched(line, matched.value, minimumConfidence);
	return { value: null, position, failure, extraFields: unmatchedFields(line, matched.value) };
}

/** Returns the entries of an input, up to the failure that ends the run, if one does. */
function matchedListing(entries: readonly Entry[], { endsRun }: JobTools): Listing {
	// A run that was stopped ends, whatever else it does at a failure.
	const end = entries.findIndex(
		({ failure }) => failure && (failure.kind === 'cancelled' || endsRun(failure)),
	);
	const failure = entries[end]?.failure;
	return failure === undefined
		? { entries: [...entries] }
		: { entries: entries.slice(0, end), failure };
}

/**
 * Finds the track that each line means: one entry for each, in order. Equal lines are asked for once,
 * a line costs two searches at most, and one that could not be asked for is an entry with the failure.
 */
export const matchTracks =
	(route: SpotifyRequest): Job<MatchSettings> =>
	async (inputs, tools) => {
		const settings = inputs[0]?.settings ?? {};
		const keyOf = (line: MatchInput): string => JSON.stringify(line);
		const lines = inputs.map(linesOf);
		const unique = new Map(lines.flat().map((line) => [keyOf(line), line]));
		const search = createTrackSearch(route, tools);
		const found = new Map<string, Matched>();
		let stopped = false;
		await mapConcurrent(
			unique,
			tools.maxConcurrency,
			async ([key, line]) => {
				const id = linkedTrackId(line);
				const matched =
					id === undefined
						? await findTrack(line, matchOptions(settings), search)
						: await linkedTrack(id, route.query, tools.send);
				found.set(key, matched);
				const { failure } = matchResult(line, matched, settings, 0);
				if (failure && tools.endsRun(failure)) stopped = true;
			},
			() => stopped,
		);
		tools.usage.saved('duplicates', repeats(lines.flat().map(keyOf), found));
		return lines.map((own): Listing => {
			const entries = own.flatMap((line, position) => {
				const matched = found.get(keyOf(line));
				return matched ? [matchResult(line, matched, settings, position)] : [];
			});
			return matchedListing(entries, tools);
		});
	};

/** Counts the requests that the repeated lines would have cost. */
function repeats(keys: readonly string[], found: ReadonlyMap<string, Matched>): number {
	const seen = new Set<string>();
	let count = 0;
	for (const key of keys) {
		const matched = found.get(key);
		if (seen.has(key) && matched?.ok) count += matched.value.queries.length;
		seen.add(key);
	}
	return count;
}
