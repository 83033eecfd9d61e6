import { fc } from '../../support/fc.mts';
import type { OutputKind } from '../../../spotify/simplify/outputKinds';
import { simplify } from '../../../spotify/simplify/simplify';
import { typeFaults } from '../../support/outputTypes.mts';

const artists = [
	{ id: '4tZwfgrHOc3mvqYlEYSvVi', name: 'Daft Punk', type: 'artist' },
	{ id: '3nFkdlSjzX9mRTtwJOzDYB', name: 'JAY-Z', type: 'artist' },
];
const images = [
	{ url: 'https://i.scdn.co/image/640', height: 640, width: 640 },
	{ url: 'https://i.scdn.co/image/64', height: 64, width: 64 },
];
const links = (kind: string) => ({ spotify: `https://open.spotify.com/${kind}/1` });
const identity = (type: string) => ({
	id: '1',
	uri: `spotify:${type}:1`,
	name: `The ${type}`,
	type,
});
const imageUrl = 'https://i.scdn.co/image/640';

const link = (kind: string, path = kind) => ({
	url: links(path).spotify,
	id: '1',
	uri: `spotify:${kind}:1`,
});
const artistIds = artists.map(({ id }) => id).join(', ');

/** By kind: what Spotify gives, without anything that it has removed or deprecated, and the output that is promised. */
const examples: Record<string, [object, object]> = {
	track: [
		{
			...identity('track'),
			artists,
			album: {
				id: '2',
				name: 'Discovery',
				artists: artists.slice(0, 1),
				release_date: '2001-03-12',
				images,
			},
			duration_ms: 320_357,
			track_number: 3,
			disc_number: 1,
			explicit: false,
			is_playable: false,
			restrictions: { reason: 'market' },
			linked_from: { id: '3', type: 'track' },
			external_ids: { isrc: 'GBDUW0000053' },
			external_urls: links('track'),
		},
		{
			name: 'The track',
			artists: 'Daft Punk, JAY-Z',
			album: 'Discovery',
			albumArtists: 'Daft Punk',
			albumReleaseDate: '2001-03-12',
			durationMs: 320_357,
			trackNumber: 3,
			discNumber: 1,
			explicit: false,
			isPlayable: false,
			restriction: 'market',
			isrc: 'GBDUW0000053',
			artistIds,
			albumId: '2',
			linkedFromId: '3',
			imageUrl,
			...link('track'),
		},
	],
	album: [
		{
			...identity('album'),
			artists,
			album_type: 'compilation',
			release_date: '2001-03',
			release_date_precision: 'month',
			total_tracks: 14,
			external_ids: { upc: '724384960650' },
			images,
			external_urls: links('album'),
		},
		{
			name: 'The album',
			artists: 'Daft Punk, JAY-Z',
			albumType: 'compilation',
			releaseDate: '2001-03',
			releaseDatePrecision: 'month',
			totalTracks: 14,
			upc: '724384960650',
			artistIds,
			imageUrl,
			...link('album'),
		},
	],
	artist: [
		{ ...identity('artist'), images, external_urls: links('artist') },
		{ name: 'The artist', genres: null, imageUrl, ...link('artist') },
	],
	playlist: [
		{
			...identity('playlist'),
			description: 'Best of',
			owner: { id: 'wizzler', display_name: 'Wizzler' },
			public: true,
			collaborative: false,
			items: { href: '', total: 5 },
			snapshot_id: 'AAAA',
			images,
			external_urls: links('playlist'),
		},
		{
			name: 'The playlist',
			owner: 'Wizzler',
			description: 'Best of',
			public: true,
			collaborative: false,
			totalItems: 5,
			ownerId: 'wizzler',
			snapshotId: 'AAAA',
			imageUrl,
			...link('playlist'),
		},
	],
	show: [
		{
			...identity('show'),
			publisher: 'NDR',
			description: 'News',
			languages: ['de', 'en-US'],
			total_episodes: 0,
			explicit: true,
			images,
			external_urls: links('show'),
		},
		{
			name: 'The show',
			publisher: 'NDR',
			description: 'News',
			languages: 'de, en-US',
			totalEpisodes: 0,
			explicit: true,
			imageUrl,
			...link('show'),
		},
	],
	audiobook: [
		{
			...identity('audiobook'),
			authors: [{ name: 'Frank Herbert' }],
			narrators: [{ name: 'Scott Brick' }, { name: 'Simon Vance' }],
			publisher: 'Ace',
			description: 'Sand',
			languages: ['en'],
			total_chapters: 51,
			explicit: false,
			images,
			external_urls: links('show'),
		},
		{
			name: 'The audiobook',
			authors: 'Frank Herbert',
			narrators: 'Scott Brick, Simon Vance',
			publisher: 'Ace',
			description: 'Sand',
			languages: 'en',
			totalChapters: 51,
			explicit: false,
			imageUrl,
			...link('audiobook', 'show'),
		},
	],
	episode: [
		{
			...identity('episode'),
			description: 'Today',
			release_date: '2026-11-22',
			duration_ms: 1_000,
			explicit: false,
			is_playable: true,
			resume_point: { fully_played: false, resume_position_ms: 0 },
			show: { id: '7', name: 'The News' },
			images,
			external_urls: links('episode'),
		},
		{
			name: 'The episode',
			showName: 'The News',
			description: 'Today',
			releaseDate: '2026-11-22',
			durationMs: 1_000,
			explicit: false,
			isPlayable: true,
			resumePositionMs: 0,
			fullyPlayed: false,
			showId: '7',
			imageUrl,
			...link('episode'),
		},
	],
	chapter: [
		{
			...identity('chapter'),
			chapter_number: 0,
			description: 'One',
			release_date: '2020',
			duration_ms: 2_000,
			explicit: false,
			is_playable: true,
			resume_point: { fully_played: true, resume_position_ms: 2_000 },
			audiobook: { id: '8', name: 'Dune' },
			images,
			external_urls: links('episode'),
		},
		{
			name: 'The chapter',
			audiobookName: 'Dune',
			chapterNumber: 0,
			description: 'One',
			releaseDate: '2020',
			durationMs: 2_000,
			explicit: false,
			isPlayable: true,
			resumePositionMs: 2_000,
			fullyPlayed: true,
			audiobookId: '8',
			imageUrl,
			...link('chapter', 'episode'),
		},
	],
};

/** What a user's operations give, which no search finds. */
const userExamples: Record<string, [object, object]> = {
	profile: [
		{
			id: 'smedjan',
			account_id: '7f2c',
			uri: 'spotify:user:smedjan',
			type: 'user',
			display_name: 'Smedjan',
			email: 'a@example.com',
			country: 'SE',
			product: 'premium',
			images,
			external_urls: links('user'),
		},
		{
			name: 'Smedjan',
			email: 'a@example.com',
			country: 'SE',
			product: 'premium',
			accountId: '7f2c',
			imageUrl,
			url: links('user').spotify,
			id: 'smedjan',
			uri: 'spotify:user:smedjan',
		},
	],
	device: [
		{
			id: 'a1',
			name: 'Kitchen',
			type: 'Speaker',
			is_active: false,
			is_private_session: false,
			is_restricted: true,
			supports_volume: true,
			volume_percent: 0,
		},
		{
			name: 'Kitchen',
			type: 'Speaker',
			isActive: false,
			isPrivateSession: false,
			isRestricted: true,
			supportsVolume: true,
			volumePercent: 0,
			id: 'a1',
		},
	],
	playback: [
		{
			is_playing: true,
			progress_ms: 0,
			currently_playing_type: 'track',
			item: {
				...identity('track'),
				artists,
				album: { id: '2', name: 'Discovery', images },
				duration_ms: 320_357,
				external_urls: links('track'),
			},
			context: { uri: 'spotify:playlist:9', type: 'playlist' },
			device: {
				id: 'a1',
				name: 'Kitchen',
				type: 'Speaker',
				volume_percent: 30,
				is_private_session: false,
			},
			actions: { disallows: { resuming: true, seeking: false, skipping_prev: true } },
			shuffle_state: false,
			repeat_state: 'off',
		},
		{
			itemName: 'The track',
			artists: 'Daft Punk, JAY-Z',
			album: 'Discovery',
			showName: null,
			isPlaying: true,
			type: 'track',
			progressMs: 0,
			durationMs: 320_357,
			deviceName: 'Kitchen',
			deviceType: 'Speaker',
			volumePercent: 30,
			isPrivateSession: false,
			shuffle: false,
			repeat: 'off',
			disallows: 'resuming, skipping_prev',
			deviceId: 'a1',
			contextUri: 'spotify:playlist:9',
			imageUrl,
			itemId: '1',
			itemUri: 'spotify:track:1',
			url: links('track').spotify,
		},
	],
	snapshot: [{ snapshot_id: 'AAAB' }, { playlistId: null, snapshotId: 'AAAB' }],
	saved: [
		{ uri: 'spotify:track:1', saved: false },
		{ saved: false, uri: 'spotify:track:1' },
	],
};

const kinds = Object.keys(examples) as OutputKind[];
const userKinds = Object.keys(userExamples) as OutputKind[];
const exampleOf = (kind: string): [object, object] =>
	examples[kind] ?? userExamples[kind] ?? [{}, {}];
const nulls = (fields: object) =>
	Object.fromEntries(Object.keys(fields).map((field) => [field, null]));

describe.each([...kinds, ...userKinds])('%s', (kind) => {
	const [given, expected] = exampleOf(kind);

	it('has the fields of the table, in its order', () => {
		const simplified = simplify(given, kind, 0);
		expect(simplified).toEqual(expected);
		expect(Object.keys(simplified)).toEqual(Object.keys(expected));
	});

	it.each([{}, null, undefined, [], 'text', 42])(
		'has every field as null where Spotify gives %j',
		(nothing) => {
			expect(simplify(nothing, kind, 0)).toEqual(nulls(expected));
		},
	);

	it('has nothing undefined when any part is missing or null', () => {
		const part = fc.constantFrom(...Object.keys(given));
		fc.assert(
			fc.property(part, fc.constantFrom(null, undefined, [], {}), (key, nothing) => {
				const simplified = simplify({ ...given, [key]: nothing }, kind, 0);
				expect(Object.keys(simplified)).toEqual(Object.keys(expected));
				expect(Object.values(simplified)).not.toContain(undefined);
			}),
		);
	});
});

it.each(kinds.filter((kind) => kind !== 'chapter'))(
	'%s is the same among several kinds, and says which kind it is',
	(kind) => {
		const [given, expected] = exampleOf(kind);
		expect(simplify(given, 'searchResult', 0)).toEqual({
			...nulls(simplify({}, 'searchResult', 0)),
			...expected,
			type: kind,
		});
		expect(simplify(given, 'searchResult', 0, { among: [kind] })).toEqual({
			...expected,
			type: kind,
		});
	},
);

describe('what a library holds', () => {
	it.each(['album', 'audiobook', 'episode', 'show', 'track'] as const)(
		'is the %s, and when it was saved',
		(kind) => {
			const [given, expected] = exampleOf(kind);
			const saved = { added_at: '2026-01-01T00:00:00Z', [kind]: given };
			expect(simplify(saved, `saved.${kind}`, 0)).toEqual({
				...expected,
				addedAt: '2026-01-01T00:00:00Z',
			});
		},
	);

	it('may come without an entry around it, as Spotify documents audiobooks', () => {
		const [given, expected] = exampleOf('audiobook');
		expect(simplify(given, 'saved.audiobook', 0)).toEqual({ ...expected, addedAt: null });
	});
});

it('what was played is the track, when, and what it was played from', () => {
	const [track, expected] = exampleOf('track');
	const played = {
		track,
		played_at: '2026-11-22T10:00:00Z',
		context: { uri: 'spotify:album:2', type: 'album' },
	};
	expect(simplify(played, 'playHistory', 4)).toEqual({
		...expected,
		playedAt: '2026-11-22T10:00:00Z',
		contextUri: 'spotify:album:2',
	});
	expect(simplify({ ...played, context: null }, 'playHistory', 4)).toMatchObject({
		contextUri: null,
	});
});

it("an episode that plays has its show, also in the album's place", () => {
	const item = { ...identity('episode'), show: { id: '7', name: 'The News' } };
	expect(simplify({ is_playing: true, item }, 'playback', 0)).toMatchObject({
		itemName: 'The episode',
		album: 'The News',
		showName: 'The News',
		artists: null,
	});
});

describe('old and new shapes give the same', () => {
	const [track, simpleTrack] = exampleOf('track');
	const [playlist, simplePlaylist] = exampleOf('playlist');
	const removed = {
		popularity: 1,
		available_markets: ['DE'],
		preview_url: null,
		genres: [],
	};

	it('with the fields that were removed in 2026 or without', () => {
		for (const kind of kinds) {
			const [given, expected] = exampleOf(kind);
			expect(simplify({ ...given, ...removed }, kind, 0)).toEqual(expected);
		}
	});

	it("with a playlist's `items` or its `tracks` of before", () => {
		const { items, ...older } = { items: {}, ...playlist };
		expect(simplify({ ...older, tracks: items }, 'playlist', 0)).toEqual(simplePlaylist);
		expect(simplify(older, 'playlist', 0)).toEqual({ ...simplePlaylist, totalItems: null });
	});

	it.each([
		['item', { item: track }],
		['track', { track }],
		['both', { item: track, track }],
		['one of them null', { item: null, track }],
		['a flag under the other name', { item: track, track: true }],
	])("with a playlist's entry under %s", (_, held) => {
		const entry = {
			added_at: '2026-01-01T00:00:00Z',
			added_by: { id: 'wizzler' },
			is_local: false,
			...held,
		};
		expect(simplify(entry, 'playlistItem', 3)).toEqual({
			...nulls(simplify({}, 'playlistItem', 0)),
			...simpleTrack,
			type: 'track',
			addedAt: '2026-01-01T00:00:00Z',
			addedBy: 'wizzler',
			position: 3,
		});
	});
});

it('an episode in a playlist has the fields of episodes', () => {
	const [episode, expected] = exampleOf('episode');
	expect(simplify({ item: episode }, 'playlistItem', 0)).toMatchObject({
		...expected,
		type: 'episode',
		addedAt: null,
	});
});

it('an entry whose track is gone keeps its place', () => {
	const entry = { added_at: '2014-01-01T00:00:00Z', added_by: null, track: null };
	expect(simplify(entry, 'playlistItem', 9)).toEqual({
		...nulls(simplify({}, 'playlistItem', 0)),
		addedAt: '2014-01-01T00:00:00Z',
		addedBy: null,
		position: 9,
	});
});

it('an owner without a name is shown by the ID', () => {
	expect(simplify({ owner: { id: 'wizzler', display_name: null } }, 'playlist', 0)).toMatchObject({
		owner: 'wizzler',
	});
});

it.each([
	[[], null],
	[[{ name: '' }], null],
	[[{ name: null }, { name: 'A' }, null, { name: 'B' }], 'A, B'],
])('artists %j are %j', (given, expected) => {
	expect(simplify({ artists: given }, 'track', 0)).toMatchObject({ artists: expected });
});

it('the picture is the widest, wherever it is in the list, and null where there is none', () => {
	const of = (images: unknown) => simplify({ images }, 'show', 0).imageUrl;
	expect([of(images), of(images.toReversed()), of([null, images[1]])]).toEqual([
		imageUrl,
		imageUrl,
		images[1]?.url,
	]);
	expect([of(null), of([]), of([null]), of([{ url: null }])]).toEqual([null, null, null, null]);
	expect(simplify({ icons: images.toReversed() }, 'category', 0)).toMatchObject({ imageUrl });
});

it.each(['playlist', 'show', 'audiobook', 'episode', 'chapter'] as const)(
	'name and description of a %s are without the entities that Spotify puts in',
	(kind) => {
		const given = { name: 'R&amp;B &amp;lt;3', description: 'Rock &#x27;n&#39; Roll &#x2F; Pop' };
		const expected = { name: 'R&B &lt;3', description: "Rock 'n' Roll / Pop" };
		expect(simplify(given, kind, 0)).toMatchObject(expected);
		expect(simplify(expected, 'track', 0)).toMatchObject({ name: expected.name });
	},
);

it('those who write them are without entities too', () => {
	const owner = { display_name: 'Rock &amp; Roll', id: 'x' };
	expect(simplify({ owner }, 'playlist', 0)).toMatchObject({ owner: 'Rock & Roll' });
	for (const kind of ['user', 'profile'] as const)
		expect(simplify(owner, kind, 0)).toMatchObject({ name: 'Rock & Roll' });
	const book = {
		authors: [{ name: 'A &amp; B' }, { name: 'C' }],
		narrators: [{ name: 'D&#39;E' }],
	};
	const expected = { authors: 'A & B, C', narrators: "D'E" };
	expect(simplify(book, 'audiobook', 0)).toMatchObject(expected);
	const choice = { fields: Object.keys(expected) };
	expect(simplify({ audiobook: book }, 'chapter', 0, { choice })).toMatchObject(expected);
});

// Each is recorded, and is in no Simplified output: only in *Selected Fields*.
it.each([
	[
		'album',
		{ is_playable: false, restrictions: { reason: 'market' } },
		{ isPlayable: false, restriction: 'market' },
	],
	['playback', { smart_shuffle: true }, { smartShuffle: true }],
	['playlist', { primary_color: '#FFF' }, { primaryColor: '#FFF' }],
	['track', { linked_from: { uri: 'spotify:track:x' } }, { linkedFromUri: 'spotify:track:x' }],
] as const)('of %s %j, chosen fields have it', (kind, given, expected) => {
	const choice = { fields: Object.keys(expected) };
	expect(simplify(given, kind, 0, { choice })).toMatchObject(expected);
});

it('what plays has the name of its podcast without entities', () => {
	const item = { name: 'Q&amp;A', show: { name: 'Lanz &amp; Precht' } };
	expect(simplify({ item }, 'playback', 0)).toMatchObject({
		itemName: 'Q&A',
		album: 'Lanz & Precht',
	});
});

it('an empty text is null, as where Spotify says nothing', () => {
	const track = { name: '', artists: [{ name: '' }], album: { name: '', id: '' } };
	expect(simplify(track, 'track', 0)).toMatchObject({ name: null, artists: null, album: null });
	expect(simplify({ description: '' }, 'playlist', 0)).toMatchObject({ description: null });
});

it("the size of a stranger's playlist, which newer apps are not told, is null and not 0", () => {
	expect(simplify({ id: '1', name: 'Theirs' }, 'playlist', 0)).toMatchObject({ totalItems: null });
	expect(simplify({ items: { total: 0 } }, 'playlist', 0)).toMatchObject({ totalItems: 0 });
	expect(simplify({ items: { href: 'x', total: 12 } }, 'playlist', 0)).toMatchObject({
		totalItems: 12,
	});
});

it('a type that nobody knows is shown as a track', () => {
	const expected = { ...nulls(exampleOf('track')[1]), id: '1' };
	const among = ['track'];
	for (const type of ['video', 'constructor', 'playlistItem']) {
		expect(simplify({ id: '1', type }, 'searchResult', 0, { among })).toEqual({
			...expected,
			type,
		});
	}
});

describe('a value has the type of its field, whatever Spotify writes', () => {
	it.each([
		[{ year: 1983, month: null, day: null }, '1983'],
		[{ year: 1983, month: 7, day: null }, '1983-07'],
		[{ year: 1983, month: 7, day: 4 }, '1983-07-04'],
		[{ year: '1983', month: '07', day: '04' }, '1983-07-04'],
		[{ year: null, month: 7, day: 4 }, null],
		[{ year: 1983, month: null, day: 4 }, '1983'],
		[{ year: 0, month: 0, day: 0 }, null],
		['1983', '1983'],
		['1983-07', '1983-07'],
		[1983, '1983'],
		['0000', null],
		['0000-00-00', null],
		['2012-00-00', '2012'],
		['2012-05-00', '2012-05'],
		['', null],
		[[], null],
		[true, null],
	])('date %j is %j', (given, expected) => {
		expect(simplify({ release_date: given }, 'album', 0)).toMatchObject({ releaseDate: expected });
	});

	it.each([
		[223000, 223000],
		[223000.5, 223000.5],
		['223000', 223000],
		['223000.5', 223000.5],
		['', null],
		[' ', null],
		['3:43', null],
		[Infinity, null],
		[false, null],
		[{ ms: 1 }, null],
	])('number %j is %j', (given, expected) => {
		expect(simplify({ duration_ms: given }, 'track', 0)).toMatchObject({ durationMs: expected });
	});

	it.each([
		[true, true],
		[false, false],
		['true', true],
		['false', false],
		['', null],
		[1, null],
		[[], null],
	])('flag %j is %j', (given, expected) => {
		expect(simplify({ explicit: given }, 'track', 0)).toMatchObject({ explicit: expected });
	});

	it.each([
		['https://open.spotify.com/episode/null', null],
		['https://open.spotify.com/show/undefined', null],
		['https://open.spotify.com/episode/', null],
		['https://open.spotify.com/', null],
		['', null],
		['https://open.spotify.com/user/null', 'https://open.spotify.com/user/null'],
	])('link %j is %j', (given, expected) => {
		expect(simplify({ external_urls: { spotify: given } }, 'episode', 0)).toMatchObject({
			url: expected,
		});
	});

	it.each([
		['spotify:episode:null', null],
		['spotify:episode:', null],
		['spotify:user:null', 'spotify:user:null'],
		['spotify:local:::null', 'spotify:local:::null'],
		['spotify:local:a:b:c:', 'spotify:local:a:b:c:'],
	])('URI %j is %j', (given, expected) => {
		expect(simplify({ uri: given }, 'track', 0)).toMatchObject({ uri: expected });
	});

	it('a text may be a number, and is null as anything else', () => {
		expect(simplify({ id: 123, name: 1999 }, 'user', 0)).toMatchObject({ id: '123' });
		expect(simplify({ name: 1999 }, 'track', 0)).toMatchObject({ name: '1999' });
		expect(simplify({ name: { text: 'A' } }, 'track', 0)).toMatchObject({ name: null });
	});

	it('nobody has added what Spotify puts into its own playlists', () => {
		const entry = { added_at: '', added_by: { id: '' }, item: { id: '1' } };
		expect(simplify(entry, 'playlistItem', 0)).toMatchObject({ addedBy: null, addedAt: null });
	});

	it('an owner whose name is empty is shown by the ID', () => {
		const owner = { id: 'wizzler', display_name: '' };
		expect(simplify({ owner }, 'playlist', 0)).toMatchObject({ owner: 'wizzler' });
	});

	it('the next place counts where the first has another type', () => {
		const both = { items: { total: null }, tracks: { total: 5 } };
		expect(simplify(both, 'playlist', 0)).toMatchObject({ totalItems: 5 });
		expect(simplify({ ...both, items: { total: [] } }, 'playlist', 0)).toMatchObject({
			totalItems: 5,
		});
	});
});

it('never throws, and gives the same fields, whatever comes', () => {
	const kind = fc.constantFrom<OutputKind>(
		...kinds,
		...userKinds,
		'playlistItem',
		'searchResult',
		'playHistory',
		'saved.track',
		'saved.audiobook',
	);
	fc.assert(
		fc.property(fc.jsonValue(), kind, fc.nat(), (value, of, position) => {
			const simplified = simplify(value, of, position);
			expect(typeFaults(simplified)).toEqual([]);
			if ([...kinds, ...userKinds].includes(of))
				expect(Object.keys(simplified)).toEqual(Object.keys(exampleOf(of)[1]));
		}),
	);
});
