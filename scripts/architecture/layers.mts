/**
 * The folders of what ships, from the bottom up, in one order: each file imports only from its own
 * layer and from those before it. What is named inside a folder that is
 * named, too, comes before it and is a layer of its own.
 */
export const LAYERS = [
	'spotify/values',
	'spotify/match',
	'spotify/names',
	'spotify/failures',
	'spotify/lists',
	'spotify/concurrency',
	'spotify/http',
	'spotify/auth',
	'spotify/ids',
	'spotify/images',
	'spotify/simplify',
	'spotify/operations/fieldTypes.ts',
	'spotify/operations/settings',
	'spotify/operations',
	'spotify/request',
	'spotify/refusals',
	'spotify/pipeline',
	'spotify/paging',
	'spotify/jobs',
	'spotify/plan',
	'spotify/batches',
	'spotify/playlists/items',
	'spotify/playlists/list',
	'spotify/playlists/plan',
	'spotify/playlists/memory',
	'spotify/playlists/target.ts',
	'spotify/playlists/write',
	'spotify/playlists',
	'spotify/library',
	'spotify/run',
	'spotify/pickers',
	'spotify/events',
	'spotify/processState.ts',
	'nodes/Spotify/transport',
	'nodes/Spotify/description',
	'nodes/Spotify/execute',
	'nodes/Spotify/methods',
	'nodes/Spotify/trigger',
	'nodes/Spotify/Spotify.node.ts',
	'nodes/Spotify/SpotifyTrigger.node.ts',
	'credentials',
] as const;

export type Layer = (typeof LAYERS)[number];

/** The layer of a file; undefined if it is in none. */
export const layerOf = (file: string): Layer | undefined =>
	LAYERS.find((layer) => file === layer || file.startsWith(`${layer}/`));
