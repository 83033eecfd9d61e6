import type { OutputKind } from '../../../spotify/simplify/outputKinds';
import { isGone } from '../../../spotify/simplify/simplify';

const id = '4YhITuwINLCfXYB2WCXbCZ';

/** An object of nulls, as Spotify gives for a saved episode that it no longer has. */
const ofNulls = (type: string) => ({
	description: null,
	duration_ms: null,
	explicit: false,
	external_urls: { spotify: `https://open.spotify.com/${type}/null` },
	href: `https://api.spotify.com/v1/${type}s/null`,
	id: null,
	images: [],
	name: null,
	release_date: '0000',
	type,
	uri: null,
});

/** A track that was taken down: its ID is left, all texts are empty. */
const wiped = {
	album: { id, name: '', release_date: '0000', uri: `spotify:album:${id}` },
	artists: [{ id, name: '', uri: `spotify:artist:${id}` }],
	duration_ms: 0,
	external_urls: { spotify: `https://open.spotify.com/track/${id}` },
	id,
	is_local: false,
	name: '',
	type: 'track',
	uri: `spotify:track:${id}`,
};

const types = [
	'album',
	'artist',
	'audiobook',
	'chapter',
	'episode',
	'playlist',
	'show',
	'track',
] as const;
const savedTypes = ['album', 'audiobook', 'episode', 'show', 'track'] as const;
const at = '2024-06-07T15:08:30Z';

describe.each(types)('a %s', (type) => {
	const { uri: _, ...withoutUri } = ofNulls(type);
	it.each([
		['null', null],
		['an object of nulls', ofNulls(type)],
		['one without its URI', withoutUri],
		['one with a URI that ends in null', { ...ofNulls(type), uri: `spotify:${type}:null` }],
		['one of empty texts', { ...ofNulls(type), id: '', uri: '', name: '' }],
	])('is gone as %s', (__, value) => {
		expect(isGone(value, type)).toBe(true);
		expect(isGone(value, 'searchResult')).toBe(true);
	});

	it('is there with an ID, or with a URI', () => {
		const name = 'A name';
		expect(isGone({ ...ofNulls(type), id, name }, type)).toBe(false);
		expect(isGone({ ...ofNulls(type), uri: `spotify:${type}:${id}` }, type)).toBe(false);
	});
});

it.each(savedTypes)('a saved %s is gone where its entry holds nothing', (type) => {
	const kind: OutputKind = `saved.${type}`;
	for (const held of [null, undefined, ofNulls(type)]) {
		expect(isGone({ added_at: at, [type]: held }, kind)).toBe(true);
	}
	expect(isGone(ofNulls(type), kind)).toBe(true);
	expect(isGone({ added_at: at, [type]: { id, name: 'A name' } }, kind)).toBe(false);
});

it.each([
	['playlistItem', { item: null }],
	['playlistItem', { track: null }],
	['playlistItem', { item: null, track: null }],
	['playlistItem', {}],
	['playlistItem', { item: ofNulls('episode') }],
	['playlistItem', { track: wiped }],
	['playHistory', { track: null }],
	['playHistory', { track: wiped }],
	['saved.track', { track: wiped }],
	['track', wiped],
] as const)('%s %j holds nothing', (kind, entry) => {
	expect(isGone({ added_at: at, ...entry }, kind)).toBe(true);
});

it('a file of the user, which has no ID and may have no name, is there', () => {
	const file = { ...wiped, id: null, uri: 'spotify:local::::0' };
	expect(isGone({ added_at: at, item: file }, 'playlistItem')).toBe(false);
	expect(
		isGone({ added_at: at, item: { ...file, uri: 'spotify:local:A::B:9' } }, 'playlistItem'),
	).toBe(false);
});

it('an old playlist without an ID is there by its URI, and one without a name by its ID', () => {
	expect(isGone({ id: null, uri: 'spotify:user:someone:starred' }, 'playlist')).toBe(false);
	expect(isGone({ id, uri: `spotify:playlist:${id}`, name: '' }, 'playlist')).toBe(false);
});

it.each(['device', 'category', 'image', 'saved', 'playback', 'user'] as const)(
	'a %s may have no ID',
	(kind) => {
		expect([isGone({ id: null, name: 'Kitchen' }, kind), isGone(null, kind)]).toEqual([
			false,
			true,
		]);
	},
);
