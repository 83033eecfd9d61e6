import outputs from '../../fixtures/outputs.json';

/**
 * The simplified output by its kind: stored workflows depend on every name. It is a copy that
 * `npm run docs` adds new kinds to, and changes nothing of.
 */
const fieldTypes: Readonly<Record<string, object>> = outputs;

/** Every kind of entry that holds an object. */
export const ENTRY_KINDS: readonly string[] = [
	'playlistItem',
	'playHistory',
	...['album', 'audiobook', 'episode', 'show', 'track'].map((kind) => `saved.${kind}`),
];

/** What goes with objects: lines that were matched, and lists of several kinds. */
const MIXED_KINDS: readonly string[] = ['foundPlaylist', 'match', 'queueItem', 'searchResult'];

/** Every kind of object that is simplified. */
export const OBJECT_KINDS: readonly string[] = Object.keys(fieldTypes).filter(
	(kind) => ![...ENTRY_KINDS, ...MIXED_KINDS].includes(kind),
);

/** The fields of a kind of output, in order. */
export const outputFields = (kind: string): string[] => Object.keys(fieldTypes[kind] ?? {});

/** What an entry of a list says beside the object that it holds. */
const ENTRY_FIELDS: Readonly<Record<string, string>> = {
	playlistItem: 'addedAt addedBy position playlistId',
	playHistory: 'playedAt contextUri',
	saved: 'addedAt',
};

/** The fields that an entry has beside those of its object. */
export const entryFields = (kind: string): string[] => ENTRY_FIELDS[kind]?.split(' ') ?? [];

/** Where Spotify has what goes by another name in the output: the first that is there. */
const sources: Readonly<Record<string, string>> = {
	addedBy: 'added_by.id',
	albumArtists: 'album.artists',
	artistIds: 'artists',
	album: 'album.name',
	albumId: 'album.id',
	albumReleaseDate: 'album.release_date',
	audiobookName: 'audiobook.name',
	fullyPlayed: 'resume_point.fully_played',
	linkedFromId: 'linked_from.id',
	ownerId: 'owner.id',
	restriction: 'restrictions.reason',
	resumePositionMs: 'resume_point.resume_position_ms',
	showName: 'show.name',
	audiobookId: 'audiobook.id',
	contextUri: 'context.uri',
	isrc: 'external_ids.isrc',
	owner: 'owner.display_name owner.id',
	showId: 'show.id',
	totalItems: 'items.total tracks.total',
	upc: 'external_ids.upc',
	url: 'url external_urls.spotify',
};

/** The same, where a kind has it elsewhere than all others. */
const sourcesOfKind: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	audioAnalysis: {
		durationSeconds: 'track.duration',
		key: 'track.key',
		loudness: 'track.loudness',
		mode: 'track.mode',
		tempo: 'track.tempo',
		timeSignature: 'track.time_signature',
	},
	playback: {
		album: 'item.album.name item.show.name',
		artists: 'item.artists',
		disallows: 'actions.disallows',
		deviceId: 'device.id',
		deviceName: 'device.name',
		deviceType: 'device.type',
		isPrivateSession: 'device.is_private_session',
		showName: 'item.show.name',
		url: 'item.external_urls.spotify',
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

/** Where an object of a kind has its pictures: the first with one. */
const pictures: Readonly<Record<string, string[]>> = {
	category: ['icons'],
	playback: ['item.album.images', 'item.images'],
	track: ['album.images'],
};

export const imagePaths = (kind: string): string[] => pictures[kind] ?? ['images'];
