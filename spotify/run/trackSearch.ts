import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { SpotifyFailure } from '../failures/types';
import type { JobTools } from '../jobs/types';
import { matchLine } from '../match/matchLine';
import type { MatchInput, MatchOptions, MatchResult } from '../match/types';
import { SEARCH_PAGES } from '../operations/pages';
import { noList, pageOf } from '../paging/types';
import type { SpotifyRequest } from '../request/types';
import { at } from '../values/json';
import { foundTrack, type FoundTrack } from './foundTrack';

/** What came of a line: its result, or why it could not be asked for. */
export type Matched = Outcome<MatchResult<FoundTrack>>;

/** Finds tracks by the text of a search. */
export type TrackSearch = (query: string) => Promise<Outcome<FoundTrack[]>>;

/** Tells whether a text is one that Spotify takes for no search, and so finds nothing. */
const isRefusedText = (failure: SpotifyFailure): boolean =>
	'reason' in failure && failure.reason === 'searchTextTooLong';

/** Searches for tracks, each text once however often it is asked for. */
export function createTrackSearch(
	route: SpotifyRequest,
	{ send, usage }: Pick<JobTools, 'send' | 'usage'>,
): TrackSearch {
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

/** Finds the track that a line means, with two searches at most. */
export async function findTrack(
	input: MatchInput,
	options: MatchOptions,
	search: TrackSearch,
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
