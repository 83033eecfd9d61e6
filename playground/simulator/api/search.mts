import { maximumFound, searchPage, searchTypes } from '../catalogue/search.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { listedPlaylist } from './playlists.mts';

/** A page for each type asked for. */
export function search(world: World, call: Call) {
	const { type = '', q: text = '', market } = call.query;
	const searcher = { market, showPlaylist: (id: string) => listedPlaylist(world, call, id) };
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

/** No page may end beyond the last result that Spotify gives. */
export const refuseFarPage = ({ numbers }: Call): string | undefined =>
	(numbers.offset ?? 0) + (numbers.limit ?? 0) > maximumFound ? 'Invalid offset' : undefined;
