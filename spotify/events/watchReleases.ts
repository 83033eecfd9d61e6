import { failed } from '../failures/outcome';
import { invalidInput } from '../failures/types';
import { artistReleases } from './artistReleases';
import { searchedReleases } from './searchedReleases';
import type { Values } from '../plan/wireValue';
import { storedWatch } from './storedWatch';
import type { StoredWatch, WatchTools } from './types';

const inLists = storedWatch(artistReleases);
const inSearch = storedWatch(searchedReleases);

const NOTHING_TO_FIND = failed(
	invalidInput(
		'Look In',
		"Search does not find releases of the group 'Appears On'",
		"Choose another group too in 'Include Groups', or set 'Look In' to Albums of Each Artist.",
	),
);

/** Refuses to look where nothing would ever be found. */
const nowhere: StoredWatch = {
	begin: async () => async () => await Promise.resolve(NOTHING_TO_FIND),
	latest: async () => await Promise.resolve(NOTHING_TO_FIND),
};

const isSearched = ({ lookIn }: Values): boolean => lookIn === 'search';

/** How the form says where to look: each artist's list, unless it says something else. */
function chosen({ values }: WatchTools): StoredWatch {
	if (!isSearched(values)) return inLists;
	const { includeGroups } = values;
	return [includeGroups].flat().some((group) => group !== 'appears_on') ? inSearch : nowhere;
}

/** Watches the releases of artists where the form says. */
export const watchReleases: StoredWatch = {
	usesNames: isSearched,
	begin: async (ids, tools) => await chosen(tools).begin(ids, tools),
	async latest(artistId, tools) {
		const latest = await chosen(tools).latest(artistId, tools);
		// Nothing for two weeks: then any shows what an item looks like.
		return latest.ok && latest.value.length === 0 ? await inLists.latest(artistId, tools) : latest;
	},
};
