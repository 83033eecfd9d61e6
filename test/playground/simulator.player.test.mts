import { allScopes } from '../../playground/simulator/accounts/scopes.mts';
import { playerReasons } from '../../playground/simulator/users/playerReasons.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

const [a = '', b = '', c = '', d = ''] = ['A', 'B', 'C', 'D'].map(
	(letter) => `spotify:track:${letter.repeat(22)}`,
);
const episode = 'spotify:episode:512ojhOuo1ktJprKbVcKyQ';
const album = 'spotify:album:4aawyAB9vmqN3uQ7FjRGTy';
const artist = 'spotify:artist:4Z8W4fKeB5YxbusRsdQVPb';

const failure = (status: number, words: string, reason: string) => ({
	status,
	body: { error: { status, message: `Player command failed: ${words}`, reason } },
});
const noDevice = failure(404, 'No active device found', 'NO_ACTIVE_DEVICE');
const restricted = failure(403, 'Restriction violated', 'UNKNOWN');
const restrictedDevice = failure(403, 'Restricted device', 'UNKNOWN');

function setUp() {
	// What commands are answered with has a test of its own.
	const client = createSimulatorClient({ settings: { playerAnswers: 'empty' } });
	const user = client.asUser();
	const devices = async () => Object((await user.get('/me/player/devices')).body).devices;
	return {
		...client,
		...user,
		/** The id of the device with that name. */
		device: async (name: string): Promise<string> =>
			(await devices()).find((known: { name: string }) => known.name === name).id,
		devices,
		player: () => client.control.player(),
		play: async (...uris: string[]) => await user.put('/me/player/play', { uris }),
	};
}

const commands = [
	['PUT', '/me/player/play'],
	['PUT', '/me/player/pause'],
	['POST', '/me/player/next'],
	['POST', '/me/player/previous'],
	['PUT', '/me/player/seek?position_ms=1'],
	['PUT', '/me/player/repeat?state=track'],
	['PUT', '/me/player/volume?volume_percent=1'],
	['PUT', '/me/player/shuffle?state=true'],
	['POST', `/me/player/queue?uri=${a}`],
] as const;

describe('the player of a user', () => {
	it('is paused at the start, on one of four devices', async () => {
		const { get, devices } = setUp();

		expect(await get('/me/player')).toMatchObject({
			status: 200,
			body: {
				is_playing: false,
				device: { name: 'Studio', is_active: true },
				item: { type: 'track' },
				currently_playing_type: 'track',
			},
		});
		expect(await devices()).toHaveLength(4);
	});

	it('says nothing where nothing is active', async () => {
		const { get, control } = setUp();
		control.setUser({ activeDeviceId: null });

		for (const path of ['/me/player', '/me/player/currently-playing']) {
			expect(await get(path)).toMatchObject({ status: 204, body: '' });
		}
		expect(await get('/me/player/queue')).toMatchObject({
			status: 200,
			body: { currently_playing: null, queue: [] },
		});
	});

	it.each(commands)('takes no command where nothing is active: %s %s', async (method, path) => {
		const { ask, control } = setUp();
		control.setUser({ activeDeviceId: null });

		expect(await ask(method)(path)).toMatchObject(noDevice);
	});

	it.each(commands)(
		'takes no command to a device that is not there: %s %s',
		async (method, path) => {
			const { ask } = setUp();
			const query = path.includes('?') ? '&' : '?';

			expect(await ask(method)(`${path}${query}device_id=abc`)).toMatchObject({
				status: 404,
				body: { error: { status: 404, message: 'Device not found' } },
			});
		},
	);

	it.each(commands)('takes no command of who has no Premium: %s %s', async (method, path) => {
		const { ask, control, get } = setUp();
		control.setUser({ premium: false });

		expect(await ask(method)(path)).toMatchObject(
			failure(403, 'Premium required', 'PREMIUM_REQUIRED'),
		);
		expect(await get('/me/player')).toMatchObject({ status: 200 });
	});

	it.each(commands)('takes no command to a device that takes none: %s %s', async (method, path) => {
		const { ask, device } = setUp();
		const query = path.includes('?') ? '&' : '?';

		expect(await ask(method)(`${path}${query}device_id=${await device('Car')}`)).toMatchObject(
			restrictedDevice,
		);
	});

	it('needs a scope to be read, and another to be changed', async () => {
		const { asUser } = setUp();
		const { get, put } = asUser({
			scopes: allScopes.filter((scope) => scope !== 'user-modify-playback-state'),
		});

		expect(await get('/me/player')).toMatchObject({ status: 200 });
		expect(await put('/me/player/pause')).toMatchObject({
			status: 401,
			body: { error: { message: 'Permissions missing' } },
		});
	});
});

describe('playing', () => {
	it('goes on with what was there, if it was paused', async () => {
		const { put, player } = setUp();
		const { uri, progressMs } = player();

		expect(await put('/me/player/play')).toMatchObject({ status: 204, body: '' });
		expect(player()).toMatchObject({ uri, progressMs, isPlaying: true });
		expect(await put('/me/player/play')).toMatchObject(restricted);
		expect(await put('/me/player/pause')).toMatchObject({ status: 204 });
		expect(player()).toMatchObject({ uri, progressMs, isPlaying: false });
		expect(await put('/me/player/pause')).toMatchObject(restricted);
	});

	it('starts tracks and episodes, from the one that was asked for', async () => {
		const { put, player } = setUp();

		await put('/me/player/play', {
			uris: [a, episode, c],
			offset: { position: 1 },
			position_ms: 7,
		});

		expect(player()).toMatchObject({
			uri: episode,
			progressMs: 7,
			upcoming: [c],
			contextUri: null,
		});
		await put('/me/player/play', { uris: [a, b, c], offset: { uri: c } });
		expect(player()).toMatchObject({ uri: c, progressMs: 0, upcoming: [] });
	});

	it.each([album, artist, 'spotify:show:4aawyAB9vmqN3uQ7FjRGTy'])(
		'starts a context: %s',
		async (context_uri) => {
			const { put, get, player } = setUp();

			expect(await put('/me/player/play', { context_uri })).toMatchObject({ status: 204 });

			expect(player().upcoming.length).toBeGreaterThan(0);
			expect((await get('/me/player?additional_types=episode')).body).toMatchObject({
				context: { uri: context_uri },
				item: { uri: player().uri },
			});
		},
	);

	it('starts a playlist, and passes over what nobody can play', async () => {
		const { put, player, control } = setUp();
		const uris = [null, a, 'spotify:local:x:y:z:1', b, c];
		const { uri } = control.addPlaylist({ uris });

		await put('/me/player/play', { context_uri: uri, offset: { position: 2 } });

		expect(player()).toMatchObject({ uri: b, upcoming: [c] });
	});

	it.each([
		[
			{ context_uri: artist, offset: { position: 0 } },
			"Can't have offset for context type: ARTIST",
		],
		[{ context_uri: a }, 'Non supported context uri'],
		[{ context_uri: 'nonsense' }, 'Non supported context uri'],
		[{ uris: [a], offset: { position: 1 } }, 'position out of range'],
		[{ uris: [a], offset: { uri: b } }, 'position out of range'],
		[{ uris: [a, 'spotify:local:x:y:z:1'] }, 'Invalid Spotify URI'],
		[{ uris: [album] }, 'Invalid Spotify URI'],
		[{ uris: [a], context_uri: album }, 'Either context_uri or uris (simulator)'],
		[{ uris: [a], positionMs: 1 }, 'Unknown parameter (simulator): positionMs'],
		[{ uris: [a], offset: { index: 1 } }, 'Unknown parameter (simulator): offset.index'],
	])('starts nothing with %j', async (body, message) => {
		const { put, player } = setUp();
		const before = player();

		expect(await put('/me/player/play', body)).toMatchObject({
			status: 400,
			body: { error: { status: 400, message } },
		});
		expect(player()).toEqual(before);
	});

	it('wakes the device that is named, and no other command does', async () => {
		const { put, device, control, player } = setUp();
		control.setUser({ activeDeviceId: null });
		const id = await device('Kitchen');

		await put(`/me/player/volume?volume_percent=5&device_id=${id}`);
		expect(player().device).toBeNull();
		expect(await put(`/me/player/play?device_id=${id}`)).toMatchObject({ status: 204 });
		expect(player()).toMatchObject({ device: 'Kitchen', volumePercent: 5, isPlaying: true });
	});

	it('goes on while time passes, from one to the next, until the end', async () => {
		const { play, get, player, clock } = setUp();
		await play(a, b);
		const { body } = await get('/me/player');
		const durationMs = Object(body).item.duration_ms;

		await clock.advance(durationMs - 1);
		expect(player()).toMatchObject({ uri: a, progressMs: durationMs - 1 });
		await clock.advance(1001);
		expect(player()).toMatchObject({ uri: b, progressMs: 1000 });
		expect((await get('/me/player/recently-played?limit=1')).body).toMatchObject({
			items: [{ track: { uri: a } }],
		});
		await clock.advance(3_600_000);

		expect(player()).toMatchObject({ uri: a, progressMs: 0, isPlaying: false });
	});

	it('repeats one, or all', async () => {
		const { play, put, player, clock } = setUp();
		await play(a, b);
		await put('/me/player/repeat?state=track');
		await clock.advance(1_200_000);
		expect(player()).toMatchObject({ uri: a, isPlaying: true, repeat: 'track' });

		await put('/me/player/repeat?state=context');
		await clock.advance(1_200_000);

		expect(player()).toMatchObject({ isPlaying: true, repeat: 'context' });
	});

	it('skips to the next, to what is queued first, and back', async () => {
		const { play, post, player } = setUp();
		await play(a, b);
		await post(`/me/player/queue?uri=${c}`);
		await post(`/me/player/queue?uri=${episode}`);
		expect(player()).toMatchObject({ uri: a, upcoming: [c, episode, b] });

		const seen: (string | null)[] = [];
		for (const step of ['next', 'next', 'next', 'previous', 'previous']) {
			await post(`/me/player/${step}`);
			seen.push(player().uri);
		}

		expect(seen).toEqual([c, episode, b, a, a]);
	});

	it('shuffles all but what plays, and puts it in order again', async () => {
		const { put, player } = setUp();
		await put('/me/player/play', { context_uri: album });
		const { uri, upcoming } = player();

		await put('/me/player/shuffle?state=true');
		expect(player()).toMatchObject({ uri, shuffle: true });
		expect([...player().upcoming].sort()).toEqual([...upcoming].sort());
		await put('/me/player/shuffle?state=false');

		expect(player()).toMatchObject({ uri, upcoming, shuffle: false });
	});

	it('seeks, behind the end to the next', async () => {
		const { play, put, player } = setUp();
		await play(a, b);

		await put('/me/player/seek?position_ms=5000');
		expect(player()).toMatchObject({ uri: a, progressMs: 5000 });
		await put('/me/player/seek?position_ms=999999999');

		expect(player()).toMatchObject({ isPlaying: false, uri: a, progressMs: 0 });
	});

	it('is as loud as it is told to be, where that can be told', async () => {
		const { put, device, player } = setUp();

		await put('/me/player/volume?volume_percent=0');
		expect(player().volumePercent).toBe(0);
		expect(
			await put(`/me/player/volume?volume_percent=5&device_id=${await device('Phone')}`),
		).toMatchObject(failure(403, 'Cannot control device volume', 'VOLUME_CONTROL_DISALLOW'));
		expect(await put('/me/player/volume?volume_percent=101')).toMatchObject({ status: 400 });
	});

	it('moves to another device, and goes on there', async () => {
		const { put, play, device, player } = setUp();
		await play(a);
		const ids = [await device('Kitchen')];

		expect(await put('/me/player', { device_ids: ids })).toMatchObject({ status: 204 });
		expect(player()).toMatchObject({ device: 'Kitchen', uri: a, isPlaying: true });
		await put('/me/player/pause');
		await put('/me/player', { device_ids: [await device('Studio')] });
		expect(player()).toMatchObject({ device: 'Studio', isPlaying: false });
		await put('/me/player', { device_ids: ids, play: true });

		expect(player()).toMatchObject({ device: 'Kitchen', isPlaying: true });
	});

	it.each([
		[{}, 400, 'Required field device_ids missing'],
		[{ device_ids: [] }, 400, 'Exactly one device id (simulator)'],
		[{ device_ids: ['x', 'y'] }, 400, 'Exactly one device id (simulator)'],
		[{ device_ids: ['x'] }, 404, 'Device not found'],
	])('does not move to %j', async (body, status, message) => {
		const { put } = setUp();

		expect(await put('/me/player', body)).toMatchObject({
			status,
			body: { error: { status, message } },
		});
	});

	it('gives an episode to those who know episodes', async () => {
		const { play, get } = setUp();
		await play(episode);

		expect((await get('/me/player/currently-playing')).body).toMatchObject({
			item: null,
			currently_playing_type: 'episode',
		});
		expect(
			(await get('/me/player/currently-playing?additional_types=track,episode')).body,
		).toMatchObject({ item: { uri: episode } });
	});

	it('shows a short context again and again', async () => {
		const { put, get, control } = setUp();
		const { uri } = control.addPlaylist({ uris: [a, b, c] });
		await put('/me/player/play', { context_uri: uri });

		const { body } = await get('/me/player/queue');
		const shown = (body as { queue: { uri: string }[] }).queue.map((item) => item.uri);
		expect([shown.slice(0, 5), shown.length]).toEqual([[b, c, a, b, c], 20]);
	});

	it('shows twenty of what is to come', async () => {
		const { put, get, control } = setUp();
		const { uri } = control.addPlaylist({ uris: Array(40).fill([a, b, c, d]).flat() });
		await put('/me/player/play', { context_uri: uri });

		expect((await get('/me/player/queue')).body).toMatchObject({
			currently_playing: { uri: a },
			queue: { length: 20, 0: { uri: b } },
		});
	});
});

describe('what was played', () => {
	interface Page {
		items: { played_at: string; track: { uri: string } }[];
		cursors: { before: string; after: string };
		next: string | null;
	}

	const recent = async (path: string, get: ReturnType<typeof setUp>['get']) =>
		(await get(path)).body as Page;

	it('is read backwards, the newest first, each once', async () => {
		const { get } = setUp();
		const times: string[] = [];
		let path: string | null = '/me/player/recently-played?limit=50';
		while (path !== null) {
			const page: Page = await recent(path, get);
			times.push(...page.items.map(({ played_at }) => played_at));
			path = page.next?.replace('https://api.spotify.com/v1', '') ?? null;
		}

		expect(times).toHaveLength(130);
		expect(new Set(times).size).toBe(130);
		expect(times).toEqual([...times].sort().reverse());
	});

	it('is read forwards from a moment on', async () => {
		const { get, control, clock } = setUp();
		const { cursors } = await recent('/me/player/recently-played?limit=1', get);
		await clock.advance(1000);
		for (const uri of [a, b, c]) control.addPlay({ uri });

		const first = await recent(`/me/player/recently-played?limit=2&after=${cursors.after}`, get);
		expect(first.items.map(({ track }) => track.uri)).toEqual([b, a]);
		const rest = await recent(String(first.next).replace('https://api.spotify.com/v1', ''), get);
		expect(rest.items.map(({ track }) => track.uri)).toEqual([c]);
		expect(rest.next).toBeNull();
		const nothing = await recent(`/me/player/recently-played?after=${rest.cursors.after}`, get);

		expect(nothing).toMatchObject({ items: [], next: null, cursors: null });
	});

	it('is read in one direction at a time', async () => {
		const { get } = setUp();

		expect(await get('/me/player/recently-played?after=1&before=2')).toMatchObject({ status: 400 });
	});
});

describe('the answer to a command', () => {
	const ask = async (playerAnswers: 'both' | 'text' | 'empty') => {
		const { control, asUser } = createSimulatorClient();
		control.set({ playerAnswers });
		const { put } = asUser();
		const answers = [];
		for (const state of ['true', 'false', 'true']) {
			answers.push(await put(`/me/player/shuffle?state=${state}`));
		}
		expect(control.player()).toMatchObject({ shuffle: true });
		return answers;
	};
	const empty = { status: 204, body: '' };
	const text = { status: 200, headers: {}, body: expect.stringMatching(/^[\w-]{27}$/) };

	it('is nothing, or a text that means nothing', async () => {
		expect(await ask('empty')).toMatchObject([empty, empty, empty]);
		expect(await ask('text')).toMatchObject([text, text, text]);
	});

	it('is each in turn where nobody says otherwise', async () => {
		expect(createSimulatorClient().control.settings()).toMatchObject({ playerAnswers: 'both' });
		expect(await ask('both')).toMatchObject([text, empty, text]);
	});
});

describe('a command that was ordered to be refused', () => {
	it.each([...playerReasons])('says why: %s', async (reason, [status, message]) => {
		const { control, asUser } = createSimulatorClient();
		control.refuseCommands({ reason });

		expect(await asUser().post('/me/player/next')).toMatchObject(failure(status, message, reason));
	});

	it('is as many as were ordered, of any kind, and changes nothing', async () => {
		const { control, asUser } = createSimulatorClient();
		const { put, post } = asUser();
		const before = control.player();
		control.refuseCommands({ reason: 'NEW_REASON', message: 'Words', status: 409, times: 2 });
		const refused = failure(409, 'Words', 'NEW_REASON');

		expect(await put('/me/player/shuffle?state=true')).toMatchObject(refused);
		expect(await put('/me/player', { device_ids: ['x'] })).toMatchObject(refused);
		expect(control.player()).toEqual(before);
		expect((await post('/me/player/next')).status).toBeLessThan(300);
	});
});

// joostlek/python-spotify's recordings of a loudspeaker; its document allows null.
it('a restricted device that plays says no ID', async () => {
	const { asUser, control } = createSimulatorClient();
	const { get } = asUser();
	control.setUser({
		devices: [{ id: 'b', name: 'Bathroom', isRestricted: true }],
		activeDeviceId: 'b',
	});
	const { body } = await get('/me/player');
	expect(body).toMatchObject({ device: { id: null, is_restricted: true }, smart_shuffle: false });
	control.setUser({ devices: [{ id: 'k', name: 'Kitchen' }], activeDeviceId: 'k' });
	expect((await get('/me/player')).body).toMatchObject({ device: { id: 'k' } });
});

describe('the liked songs of a user, as a context', () => {
	it('play the latest first, and Get State names them as they were named', async () => {
		const { put, get, control } = setUp();
		const id = String(Object((await get('/me')).body).id);
		const contextUri = `spotify:user:${encodeURIComponent(id)}:collection`;

		expect((await put('/me/player/play', { context_uri: contextUri })).status).toBe(204);

		const [latest] = control.library().track ?? [];
		expect((await get('/me/player')).body).toMatchObject({
			context: { type: 'collection', uri: contextUri },
			item: { uri: latest },
		});
	});

	it('of somebody else are no context', async () => {
		const { put } = setUp();
		const body = { context_uri: 'spotify:user:somebody:collection' };
		expect(await put('/me/player/play', body)).toMatchObject({
			status: 400,
			body: { error: { message: 'Non supported context uri' } },
		});
	});
});
