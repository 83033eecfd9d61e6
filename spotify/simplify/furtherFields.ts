import type { Shape } from './shape';
import type { ShapeName } from './shapes';
import {
	date,
	flag,
	ids,
	markup,
	markupNames,
	names,
	number,
	picture,
	reference,
	text,
	texts,
} from './values';

/**
 * What Spotify says beside the Simplified output, for *Selected Fields*. Fields can be added here at
 * any time: nobody gets them who has not chosen them. Those that Spotify marks as deprecated are null
 * if the answer lacks them.
 */
const availableMarkets = { availableMarkets: names('available_markets') };
const popularity = { popularity: number('popularity') };
const followers = { followers: number('followers.total') };
const copyrights = { copyrights: texts('copyrights') };
const htmlDescription = { htmlDescription: text('html_description') };
const mediaType = { mediaType: text('media_type') };
const precision = { releaseDatePrecision: text('release_date_precision') };
const restriction = { restriction: text('restrictions.reason') };

export const furtherFields: Readonly<Partial<Record<ShapeName, Shape>>> = {
	track: {
		...popularity,
		isLocal: flag('is_local'),
		ean: text('external_ids.ean'),
		upc: text('external_ids.upc'),
		albumType: text('album.album_type'),
		albumTotalTracks: number('album.total_tracks'),
		albumReleaseDatePrecision: text('album.release_date_precision'),
		albumArtistIds: ids('album.artists'),
		albumUri: reference('album.uri'),
		albumUrl: reference('album.external_urls.spotify'),
		linkedFromUri: reference('linked_from.uri'),
		previewUrl: reference('preview_url'),
		...availableMarkets,
	},
	album: {
		...popularity,
		label: text('label'),
		genres: names('genres'),
		...copyrights,
		albumGroup: text('album_group'),
		isPlayable: flag('is_playable'),
		...restriction,
		ean: text('external_ids.ean'),
		isrc: text('external_ids.isrc'),
		...availableMarkets,
	},
	artist: { ...popularity, ...followers },
	playlist: {
		...followers,
		primaryColor: text('primary_color'),
		ownerUri: reference('owner.uri'),
		ownerUrl: reference('owner.external_urls.spotify'),
	},
	show: {
		...mediaType,
		isExternallyHosted: flag('is_externally_hosted'),
		...htmlDescription,
		...copyrights,
		...availableMarkets,
	},
	audiobook: {
		edition: text('edition'),
		...mediaType,
		...htmlDescription,
		...copyrights,
		...availableMarkets,
	},
	episode: {
		publisher: markup('show.publisher'),
		languages: names('languages'),
		...precision,
		...restriction,
		isExternallyHosted: flag('is_externally_hosted'),
		...htmlDescription,
		showUri: reference('show.uri'),
		showUrl: reference('show.external_urls.spotify'),
		showImageUrl: picture('show.images'),
		previewUrl: reference('audio_preview_url'),
	},
	chapter: {
		authors: markupNames('audiobook.authors'),
		narrators: markupNames('audiobook.narrators'),
		publisher: markup('audiobook.publisher'),
		languages: names('languages'),
		...precision,
		...restriction,
		...htmlDescription,
		audiobookUri: reference('audiobook.uri'),
		audiobookUrl: reference('audiobook.external_urls.spotify'),
		previewUrl: reference('audio_preview_url'),
		...availableMarkets,
	},
	user: followers,
	profile: {
		...followers,
		explicitFilterEnabled: flag('explicit_content.filter_enabled'),
		explicitFilterLocked: flag('explicit_content.filter_locked'),
	},
	playback: {
		artistIds: ids('item.artists'),
		albumId: reference('item.album.id'),
		releaseDate: date('item.album.release_date', 'item.release_date'),
		explicit: flag('item.explicit'),
		isrc: text('item.external_ids.isrc'),
		showId: reference('item.show.id'),
		contextType: text('context.type'),
		contextUrl: reference('context.external_urls.spotify'),
		smartShuffle: flag('smart_shuffle'),
		supportsVolume: flag('device.supports_volume'),
		isRestricted: flag('device.is_restricted'),
		timestamp: number('timestamp'),
	},
};
