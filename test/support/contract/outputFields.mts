import outputs from '../../fixtures/outputs.json';

/**
 * The simplified output by kind of object: stored workflows depend on every name. It is a copy that
 * `npm run docs` adds new kinds to, and changes nothing of.
 */
const fieldTypes: Readonly<Record<string, object>> = outputs;

/** What an entry of a list says beside the object that it holds. */
const ENTRY_FIELDS: Readonly<Record<string, string>> = {
	playlistItem: 'addedAt addedBy position',
	playHistory: 'playedAt contextUri',
	saved: 'addedAt',
};

/** Every kind of object that is simplified. */
export const OBJECT_KINDS: readonly string[] = Object.keys(fieldTypes);

/** Every kind of entry that holds an object. */
export const ENTRY_KINDS: readonly string[] = [
	'playlistItem',
	'playHistory',
	...['album', 'audiobook', 'episode', 'show', 'track'].map((kind) => `saved.${kind}`),
];

/** The fields of a kind of object, in order. */
export const outputFields = (kind: string): string[] => Object.keys(fieldTypes[kind] ?? {});

/** The fields that an entry has beside those of its object. */
export const entryFields = (kind: string): string[] => ENTRY_FIELDS[kind]?.split(' ') ?? [];

/** Where Spotify has what goes by another name in the output: the first that is there. */
const sources: Readonly<Record<string, string>> = {
	addedBy: 'added_by.id',
	album: 'album.name',
	albumId: 'album.id',
	audiobookId: 'audiobook.id',
	contextUri: 'context.uri',
	durationSeconds: 'track.duration',
	isrc: 'external_ids.isrc',
	owner: 'owner.display_name owner.id',
	showId: 'show.id',
	totalItems: 'items.total tracks.total',
	upc: 'external_ids.upc',
	url: 'url external_urls.spotify',
};

/** The same, where a kind has it elsewhere than all others. */
const sourcesOfKind: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	playback: {
		album: 'item.album.name item.show.name',
		deviceId: 'device.id',
		deviceName: 'device.name',
		durationMs: 'item.duration_ms',
		itemId: 'item.id',
		itemName: 'item.name',
		itemUri: 'item.uri',
		repeat: 'repeat_state',
		shuffle: 'shuffle_state',
		type: 'currently_playing_type',
		volumePercent: 'device.volume_percent',
	},
	profile: { name: 'display_name' },
	user: { name: 'display_name' },
};

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The paths at which Spotify has a field of a kind: the same name in its spelling, unless it is one
 * of the few.
 */
export const sourcesOf = (kind: string, field: string): string[] =>
	(sourcesOfKind[kind]?.[field] ?? sources[field] ?? snakeCase(field)).split(' ');
