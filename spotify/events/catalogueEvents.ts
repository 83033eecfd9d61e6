import { artist } from '../operations/artist';
import { includeGroups, market, marketOfPodcasts } from '../operations/fields';
import type { ChoiceField, ChoicesField } from '../operations/fieldTypes';
import { library } from '../operations/library';
import { search } from '../operations/search';
import { show } from '../operations/show';
import type { Operation } from '../operations/types';
import { user } from '../operations/user';
import { watchNewest } from './newestEntries';
import { newestLists } from './newestLists';
import { storedWatch } from './storedWatch';
import type { EventKind } from './types';
import { watchReleases } from './watchReleases';

const { getShows } = library.operations;
const { getFollowedArtists } = user.operations;

/** Declares the field for the kinds of release, with what most users call a release. */
const groups = (): ChoicesField => ({
	...includeGroups(),
	description: 'Choose which releases count',
	default: ['album', 'single'],
	required: true,
});

/** Declares the field for where releases are looked for. */
const lookIn = (): ChoiceField => ({
	kind: 'choice',
	wire: 'look_in',
	in: 'job',
	displayName: 'Look In',
	description:
		"Where to look for releases: search also finds some that an artist's list leaves out, but never Appears On",
	choices: [
		{ value: 'albums', name: 'Albums of Each Artist' },
		{ value: 'search', name: 'Newest Releases of Search' },
	],
	default: 'albums',
});

const RELEASES = {
	output: 'album',
	fields: [groups(), market(), lookIn()],
	time: 'releaseDate',
	unseen:
		"Releases that Spotify's list of an artist leaves out: the list is not complete. Releases dated before the ten newest of their group. If several groups are chosen, a release that replaces another one beyond the first page is noticed within a day. With Look In set to search: what search does not find in its first 50 results within three weeks, and Appears On.",
} as const;

const USED_FOR_RELEASES: readonly Operation[] = [
	artist.operations.getAlbums,
	artist.operations.get,
	search.operations.search,
];

const REQUESTS_OF_RELEASES = {
	idle: 1,
	per: 'artist',
	busy: 'One for each further 10 releases. If several groups are chosen, one for each group, and the same once a day. With Look In set to search, one for each further 10 that it finds, up to 50, and one every four weeks at most for the name of an artist',
} as const;

const EPISODES = {
	output: 'episode',
	fields: [marketOfPodcasts()],
	time: 'releaseDate',
	unseen:
		'Episodes dated before the fifty newest. In a show whose episodes are not ordered by date, an episode that replaces another one beyond the first fifty is noticed within a day. If the order of a show is reversed while as many episodes are removed as added, the new ones.',
} as const;

const REQUESTS_OF_EPISODES = {
	idle: 1,
	per: 'show',
	busy: 'One for each further 50 episodes, and one if episodes were removed. For a show whose episodes are not ordered by date, one for each 50 episodes if that happens, and once a day',
} as const;

/** What artists and podcasts bring out. */
export const catalogueEvents = {
	followedArtistReleased: {
		...RELEASES,
		name: 'New Release by Followed Artists',
		description: 'An artist the user follows releases an album or single',
		followed: getFollowedArtists,
		uses: [getFollowedArtists, ...USED_FOR_RELEASES],
		watch: watchReleases,
		requests: { ...REQUESTS_OF_RELEASES, further: 'One for each 50 followed artists' },
	},
	followedShowPublished: {
		...EPISODES,
		name: 'New Episode of Followed Shows',
		description: 'A podcast the user follows releases an episode',
		followed: getShows,
		uses: [getShows, show.operations.getEpisodes],
		watch: storedWatch(watchNewest(newestLists.episodes)),
		requests: { ...REQUESTS_OF_EPISODES, further: 'One for each 50 followed shows' },
	},
	artistReleased: {
		...RELEASES,
		name: 'New Release by Artists',
		description: 'One of the chosen artists releases an album or single',
		of: 'artist',
		uses: USED_FOR_RELEASES,
		watch: watchReleases,
		requests: REQUESTS_OF_RELEASES,
	},
	showPublished: {
		...EPISODES,
		name: 'New Episode of Shows',
		description: 'One of the chosen podcasts releases an episode',
		of: 'show',
		uses: [show.operations.getEpisodes],
		watch: storedWatch(watchNewest(newestLists.episodes)),
		requests: REQUESTS_OF_EPISODES,
	},
} as const satisfies Record<string, EventKind>;
