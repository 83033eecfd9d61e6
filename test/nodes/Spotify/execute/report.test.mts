import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { autoClock, pass, resetAutoClock } from '../../../support/autoClock.mts';
import { jsonOf, runSpotify } from '../../../support/engine.mts';
import { idOf, page, track, uriOf } from '../../../support/spotifyObjects.mts';
import { simulatorForUser } from '../../../support/simulatorWire.mts';
import { spotifyWire, tracksFor, type Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const continued = { onError: 'continueRegularOutput' } as const;
const numbers = (count: number): number[] => [...Array(count).keys()];
const items = (ns: number[]) => ns.map((n) => ({ id: idOf(n) }));
const getTrack = (options: IDataObject = {}) => ({
	resource: 'track',
	operation: 'get',
	trackId: '={{ $json.id }}',
	options,
});
const singly = (options: IDataObject = {}) => getTrack({ batching: 'off', ...options });
const tooMany = (seconds: number, reason?: string): Reply => ({
	status: 429,
	headers: { 'retry-after': String(seconds) },
	body: { error: { status: 429, message: 'Too many', ...(reason !== undefined && { reason }) } },
});

describe('the hint below the output', () => {
	it('says what was asked and what was saved', async () => {
		spotifyWire({ api: tracksFor('older') });
		const ns = numbers(1_000).map((n) => n % 100);
		const { hints } = await runSpotify({ parameters: getTrack(), inputs: items(ns) });
		expect(hints).toEqual([
			'1,000 read; Spotify was asked twice: 2 × GET /tracks. Requests saved: 98 by asking for several at once, 900 as duplicates.',
		]);
	});

	it.each([
		[30, 10, '30 added, 10 removed; Spotify was asked '],
		[0, 0, 'Nothing to change; Spotify was asked '],
	])('says of a Sync what it came to: %i added, %i removed', async (added, removed, text) => {
		const { run, control } = simulatorForUser();
		const held = numbers(40).map(uriOf);
		const { id } = control.addPlaylist({ uris: held });
		const uris = [...held.slice(removed), ...numbers(added).map((n) => uriOf(100 + n))];
		const { hints } = await run('playlist', 'syncItems', {
			playlistId: { __rl: true, mode: 'id', value: id },
			uris,
			options: {},
		});
		expect(hints).toEqual([expect.stringMatching(new RegExp(`^${text}(once|twice|\\d times): `))]);
	});

	it('says what the kind of app costs', async () => {
		spotifyWire({ api: tracksFor('newer') });
		const { hints } = await runSpotify({ parameters: getTrack(), inputs: items(numbers(20)) });
		expect(hints).toEqual([
			'20 read; Spotify was asked 21 times: 20 × GET /tracks/{id}, 1 × GET /tracks.',
		]);
	});

	it('says why it was slow', async () => {
		const track1 = tracksFor('older');
		spotifyWire({ api: (request) => (request.count === 0 ? tooMany(7) : track1(request)) });
		const { hints } = await runSpotify({ parameters: getTrack(), inputs: items([1]) });
		expect(hints).toEqual([
			"1 read; Spotify was asked twice: 2 × GET /tracks/{id}. It waited 7 s for Spotify's rate limit.",
		]);
	});

	it('is there with errors too, where the node continues', async () => {
		spotifyWire({ api: tracksFor('older', [idOf(1)]) });
		const { hints } = await runSpotify({
			parameters: getTrack(),
			inputs: items([1, 2, 3]),
			settings: continued,
		});
		expect(hints).toEqual([
			'2 read, 1 failed; Spotify was asked once: 1 × GET /tracks. Requests saved: 2 by asking for several at once.',
		]);
	});

	it('is not there where there is nothing to tell', async () => {
		spotifyWire({ api: tracksFor('older') });
		const { hints } = await runSpotify({ parameters: getTrack(), inputs: items([1]) });
		expect(hints).toEqual([]);
	});

	it('says that a list changed each time it was read', async () => {
		let length = 120;
		spotifyWire({
			api: ({ query }) => ({ body: page(query, length++, (n) => track(idOf(n))) }),
		});
		const { hints, items: output } = await runSpotify({
			parameters: { resource: 'album', operation: 'getTracks', albumId: idOf(7), returnAll: true },
		});
		expect(hints.join()).toContain(
			'A list changed while it was read: entries may be missing or come twice.',
		);
		expect(output.length).toBeGreaterThanOrEqual(120);
	});

	it('says how much of a list Spotify counts and does not give', async () => {
		spotifyWire({
			api: ({ query }) => {
				const given = page(query, 60, (n) => (n === 3 ? null : track(idOf(n))));
				// The last page has one entry less than the total says.
				const isLast = given.next === null;
				const entries = given.items as IDataObject[];
				return { body: { ...given, items: isLast ? entries.slice(0, -1) : entries } };
			},
		});
		const { hints, items: output } = await runSpotify({
			parameters: { resource: 'album', operation: 'getTracks', albumId: idOf(7), returnAll: true },
		});
		expect(output).toHaveLength(58);
		expect(hints.join()).toContain('Spotify counts 2 more in what was listed');
	});
});

describe('a search', () => {
	const searchAll = async (total: number) => {
		spotifyWire({
			api: ({ query }) => ({
				body: { tracks: { ...page(query, 25, (n) => track(idOf(n))), total } },
			}),
		});
		return await runSpotify({
			parameters: { resource: 'search', operation: 'search', query: 'love', returnAll: true },
		});
	};

	it('is read past the total that Spotify estimates, and says that it is an estimate', async () => {
		const { hints, items: output } = await searchAll(12);
		expect(output).toHaveLength(25);
		expect(hints.join()).toContain('Spotify only estimates the totals of a search');
	});

	it('has lost nothing where the estimate is too large', async () => {
		const { hints, items: output } = await searchAll(900);
		expect(output).toHaveLength(25);
		expect(hints.join()).not.toContain('Spotify counts');
	});
});

describe('the error that ends a run', () => {
	it('says what the run cost, beside what to do', async () => {
		spotifyWire({
			api: ({ path, ...more }) =>
				path.endsWith(idOf(3)) ? tooMany(18_000) : tracksFor('older')({ path, ...more }),
		});
		const { error, hints } = await runSpotify({
			parameters: singly({ maxConcurrency: 1 }),
			inputs: items(numbers(10)),
		});
		expect(error?.description).toMatch(/^That is in 5 h\./);
		expect(error?.description).toContain('Spotify was asked 4 times: 4 × GET /tracks/{id}.');
		expect([error?.context?.['itemIndex'], hints]).toEqual([3, []]);
	});
});

describe('Max Requests', () => {
	const budgetOf = (count: number) => ({
		parameters: singly({ maxRequests: count }),
		inputs: items(numbers(10)),
	});

	it('lets so many items out and gives the others an error each, where the node continues', async () => {
		const wire = spotifyWire({ api: tracksFor('older') });
		const { items: output } = await runSpotify({ ...budgetOf(5), settings: continued });
		expect(wire.tokens).toHaveLength(5);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			numbers(10).map((item) => ({ item })),
		);
		const errors = jsonOf(output).filter(({ error }) => error !== undefined);
		expect(errors).toHaveLength(5);
		for (const { error } of errors) {
			// No time to come back at: it is the user's own limit.
			expect(error).toEqual({
				kind: 'rateLimited',
				status: 429,
				scope: 'budget',
				message: 'The run has used its 5 requests',
				description: expect.stringContaining("'Max Requests' sets this limit") as string,
			});
		}
	});

	it('ends the run with what was used, where the node does not continue', async () => {
		const wire = spotifyWire({ api: tracksFor('older') });
		const { error } = await runSpotify(budgetOf(5));
		expect(error?.message).toBe('The run has used its 5 requests');
		expect(error?.description).toContain('Spotify was asked 5 times: 5 × GET /tracks/{id}.');
		expect(wire.tokens).toHaveLength(5);
	});

	it('counts the requests of all items and pages together', async () => {
		const wire = spotifyWire({
			api: ({ query }) => ({ body: page(query, 500, (n) => track(idOf(n))) }),
		});
		const { items: output } = await runSpotify({
			parameters: {
				resource: 'album',
				operation: 'getTracks',
				albumId: '={{ $json.id }}',
				returnAll: true,
				options: { maxRequests: 12, maxConcurrency: 1 },
			},
			inputs: items([1, 2]),
			settings: continued,
		});
		expect(wire.tokens).toHaveLength(12);
		expect(output.filter(({ json }) => json['id'])).toHaveLength(500 + 2 * 50);
		expect(output.filter(({ json }) => json['error'])).toHaveLength(1);
	});

	it('is enough for many more items, where they go several at once', async () => {
		spotifyWire({ api: tracksFor('older') });
		const { items: output } = await runSpotify({
			parameters: getTrack({ maxRequests: 2 }),
			inputs: items(numbers(100)),
		});
		expect(output).toHaveLength(100);
	});

	it('counts where the first item cannot be read', async () => {
		const wire = spotifyWire({ api: tracksFor('older') });
		const inputs = [{ id: 5 }, ...items(numbers(9))];
		const parameters = {
			...singly({ maxRequests: 5 }),
			trackId: "={{ $json.id === 5 ? $('Nowhere').first().json.id : $json.id }}",
		};
		const { items: output } = await runSpotify({ parameters, inputs, settings: continued });
		expect(jsonOf(output)[0]).toMatchObject({ error: { kind: 'invalidInput' } });
		expect(wire.tokens).toHaveLength(5);
	});
});

describe("n8n's log", () => {
	/** Runs so many tracks, one after another, of which each takes a second. */
	const run = async (count: number, odd: Record<number, Reply> = {}) => {
		const tracks = tracksFor('older');
		spotifyWire({
			api: (request) => {
				pass(1_000);
				return odd[request.count] ?? tracks(request);
			},
		});
		const startMs = autoClock.nowMs();
		const { logs } = await runSpotify({
			parameters: singly({ maxConcurrency: 1 }),
			inputs: items(numbers(count)),
		});
		return { logs, tookMs: autoClock.nowMs() - startMs };
	};

	it('tells how far a run is, every five seconds at the most', async () => {
		const { logs, tookMs } = await run(23);
		expect(tookMs).toBe(23_000);
		expect(logs).toHaveLength(4);
		expect(logs[0]).toMatch(/^Spotify: [45] of 23 items done, [56] requests sent$/);
		for (const line of logs) expect(line).toMatch(/^Spotify: \d+ of 23 items done/);
	});

	it.each([0, 3, 6])(
		'tells of a long wait when it begins, here with request %d, once',
		async (n) => {
			const { logs } = await run(10, { [n]: tooMany(30) });
			const waits = logs.filter((line) => line.includes('waiting'));
			expect(waits).toEqual([
				`Spotify: ${n} of 10 items done, ${n === 0 ? '1 request' : `${n + 1} requests`} sent, waiting 30 s for Spotify's rate limit`,
			]);
		},
	);

	it('does not tell of each short wait', async () => {
		const short = Object.fromEntries(numbers(10).map((n) => [2 * n, tooMany(1)]));
		const { logs, tookMs } = await run(10, short);
		expect(logs.length).toBeLessThanOrEqual(tookMs / 5_000);
	});

	it('has nothing of a run that is over in less', async () => {
		expect((await run(4)).logs).toEqual([]);
	});
});
