import { artistReleases } from './artistReleases';
import { searchedReleases } from './searchedReleases';
import { storedWatch } from './storedWatch';
import type { StoredWatch, WatchTools } from './types';

const inLists = storedWatch(artistReleases);
const inSearch = storedWatch(searchedReleases);

/** How the form says where to look: each artist's list, unless it says something else. */
const chosen = ({ values }: WatchTools): StoredWatch =>
	values.lookIn === 'search' ? inSearch : inLists;

/** Watches the releases of artists where the form says. */
export const watchReleases: StoredWatch = {
	begin: async (ids, tools) => await chosen(tools).begin(ids, tools),
	async latest(artistId, tools) {
		const latest = await chosen(tools).latest(artistId, tools);
		// Nothing for two weeks: then any shows what an item looks like.
		return latest.ok && latest.value.length === 0 ? await inLists.latest(artistId, tools) : latest;
	},
};
