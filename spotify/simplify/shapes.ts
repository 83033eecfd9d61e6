/**
 * The simplified outputs: field of ours → where Spotify has it. The first path with a value
 * counts, so that old and new shapes of an answer give the same output. Changing a field here
 * breaks stored workflows.
 */
export type Shape = Readonly<Record<string, readonly string[]>>;

/** A path that ends in `[].key` reads that key of every entry, comma-separated. */
const common = { id: ['id'], uri: ['uri'], name: ['name'] };
const imageUrl = ['images.0.url'];
const url = ['external_urls.spotify'];

const part = {
	...common,
	description: ['description'],
	releaseDate: ['release_date'],
	durationMs: ['duration_ms'],
	explicit: ['explicit'],
};

export const shapes = {
	track: {
		...common,
		artists: ['artists[].name'],
		album: ['album.name'],
		albumId: ['album.id'],
		durationMs: ['duration_ms'],
		explicit: ['explicit'],
		isrc: ['external_ids.isrc'],
		url,
	},
	album: {
		...common,
		artists: ['artists[].name'],
		albumType: ['album_type'],
		releaseDate: ['release_date'],
		totalTracks: ['total_tracks'],
		upc: ['external_ids.upc'],
		imageUrl,
		url,
	},
	artist: { ...common, imageUrl, url },
	playlist: {
		...common,
		description: ['description'],
		owner: ['owner.display_name', 'owner.id'],
		public: ['public'],
		totalItems: ['items.total', 'tracks.total'],
		snapshotId: ['snapshot_id'],
		imageUrl,
		url,
	},
	show: {
		...common,
		publisher: ['publisher'],
		description: ['description'],
		totalEpisodes: ['total_episodes'],
		explicit: ['explicit'],
		imageUrl,
		url,
	},
	audiobook: {
		...common,
		authors: ['authors[].name'],
		description: ['description'],
		totalChapters: ['total_chapters'],
		explicit: ['explicit'],
		imageUrl,
		url,
	},
	episode: { ...part, showId: ['show.id'], imageUrl, url },
	chapter: { ...part, audiobookId: ['audiobook.id'], imageUrl, url },
	user: { id: ['id'], uri: ['uri'], name: ['display_name'], imageUrl, url },
	profile: {
		id: ['id'],
		accountId: ['account_id'],
		uri: ['uri'],
		name: ['display_name'],
		email: ['email'],
		country: ['country'],
		product: ['product'],
		imageUrl,
		url,
	},
	device: {
		id: ['id'],
		name: ['name'],
		type: ['type'],
		isActive: ['is_active'],
		isPrivateSession: ['is_private_session'],
		isRestricted: ['is_restricted'],
		supportsVolume: ['supports_volume'],
		volumePercent: ['volume_percent'],
	},
	playback: {
		isPlaying: ['is_playing'],
		progressMs: ['progress_ms'],
		type: ['currently_playing_type'],
		itemId: ['item.id'],
		itemUri: ['item.uri'],
		itemName: ['item.name'],
		artists: ['item.artists[].name'],
		album: ['item.album.name', 'item.show.name'],
		durationMs: ['item.duration_ms'],
		contextUri: ['context.uri'],
		deviceId: ['device.id'],
		deviceName: ['device.name'],
		volumePercent: ['device.volume_percent'],
		shuffle: ['shuffle_state'],
		repeat: ['repeat_state'],
	},
	snapshot: { snapshotId: ['snapshot_id'] },
	saved: { uri: ['uri'], saved: ['saved'] },
	category: { id: ['id'], name: ['name'], imageUrl: ['icons.0.url'] },
	image: { url: ['url'], width: ['width'], height: ['height'] },
	audioFeatures: {
		id: ['id'],
		uri: ['uri'],
		acousticness: ['acousticness'],
		danceability: ['danceability'],
		durationMs: ['duration_ms'],
		energy: ['energy'],
		instrumentalness: ['instrumentalness'],
		key: ['key'],
		liveness: ['liveness'],
		loudness: ['loudness'],
		mode: ['mode'],
		speechiness: ['speechiness'],
		tempo: ['tempo'],
		timeSignature: ['time_signature'],
		valence: ['valence'],
	},
	audioAnalysis: {
		durationSeconds: ['track.duration'],
		key: ['track.key'],
		loudness: ['track.loudness'],
		mode: ['track.mode'],
		tempo: ['track.tempo'],
		timeSignature: ['track.time_signature'],
		bars: ['bars'],
		beats: ['beats'],
		sections: ['sections'],
	},
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof shapes;

/** What an entry of the library says beside the object that it holds. */
export const savedItemShape = { addedAt: ['added_at'] } as const satisfies Shape;

/** What an entry of the play history says beside the track that it holds. */
export const playHistoryShape = {
	playedAt: ['played_at'],
	contextUri: ['context.uri'],
} as const satisfies Shape;

/** What an entry of a playlist says beside the track or episode that it holds. */
export const playlistEntryShape = {
	addedAt: ['added_at'],
	addedBy: ['added_by.id'],
} as const satisfies Shape;
