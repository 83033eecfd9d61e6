/**
 * The simplified output, as the design has it: stored workflows depend on every name. Written here
 * a second time on purpose.
 */
const fieldNames: Readonly<Record<string, string>> = {
	track: 'id uri name artists album albumId durationMs explicit isrc url',
	album: 'id uri name artists albumType releaseDate totalTracks upc imageUrl url',
	artist: 'id uri name imageUrl url',
	playlist: 'id uri name description owner public totalItems snapshotId imageUrl url',
	show: 'id uri name publisher description totalEpisodes explicit imageUrl url',
	audiobook: 'id uri name authors description totalChapters explicit imageUrl url',
	episode: 'id uri name description releaseDate durationMs explicit showId imageUrl url',
	chapter: 'id uri name description releaseDate durationMs explicit audiobookId imageUrl url',
	user: 'id uri name imageUrl url',
	profile: 'id accountId uri name email country product imageUrl url',
	device: 'id name type isActive isPrivateSession isRestricted supportsVolume volumePercent',
	playback:
		'isPlaying progressMs type itemId itemUri itemName artists album durationMs contextUri deviceId deviceName volumePercent shuffle repeat',
	snapshot: 'snapshotId',
	saved: 'uri saved',
	category: 'id name imageUrl',
	image: 'url width height',
	audioFeatures:
		'id uri acousticness danceability durationMs energy instrumentalness key liveness loudness mode speechiness tempo timeSignature valence',
	audioAnalysis: 'durationSeconds key loudness mode tempo timeSignature bars beats sections',
};

/** What an entry of a list says beside the object that it holds. */
const ENTRY_FIELDS: Readonly<Record<string, string>> = {
	playlistItem: 'addedAt addedBy position',
	playHistory: 'playedAt contextUri',
	saved: 'addedAt',
};

/** Every kind of object that is simplified. */
export const OBJECT_KINDS: readonly string[] = Object.keys(fieldNames);

/** Every kind of entry that holds an object. */
export const ENTRY_KINDS: readonly string[] = [
	'playlistItem',
	'playHistory',
	...['album', 'audiobook', 'episode', 'show', 'track'].map((kind) => `saved.${kind}`),
];

/** The fields of a kind of object, in order. */
export const outputFields = (kind: string): string[] => fieldNames[kind]?.split(' ') ?? [];

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
