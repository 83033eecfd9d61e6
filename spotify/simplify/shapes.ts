import {
	date,
	flag,
	eachOf,
	markup,
	names,
	number,
	picture,
	reference,
	text,
	type ShapeSource,
} from './values';

/**
 * The simplified outputs: field of ours → where Spotify has it, and of what type it is. Changing a
 * field here breaks stored workflows.
 */
export type Shape = Readonly<Record<string, ShapeSource>>;

/** What leads to an object. */
export const identity = { id: reference('id'), uri: reference('uri') } as const satisfies Shape;

const common = { ...identity, name: text('name') };
const imageUrl = picture('images');
const url = reference('external_urls.spotify');

/** What users and podcasts bring, with HTML's entities in it. */
const written = { ...common, name: markup('name') };

const part = {
	...written,
	description: markup('description'),
	releaseDate: date('release_date'),
	durationMs: number('duration_ms'),
	explicit: flag('explicit'),
};

export const shapes = {
	track: {
		...common,
		artists: names('artists'),
		album: text('album.name'),
		albumId: reference('album.id'),
		durationMs: number('duration_ms'),
		explicit: flag('explicit'),
		isrc: text('external_ids.isrc'),
		url,
	},
	album: {
		...common,
		artists: names('artists'),
		albumType: text('album_type'),
		releaseDate: date('release_date'),
		totalTracks: number('total_tracks'),
		upc: text('external_ids.upc'),
		imageUrl,
		url,
	},
	artist: { ...common, imageUrl, url },
	playlist: {
		...written,
		description: markup('description'),
		owner: text('owner.display_name', 'owner.id'),
		public: flag('public'),
		totalItems: number('items.total', 'tracks.total'),
		snapshotId: reference('snapshot_id'),
		imageUrl,
		url,
	},
	show: {
		...written,
		publisher: markup('publisher'),
		description: markup('description'),
		totalEpisodes: number('total_episodes'),
		explicit: flag('explicit'),
		imageUrl,
		url,
	},
	audiobook: {
		...written,
		authors: names('authors'),
		description: markup('description'),
		totalChapters: number('total_chapters'),
		explicit: flag('explicit'),
		imageUrl,
		url,
	},
	episode: { ...part, showId: reference('show.id'), imageUrl, url },
	chapter: { ...part, audiobookId: reference('audiobook.id'), imageUrl, url },
	user: { ...identity, name: text('display_name'), imageUrl, url },
	profile: {
		id: reference('id'),
		accountId: reference('account_id'),
		uri: reference('uri'),
		name: text('display_name'),
		email: text('email'),
		country: text('country'),
		product: text('product'),
		imageUrl,
		url,
	},
	device: {
		id: reference('id'),
		name: text('name'),
		type: text('type'),
		isActive: flag('is_active'),
		isPrivateSession: flag('is_private_session'),
		isRestricted: flag('is_restricted'),
		supportsVolume: flag('supports_volume'),
		volumePercent: number('volume_percent'),
	},
	playback: {
		isPlaying: flag('is_playing'),
		progressMs: number('progress_ms'),
		type: text('currently_playing_type'),
		itemId: reference('item.id'),
		itemUri: reference('item.uri'),
		itemName: markup('item.name'),
		artists: names('item.artists'),
		album: markup('item.album.name', 'item.show.name'),
		durationMs: number('item.duration_ms'),
		contextUri: reference('context.uri'),
		deviceId: reference('device.id'),
		deviceName: text('device.name'),
		volumePercent: number('device.volume_percent'),
		shuffle: flag('shuffle_state'),
		repeat: text('repeat_state'),
	},
	snapshot: { snapshotId: reference('snapshot_id') },
	saved: { uri: reference('uri'), saved: flag('saved') },
	category: { id: reference('id'), name: text('name'), imageUrl: picture('icons') },
	image: { url: reference('url'), width: number('width'), height: number('height') },
	audioFeatures: {
		...identity,
		acousticness: number('acousticness'),
		danceability: number('danceability'),
		durationMs: number('duration_ms'),
		energy: number('energy'),
		instrumentalness: number('instrumentalness'),
		key: number('key'),
		liveness: number('liveness'),
		loudness: number('loudness'),
		mode: number('mode'),
		speechiness: number('speechiness'),
		tempo: number('tempo'),
		timeSignature: number('time_signature'),
		valence: number('valence'),
	},
	audioAnalysis: {
		durationSeconds: number('track.duration'),
		key: number('track.key'),
		loudness: number('track.loudness'),
		mode: number('track.mode'),
		tempo: number('track.tempo'),
		timeSignature: number('track.time_signature'),
		bars: eachOf('bars'),
		beats: eachOf('beats'),
		sections: eachOf('sections'),
	},
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof shapes;

/** What an entry of the library says beside the object that it holds. */
export const savedItemShape = { addedAt: date('added_at') } as const satisfies Shape;

/** What an entry of the play history says beside the track that it holds. */
export const playHistoryShape = {
	playedAt: date('played_at'),
	contextUri: reference('context.uri'),
} as const satisfies Shape;

/** What an entry of a playlist says beside the track or episode that it holds. */
export const playlistEntryShape = {
	addedAt: date('added_at'),
	addedBy: reference('added_by.id'),
} as const satisfies Shape;
