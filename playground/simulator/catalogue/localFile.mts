/** What Spotify knows of a file on somebody's disk. */
export interface LocalTags {
	artist: string;
	album: string;
	name: string;
	seconds: number;
}

const encode = (tag: string) => encodeURIComponent(tag).replaceAll('%20', '+');
const decode = (tag: string) => {
	try {
		return decodeURIComponent(tag.replaceAll('+', ' '));
	} catch {
		return tag;
	}
};

export const isLocalUri = (uri: string): boolean => uri.startsWith('spotify:local:');

export const localUri = ({ artist, album, name, seconds }: LocalTags): string =>
	`spotify:local:${[artist, album, name, `${seconds}`].map(encode).join(':')}`;

export function readLocalUri(uri: string): LocalTags {
	const [, , artist = '', album = '', name = '', seconds = ''] = uri.split(':').map(decode);
	return { artist, album, name, seconds: Number(seconds) || 0 };
}

/** A local file as playlists have it: its tags and nothing else. */
export const localFileObject = (tags: LocalTags) => ({
	album: {
		album_type: null,
		artists: [],
		available_markets: [],
		external_urls: {},
		href: null,
		id: null,
		images: [],
		name: tags.album,
		release_date: null,
		release_date_precision: null,
		total_tracks: 0,
		type: 'album',
		uri: null,
	},
	artists: [
		{ external_urls: {}, href: null, id: null, name: tags.artist, type: 'artist', uri: null },
	],
	available_markets: [],
	disc_number: 0,
	duration_ms: tags.seconds * 1000,
	explicit: false,
	external_ids: {},
	external_urls: {},
	href: null,
	id: null,
	is_local: true,
	name: tags.name,
	popularity: 0,
	preview_url: null,
	track_number: 0,
	type: 'track',
	uri: localUri(tags),
});
