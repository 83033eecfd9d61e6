import { mapConcurrent } from '../concurrency/mapConcurrent';
import { succeeded, failed, type Outcome } from '../failures/outcome';
import type { SpotifyFailure } from '../failures/types';
import type { Job, JobTools, JobInput } from '../jobs/types';
import { DEFAULT_MINIMUM, matchLine } from '../match/matchLine';
import type { MatchInput, MatchOptions, MatchResult } from '../match/types';
import type { MatchSettings } from '../operations/jobSettings';
import { SEARCH_PAGES } from '../operations/pages';
import { noList, pageOf, type Entry, type Listing } from '../paging/types';
import type { SpotifyRequest } from '../request/types';
import { at } from '../values/json';
import { foundTrack, type FoundTrack } from './foundTrack';
import { lineText, matchEntry, unmatched, unmatchedFields } from './matchEntry';

/** What came of a line: its result, or why it could not be asked for. */
type Matched = Outcome<MatchResult<FoundTrack>>;

/** The lines of an order, each as it is matched: one at least. */
function linesOf({ own = {} }: JobInput<MatchSettings>): MatchInput[] {
	const { text, ...fields } = own;
	return Array.isArray(text) ? text.map((line) => ({ text: String(line) })) : [fields];
}

/** A text that Spotify takes for no search finds nothing. */
const isRefusedText = (failure: SpotifyFailure): boolean =>
	'reason' in failure && failure.reason === 'searchTextTooLong';

type Search = (query: string) => Promise<Outcome<FoundTrack[]>>;

/** Searches for tracks, each text once however many lines ask for it. */
function searcher(route: SpotifyRequest, { send, usage }: JobTools): Search {
	const limit = SEARCH_PAGES.maxLimit;
	const asked = new Map<string, Promise<Outcome<FoundTrack[]>>>();
	const ask = async (query: string): Promise<Outcome<FoundTrack[]>> => {
		const request = { ...route, query: { ...route.query, q: query } };
		const answer = await send(pageOf(request, limit, 0));
		if (!answer.ok) return isRefusedText(answer.failure) ? succeeded([]) : answer;
		const items = at(answer.value, 'tracks.items');
		return Array.isArray(items)
			? succeeded(items.flatMap((item) => foundTrack(item) ?? []))
			: failed(noList(request, 'tracks.items'));
	};
	return async (query) => {
		const known = asked.get(query);
		if (known) usage.saved('duplicates', 1);
		const answer = known ?? ask(query);
		asked.set(query, answer);
		return await answer;
	};
}

async function matchOne(
	input: MatchInput,
	options: MatchOptions,
	search: Search,
): Promise<Matched> {
	const steps = matchLine<FoundTrack>(input, options);
	let step = steps.next([]);
	while (step.done !== true) {
		const tracks = await search(step.value);
		if (!tracks.ok) return tracks;
		step = steps.next(tracks.value);
	}
	return succeeded(step.value);
}

const optionsOf = ({
	minimumConfidence = DEFAULT_MINIMUM,
	prefer,
}: MatchSettings): MatchOptions => ({
	minimumConfidence,
	...(prefer !== undefined && { prefer }),
});

/** Makes of what came of a line what becomes of it: an entry, or the failure in its place. */
function entryOf(
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
	const { minimumConfidence = DEFAULT_MINIMUM } = settings;
	const failure = unmatched(line, matched.value, minimumConfidence);
	return { value: null, position, failure, extraFields: unmatchedFields(line, matched.value) };
}

/** The entries of an order, up to the failure that ends the run, if one does. */
function listingOf(entries: readonly Entry[], { endsRun }: JobTools): Listing {
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
		const search = searcher(route, tools);
		const found = new Map<string, Matched>();
		let stopped = false;
		await mapConcurrent(
			unique,
			tools.maxConcurrency,
			async ([key, line]) => {
				const matched = await matchOne(line, optionsOf(settings), search);
				found.set(key, matched);
				const { failure } = entryOf(line, matched, settings, 0);
				if (failure && tools.endsRun(failure)) stopped = true;
			},
			() => stopped,
		);
		tools.usage.saved('duplicates', repeats(lines.flat().map(keyOf), found));
		return lines.map((own): Listing => {
			const entries = own.flatMap((line, position) => {
				const matched = found.get(keyOf(line));
				return matched ? [entryOf(line, matched, settings, position)] : [];
			});
			return listingOf(entries, tools);
		});
	};

/** How many requests the lines would have cost that are there again. */
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
