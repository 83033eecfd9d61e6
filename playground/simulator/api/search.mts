import { maximumFound, searchPage, searchTypes } from '../catalogue/search.mts';
import { apiError } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { listedPlaylist } from './playlists.mts';
import type { Answers } from './answer.mts';
import { shrunkLimit } from './parameters.mts';

/** spotipy-dev/spotipy issue 845 has the 404 and its words; that of a 400 is not reported. */
const tooLong = (status: number) =>
	apiError(status, status === 404 ? 'Not found.' : 'Bad request.');

/** A page for each type asked for. */
function search(world: World, call: Call) {
	const { type = '', q: text = '', market } = call.query;
	const { longestSearch, longSearchStatus, searchTotals, emptySearchPages, strictFilters } =
		world.settings;
	if (text.length > longestSearch) throw new Refusal(tooLong(longSearchStatus));
	const searcher = {
		market,
		isNowhere: market === undefined && !call.user,
		showPlaylist: (id: string) => listedPlaylist(world, call, id),
		strictFilters,
		estimatedTotals: searchTotals === 'estimated',
		emptyPages: emptySearchPages,
		songs: world.songs,
		nowMs: world.clock.nowMs(),
	};
	const asked = searchTypes.filter((known) => type.split(',').includes(known));
	return Object.fromEntries(
		asked.map((kind) => {
			const request = pageRequest(call);
			// The addresses of other pages are of one type, and say `query`, not `q`, as Spotify's do.
			const { q: _q, ...query }: Record<string, string> = {
				...request.query,
				query: text,
				type: kind,
			};
			return [`${kind}s`, searchPage(world.places, text, kind, { ...request, query }, searcher)];
		}),
	);
}

/** A probe of October 2026. */
const farPage = `Limit + Offset exceeds maximum of ${maximumFound}`;

/** No page may end beyond the last result that Spotify gives. */
const refuseFarPage = ({ numbers }: Call): string | undefined =>
	(numbers.offset ?? 0) + (numbers.limit ?? 0) > maximumFound ? farPage : undefined;

export const searchAnswers: Answers = {
	'GET /search': {
		answer: search,
		refuse: refuseFarPage,
		parameters: { limit: shrunkLimit },
		words: { type: 'Bad search type field' },
	},
};
