import { resetProcessState } from '../../../../spotify/processState';
import { pass, resetAutoClock } from '../../../support/autoClock.mts';
import { jsonOf, runSpotify, userOAuth2 } from '../../../support/engine.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';
import { userWire } from '../../../support/userWire.mts';
import { spotifyWire, type Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const options = { batching: 'off' };
const getTracks = (count: number, resource = 'track') => ({
	parameters: {
		resource,
		operation: 'get',
		trackId: '={{ $json.id }}',
		artistId: '={{ $json.id }}',
		options,
	},
	inputs: Array.from({ length: count }, (_, n) => ({ id: idOf(n) })),
	settings: { onError: 'continueErrorOutput' as const },
});

const refused: Reply = {
	status: 401,
	body: { error: { status: 401, message: 'Invalid access token' } },
};
const found = (path: string): Reply => ({ body: track(path.split('/').pop() ?? '') });

/** Requests that are on their way at once, each sent with two tokens before it is given up. */
const MOST_AT_ONCE = 8;
const MOST_REFUSED = 2 * 4 * MOST_AT_ONCE;

const errorIn = (items: Parameters<typeof jsonOf>[0]) =>
	jsonOf(items).at(-1)?.['error'] as { message: string; description: string };

describe('an API that refuses every token, of which there are always more', () => {
	it.each([40, 1_000])('is found out by %d items with three renewals', async (count) => {
		const wire = spotifyWire({ api: () => refused });
		const { errorItems } = await runSpotify(getTracks(count));
		expect(errorItems).toHaveLength(count);
		expect(wire.tokenRequests()).toBe(1 + 3);
		expect(wire.tokens.length).toBeLessThanOrEqual(MOST_REFUSED);
		const { message, description } = errorIn(errorItems);
		expect(message).toBe('Spotify refuses every access token, even new ones');
		expect(description).toContain('Spotify says: "Invalid access token".');
		expect(description).toContain('n8n asks for the next one in 60 s at the earliest');
	});

	it('is found out once by twenty executions at once', async () => {
		const wire = spotifyWire({ api: () => refused });
		const runs = await Promise.all(
			Array.from({ length: 20 }, async () => await runSpotify(getTracks(20))),
		);
		expect(runs.flatMap(({ errorItems }) => errorItems)).toHaveLength(400);
		expect(wire.tokenRequests()).toBe(1 + 3);
	});

	it('is asked again after a pause, with one token more, then after a longer one', async () => {
		const wire = spotifyWire({ api: () => refused });
		const tokensOf = async () => {
			const before = wire.tokenRequests();
			await runSpotify(getTracks(40));
			return wire.tokenRequests() - before;
		};
		expect(await tokensOf()).toBe(4);
		pass(59_000);
		expect(await tokensOf()).toBe(0);
		pass(1_000);
		expect(await tokensOf()).toBe(1);
		pass(119_000);
		expect(await tokensOf()).toBe(0);
		pass(1_000);
		expect(await tokensOf()).toBe(1);
	});

	it('is used again as soon as it takes a token', async () => {
		let refuses = true;
		const wire = spotifyWire({ api: ({ path }) => (refuses ? refused : found(path)) });
		await runSpotify(getTracks(40));
		refuses = false;
		expect((await runSpotify(getTracks(10))).items).toHaveLength(10);
		expect(wire.tokenRequests()).toBe(4);
		// What was refused before does not count any more.
		refuses = true;
		await runSpotify(getTracks(40));
		expect(wire.tokenRequests()).toBe(4 + 3);
	});

	it('does not keep others from what it allows with the same token', async () => {
		spotifyWire({ api: ({ path }) => (path.includes('/artists/') ? refused : found(path)) });
		expect((await runSpotify(getTracks(40, 'artist'))).errorItems).toHaveLength(40);
		expect((await runSpotify(getTracks(10))).items).toHaveLength(10);
	});

	it('costs a token for each of an hour where its refusals are that far apart', async () => {
		let isFirst = true;
		const wire = spotifyWire({
			api: ({ path }) => ((isFirst = !isFirst) ? found(path) : refused),
		});
		for (let hour = 0; hour < 8; hour += 1) {
			expect((await runSpotify(getTracks(1))).items).toHaveLength(1);
			pass(1_800_000);
		}
		expect(wire.tokenRequests()).toBeGreaterThanOrEqual(8);
	});
});

describe("an API that refuses every token of a user's", () => {
	const everyTime = () => userWire({ api: () => refused });

	it.each([40, 400])('is found out by %d items with three renewals', async (count) => {
		const wire = everyTime();
		const { errorItems } = await runSpotify({ ...getTracks(count), credentials: userOAuth2() });
		expect(errorItems).toHaveLength(count);
		expect(wire.refreshes()).toBe(3);
		expect(wire.requests.length - 3).toBeLessThanOrEqual(MOST_REFUSED);
		expect(errorIn(errorItems).message).toBe('Spotify refuses every access token, even new ones');
	});

	it('is renewed by no other execution in the pause, and once after it', async () => {
		const wire = everyTime();
		const credentials = userOAuth2();
		const run = async () => {
			const before = wire.refreshes();
			await runSpotify({ ...getTracks(40), credentials });
			return wire.refreshes() - before;
		};
		expect([await run(), await run()]).toEqual([3, 0]);
		pass(60_000);
		expect(await run()).toBe(1);
	});
});
