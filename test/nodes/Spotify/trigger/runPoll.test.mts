import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { pass, resetAutoClock } from '../../../support/autoClock.mts';
import { callWire, refusal } from '../../../support/callWire.mts';
import { clientCredentials, pastedToken, userOAuth2 } from '../../../support/engine.mts';
import { ActiveWorkflow, newInstance } from '../../../support/polling.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';
import type { Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const [FIRST, SECOND] = [idOf(71), idOf(72)];

/** Playlists over the wire, of which a test can add to or refuse each. */
function playlists() {
	const held = new Map([FIRST, SECOND].map((id) => [id, [1]]));
	const refused = new Map<string, Reply>();
	const wire = callWire(({ route, query }) => {
		const id = /playlists\/(\w+)/.exec(route)?.[1] ?? '';
		const numbers = held.get(id) ?? [];
		const body = route.endsWith('/items')
			? {
					items: numbers.slice(Number(query.get('offset'))).map((n) => ({
						added_at: `2026-01-01T00:00:${String(n).padStart(2, '0')}Z`,
						added_by: { id: 'me' },
						item: track(idOf(n)),
					})),
					total: numbers.length,
					next: null,
				}
			: { id, name: 'Mine', snapshot_id: `s${numbers.length}` };
		return refused.get(id) ?? { body };
	});
	return {
		wire,
		refused,
		add: (id: string, n: number) => void held.set(id, [...(held.get(id) ?? []), n]),
	};
}

const watching = (playlistId: unknown = FIRST, more: IDataObject = {}) => ({
	parameters: { event: 'playlistItemAdded', playlistId, ...more } as IDataObject,
});

/** What a poll may have on its way when it ends. */
const MAX_ON_THEIR_WAY = 8;

const gone = refusal(404, 'Resource not found');

describe('the first poll', () => {
	it('takes the present as its base: what is added from then on comes, once', async () => {
		const { add, wire } = playlists();
		const instance = newInstance();
		const workflow = await new ActiveWorkflow(instance, watching()).activate();
		await workflow.tick();
		add(FIRST, 2);
		await workflow.tick();
		await workflow.tick();
		expect(instance).toMatchObject({ errors: [], logs: [] });
		expect(instance.executions).toEqual([
			[
				expect.objectContaining({
					id: idOf(2),
					name: 'Track 2',
					addedAt: '2026-01-01T00:00:02Z',
					addedBy: 'me',
					position: 1,
					playlistId: FIRST,
				}),
			],
		]);
		expect(wire.requests).toEqual([
			`GET /playlists/${FIRST}`,
			`GET /playlists/${FIRST}/items`,
			`GET /playlists/${FIRST}`,
			`GET /playlists/${FIRST}`,
			`GET /playlists/${FIRST}/items`,
			`GET /playlists/${FIRST}`,
		]);
	});

	it('fails the activation where it cannot look', async () => {
		const { refused } = playlists();
		refused.set(FIRST, gone);
		await expect(new ActiveWorkflow(newInstance(), watching()).activate()).rejects.toMatchObject({
			name: 'NodeApiError',
			httpCode: '404',
		});
	});
});

describe('without Simplify', () => {
	it('hands out what Spotify gives, and the fields of the event', async () => {
		const { add } = playlists();
		const instance = newInstance();
		const options = watching(FIRST, { output: 'raw' });
		const workflow = await new ActiveWorkflow(instance, options).activate();
		add(FIRST, 2);
		await workflow.tick();
		expect(instance.executions).toMatchObject([
			[{ added_by: { id: 'me' }, item: { id: idOf(2) }, playlistId: FIRST }],
		]);
	});
});

describe('credentials', () => {
	it.each([
		['client credentials', clientCredentials],
		['a pasted token', () => pastedToken('a-token')],
	])('%s do for what needs no user', async (_name, credentials) => {
		const { add } = playlists();
		const instance = newInstance();
		const options = { ...watching(), credentials: credentials() };
		const workflow = await new ActiveWorkflow(instance, options).activate();
		add(FIRST, 2);
		await workflow.tick();
		expect(instance.executions).toMatchObject([[{ id: idOf(2) }]]);
	});

	it('an event of a user is refused to an app before anything is sent', async () => {
		const { wire } = playlists();
		const options = { parameters: { event: 'trackSaved' }, credentials: clientCredentials() };
		await expect(new ActiveWorkflow(newInstance(), options).activate()).rejects.toThrow(
			"'New Saved Track' needs a user",
		);
		expect(wire.requests).toEqual([]);
	});
});

describe('Fetch Test Event', () => {
	it('shows the latest, and leaves what is remembered', async () => {
		const { add } = playlists();
		const instance = newInstance();
		const workflow = await new ActiveWorkflow(instance, watching()).activate();
		const { staticData } = instance;
		add(FIRST, 2);
		expect(await workflow.test()).toMatchObject([{ id: idOf(2), playlistId: FIRST }]);
		expect(instance.staticData).toBe(staticData);
		await workflow.tick();
		expect(instance.executions).toMatchObject([[{ id: idOf(2) }]]);
	});

	it('shows the latest of several playlists', async () => {
		const { add } = playlists();
		add(SECOND, 2);
		const workflow = new ActiveWorkflow(newInstance(), watching([SECOND, FIRST]));
		expect(await workflow.test()).toMatchObject([{ id: idOf(2), playlistId: SECOND }]);
	});

	it('names what is wrong with one of them', async () => {
		const { refused } = playlists();
		refused.set(SECOND, gone);
		const workflow = new ActiveWorkflow(newInstance(), watching([FIRST, SECOND]));
		await expect(workflow.test()).rejects.toMatchObject({
			description: expect.stringContaining('deleted'),
		});
	});

	it('says so where there is nothing to show', async () => {
		callWire(() => ({ body: { items: [], total: 0, next: null } }));
		const workflow = new ActiveWorkflow(newInstance(), { parameters: { event: 'trackSaved' } });
		await expect(workflow.test()).rejects.toThrow('There is no event to show yet');
	});
});

describe('a poll that fails', () => {
	it('is an error of its own execution, and loses nothing', async () => {
		const { add, refused } = playlists();
		const instance = newInstance();
		const workflow = await new ActiveWorkflow(instance, watching()).activate();
		add(FIRST, 2);
		refused.set(FIRST, gone);
		await workflow.tick();
		expect(instance.executions).toEqual([]);
		expect(instance.errors).toMatchObject([
			{
				name: 'NodeApiError',
				description: expect.stringMatching(/^It was deleted.*Remove it from the form/),
			},
		]);
		refused.clear();
		await workflow.tick();
		expect(instance.executions).toMatchObject([[{ id: idOf(2) }]]);
	});

	it('keeps nothing from the other playlists: their events come, and the log has a warning', async () => {
		const { add, refused } = playlists();
		const instance = newInstance();
		const workflow = await new ActiveWorkflow(instance, watching([FIRST, SECOND])).activate();
		refused.set(FIRST, gone);
		add(SECOND, 2);
		await workflow.tick();
		expect(instance.executions).toMatchObject([[{ id: idOf(2), playlistId: SECOND }]]);
		expect(instance.logs).toEqual([expect.stringMatching(/^warn: Spotify Trigger: .*nothing at/)]);
		await workflow.tick();
		expect(instance.errors).toHaveLength(1);
	});

	it('does not keep a workflow from starting when n8n starts', async () => {
		const { add, refused } = playlists();
		const instance = newInstance();
		await new ActiveWorkflow(instance, watching()).activate();
		resetProcessState();
		add(FIRST, 2);
		refused.set(FIRST, { status: 503 });
		const workflow = await new ActiveWorkflow(instance, watching()).activate('init');
		expect(instance.errors).toMatchObject([{ name: 'NodeApiError', httpCode: '503' }]);
		refused.clear();
		await workflow.tick();
		expect(instance.executions).toMatchObject([[{ id: idOf(2) }]]);
	});

	it('says once until when Spotify takes no requests, and looks again then', async () => {
		const { add, refused, wire } = playlists();
		const instance = newInstance();
		const workflow = await new ActiveWorkflow(instance, watching()).activate();
		add(FIRST, 2);
		refused.set(FIRST, { status: 429, headers: { 'retry-after': '7200' } });
		for (let count = 0; count < 5; count += 1) {
			await workflow.tick();
			pass(60_000);
		}
		expect(instance.errors).toMatchObject([
			{ httpCode: '429', message: expect.stringMatching(/works again .*at \d\d:\d\d/) },
		]);
		expect(wire.requests).toHaveLength(2 + 1);
		refused.clear();
		pass(7_200_000);
		await workflow.tick();
		expect(instance.executions).toMatchObject([[{ id: idOf(2) }]]);
	});
});

it('a poll of a workflow that n8n has loaded anew meanwhile sends nothing more, and is no failure', async () => {
	const ids = Array.from({ length: 30 }, (_, n) => idOf(100 + n));
	const options = { ...watching(ids.join()), credentials: clientCredentials() };
	const instance = newInstance();
	let asked = 0;
	let tell = (): void => undefined;
	callWire(({ route }) => {
		if (++asked === 3) tell();
		return {
			body: route.endsWith('/items')
				? { items: [], total: 0, next: null }
				: { name: 'Mine', snapshot_id: 's' },
		};
	});
	const before = await new ActiveWorkflow(instance, options).activate();
	asked = 0;
	const [after] = await Promise.all([
		new Promise<void>((resolve) => (tell = resolve)).then(
			async () => await new ActiveWorkflow(instance, options).activate(),
		),
		before.tick(),
	]);
	const both = asked;
	asked = 0;
	await after.tick();
	expect(asked).toBeGreaterThanOrEqual(ids.length);
	expect(both).toBeLessThanOrEqual(3 + MAX_ON_THEIR_WAY + asked);
	expect(instance).toMatchObject({ errors: [], executions: [], logs: [] });
});

describe('what is remembered', () => {
	it('is of an event and its settings: after a change of them, nothing old comes', async () => {
		const { add } = playlists();
		const instance = newInstance();
		await new ActiveWorkflow(instance, watching()).activate();
		add(FIRST, 2);
		const removed = watching(FIRST, { event: 'playlistItemRemoved' });
		await (await new ActiveWorkflow(instance, removed).activate('update')).tick();
		await (await new ActiveWorkflow(instance, watching()).activate('update')).tick();
		expect(instance).toMatchObject({ executions: [], errors: [], logs: [] });
	});

	it('is of each playlist: one that is put into the form takes a base, the other goes on', async () => {
		const { add } = playlists();
		const instance = newInstance();
		await new ActiveWorkflow(instance, watching()).activate();
		add(FIRST, 2);
		await new ActiveWorkflow(instance, watching([FIRST, SECOND])).activate('update');
		expect(instance.executions).toMatchObject([[{ id: idOf(2), playlistId: FIRST }]]);
	});

	it.each([
		['damaged', (json: string) => json.replace(/"memory":"./, '"memory":"')],
		['of another version', (json: string) => json.replace('"version":1', '"version":99')],
		['no state at all', () => '{"node:Spotify Trigger":{"state":7}}'],
	])('is left where it is %s: a warning, and no old event', async (_how, spoil) => {
		const { add } = playlists();
		const instance = newInstance();
		await new ActiveWorkflow(instance, watching()).activate();
		instance.staticData = spoil(instance.staticData);
		const workflow = await new ActiveWorkflow(instance, watching()).activate('init');
		expect(instance.executions).toEqual([]);
		expect(instance.logs).toEqual([
			expect.stringMatching(/^warn: Spotify Trigger: .*starts again from now/),
		]);
		add(FIRST, 2);
		await workflow.tick();
		expect(instance.executions).toMatchObject([[{ id: idOf(2) }]]);
		expect(instance.logs).toHaveLength(1);
	});
});

describe('a workflow that n8n polls twice over', () => {
	// n8n issue 35251: imported by the command line and activated again, in 1.123 for one.
	it('tells each event once, whichever of the two polls first', async () => {
		const { add } = playlists();
		const instance = newInstance();
		const left = await new ActiveWorkflow(instance, watching()).activate();
		const latest = await new ActiveWorkflow(instance, watching()).activate();
		const both = [left, latest];
		for (let n = 2; n < 10; n += 1) {
			for (const workflow of both) await workflow.tick();
			add(FIRST, n);
			if (n % 3 === 0) both.reverse();
		}
		for (const workflow of both) await workflow.tick();
		const told = instance.executions.flat().map(({ id }) => id);
		expect(told).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map(idOf));
	});

	it('finds again what the polls of before have found, once it is activated anew', async () => {
		const { add } = playlists();
		const instance = newInstance();
		const left = await new ActiveWorkflow(instance, watching()).activate();
		const stored = instance.staticData;
		add(FIRST, 2);
		await left.tick();
		// n8n has not handed it out, as the workflow was saved meanwhile.
		Object.assign(instance, { staticData: stored, executions: [] });
		await new ActiveWorkflow(instance, watching()).activate();
		expect(instance.executions).toMatchObject([[{ id: idOf(2) }]]);
	});
});

describe('two triggers of a workflow with one ID', () => {
	// n8n issue 36453: copied nodes, or such as somebody wrote, may have it.
	it('know nothing of each other', async () => {
		const { add } = playlists();
		const both = await Promise.all(
			['One', 'Two'].map(async (name) => {
				const instance = newInstance();
				const workflow = new ActiveWorkflow(instance, { ...watching(), name });
				return { instance, workflow: await workflow.activate() };
			}),
		);
		add(FIRST, 2);
		await Promise.all(both.map(async ({ workflow }) => await workflow.tick()));
		for (const { instance } of both) expect(instance.executions).toMatchObject([[{ id: idOf(2) }]]);
	});
});

describe('a credential that is connected again', () => {
	/** The saved tracks of some users, of whom one is connected. */
	function accounts() {
		const saved: Record<string, number[]> = { nora: [1, 2], otto: [51, 52, 53] };
		const state = { user: 'nora', profile: undefined as Reply | undefined };
		const time = (n: number) => `2026-01-01T00:00:${String(n).padStart(2, '0')}Z`;
		const wire = callWire(({ route }) => {
			if (route === 'GET /me') return state.profile ?? { body: { id: state.user } };
			const items = [...(saved[state.user] ?? [])]
				.reverse()
				.map((n) => ({ added_at: time(n), track: track(idOf(n)) }));
			return { body: { items, total: items.length, next: null } };
		});
		const instance = newInstance();
		let consents = 0;
		return {
			wire,
			state,
			instance,
			save: (n: number) => void saved[state.user]?.push(n),
			/** Polls as that user, with a connection of its own. */
			async connect(user: string) {
				state.user = user;
				consents += 1;
				const token = { access_token: `a${consents}`, refresh_token: `r${consents}` };
				const credentials = userOAuth2({ oauthTokenData: { ...token, token_type: 'Bearer' } });
				const options = { parameters: { event: 'trackSaved' }, credentials };
				return await new ActiveWorkflow(instance, options).activate();
			},
			told: () => instance.executions.flat().map(({ id }) => id),
			asked: () => wire.requests.filter((request) => request === 'GET /me').length,
		};
	}

	it('to the same account goes on, and is asked once for it', async () => {
		const { connect, save, told, asked } = accounts();
		const workflow = await connect('nora');
		await workflow.tick();
		save(3);
		const again = await connect('nora');
		expect(told()).toEqual([idOf(3)]);
		save(4);
		await again.tick();
		expect([told(), asked()]).toEqual([[idOf(3), idOf(4)], 2]);
	});

	it('to another one takes what that one has as its base', async () => {
		const { connect, save, told, instance } = accounts();
		await connect('nora');
		const other = await connect('otto');
		await other.tick();
		expect(told()).toEqual([]);
		save(54);
		await other.tick();
		expect([told(), instance.errors]).toEqual([[idOf(54)], []]);
	});

	it('waits where Spotify does not say whose it is, and needs no answer at first', async () => {
		const { connect, save, told, state } = accounts();
		state.profile = refusal(403, 'Forbidden');
		const workflow = await connect('nora');
		save(3);
		state.profile = undefined;
		await workflow.tick();
		expect(told()).toEqual([idOf(3)]);
		state.profile = refusal(403, 'Forbidden');
		await expect(connect('otto')).rejects.toThrow('/me');
		expect(told()).toEqual([idOf(3)]);
	});
});

describe('the form', () => {
	it.each([
		[watching(''), 'No playlist was given'],
		[watching([FIRST, 'nothing']), 'is not a Spotify ID'],
		[{ parameters: { event: 'other' } }, "There is no event 'other'"],
		[
			{ parameters: { event: 'artistReleased', artistId: FIRST, includeGroups: [] } },
			'Nothing is chosen in',
		],
	])('is refused where it is wrong: %j', async (options, message) => {
		const { wire } = playlists();
		await expect(new ActiveWorkflow(newInstance(), options).activate()).rejects.toThrow(message);
		expect(wire.requests).toEqual([]);
	});
});
