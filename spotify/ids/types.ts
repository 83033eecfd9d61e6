/** The kinds of object that have a Spotify ID, as they are called in URIs and share links. */
export const OBJECT_KINDS = [
	'album',
	'artist',
	'audiobook',
	'chapter',
	'episode',
	'playlist',
	'show',
	'track',
] as const;

/** A kind of object that has IDs of 22 letters and digits. */
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/** Tells whether a text names a kind of object. */
export const isObjectKind = (value: string | undefined): value is ObjectKind =>
	OBJECT_KINDS.some((kind) => kind === value);

/** 22 characters of base62 (https://developer.spotify.com/documentation/web-api/concepts/spotify-uris-ids). */
export const OBJECT_ID = '[0-9A-Za-z]{22}';

export const IS_OBJECT_ID = new RegExp(`^${OBJECT_ID}$`);

/** Objects, and what else has an ID of its own sort: users and categories. */
export type IdKind = ObjectKind | 'category' | 'user';
