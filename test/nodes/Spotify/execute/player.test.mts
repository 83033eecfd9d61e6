import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { callWire, refusal } from '../../../support/callWire.mts';
import type { MemoryCredentialsHelper } from '../../../support/credentialsHelper.mts';
import {
	jsonOf,
	pastedToken,
	runSpotify,
	userOAuth2,
	type NodeRun,
} from '../../../support/engine.mts';
import { idOf } from '../../../support/spotifyObjects.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const TRACK = `spotify:track:${idOf(1)}`;
const ALBUM = `spotify:album:${idOf(2)}`;

const player = async (operation: string, fields: IDataObject = {}, more: Partial<NodeRun> = {}) =>
	await runSpotify({
		parameters: { resource: 'player', operation, ...fields },
		credentials: userOAuth2(),
		...more,
	});

const done = () => callWire(() => ({ status: 204 }));

describe('a command', () => {
	it.each<[string, IDataObject, string, unknown]>([
		['next', {}, 'POST /me/player/next', ''],
		['previous', { options: { deviceId: 'a1' } }, 'POST /me/player/previous?device_id=a1', ''],
		['pause', {}, 'PUT /me/player/pause', ''],
		['play', { playWhat: 'continue' }, 'PUT /me/player/play', ''],
		[
			'play',
			{
				playWhat: 'album',
				albumId: idOf(2),
				deviceId: 'a1',
				options: { offsetPosition: 2, positionMs: 500 },
			},
			'PUT /me/player/play?device_id=a1',
			{ context_uri: ALBUM, offset: { position: 2 }, position_ms: 500 },
		],
		[
			'play',
			{ playWhat: 'tracks', uris: `${idOf(1)}, ${TRACK}`, options: { offsetUri: TRACK } },
			'PUT /me/player/play',
			{ uris: [TRACK, TRACK], offset: { uri: TRACK } },
		],
		['seek', { positionMs: 0 }, 'PUT /me/player/seek?position_ms=0', ''],
		['setRepeat', { repeatMode: 'track' }, 'PUT /me/player/repeat?state=track', ''],
		['setShuffle', { shuffle: false }, 'PUT /me/player/shuffle?state=false', ''],
		['setVolume', { volumePercent: 100 }, 'PUT /me/player/volume?volume_percent=100', ''],
		['addToQueue', { uri: TRACK }, `POST /me/player/queue?uri=${TRACK}`, ''],
		['transfer', { deviceId: 'a1' }, 'PUT /me/player', { device_ids: ['a1'] }],
		[
			'transfer',
			{ deviceId: 'a1', options: { play: true } },
			'PUT /me/player',
			{ device_ids: ['a1'], play: true },
		],
	])('%s with %j is %s', async (operation, fields, route, body) => {
		const wire = done();
		const { items, error } = await player(operation, fields);
		expect(error).toBeUndefined();
		const sent = wire.calls.map(({ route: path, query }) =>
			query.size === 0 ? path : `${path}?${decodeURIComponent(String(query))}`,
		);
		expect([sent, wire.calls.map((call) => call.body)]).toEqual([[route], [body]]);
		expect(items).toEqual([{ json: { success: true }, pairedItem: { item: 0 } }]);
	});

	it('that Spotify answers with letters at random is done', async () => {
		callWire(() => ({ status: 200, body: 'oPClBVDzidwlAlSqmFF-zKNO62E' }));
		expect(jsonOf((await player('pause')).items)).toEqual([{ success: true }]);
	});

	it('goes after that of the item before it', async () => {
		const wire = done();
		const inputs = [{ n: 30 }, { n: 20 }, { n: 10 }];
		await player('setVolume', { volumePercent: '={{ $json.n }}' }, { inputs });
		expect(wire.mostAtOnce).toBe(1);
		expect(wire.calls.map(({ query }) => query.get('volume_percent'))).toEqual(['30', '20', '10']);
	});

	it('is not sent where one before it failed, unless the node continues', async () => {
		const wire = callWire((_, count) =>
			count === 1
				? refusal(403, 'Player command failed: Restriction violated', 'UNKNOWN')
				: { status: 204 },
		);
		const inputs = [{ n: 30 }, { n: 20 }, { n: 10 }];
		const { error } = await player('setVolume', { volumePercent: '={{ $json.n }}' }, { inputs });
		expect(error).toMatchObject({
			message: 'The player cannot do this now',
			context: { itemIndex: 1, data: { reason: 'restricted' } },
		});
		expect(wire.calls).toHaveLength(2);
	});
});

/** What the player may say of what is to be played; see `playRefusals.ts` for who has reported it. */
const CANNOT_START = "Can't have offset for context type: ARTIST";
const VIOLATED = 'Player command failed: Restriction violated';
const inTracks = { playWhat: 'tracks', uris: `${TRACK}, ${TRACK}` };
const ofArtist = { playWhat: 'artist', artistId: idOf(3) };

describe('what the player does not start is told by what was to be played', () => {
	it.each<[number, string, IDataObject, string, RegExp]>([
		[
			400,
			CANNOT_START,
			{ ...ofArtist, options: { offsetPosition: 2 } },
			'Spotify does not start an artist at a chosen item',
			/^Leave out 'Start at Position' and 'Start at Item'/,
		],
		[
			403,
			`Player command failed: ${CANNOT_START}`,
			{ ...ofArtist, options: { offsetUri: TRACK } },
			'Spotify does not start an artist at a chosen item',
			/^Leave out 'Start at Position' and 'Start at Item'/,
		],
		[
			400,
			'position out of range',
			{ ...inTracks, options: { offsetPosition: 2 } },
			'What to play has no such item',
			/'Start at Position' counts from 0/,
		],
		[
			403,
			VIOLATED,
			{ ...inTracks, options: { offsetPosition: 0 } },
			'The player does not start this',
			/without 'Start at Position' and 'Start at Item'.*more than once/,
		],
		[403, VIOLATED, inTracks, 'The player does not start this', /country/],
		[403, VIOLATED, { playWhat: 'continue' }, 'The player cannot do this now', /effect/],
	])('%d %s, for %j', async (status, words, fields, message, hint) => {
		callWire(() => refusal(status, words, ...(status === 403 ? ['UNKNOWN'] : [])));
		const { error } = await player('play', fields);
		expect(error).toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringMatching(hint),
		});
		expect(`${error?.message} ${error?.description}`).toContain(words);
	});
});

it.each([
	['getState', 204],
	['getState', 200],
	['getCurrentlyPlaying', 204],
	['getCurrentlyPlaying', 200],
])('%s of a player that is off is that nothing plays, with an empty %d', async (name, status) => {
	callWire(() => ({ status }));
	const { items, error } = await player(name, { output: 'raw' });
	expect([jsonOf(items), error]).toEqual([[{ is_playing: false }], undefined]);
});

/**
 * Spotify's player answers so for seconds, though the token is good: LargeModGames/spotatui 395 and
 * 399, thlucas1/homeassistantcomponent_spotifyplus 237, aome510/spotify-player 1044 (July 2026).
 */
const tokenLost = refusal(401, 'Access token missing');

describe('an access token that the player has lost for a moment', () => {
	it.each<[string, () => MemoryCredentialsHelper]>([
		['a connected account', () => userOAuth2()],
		['a pasted token', () => pastedToken('the-token')],
	])('costs a moment, and no other token, with %s', async (_, credentials) => {
		const wire = callWire((_call, count) =>
			count < 2 ? tokenLost : { body: { is_playing: true, device: { name: 'Kitchen' } } },
		);
		const { items, error } = await player('getState', {}, { credentials: credentials() });
		expect(error).toBeUndefined();
		expect(jsonOf(items)).toMatchObject([{ isPlaying: true, deviceName: 'Kitchen' }]);
		expect(wire.requests).toEqual(Array(3).fill('GET /me/player'));
	});

	it('costs a command no more, since it was turned away', async () => {
		const wire = callWire((_call, count) => (count < 1 ? tokenLost : { status: 204 }));
		expect(jsonOf((await player('next')).items)).toEqual([{ success: true }]);
		expect(wire.requests).toEqual(Array(2).fill('POST /me/player/next'));
	});

	it('is not put down to the credential where it stays lost, and leaves nothing in doubt', async () => {
		callWire(() => tokenLost);
		const { error } = await player('next');
		expect(error).toMatchObject({
			message: 'Spotify lost the access token on its way to the player (HTTP 401)',
			context: { data: { kind: 'server', status: 401 } },
		});
		expect(error?.description).not.toMatch(/connect|not known/);
	});
});

describe('Premium that the player does not see', () => {
	const noPremium = refusal(403, 'Player command failed: Premium required', 'PREMIUM_REQUIRED');

	it('is asked for again, once: it has overlooked that of Premium accounts for a moment', async () => {
		const wire = callWire((_call, count) => (count < 1 ? noPremium : { status: 204 }));
		expect(jsonOf((await player('pause')).items)).toEqual([{ success: true }]);
		expect(wire.calls).toHaveLength(2);
	});

	it('is not there if it says so twice', async () => {
		const wire = callWire(() => noPremium);
		expect((await player('pause')).error?.message).toBe('This needs Spotify Premium');
		expect(wire.calls).toHaveLength(2);
	});
});

it.each(['getRecentlyPlayed', 'getQueue', 'getDevices'])(
	'%s is an empty list where Spotify says that there is nothing, as of a private session',
	async (name) => {
		callWire(() => ({ status: 204 }));
		const { items, error, hints } = await player(name);
		expect([items, error, hints]).toEqual([[], undefined, []]);
	},
);

it('no other list of the player may be empty without a word', async () => {
	callWire(() => ({ status: 200 }));
	expect((await player('getDevices')).error?.message).toContain('is not what Spotify documents');
});

describe('what to play', () => {
	const played = async (fields: IDataObject, more: Partial<NodeRun> = {}) => {
		const wire = callWire(({ route }) =>
			route === 'GET /me' ? { body: { id: 'some one#1' } } : { status: 204 },
		);
		const { error } = await player('play', fields, more);
		const bodies = wire.calls.filter(({ route }) => route.startsWith('PUT '));
		return { error, requests: wire.requests, sent: bodies.map(({ body }) => body) };
	};

	it.each([
		['playlist', idOf(5)],
		['artist', `https://open.spotify.com/artist/${idOf(5)}?si=1`],
		['show', `spotify:show:${idOf(5)}`],
	])('is a context: %s %s', async (playWhat, value) => {
		const { sent } = await played({ playWhat, [`${playWhat}Id`]: value });
		expect(sent).toEqual([{ context_uri: `spotify:${playWhat}:${idOf(5)}` }]);
	});

	const contexts = [
		`spotify:album:${idOf(5)}`,
		`spotify:playlist:${idOf(5)}`,
		`spotify:audiobook:${idOf(5)}`,
		'spotify:user:some%20one%231:collection',
		'spotify:station:album:1',
	];

	it.each(['playlist', 'artist'])(
		'is whatever Get State has named as context, in the field for a %s',
		async (playWhat) => {
			const { sent, error } = await played(
				{ playWhat, [`${playWhat}Id`]: '={{ $json.contextUri }}' },
				{ inputs: contexts.map((contextUri) => ({ contextUri })) },
			);
			expect(error).toBeUndefined();
			expect(sent).toEqual(contexts.map((uri) => ({ context_uri: uri })));
		},
	);

	it.each([
		[
			{ playWhat: 'playlist', playlistId: TRACK },
			'a track link, but the operation needs a playlist',
		],
		[{ playWhat: 'playlist', playlistId: '={{ "" }}' }, 'No playlist was given'],
		[{ playWhat: 'album', albumId: `${idOf(1)}, ${idOf(2)}` }, '2 values were given'],
		[{ playWhat: 'tracks', uris: '={{ "" }}' }, "'Items' is empty"],
	])('is refused before anything is sent: %j', async (fields, message) => {
		const { error, requests } = await played(fields);
		expect(error?.message).toContain(message);
		expect(requests).toEqual([]);
	});

	it('is what the form shows: what was typed into other fields before does not count', async () => {
		const { sent } = await played({ playWhat: 'artist', artistId: idOf(1), uris: TRACK });
		expect(sent).toEqual([{ context_uri: `spotify:artist:${idOf(1)}` }]);
	});

	it("is the user's liked songs, whoever the user is; that is asked once for all items", async () => {
		const { sent, requests } = await played({ playWhat: 'likedSongs' }, { inputs: [{}, {}] });
		const contextUri = 'spotify:user:some%20one%231:collection';
		expect(sent).toEqual([{ context_uri: contextUri }, { context_uri: contextUri }]);
		expect(requests.filter((route) => route === 'GET /me')).toHaveLength(1);
	});

	it("ends with Spotify's words where Spotify refuses it", async () => {
		callWire(({ route }) =>
			route === 'GET /me' ? { body: { id: 'me' } } : refusal(400, 'Non supported context uri'),
		);
		const { error } = await player('play', { playWhat: 'likedSongs' });
		expect(`${error?.message} ${error?.description}`).toContain('Non supported context uri');
	});

	it('is a playlist by its name, also one of somebody else beside an own one', async () => {
		const named = { __rl: true, mode: 'name', value: 'Mix' };
		const wire = callWire(({ route }) =>
			route === 'GET /me/playlists'
				? { body: { items: [{ id: idOf(8), name: 'Mix', owner: { id: 'b' } }], total: 1 } }
				: { status: 204 },
		);
		await player('play', { playWhat: 'playlist', playlistId: named });
		expect(wire.calls.at(-1)?.body).toEqual({ context_uri: `spotify:playlist:${idOf(8)}` });
	});
});

describe('without a device', () => {
	const devices = [{ id: 'a1', name: 'Kitchen', type: 'Speaker', is_active: false }];
	const noDevice = (list: unknown[]) =>
		callWire(({ route }) =>
			route === 'GET /me/player/devices'
				? { body: { devices: list } }
				: refusal(404, 'Player command failed: No active device found', 'NO_ACTIVE_DEVICE'),
		);

	it('a command says which there are', async () => {
		const wire = noDevice(devices);
		const { error } = await player('pause');
		expect(error).toMatchObject({
			message: 'No device is active',
			description: expect.stringContaining("Online now: 'Kitchen' (Speaker)."),
			context: { data: { kind: 'forbidden', reason: 'noActiveDevice', status: 404 } },
		});
		expect(wire.requests).toEqual(['PUT /me/player/pause', 'GET /me/player/devices']);
	});

	it.each(['null', 'undefined'])(
		'what a language model writes for none is refused: %s',
		async (text) => {
			const wire = noDevice(devices);
			const { error } = await player('pause', { options: { deviceId: `={{ "${text}" }}` } });
			expect(error?.message).toBe(`'${text}' is an empty result of an expression, not an ID`);
			expect(wire.requests).toEqual([]);
		},
	);

	it.each([
		['pause', { options: { deviceId: 'b2' } }],
		['transfer', { deviceId: 'b2' }],
	])('one for a device says that this is the one that is not there: %s', async (name, fields) => {
		noDevice(devices);
		const { error } = await player(name, fields);
		expect(error).toMatchObject({
			message: 'The chosen device is offline or asleep',
			description: expect.stringMatching(/^Open Spotify on it .*Online now: 'Kitchen'/),
			context: { data: { reason: 'noActiveDevice' } },
		});
	});

	it('or that there are none', async () => {
		noDevice([]);
		const { error } = await player('play', { playWhat: 'album', albumId: ALBUM });
		expect(error?.description).toContain('no device online now');
	});
});

describe('a device that Spotify reaches late', () => {
	const devices = [{ id: 'a1', name: 'Kitchen', type: 'Speaker', is_active: false }];
	const PLAY = { playWhat: 'album', albumId: ALBUM, deviceId: 'a1' };
	/** Knows of the device from the n-th command on. */
	const lateBy = (commands: number, words: string) => {
		let sent = 0;
		return callWire(({ route }) => {
			if (route === 'GET /me/player/devices') return { body: { devices } };
			sent += 1;
			return sent > commands ? { status: 204 } : refusal(404, words);
		});
	};

	it.each(['Not found.', 'Device not found'])(
		'is tried once more if it is in the list: %s',
		async (words) => {
			const wire = lateBy(1, words);
			expect(jsonOf((await player('play', PLAY)).items)).toEqual([{ success: true }]);
			expect(wire.requests).toEqual([
				'PUT /me/player/play',
				'GET /me/player/devices',
				'PUT /me/player/play',
			]);
		},
	);

	it.each([
		['play', PLAY],
		['transfer', { deviceId: 'a1' }],
	])('is named where it stays away, and nothing is said of a path: %s', async (name, fields) => {
		lateBy(Infinity, 'Not found.');
		const { error } = await player(name, fields);
		expect(error).toMatchObject({
			message: 'Spotify cannot find the device',
			description: expect.stringContaining("Online now: 'Kitchen' (Speaker)."),
			context: { data: { kind: 'forbidden', reason: 'deviceNotFound', status: 404 } },
		});
	});

	it('may be what is missing where none is chosen', async () => {
		lateBy(Infinity, 'Not found.');
		expect((await player('pause')).error?.message).toBe('No device is active');
	});

	it('gets nothing twice that would do more the second time', async () => {
		const wire = lateBy(1, 'Device not found');
		await player('next', { options: { deviceId: 'a1' } });
		expect(wire.requests).toEqual(['POST /me/player/next', 'GET /me/player/devices']);
	});

	it('is not tried again if it is not in the list', async () => {
		const wire = lateBy(1, 'Not found.');
		await player('play', { ...PLAY, deviceId: 'b2' });
		expect(wire.requests).toEqual(['PUT /me/player/play', 'GET /me/player/devices']);
	});
});

it('a command that does more a second time is not sent again, and says that it may have been done', async () => {
	const wire = callWire(() => ({ lost: 'ECONNRESET' }));
	const { error } = await player('next');
	expect(wire.requests).toEqual(['POST /me/player/next']);
	expect(error?.description).toMatch(/^It is not known whether Spotify did it\./);
});

it('a command that does not is sent again', async () => {
	const wire = callWire((_, count) => (count === 0 ? { lost: 'ECONNRESET' } : { status: 204 }));
	expect(jsonOf((await player('pause')).items)).toEqual([{ success: true }]);
	expect(wire.requests).toHaveLength(2);
});

describe('the state', () => {
	it.each(['getState', 'getCurrentlyPlaying'])(
		'of a player that is off is one item: %s',
		async (name) => {
			const wire = callWire(() => ({ status: 204 }));
			const { items } = await player(name);
			expect(items).toMatchObject([
				{ json: { isPlaying: false, itemId: null, deviceId: null }, pairedItem: { item: 0 } },
			]);
			expect(wire.calls[0]?.query.get('additional_types')).toBe('track,episode');
			const raw = await player(name, { output: 'raw' });
			expect(jsonOf(raw.items)).toEqual([{ is_playing: false }]);
		},
	);

	it('of one that plays tells what and where', async () => {
		callWire(() => ({
			body: {
				is_playing: true,
				progress_ms: 1000,
				item: { id: idOf(1), uri: TRACK, name: 'One', artists: [{ name: 'A' }] },
				device: { id: 'a1', name: 'Kitchen' },
			},
		}));
		const { items } = await player('getState');
		expect(jsonOf(items)).toMatchObject([
			{ isPlaying: true, itemName: 'One', artists: 'A', deviceName: 'Kitchen', progressMs: 1000 },
		]);
	});

	it('has the devices, and what was played, one item each', async () => {
		callWire(({ route }) =>
			route === 'GET /me/player/devices'
				? {
						body: {
							devices: [
								{ id: 'a1', name: 'Kitchen' },
								{ id: null, name: 'Web' },
							],
						},
					}
				: {
						body: {
							items: [{ track: { id: idOf(1) }, played_at: '2026-11-22T10:00:00Z' }],
							cursors: null,
						},
					},
		);
		expect(jsonOf((await player('getDevices')).items)).toMatchObject([
			{ id: 'a1', isActive: null },
			{ id: null, name: 'Web' },
		]);
		expect(jsonOf((await player('getRecentlyPlayed')).items)).toMatchObject([
			{ id: idOf(1), playedAt: '2026-11-22T10:00:00Z' },
		]);
	});
});
