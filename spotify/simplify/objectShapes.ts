import { identity, type Shape } from './shape';
import {
	date,
	flag,
	ids,
	keys,
	markup,
	markupNames,
	names,
	number,
	picture,
	reference,
	text,
} from './values';

const imageUrl = picture('images');
const url = reference('external_urls.spotify');
const link = { url, ...identity };

const isPlayable = { isPlayable: flag('is_playable') };
const playable = { ...isPlayable, restriction: text('restrictions.reason') };

/** How far the user is in an episode or a chapter. */
const listened = {
	resumePositionMs: number('resume_point.resume_position_ms'),
	fullyPlayed: flag('resume_point.fully_played'),
};

/** What people write comes with HTML's entities in it. */
const namedShape = { name: markup('name') };
const description = { description: markup('description') };
const explicit = { explicit: flag('explicit') };

/** What an episode and a chapter say of themselves. */
const part = {
	...description,
	releaseDate: date('release_date'),
	durationMs: number('duration_ms'),
	...explicit,
	...isPlayable,
	...listened,
};

/** Objects of Spotify's. */
export const objectShapes = {
	track: {
		name: text('name'),
		artists: names('artists'),
		album: text('album.name'),
		albumArtists: names('album.artists'),
		albumReleaseDate: date('album.release_date'),
		durationMs: number('duration_ms'),
		trackNumber: number('track_number'),
		discNumber: number('disc_number'),
		...explicit,
		...playable,
		isrc: text('external_ids.isrc'),
		artistIds: ids('artists'),
		albumId: reference('album.id'),
		linkedFromId: reference('linked_from.id'),
		imageUrl: picture('album.images'),
		...link,
	},
	album: {
		name: text('name'),
		artists: names('artists'),
		albumType: text('album_type'),
		releaseDate: date('release_date'),
		releaseDatePrecision: text('release_date_precision'),
		totalTracks: number('total_tracks'),
		upc: text('external_ids.upc'),
		artistIds: ids('artists'),
		imageUrl,
		...link,
	},
	artist: { name: text('name'), genres: names('genres'), imageUrl, ...link },
	playlist: {
		...namedShape,
		owner: markup('owner.display_name', 'owner.id'),
		...description,
		public: flag('public'),
		collaborative: flag('collaborative'),
		totalItems: number('items.total', 'tracks.total'),
		ownerId: reference('owner.id'),
		snapshotId: reference('snapshot_id'),
		imageUrl,
		...link,
	},
	show: {
		...namedShape,
		publisher: markup('publisher'),
		...description,
		languages: names('languages'),
		totalEpisodes: number('total_episodes'),
		...explicit,
		imageUrl,
		...link,
	},
	audiobook: {
		...namedShape,
		authors: markupNames('authors'),
		narrators: markupNames('narrators'),
		publisher: markup('publisher'),
		...description,
		languages: names('languages'),
		totalChapters: number('total_chapters'),
		...explicit,
		imageUrl,
		...link,
	},
	episode: {
		...namedShape,
		showName: markup('show.name'),
		...part,
		showId: reference('show.id'),
		imageUrl,
		...link,
	},
	chapter: {
		...namedShape,
		audiobookName: markup('audiobook.name'),
		chapterNumber: number('chapter_number'),
		...part,
		audiobookId: reference('audiobook.id'),
		imageUrl,
		...link,
	},
	user: { name: markup('display_name'), imageUrl, ...link },
	profile: {
		name: markup('display_name'),
		email: text('email'),
		country: text('country'),
		product: text('product'),
		accountId: reference('account_id'),
		imageUrl,
		...link,
	},
	device: {
		name: text('name'),
		type: text('type'),
		isActive: flag('is_active'),
		isPrivateSession: flag('is_private_session'),
		isRestricted: flag('is_restricted'),
		supportsVolume: flag('supports_volume'),
		volumePercent: number('volume_percent'),
		id: reference('id'),
	},
	playback: {
		itemName: markup('item.name'),
		artists: names('item.artists'),
		album: markup('item.album.name', 'item.show.name'),
		showName: markup('item.show.name'),
		isPlaying: flag('is_playing'),
		type: text('currently_playing_type'),
		progressMs: number('progress_ms'),
		durationMs: number('item.duration_ms'),
		deviceName: text('device.name'),
		deviceType: text('device.type'),
		volumePercent: number('device.volume_percent'),
		isPrivateSession: flag('device.is_private_session'),
		shuffle: flag('shuffle_state'),
		repeat: text('repeat_state'),
		disallows: keys('actions.disallows'),
		deviceId: reference('device.id'),
		contextUri: reference('context.uri'),
		imageUrl: picture('item.album.images', 'item.images'),
		url: reference('item.external_urls.spotify'),
		itemId: reference('item.id'),
		itemUri: reference('item.uri'),
	},
	category: { name: text('name'), imageUrl: picture('icons'), id: reference('id') },
	image: { width: number('width'), height: number('height'), url: reference('url') },
	audioFeatures: {
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
		...identity,
	},
	audioAnalysis: {
		durationSeconds: number('track.duration'),
		key: number('track.key'),
		loudness: number('track.loudness'),
		mode: number('track.mode'),
		tempo: number('track.tempo'),
		timeSignature: number('track.time_signature'),
		trackId: reference(),
	},
} as const satisfies Record<string, Shape>;
