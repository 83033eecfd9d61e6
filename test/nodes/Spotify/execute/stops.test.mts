import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { MAX_LATE_MS } from '../../../../spotify/playlists/memory/changes';
import { onSleep, resetAutoClock, sleeps } from '../../../support/autoClock.mts';
import { callWire, refusal, type Call } from '../../../support/callWire.mts';
import { jsonOf, runSpotify, userOAuth2, type NodeRun } from '../../../support/engine.mts';
import { idOf, uriOf, uris } from '../../../support/spotifyObjects.mts';
import type { Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const MINE = idOf(7);

const run = async (parameters: IDataObject, more: Partial<NodeRun> = {}) =>
	await runSpotify({ parameters, credentials: userOAuth2(), ...more });

/** Runs until a request, of those that match, is on its way: the n-th, from 1. */
async function stoppedAt(
	isIt: (call: Call) => boolean,
	nth: number,
	parameters: IDataObject,
	answer: (call: Call) => Reply,
) {
	let stop = (): void => undefined;
	const stopAfter = new Promise<void>((resolve) => (stop = resolve));
	let count = 0;
	const wire = callWire((call) => {
		if (isIt(call) && ++count === nth) stop();
		return answer(call);
	});
	const { error } = await run(parameters, { stopAfter });
	return { error, data: error?.context?.['data'], wire };
}

const isWrite = ({ route }: Call): boolean => !route.startsWith('GET ');

describe('a stop while a write is on its way', () => {
	it.each(['save', 'remove'])(
		'leaves it in doubt, and what comes after it undone: %s',
		async (operation) => {
			const { data } = await stoppedAt(
				isWrite,
				2,
				{ resource: 'library', operation, uris: uris(0, 200) },
				() => ({ status: 200 }),
			);
			expect(data).toMatchObject({ uncertain: uris(40, 80), missing: uris(80, 200) });
		},
	);

	it.each([
		['player.addToQueue', { resource: 'player', operation: 'addToQueue', uri: uriOf(1) }],
		['player.next', { resource: 'player', operation: 'next' }],
		['playlist.create', { resource: 'playlist', operation: 'create', name: 'New' }],
	])(
		'says that it may be done, where a second time would do it twice: %s',
		async (_, parameters) => {
			const { error } = await stoppedAt(isWrite, 1, parameters, () => ({ status: 204 }));
			expect(error?.message).toBe('The execution was stopped');
			expect(error?.description).toContain('not known whether Spotify did it');
		},
	);

	it('has the next write wait until it cannot be carried out any more', async () => {
		const held = { items: [{ item: { uri: uriOf(1) } }], total: 1, limit: 100 };
		const answer = ({ route }: Call): Reply =>
			route.startsWith('GET ')
				? { body: { snapshot_id: 'old', items: held } }
				: { status: 201, body: { snapshot_id: 'new' } };
		const path = `/playlists/${MINE}/items`;
		const request = { resource: 'api', operation: 'request', method: 'PUT', path };
		await stoppedAt(isWrite, 1, request, answer);
		const add = { resource: 'playlist', operation: 'addItems', playlistId: MINE, uris: uriOf(2) };
		await run(add);
		expect(sleeps.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(MAX_LATE_MS);
	});

	it('has its error list all that is missing, as its text says', async () => {
		const answer = ({ route }: Call): Reply =>
			route.startsWith('GET ')
				? { body: { snapshot_id: 'old', items: { items: [], total: 0, limit: 100 } } }
				: { status: 201, body: { snapshot_id: 'new' } };
		const playlistId = MINE;
		const add = { resource: 'playlist', operation: 'addItems', playlistId, uris: uris(0, 250) };
		const { error, data } = await stoppedAt(isWrite, 2, add, answer);
		expect(error?.description).toContain("the error's data lists what is missing");
		expect(data).toMatchObject({
			kind: 'cancelled',
			uncertain: uris(100, 200),
			missing: uris(200, 250),
		});
	});

	it('has the next run look for a playlist that may have been made', async () => {
		const made: IDataObject[] = [];
		let reads = 0;
		const answer = ({ route, body }: Call): Reply => {
			if (route === 'GET /me') return { body: { id: 'me' } };
			if (route === 'POST /me/playlists') {
				made.push({ ...(body as IDataObject), id: idOf(900 + made.length), owner: { id: 'me' } });
				return { status: 201, body: made.at(-1) };
			}
			// It is shown late.
			const items = ++reads > 3 ? made : [];
			return { body: { items, total: items.length, limit: 50, offset: 0, next: null } };
		};
		const getOrCreate = { resource: 'playlist', operation: 'getOrCreate', name: 'New' };
		const { error, wire } = await stoppedAt(isWrite, 1, getOrCreate, answer);
		expect(error?.description).toContain('not known whether Spotify did it');
		expect(jsonOf((await run(getOrCreate)).items)).toMatchObject([
			{ created: false, id: idOf(900) },
		]);
		expect(wire.calls.filter(isWrite)).toHaveLength(1);
	});
});

describe('a stop before a write leaves', () => {
	/** Stops the run while it waits. */
	const stoppedInWait = async (parameters: IDataObject, answer: (call: Call) => Reply) => {
		let stop = (): void => undefined;
		const stopAfter = new Promise<void>((resolve) => (stop = resolve));
		onSleep(stop);
		const wire = callWire(answer);
		const { error } = await run(parameters, { stopAfter });
		return { error, data: error?.context?.['data'], wire };
	};
	const tooMany: Reply = {
		...refusal(429, 'API rate limit exceeded'),
		headers: { 'retry-after': '7' },
	};

	it('in a rate limit leaves nothing in doubt', async () => {
		const { data, wire } = await stoppedInWait(
			{ resource: 'library', operation: 'save', uris: uris(0, 50) },
			() => tooMany,
		);
		expect(data).toMatchObject({ uncertain: [], missing: uris(0, 50) });
		expect(wire.calls).toHaveLength(1);
	});

	it('in a pause after a failure leaves in doubt what had failed', async () => {
		const { data, wire } = await stoppedInWait(
			{ resource: 'library', operation: 'save', uris: uris(0, 50) },
			() => refusal(503, 'Service unavailable'),
		);
		expect(data).toMatchObject({ uncertain: uris(0, 40), missing: uris(40, 50) });
		expect(wire.calls).toHaveLength(1);
	});
});
