import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { autoClock, pass, resetAutoClock, sleeps } from '../../../support/autoClock.mts';
import { callWire, refusal, type Call } from '../../../support/callWire.mts';
import { jsonOf, runSpotify, userOAuth2, type NodeRun } from '../../../support/engine.mts';
import { idOf } from '../../../support/spotifyObjects.mts';
import type { Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

interface Made {
	id: string;
	name: string;
	owner: { id: string };
	description?: string;
	atMs: number;
	goneAtMs?: number;
}

const playlist = (number: number, name: string, ownerId = 'me'): Made => ({
	id: idOf(number),
	name,
	owner: { id: ownerId },
	atMs: -Infinity,
});

const nameIn = (body: unknown): string => String((body as IDataObject).name);

/**
 * Somebody's playlists: a list that is behind, and what becomes of requests to make one.
 * @param lose whether an answer to such a request is lost, after it was carried out or before, or
 * comes without a word
 * @param untrue what the answer to such a request has in place of what is so
 */
function account(
	given: readonly Made[],
	{
		lagMs = 0,
		lose = () => undefined,
		untrue = {},
	}: {
		lagMs?: number;
		lose?: (n: number) => 'after' | 'before' | 'words' | undefined;
		untrue?: object;
	} = {},
) {
	const all = [...given];
	let posts = 0;
	const shown = (): Made[] => {
		const untilMs = autoClock.monotonicMs() - lagMs;
		return all.filter(({ atMs, goneAtMs = Infinity }) => atMs <= untilMs && goneAtMs > untilMs);
	};
	const page = ({ query }: Call): Reply => {
		const offset = Number(query.get('offset') ?? 0);
		const items = shown().slice(offset, offset + 50);
		const next = offset + 50 < shown().length ? 'more' : null;
		return { body: { items, total: shown().length, limit: 50, offset, next } };
	};
	const make = ({ body }: Call): Reply => {
		posts += 1;
		const lost = lose(posts);
		const made = { ...playlist(900 + posts, nameIn(body)), atMs: autoClock.monotonicMs() };
		if (lost !== 'before') all.unshift(made);
		if (lost === 'words') return { status: 201 };
		return lost === undefined
			? { status: 201, body: { ...made, ...untrue } }
			: { lost: 'ECONNRESET' };
	};
	const wire = callWire((call) => {
		if (call.route === 'GET /me/playlists') return page(call);
		if (call.route === 'GET /me') return { body: { id: 'me' } };
		if (call.route === 'POST /me/playlists') return make(call);
		if (call.route === 'DELETE /me/library') {
			const id = call.query.get('uris')?.split(':').at(-1);
			for (const one of all) if (one.id === id) one.goneAtMs = autoClock.monotonicMs();
			return { status: 200 };
		}
		if (call.route.startsWith('DELETE /playlists/')) return { status: 200 };
		if (call.route.startsWith('PUT /playlists/')) return { status: 200 };
		return { body: { id: call.route.split('/')[2], name: 'Read', snapshot_id: 's' } };
	});
	return { wire, all, made: () => posts };
}

const run = async (operation: string, parameters: IDataObject, more: Partial<NodeRun> = {}) =>
	await runSpotify({
		parameters: { resource: 'playlist', operation, ...parameters },
		credentials: userOAuth2(),
		...more,
	});
const getOrCreate = async (name: string, more: Partial<NodeRun> = {}) =>
	await run('getOrCreate', { name }, more);

describe('a playlist that is there', () => {
	it('is given as Get gives it, with created in front; nothing is made', async () => {
		const { made } = account([playlist(1, 'Road Trip')]);
		const { items } = await getOrCreate('Road Trip');
		expect(jsonOf(items)).toMatchObject([{ created: false, id: idOf(1), name: 'Road Trip' }]);
		expect(Object.keys(jsonOf(items)[0] ?? {})[0]).toBe('created');
		expect(made()).toBe(0);
	});

	it("is found on any page, whatever its capitals, by Spotify's spelling of it", async () => {
		const many = Array.from({ length: 70 }, (_, index) => playlist(index, `Mix ${index}`));
		const { made } = account([...many, playlist(80, 'Rock &amp; Roll')]);
		expect(jsonOf((await getOrCreate('rock & roll')).items)).toMatchObject([
			{ created: false, id: idOf(80), name: 'Rock & Roll' },
		]);
		expect(made()).toBe(0);
	});

	it("is the user's own: one that they follow is no hit", async () => {
		const { made } = account([playlist(1, 'Road Trip', 'somebody')]);
		expect(jsonOf((await getOrCreate('Road Trip')).items)).toMatchObject([{ created: true }]);
		expect(made()).toBe(1);
	});

	it('is, of several, the first in the list, and the hint says so', async () => {
		account([playlist(1, 'Mix', 'somebody'), playlist(2, 'Mix'), playlist(3, 'Mix')]);
		const { items, hints } = await getOrCreate('Mix');
		expect(jsonOf(items)).toMatchObject([{ created: false, id: idOf(2) }]);
		expect(hints.join()).toContain("2 playlists of the user are called 'Mix': the first");
	});

	it('is one where Spotify lists it twice', async () => {
		account([playlist(1, 'Mix'), playlist(1, 'Mix')]);
		const { items, hints } = await getOrCreate('Mix');
		expect(jsonOf(items)).toMatchObject([{ created: false, id: idOf(1) }]);
		expect(hints.join()).not.toContain('playlists of the user');
	});
});

describe('a playlist that is not there', () => {
	it('is made with its details, private unless told otherwise', async () => {
		const { wire } = account([]);
		const details = { description: 'For the car' };
		const { items } = await run('getOrCreate', { name: 'Road Trip', details });
		expect(jsonOf(items)).toMatchObject([{ created: true, name: 'Road Trip' }]);
		expect(wire.calls.find(({ route }) => route === 'POST /me/playlists')?.body).toEqual({
			name: 'Road Trip',
			description: 'For the car',
			public: false,
		});
	});

	it('is made once for all input items that name it, and is new to the first', async () => {
		const { made, wire } = account([]);
		const { items } = await run(
			'getOrCreate',
			{ name: '={{ $json.name }}', details: { description: '={{ $json.text }}' } },
			{
				inputs: [
					{ name: 'A', text: '1' },
					{ name: 'B', text: '1' },
					{ name: 'A', text: '1' },
					{ name: 'A', text: '2' },
				],
			},
		);
		const created = jsonOf(items).map(({ name, created }) => [name, created]);
		expect(created).toEqual([
			['A', true],
			['B', true],
			['A', false],
			['A', false],
		]);
		expect(made()).toBe(2);
		expect(wire.requests.filter((route) => route === 'GET /me/playlists')).toHaveLength(1);
	});

	it('is made once by two runs at once', async () => {
		const { made } = account([], { lagMs: 30_000 });
		const [one, other] = await Promise.all([getOrCreate('New'), getOrCreate('NEW')]);
		const results = [...jsonOf(one.items), ...jsonOf(other.items)];
		expect(results.map(({ created }) => created).sort()).toEqual([false, true]);
		expect(new Set(results.map(({ id }) => id)).size).toBe(1);
		expect(made()).toBe(1);
	});

	it.each([600, 30_000, 60_000])(
		'is made once by runs one after another, while the list is %i ms behind',
		async (lagMs) => {
			const { made } = account([], { lagMs });
			for (const waitMs of [0, 1_000, 20_000, 40_000, 60_000, 3_600_000]) {
				pass(waitMs);
				expect((await getOrCreate('New')).error).toBeUndefined();
			}
			expect(made()).toBe(1);
		},
	);

	it('is also found by By Name, and after a plain Create', async () => {
		const { made } = account([], { lagMs: 30_000 });
		await run('create', { name: 'New' });
		const byName = { __rl: true, mode: 'name', value: 'New' };
		expect((await run('get', { playlistId: byName })).error).toBeUndefined();
		expect(jsonOf((await getOrCreate('New')).items)).toMatchObject([{ created: false }]);
		expect(made()).toBe(1);
	});

	it.each([
		['without an owner: spotify/web-api 632', { owner: undefined }],
		['with the ID of another owner: music-assistant/server 1314', { owner: { id: 'someone' } }],
		['without its name: spotify/web-api 904', { name: null }],
	])('is found again where it was given %s', async (_, untrue) => {
		const { made } = account([], { lagMs: 30_000, untrue });
		expect(jsonOf((await getOrCreate('New')).items)).toMatchObject([{ created: true }]);
		const byName = { __rl: true, mode: 'name', value: 'New' };
		expect((await run('get', { playlistId: byName })).error).toBeUndefined();
		expect(jsonOf((await getOrCreate('New')).items)).toMatchObject([
			{ created: false, id: idOf(901) },
		]);
		expect(made()).toBe(1);
	});

	it('is made anew where it was deleted, or got another name, a moment ago', async () => {
		const { made } = account([playlist(1, 'Old'), playlist(2, 'Other')], { lagMs: 30_000 });
		await run('unfollow', { playlistId: idOf(1) });
		expect(jsonOf((await getOrCreate('Old')).items)).toMatchObject([{ created: true }]);
		await run('update', { playlistId: idOf(2), details: { name: 'Renamed' } });
		expect(jsonOf((await getOrCreate('Renamed')).items)).toMatchObject([
			{ created: false, id: idOf(2) },
		]);
		expect(jsonOf((await getOrCreate('Other')).items)).toMatchObject([{ created: true }]);
		expect(made()).toBe(2);
	});

	it('is made anew where API Request took it out of the list, by the path that still works', async () => {
		const { made } = account([playlist(1, 'Old')], { lagMs: 30_000 });
		const path = `/playlists/${idOf(1)}/followers`;
		const request = async (method: string) =>
			await run('request', { resource: 'api', method, path });
		await request('DELETE');
		await request('PUT');
		expect(jsonOf((await getOrCreate('Old')).items)).toMatchObject([{ created: false }]);
		await request('DELETE');
		expect(jsonOf((await getOrCreate('Old')).items)).toMatchObject([{ created: true }]);
		expect(made()).toBe(1);
	});

	it('is not made where its list cannot be read', async () => {
		callWire(({ route }) =>
			route === 'GET /me' ? { body: { id: 'me' } } : refusal(403, 'Insufficient client scope'),
		);
		expect((await getOrCreate('New')).error?.message).toContain('scope');
	});
});

it.each([
	['is taken where there is no other', [], 1],
	['is left where there is one of the user', [playlist(2, 'Mix')], 2],
] as const)('one of which Spotify does not say whose it is, %s', async (_, others, number) => {
	const { made } = account([{ ...playlist(1, 'Mix'), owner: { id: '' } }, ...others]);
	expect(jsonOf((await getOrCreate('Mix')).items)).toMatchObject([
		{ created: false, id: idOf(number) },
	]);
	expect(made()).toBe(0);
});

describe('a playlist whose making got no answer', () => {
	it('is looked for until it shows up', async () => {
		const { made } = account([], { lagMs: 3_000, lose: () => 'after' });
		expect(jsonOf((await getOrCreate('New')).items)).toMatchObject([{ created: true }]);
		expect(made()).toBe(1);
		expect(sleeps).toEqual([1_000, 2_000]);
	});

	it.each(['after', 'words'] as const)(
		'is not made again by the next run, although nothing showed it yet: %s',
		async (lost) => {
			const { made } = account([], { lagMs: 20_000, lose: () => lost });
			const { error } = await getOrCreate('New');
			expect(error?.description).toContain('not known whether Spotify did it');
			expect(jsonOf((await getOrCreate('New')).items)).toMatchObject([{ created: false }]);
			expect(made()).toBe(1);
		},
	);

	it('is looked for where the answer does not say which it is', async () => {
		const { made } = account([], { lagMs: 3_000, lose: () => 'words' });
		expect(jsonOf((await getOrCreate('New')).items)).toMatchObject([
			{ created: true, id: idOf(901) },
		]);
		expect(made()).toBe(1);
	});

	it.each([
		['', undefined],
		['nulls', { id: null, uri: null, name: null }],
	])('is no item of a plain Create, but an error that says so: %s', async (_, body) => {
		callWire(() => ({ status: 201, ...(body && { body }) }));
		const { items, error } = await run('create', { name: 'New' });
		expect(items).toEqual([]);
		expect(error?.message).toContain('is not the requested object');
		expect(error?.description).toContain('not known whether Spotify did it');
	});

	it('is told of where it was made otherwise than it was to be', async () => {
		account([], { untrue: { public: true } });
		expect((await getOrCreate('New')).hints.join()).toContain("another 'Public' (on)");
		expect((await getOrCreate('New')).hints.join()).not.toContain("'Public'");
	});

	it('is made by the next run where it never came to be', async () => {
		const { made, all } = account([], { lose: (n) => (n === 1 ? 'before' : undefined) });
		expect((await getOrCreate('New')).error).toBeDefined();
		expect(jsonOf((await getOrCreate('New')).items)).toMatchObject([{ created: true }]);
		expect([made(), all.length]).toEqual([2, 1]);
	});
});
