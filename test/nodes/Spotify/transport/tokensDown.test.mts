import { resetProcessState } from '../../../../spotify/processState';
import { pass, resetAutoClock } from '../../../support/autoClock.mts';
import { clientCredentials, jsonOf, runSpotify, userOAuth2 } from '../../../support/engine.mts';
import { singleTracks } from '../../../support/singleTracks.mts';
import { track } from '../../../support/spotifyObjects.mts';
import { userWire } from '../../../support/userWire.mts';
import { spotifyWire, type Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

/** Each track that fails is an error item. */
const getTracks = (count: number) => ({
	...singleTracks(count),
	settings: { onError: 'continueErrorOutput' as const },
});
const found = (path: string): Reply => ({ body: track(path.split('/').pop() ?? '') });

const DOWN: Array<[string, Reply, requests: number]> = [
	['a 503', { status: 503, body: 'upstream connect error' }, 4],
	['a 429', { status: 429, body: { error: 'rate_limited' } }, 4],
	['a 429 for an hour', { status: 429, headers: { 'retry-after': '3600' } }, 1],
	['no name for its host', { lost: 'ENOTFOUND' }, 4],
	['no answer in time', { lost: 'ETIMEDOUT' }, 4],
	['a web page as a 200', { status: 200, body: '<html>Please log in</html>' }, 1],
	['a refusal', { status: 400, body: { error: 'invalid_client' } }, 1],
];

describe.each(DOWN)('a token endpoint that gives %s', (_, reply, requests) => {
	it.each([1, 40, 200])('is asked no more for %d items than for one', async (count) => {
		const wire = spotifyWire({ api: ({ path }) => found(path), token: () => reply });
		const { errorItems, hints } = await runSpotify(getTracks(count));
		expect(errorItems).toHaveLength(count);
		expect(wire.requests).toEqual(Array(requests).fill('token'));
		expect(hints.join(' ')).not.toContain('Spotify was asked');
	});

	it('is not counted among the requests that a run may send', async () => {
		const wire = spotifyWire({
			api: ({ path }) => found(path),
			token: (count) => (count < requests ? reply : tokenOf(count)),
		});
		await runSpotify(getTracks(3));
		pass(3_600_000);
		const run = getTracks(3);
		const options = { batching: 'off', maxRequests: 3 };
		const { items } = await runSpotify({
			...run,
			parameters: { ...run.parameters, options },
		});
		expect([items.length, wire.requests.length]).toEqual([3, requests + 1 + 3]);
	});
});

const tokenOf = (count: number): Reply => ({
	body: { access_token: `token-${count}`, token_type: 'Bearer', expires_in: 3600 },
});

it('is asked four times by twenty executions at once, and each learns of it', async () => {
	const wire = spotifyWire({ api: ({ path }) => found(path), token: () => ({ status: 503 }) });
	const runs = await Promise.all(
		Array.from({ length: 20 }, async () => await runSpotify(getTracks(50))),
	);
	expect(runs.map(({ errorItems }) => errorItems.length)).toEqual(Array(20).fill(50));
	expect(wire.tokenRequests()).toBe(4);
});

it('a run after another gets the same failure without a request, until the pause is over; then a longer one', async () => {
	const wire = spotifyWire({ api: ({ path }) => found(path), token: () => ({ status: 503 }) });
	const requestsOf = async () => {
		const before = wire.tokenRequests();
		const { errorItems } = await runSpotify(getTracks(2));
		const { error } = jsonOf(errorItems)[0] as { error: { message: string; description: string } };
		return { sent: wire.tokenRequests() - before, ...error };
	};
	expect(await requestsOf()).toMatchObject({ sent: 4 });
	pass(4_000);
	const again = await requestsOf();
	expect(again).toMatchObject({
		sent: 0,
		message: expect.stringContaining('is failing (status 503)'),
	});
	expect(again.description).toContain('n8n asks for a token again in 1 s at the earliest');
	pass(1_000);
	expect(await requestsOf()).toMatchObject({ sent: 4 });
	pass(9_000);
	expect(await requestsOf()).toMatchObject({ sent: 0 });
	pass(1_000);
	expect(await requestsOf()).toMatchObject({ sent: 4 });
});

it('goes on as soon as somebody else has got a token', async () => {
	let isDown = true;
	const wire = spotifyWire({
		api: ({ path }) => found(path),
		token: (count) => (isDown ? { status: 503 } : tokenOf(count)),
	});
	await runSpotify(getTracks(1));
	isDown = false;
	pass(5_000);
	expect((await runSpotify(getTracks(3))).items).toHaveLength(3);
	expect((await runSpotify(getTracks(3))).items).toHaveLength(3);
	expect(wire.tokenRequests()).toBe(5);
});

it('is asked four times by a run that goes on for long after its token has ended', async () => {
	const wire = spotifyWire({
		api: ({ path }) => {
			pass(60_000);
			return found(path);
		},
		token: (count) => (count === 0 ? tokenOf(0) : { status: 503 }),
	});
	const { items, errorItems } = await runSpotify(getTracks(200));
	expect([items.length + errorItems.length, wire.tokenRequests()]).toEqual([200, 1 + 4]);
});

it('a write whose token could not be had is not said to be uncertain', async () => {
	spotifyWire({ api: () => ({}), token: () => ({ status: 503 }) });
	const { error } = await runSpotify({
		parameters: { resource: 'api', operation: 'request', method: 'POST', path: '/me/playlists' },
		credentials: clientCredentials(),
	});
	expect(error?.message).toContain('is failing (status 503)');
	expect(error?.description).not.toContain('It is not known');
});

describe('a user whose token cannot be renewed', () => {
	it.each([1, 40])('is found out by %d items with four requests for one', async (count) => {
		const wire = userWire({ accepts: 'none', refresh: () => ({ status: 503, body: 'no' }) });
		const { errorItems } = await runSpotify({ ...getTracks(count), credentials: userOAuth2() });
		expect(errorItems).toHaveLength(count);
		expect(wire.refreshes()).toBe(4);
		// Those that were on their way when the first was refused.
		expect(wire.requests.length - 4).toBeLessThanOrEqual(8);
	});

	it('is not renewed by another run in the pause, but after it', async () => {
		const wire = userWire({
			accepts: 'none',
			refresh: (count) => (count < 4 ? { status: 503, body: 'no' } : undefined),
		});
		const credentials = userOAuth2();
		await runSpotify({ ...getTracks(1), credentials });
		pass(4_000);
		const { errorItems } = await runSpotify({ ...getTracks(1), credentials });
		expect([errorItems.length, wire.refreshes()]).toEqual([1, 4]);
		pass(1_000);
		expect((await runSpotify({ ...getTracks(1), credentials })).items).toHaveLength(1);
	});
});
