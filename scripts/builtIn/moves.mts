import { hasLimit, hasOutputChoice } from '../../nodes/Spotify/description/properties.ts';
import { resources } from '../../spotify/operations/index.ts';
import { parameterName } from '../../spotify/operations/fieldTypes.ts';
import { type Operation } from '../../spotify/operations/types.ts';

/** Where a parameter of the built-in node goes; what stands in a collection is `collection.name`. */
export interface ParameterMove {
	from: string;
	to: string;
	/** A field with a list to choose from, or one that depends on what is to be played. */
	as?: 'locator' | 'context';
	/** What the built-in node takes where nothing is stored. */
	default?: unknown;
	/** What its user has to know where it is filled in. */
	note?: string;
}

/** What an operation of the built-in node is here. */
export interface Move {
	resource: string;
	operation: string;
	/** What is chosen whatever the node says. */
	always: Readonly<Record<string, unknown>>;
	parameters: readonly ParameterMove[];
	/** What its user has to know. */
	notes: readonly string[];
}

/** What cannot be told from the table of operations. */
interface Difference {
	to: string;
	always?: Move['always'];
	parameters?: readonly ParameterMove[];
	notes?: readonly string[];
}

const MARKET = 'options.market';

const search = (type: string, notes: readonly string[] = []): Difference => ({
	to: 'search.search',
	always: { type: [type] },
	parameters: [
		{ from: 'query', to: 'query', default: '' },
		{ from: 'filters.market', to: MARKET },
	],
	notes,
});

const itemsOf = (more: readonly ParameterMove[] = []): Pick<Difference, 'parameters'> => ({
	parameters: [{ from: 'trackID', to: 'uris', default: '' }, ...more],
});

/** Returns what differs where a playlist is changed. */
const together = (done: string, gives: string): string[] => [
	`The tracks of all input items go in one request or a few. A wrong one stops the node before any is ${done}.`,
	`Each item gives ${gives}.`,
];

const EPISODES =
	'A podcast episode comes as an episode, with `show` in place of `artists` and `album`.';

const NEWER_NAMES =
	'With a newer app, Spotify writes `item` for `track`, and `items` for `tracks`.';

/**
 * The 30 operations of n8n's own node, by its resource and operation: where each leads, and what is
 * not the same by name.
 * Source: n8n-nodes-base 2.41.1, dist/nodes/Spotify/Spotify.node.js
 */
const DIFFERENCES: Readonly<Record<string, Difference>> = {
	'album.get': { to: 'album.get' },
	'album.getNewReleases': {
		to: 'browse.getNewReleases',
		notes: ['*Country* is gone: Spotify no longer takes one.'],
	},
	'album.getTracks': { to: 'album.getTracks' },
	'album.search': search('album'),
	'artist.get': { to: 'artist.get' },
	'artist.getAlbums': { to: 'artist.getAlbums' },
	'artist.getRelatedArtists': { to: 'artist.getRelatedArtists' },
	'artist.getTopTracks': {
		to: 'artist.getTopTracks',
		parameters: [{ from: 'country', to: MARKET, default: 'US' }],
	},
	'artist.search': search('artist'),
	'library.getLikedTracks': { to: 'library.getTracks' },
	'myData.getFollowingArtists': { to: 'user.getFollowedArtists' },
	'player.addSongToQueue': {
		to: 'player.addToQueue',
		parameters: [{ from: 'id', to: 'uri', default: '' }],
	},
	'player.currentlyPlaying': {
		to: 'player.getCurrentlyPlaying',
		notes: ['If nothing plays, the item has `is_playing: false`.', EPISODES],
	},
	'player.nextSong': { to: 'player.next' },
	'player.pause': { to: 'player.pause' },
	'player.previousSong': { to: 'player.previous' },
	'player.recentlyPlayed': { to: 'player.getRecentlyPlayed' },
	'player.resume': { to: 'player.play', always: { playWhat: 'continue' } },
	'player.startMusic': {
		to: 'player.play',
		parameters: [{ from: 'id', to: '', as: 'context', default: '' }],
	},
	'player.volume': {
		to: 'player.setVolume',
		parameters: [{ from: 'volumePercent', to: 'volumePercent', default: 50 }],
	},
	'playlist.add': {
		to: 'playlist.addItems',
		...itemsOf([
			{
				from: 'additionalFields.position',
				to: 'options.position',
				note: 'Several items keep their order at *Position*. The built-in node put each before the last, which reversed them.',
			},
		]),
		notes: together('added', '`playlistId`, `snapshotId` and `added` instead of `snapshot_id`'),
	},
	'playlist.create': {
		to: 'playlist.create',
		parameters: [
			{ from: 'name', to: 'name', default: '' },
			{ from: 'additionalFields.description', to: 'details.description' },
			// Spotify makes a playlist public unless it is told not to.
			{ from: 'additionalFields.public', to: 'public', default: true },
		],
	},
	'playlist.delete': {
		to: 'playlist.removeItems',
		...itemsOf(),
		notes: together('removed', '`playlistId`, `snapshotId` and `requested` instead of `success`'),
	},
	'playlist.get': { to: 'playlist.get', notes: [EPISODES, NEWER_NAMES] },
	'playlist.getTracks': { to: 'playlist.getItems', notes: [EPISODES, NEWER_NAMES] },
	'playlist.getUserPlaylists': { to: 'playlist.getAll', notes: [NEWER_NAMES] },
	'playlist.search': search('playlist', ['Entries that Spotify gives as `null` are left out.']),
	'track.get': { to: 'track.get' },
	'track.getAudioFeatures': { to: 'track.getAudioFeatures' },
	'track.search': search('track'),
};

function operationAt(name: string): Operation {
	const [resource, operation = ''] = name.split('.');
	const found = resources.find(({ value }) => value === resource)?.operations[operation];
	if (!found) throw new Error(`There is no operation ${name}`);
	return found;
}

/** What both nodes call the same: the ID in the path, and how much of a list to get. */
function sameParameters(operation: Operation): ParameterMove[] {
	const id = operation.fields.find(({ kind }) => kind === 'id');
	return [
		...(id ? [{ from: 'id', to: parameterName(id), as: 'locator' as const, default: '' }] : []),
		...(hasLimit(operation)
			? [
					{ from: 'returnAll', to: 'returnAll', default: false },
					{ from: 'limit', to: 'limit', default: 50 },
				]
			: []),
	];
}

/** What Spotify has closed to newer apps, and what does the same there. */
function closedNote({ availability, replacement }: Operation): string[] {
	if (availability === undefined) return [];
	return [
		`Spotify has closed this to newer apps.${replacement === undefined ? '' : ` If yours is one: ${replacement}.`}`,
	];
}

function moveOf({ to, always, parameters = [], notes = [] }: Difference): Move {
	const operation = operationAt(to);
	const [resource = '', name = ''] = to.split('.');
	return {
		resource,
		operation: name,
		always: { ...always, ...(hasOutputChoice(operation) && { output: 'raw' }) },
		parameters: [...sameParameters(operation), ...parameters],
		notes: [...notes, ...closedNote(operation)],
	};
}

/** What each operation of n8n's own Spotify node is here, by `resource.operation` of that node. */
export const moves: Readonly<Record<string, Move>> = Object.fromEntries(
	Object.entries(DIFFERENCES).map(([theirs, difference]) => [theirs, moveOf(difference)]),
);

/** What the built-in node takes where a workflow stores no choice, as its form has it. */
export const builtInDefaults = {
	resource: 'player',
	operations: {
		album: 'get',
		artist: 'get',
		library: 'getLikedTracks',
		myData: 'getFollowingArtists',
		player: 'addSongToQueue',
		playlist: 'add',
		track: 'get',
	},
} as const;
