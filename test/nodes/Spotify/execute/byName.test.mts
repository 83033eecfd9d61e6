import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { callWire, refusal, type Call } from '../../../support/callWire.mts';
import {
	clientCredentials,
	jsonOf,
	runSpotify,
	userOAuth2,
	type NodeRun,
} from '../../../support/engine.mts';
import { idOf } from '../../../support/spotifyObjects.mts';
import type { Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const named = (value: string) => ({ __rl: true, mode: 'name', value });
const playlist = (number: number, name: string, more: object = {}) => ({
	id: idOf(number),
	name,
	owner: { id: 'me' },
	...more,
});
const list = (items: readonly unknown[], { query }: Call): Reply => {
	const offset = Number(query.get('offset') ?? 0);
	const page = items.slice(offset, offset + 50);
	const next = offset + 50 < items.length ? 'more' : null;
	return { body: { items: page, total: items.length, limit: 50, offset, next } };
};
const user = async (parameters: IDataObject, more: Partial<NodeRun> = {}) =>
	await runSpotify({ parameters, credentials: userOAuth2(), ...more });
const getPlaylist = (name: string): IDataObject => ({
	resource: 'playlist',
	operation: 'get',
	playlistId: named(name),
});

/** A user with playlists; each can be read. */
const world = (playlists: readonly unknown[]) =>
	callWire((call) => {
		if (call.route === 'GET /me/playlists') return list(playlists, call);
		if (call.route === 'GET /me') return { body: { id: 'me' } };
		if (call.route.startsWith('GET /playlists/')) {
			const items = { items: [], total: 0, limit: 100, offset: 0, next: null };
			return { body: { id: call.route.split('/')[2], name: 'Read', snapshot_id: 's', items } };
		}
		return { status: 200, body: { snapshot_id: 's' } };
	});

describe('a playlist by its name', () => {
	it.each([
		['an object', '={{ ({ name: "Mix" }) }}', "'Playlist' is an object, not a text"],
		['an object among names', '={{ ["Mix", { a: 1 }] }}', "'Playlist' is an object, not a text"],
		['an object in its text', 'My {{ $json }}', "'Playlist' has an object in its text"],
	])('that is %s is refused before anything of it is sent', async (_, name, message) => {
		world([playlist(1, 'Mix'), playlist(2, '[object Object]')]);
		const value = name.startsWith('=') ? name : `=${name}`;
		const { items, error } = await user({ ...getPlaylist(''), playlistId: named(value) });
		expect([items, error?.message]).toEqual([[], message]);
	});

	it('is found in the list of the user, fifty a request, which is read once for all items', async () => {
		const many = Array.from({ length: 70 }, (_, index) => playlist(index, `Mix ${index}`));
		const wire = world(many);
		const { items, error } = await user(
			{ ...getPlaylist(''), playlistId: named('={{ $json.name }}') },
			{ inputs: [{ name: 'Mix 3' }, { name: 'mix 69' }, { name: 'Mix 3' }] },
		);
		expect(error).toBeUndefined();
		expect(jsonOf(items).map(({ id }) => id)).toEqual([idOf(3), idOf(69), idOf(3)]);
		expect(wire.requests).toEqual([
			'GET /me/playlists',
			'GET /me/playlists',
			`GET /playlists/${idOf(3)}`,
			`GET /playlists/${idOf(69)}`,
		]);
	});

	it('is found as it is shown, also where Spotify writes it with entities', async () => {
		world([playlist(1, 'R&amp;B')]);
		expect(jsonOf((await user(getPlaylist('R&B'))).items)).toMatchObject([{ id: idOf(1) }]);
	});

	it('may be several as an array', async () => {
		world([playlist(1, 'One, two'), playlist(2, 'Two')]);
		const { items } = await user({
			...getPlaylist(''),
			playlistId: named('={{ ["One, two", "Two"] }}'),
		});
		expect(jsonOf(items).map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
	});

	it('that is not there is an error with those like it, and how many have each name', async () => {
		world([playlist(1, 'Road Trips'), playlist(2, 'Road Trips'), playlist(3, 'Jazz')]);
		const { error } = await user(getPlaylist('Road Trip'));
		expect(error?.message).toBe("No playlist in the user's list is called 'Road Trip'");
		expect(error?.description).toMatch(
			/^Similar names: 'Road Trips' \(2 have this name\)\. 3 own and followed playlists/,
		);
	});

	it('that is not there is left out with Skip Not Found', async () => {
		world([playlist(1, 'Jazz')]);
		const parameters = { ...getPlaylist('Rock'), options: { skipNotFound: true } };
		const { items, error } = await user(parameters);
		expect([jsonOf(items), error]).toEqual([[], undefined]);
	});

	it('that several have is an error that lists them', async () => {
		const other = { owner: { id: 'someone' } };
		world([playlist(1, 'Mix'), playlist(2, 'Mix', other)]);
		const { error } = await user(getPlaylist('Mix'));
		expect(error?.message).toBe("2 playlists are called 'Mix'");
		expect(error?.description).toContain(
			`'Mix' of me (ID ${idOf(1)}), 'Mix' of someone (ID ${idOf(2)})`,
		);
	});

	it('is no error where Spotify lists one playlist twice', async () => {
		// The last one of a page was the first one of the next page, too: MarcoMadera/Rindu 322.
		const many = Array.from({ length: 50 }, (_, index) => playlist(index, `Mix ${index}`));
		world([...many, playlist(49, 'Mix 49'), playlist(50, 'Mix 50')]);
		const { items, error } = await user(getPlaylist('Mix 49'));
		expect([jsonOf(items).map(({ id }) => id), error]).toEqual([[idOf(49)], undefined]);
	});

	it.each([true, false])('and Get Many has it once, with Return All: %s', async (returnAll) => {
		const many = Array.from({ length: 50 }, (_, index) => playlist(index, `Mix ${index}`));
		world([...many, playlist(49, 'Mix 49'), playlist(50, 'Mix 50')]);
		const how = { returnAll, ...(!returnAll && { limit: 100 }) };
		const { items, error } = await user({ resource: 'playlist', operation: 'getAll', ...how });
		expect(error).toBeUndefined();
		expect(jsonOf(items).map(({ id }) => id)).toEqual(
			Array.from({ length: 51 }, (_, index) => idOf(index)),
		);
	});

	it('of which the user may change one is that one where it is to be changed', async () => {
		const wire = world([playlist(1, 'Mix', { owner: { id: 'someone' } }), playlist(2, 'Mix')]);
		const { error } = await user({
			resource: 'playlist',
			operation: 'update',
			playlistId: named('Mix'),
			details: { name: 'Other' },
		});
		expect(error).toBeUndefined();
		expect(wire.requests.at(-1)).toBe(`PUT /playlists/${idOf(2)}`);
	});

	it('fails its own item alone where the node continues', async () => {
		world([playlist(1, 'Jazz')]);
		const { items } = await user(
			{ ...getPlaylist(''), playlistId: named('={{ $json.name }}') },
			{
				inputs: [{ name: 'Rock' }, { name: 'Jazz' }, { name: '' }],
				settings: { onError: 'continueRegularOutput' },
			},
		);
		expect(jsonOf(items)).toMatchObject([
			{ error: { kind: 'notFound' } },
			{ id: idOf(1) },
			{ error: { kind: 'invalidInput', message: "'Playlist' is empty" } },
		]);
	});

	it('sends nothing where anything else of the form is wrong', async () => {
		const wire = world([playlist(1, 'Jazz')]);
		const parameters = {
			resource: 'playlist',
			operation: 'addItems',
			playlistId: named('Jazz'),
			uris: 'no',
		};
		expect((await user(parameters)).error).toBeDefined();
		expect(wire.requests).toEqual([]);
	});

	it('needs a user', async () => {
		const wire = world([]);
		const { error } = await user(getPlaylist('Jazz'), { credentials: clientCredentials() });
		expect([error?.message, wire.requests]).toEqual(["'By Name' needs a user", []]);
	});

	it('items of a run that name one playlist in several ways go into it together', async () => {
		const wire = world([playlist(1, 'Jazz')]);
		const { error } = await user(
			{
				resource: 'playlist',
				operation: 'addItems',
				playlistId: named('={{ $json.name }}'),
				uris: '={{ $json.uri }}',
			},
			{
				inputs: [
					{ name: 'Jazz', uri: `spotify:track:${idOf(8)}` },
					{ name: 'JAZZ', uri: `spotify:track:${idOf(9)}` },
				],
			},
		);
		expect(error).toBeUndefined();
		const writes = wire.calls.filter(({ route }) => route.startsWith('POST'));
		expect(writes.map(({ body }) => body)).toMatchObject([
			{ uris: [`spotify:track:${idOf(8)}`, `spotify:track:${idOf(9)}`] },
		]);
	});
});

const device = (id: string | null, name: string, isActive = false) => ({
	id,
	name,
	type: 'Speaker',
	is_active: isActive,
});

/** A user with devices; those that are not there are not found. */
const devices = (...all: ReadonlyArray<ReturnType<typeof device>>) =>
	callWire(({ route, query, body }) => {
		if (route === 'GET /me/player/devices') return { body: { devices: all } };
		const [id = query.get('device_id')] = (body as { device_ids?: string[] }).device_ids ?? [];
		const isThere = id === null || all.some((one) => one.id === id);
		return isThere ? { status: 204 } : refusal(404, 'Device not found');
	});
const pauseOn = (deviceId: IDataObject) => ({
	resource: 'player',
	operation: 'pause',
	options: { deviceId },
});
const sentTo = (wire: ReturnType<typeof devices>) =>
	wire.calls
		.filter(({ route }) => !route.startsWith('GET'))
		.map(({ query }) => query.get('device_id'));

describe('a device by its name', () => {
	it.each([
		['whatever its capitals', [device('a', 'Kitchen'), device('b', 'Bath')], 'kitchen', 'a'],
		[
			'the active one of several',
			[device('a', 'Kitchen'), device('b', 'Kitchen', true)],
			'Kitchen',
			'b',
		],
		['the one with an ID', [device(null, 'Kitchen'), device('b', 'Kitchen')], 'Kitchen', 'b'],
	])('is commanded: %s', async (_, all, name, id) => {
		const wire = devices(...all);
		const { error } = await user(pauseOn(named(name)));
		expect([error, sentTo(wire)]).toEqual([undefined, [id]]);
	});

	it.each([
		[
			'is not there',
			[device('a', 'Bath')],
			"No device with the name 'Kitchen' is online",
			"Online now: 'Bath' (Speaker). Open Spotify on it, or check the name.",
		],
		[
			'is not there, among two with one name',
			[device('a', 'Bath'), device('b', 'Bath'), device('c', 'Hall')],
			"No device with the name 'Kitchen' is online",
			"Online now: 'Bath' (Speaker, ID a); 'Bath' (Speaker, ID b); 'Hall' (Speaker).",
		],
		[
			'is not there, as none is',
			[],
			"No device with the name 'Kitchen' is online",
			/^The user has no device online now: open Spotify on one\.( Spotify was asked|$)/,
		],
		[
			'is one of two',
			[device('a', 'Kitchen'), device('b', 'Kitchen')],
			"2 devices are called 'Kitchen', and none of them is active",
			"'Kitchen' (Speaker, ID a) and 'Kitchen' (Speaker, ID b)",
		],
		[
			'has no ID',
			[device(null, 'Kitchen')],
			"Spotify gives no ID for the device 'Kitchen'",
			'without an ID',
		],
	])('that %s is an error that says so', async (_, all, message, description) => {
		const wire = devices(...all);
		const { error } = await user(pauseOn(named('Kitchen')));
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(description);
		expect(sentTo(wire)).toEqual([]);
	});
});

describe('a device that was chosen from the list', () => {
	const chosen = (cachedResultName: string) => ({
		__rl: true,
		mode: 'list',
		value: 'old',
		cachedResultName,
	});

	it('is found by the name that it had, where Spotify has given it a new ID', async () => {
		const wire = devices(device('new', 'Kitchen'));
		const { error } = await user(pauseOn(chosen('Kitchen – Speaker')));
		expect([error, sentTo(wire)]).toEqual([undefined, ['old', 'new']]);
		expect(wire.requests).toHaveLength(3);
	});

	it('also where it was the active one then', async () => {
		const wire = devices(device('new', 'Kitchen'));
		await user(pauseOn(chosen('Kitchen – Speaker (active)')));
		expect(sentTo(wire)).toEqual(['old', 'new']);
	});

	it('and what plays is moved to it', async () => {
		const wire = devices(device('new', 'Kitchen'));
		const { error } = await user({
			resource: 'player',
			operation: 'transfer',
			deviceId: chosen('Kitchen – Speaker'),
		});
		expect(error).toBeUndefined();
		expect(wire.calls.at(-1)?.body).toEqual({ device_ids: ['new'] });
	});

	it.each([
		['is gone', []],
		['could be two', [device('a', 'Kitchen'), device('b', 'Kitchen')]],
	])('that %s is an error, after one command', async (_, all) => {
		const wire = devices(...all);
		const { error } = await user(pauseOn(chosen('Kitchen – Speaker')));
		expect(error?.message).toBe('Spotify cannot find the device');
		expect(sentTo(wire)).toEqual(['old']);
	});
});
