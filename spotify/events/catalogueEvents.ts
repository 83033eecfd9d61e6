import { artist } from '../operations/artist';
import { includeGroups, market, marketOfPodcasts } from '../operations/fields';
import type { ChoicesField } from '../operations/fieldTypes';
import { library } from '../operations/library';
import { show } from '../operations/show';
import { user } from '../operations/user';
import { artistReleases } from './artistReleases';
import { watchNewest } from './newestEntries';
import { newestLists } from './newestLists';
import { storedWatch } from './storedWatch';
import type { EventKind } from './types';

const { getShows } = library.operations;
const { getFollowedArtists } = user.operations;

/** Declares the field for the kinds of release, with what most users call a release. */
const groups = (): ChoicesField => ({
	...includeGroups(),
	description: "Which of the artists' releases count",
	default: ['album', 'single'],
	required: true,
});

const RELEASES = {
	output: 'album',
	fields: [groups(), market()],
	time: 'releaseDate',
	unseen:
		"What Spotify's own list of an artist leaves out: it is not complete, and a release that a search finds may never be on it. What comes with a date that is older than the artist's ten newest of its group. Where several groups are chosen, a release that takes the place of another one behind the first page is noticed within a day.",
} as const;

const REQUESTS_OF_RELEASES = {
	idle: 1,
	per: 'artist',
	busy: 'One for each group, where several are chosen, and for each further 10 releases. Where several are chosen, the same once a day',
} as const;

const EPISODES = {
	output: 'episode',
	fields: [marketOfPodcasts()],
	time: 'releaseDate',
	unseen:
		"What comes with a date that is older than the show's fifty newest. In a show whose episodes follow no date or all have the same, one that takes the place of another one behind the first fifty is noticed within a day. Where a show is turned round while as many are taken out, what came meanwhile.",
} as const;

const REQUESTS_OF_EPISODES = {
	idle: 1,
	per: 'show',
	busy: 'One for each further 50 episodes, and one where episodes were taken out. For a show whose episodes follow no date or all have the same, one for each 50 of them where that happens, and once a day',
} as const;

/** What artists and podcasts bring out. */
export const catalogueEvents = {
	followedArtistReleased: {
		...RELEASES,
		name: 'New Release by Followed Artists',
		description: 'An album or single of an artist whom the user follows has come out',
		followed: getFollowedArtists,
		uses: [getFollowedArtists, artist.operations.getAlbums],
		watch: storedWatch(artistReleases),
		requests: { ...REQUESTS_OF_RELEASES, also: 'One for each 50 followed artists' },
	},
	followedShowPublished: {
		...EPISODES,
		name: 'New Episode of Followed Shows',
		description: 'An episode of a podcast that the user follows has come out',
		followed: getShows,
		uses: [getShows, show.operations.getEpisodes],
		watch: storedWatch(watchNewest(newestLists.episodes)),
		requests: { ...REQUESTS_OF_EPISODES, also: 'One for each 50 followed shows' },
	},
	artistReleased: {
		...RELEASES,
		name: 'New Release by Artists',
		description: 'An album or single of one of some artists has come out',
		of: 'artist',
		uses: [artist.operations.getAlbums],
		watch: storedWatch(artistReleases),
		requests: REQUESTS_OF_RELEASES,
	},
	showPublished: {
		...EPISODES,
		name: 'New Episode of Shows',
		description: 'An episode of one of some podcasts has come out',
		of: 'show',
		uses: [show.operations.getEpisodes],
		watch: storedWatch(watchNewest(newestLists.episodes)),
		requests: REQUESTS_OF_EPISODES,
	},
} as const satisfies Record<string, EventKind>;
