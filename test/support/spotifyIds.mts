import { fc } from './fc.mts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Any Spotify ID: 22 characters of base62. */
export const anId = fc.string({ unit: fc.constantFrom(...BASE62), minLength: 22, maxLength: 22 });

/** Kinds that have an ID, as Spotify's page about URIs and its reference name them. */
export const KINDS = [
	'album',
	'artist',
	'audiobook',
	'chapter',
	'episode',
	'playlist',
	'show',
	'track',
] as const;

export const aKind = fc.constantFrom(...KINDS);
