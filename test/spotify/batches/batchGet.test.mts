import { fc } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { batchGet } from '../../../spotify/batches/batchGet';
import type { JobTools } from '../../../spotify/jobs/types';
import type { BatchGet } from '../../../spotify/operations/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { classify } from '../../../spotify/refusals/classify';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { createUsage } from '../../../spotify/pipeline/usage';
import { withCapabilities } from '../../../spotify/pipeline/withCapabilities';
import { createFakeSend } from '../../support/fakeApi.mts';
import { createFakeClock } from '../../support/fakeClock.mts';
import { at } from '../../../spotify/values/json';
import { jobTools } from '../../support/jobTools.mts';

const single = (id: string): SpotifyRequest => ({
	method: 'GET',
	path: `/tracks/${id}`,
	template: '/tracks/{id}',
	query: { market: 'DE' },
	idempotent: true,
});
const batch: SpotifyRequest = {
	...single(''),
	path: '/tracks',
	template: '/tracks',
	availability: 'olderApps',
};
const several = (most: number): BatchGet => ({
	route: 'GET /tracks',
	limit: most,
	listAt: 'tracks',
	availability: 'olderApps',
});

const closed: SpotifyFailure = {
	kind: 'forbidden',
	status: 403,
	reason: 'kindOfApp',
	message: 'Not for this kind of app',
	hint: '',
};
const missing: SpotifyFailure = { kind: 'notFound', status: 404, message: 'Not there', hint: '' };
const failing: SpotifyFailure = { kind: 'server', status: 503, message: 'Failing', hint: '' };

/** A fresh object each time, as parsed from an answer. */
const object = (id: string) => ({ id, artists: [{ name: `Artist of ${id}` }] });
const idsIn = ({ path, query }: SpotifyRequest): string[] =>
	path === '/tracks' ? (query.ids ?? '').split(',') : [path.replace('/tracks/', '')];
const isBatch = ({ path }: SpotifyRequest): boolean => path === '/tracks';

/** Spotify, for an app that may ask for several at once or may not; some IDs are unknown. */
const spotify =
	(mayBatch: boolean, unknown: ReadonlySet<string> = new Set()) =>
	(request: SpotifyRequest): Outcome<unknown> => {
		const found = idsIn(request).map((id) => (unknown.has(id) ? null : object(id)));
		if (isBatch(request)) return mayBatch ? succeeded({ tracks: found }) : failed(closed);
		return found[0] ? succeeded(found[0]) : failed(missing);
	};

interface Setting extends Partial<JobTools> {
	most?: number;
}

/** Gets these IDs, one order each, from a Spotify that answers so. */
async function get(
	ids: readonly string[],
	answer: (request: SpotifyRequest, count: number) => Outcome<unknown>,
	{ most = 50, ...more }: Setting = {},
) {
	const { send, requests } = createFakeSend(answer);
	const clock = createFakeClock();
	const capabilities = createCapabilities();
	const usage = createUsage();
	const listings = await batchGet(
		single,
		batch,
		several(most),
	)(
		ids.map((id) => ({ id, uris: [], settings: {} })),
		jobTools({
			send: withCapabilities(send, { capabilities, clock }),
			clock,
			capabilities,
			usage,
			...more,
		}),
	);
	const batches = requests.filter(isBatch);
	const alone = requests.filter((request) => !isBatch(request));
	return { listings, requests, batches, alone, usage };
}

const anId = fc.integer({ min: 0, max: 60 }).map(String);
const someIds = fc.array(anId, { minLength: 1, maxLength: 120 });
const someUnknown = fc.uniqueArray(anId, { maxLength: 10 }).map((ids) => new Set(ids));
const sizes = fc.integer({ min: 2, max: 20 });
const workers = fc.integer({ min: 1, max: 6 });

it.each([
	['may', true],
	['may not', false],
])(
	'gives every order its own, asking as little as can be, where the app %s',
	async (_, mayBatch) => {
		const property = fc.asyncProperty(
			someIds,
			someUnknown,
			sizes,
			workers,
			async (ids, unknown, most, maxConcurrency) => {
				const { listings, batches, alone } = await get(ids, spotify(mayBatch, unknown), {
					most,
					maxConcurrency,
				});
				for (const [index, id] of ids.entries()) {
					expect(listings[index]).toEqual(
						unknown.has(id)
							? { entries: [], failure: expect.objectContaining({ kind: 'notFound' }) }
							: { entries: [{ value: object(id), position: 0 }] },
					);
				}
				const unique = [...new Set(ids)];
				const rest = unique.length % most;
				// One that is left over is asked for by itself, which every app may.
				const isOneLeft = rest === 1;
				const refused = unique.length > 1 ? 1 : 0;
				expect(batches).toHaveLength(
					mayBatch ? Math.ceil((unique.length - Number(isOneLeft)) / most) : refused,
				);
				expect(alone).toHaveLength(mayBatch ? Number(isOneLeft) : unique.length);
				for (const sent of [batches, alone]) {
					const asked = sent.flatMap(idsIn);
					expect(new Set(asked).size).toBe(asked.length);
				}
				for (const request of batches) expect(idsIn(request).length).toBeLessThanOrEqual(most);
			},
		);
		await fc.assert(property);
	},
);

it('keeps what else the request says', async () => {
	const { requests } = await get(['1', '2'], spotify(true));
	expect(requests).toEqual([{ ...batch, query: { market: 'DE', ids: '1,2' } }]);
});

it.each([true, false])('shares nothing between two orders, batched: %j', async (mayBatch) => {
	const { listings } = await get(['1', '1', '2', '1'], spotify(mayBatch));
	const [first, second] = listings.map(
		(listing) => listing.entries[0]?.value as ReturnType<typeof object>,
	);
	first?.artists.push({ name: 'Added by a later step' });
	expect(second).toEqual(object('1'));
	expect(listings[3]?.entries[0]?.value).toEqual(object('1'));
});

it('takes the objects by their places: one that stands for another has an ID of its own', async () => {
	const { listings } = await get(['1', '2'], () =>
		succeeded({ tracks: [object('relinked'), object('2')] }),
	);
	expect(listings.map((listing) => listing.entries[0]?.value)).toEqual([
		object('relinked'),
		object('2'),
	]);
});

it('takes no object for another one that was asked for as well', async () => {
	const { listings, requests } = await get(['a', 'b', 'c'], (request) =>
		isBatch(request) ? succeeded({ tracks: ['b', 'a', 'c'].map(object) }) : spotify(true)(request),
	);
	expect(listings.map(({ entries }) => at(entries, '0.value.id'))).toEqual(['a', 'b', 'c']);
	expect(requests).toHaveLength(4);
});

it('takes one that stands for another, and says so, also where that was asked for', async () => {
	const { requests } = await get(['a', 'b'], () =>
		succeeded({ tracks: [{ ...object('b'), linked_from: { id: 'a' } }, object('b')] }),
	);
	expect(requests).toHaveLength(1);
});

it('names the ID that is not there, and the option that leaves it out', async () => {
	const { listings } = await get(['1', '2'], spotify(true, new Set(['2'])));
	expect(listings[1]?.failure).toMatchObject({
		kind: 'notFound',
		message: 'Spotify found nothing with the ID 2',
		hint: expect.stringContaining("'Skip Not Found'"),
	});
});

it('asks for one ID alone, and for each alone where batching is off', async () => {
	const one = await get(['1', '1'], spotify(true));
	expect(one.requests).toEqual([single('1')]);
	const off = await get(['1', '2', '1'], spotify(true), { batching: false });
	expect(off.requests).toEqual([single('1'), single('2')]);
});

it('asks the refused way once a day, whichever run it is', async () => {
	const capabilities = createCapabilities();
	const clock = createFakeClock();
	const { send, requests } = createFakeSend(spotify(false));
	const tools = jobTools({
		send: withCapabilities(send, { capabilities, clock }),
		clock,
		capabilities,
	});
	const orders = ['1', '2', '3'].map((id) => ({ id, uris: [], settings: {} }));
	const job = batchGet(single, batch, several(2));
	await job(orders, tools);
	await job(orders, tools);
	expect(requests.filter(isBatch)).toHaveLength(1);
	await clock.advance(24 * 3_600_000);
	await job(orders, tools);
	expect(requests.filter(isBatch)).toHaveLength(2);
});

describe('a batch that went wrong', () => {
	it.each([
		['answers without the list', succeeded({})],
		['answers with fewer than were asked for', succeeded({ tracks: [object('1')] })],
		['answers with something else', succeeded('<html>')],
		['is a bad request', failed({ kind: 'badRequest', status: 400, message: '', hint: '' })],
		['is not found', failed(missing)],
	])('is taken apart where it %s', async (_, wrong) => {
		const { listings, batches, alone } = await get(['1', '2'], (request) =>
			isBatch(request) ? wrong : spotify(true)(request),
		);
		expect(listings.map((listing) => listing.entries[0]?.value)).toEqual([
			object('1'),
			object('2'),
		]);
		expect([batches.length, alone.length]).toEqual([1, 2]);
	});

	it.each<SpotifyFailure>([
		failing,
		{ kind: 'network', message: '', hint: '' },
		{ kind: 'unauthorized', status: 401, message: '', hint: '' },
		{ kind: 'rateLimited', status: 429, scope: 'quota', retryAtMs: 0, message: '', hint: '' },
		{ kind: 'rateLimited', status: 429, scope: 'budget', retryAtMs: 0, message: '', hint: '' },
	])('fails its own IDs, and no more is asked for them: $kind', async (failure) => {
		const { listings, requests } = await get(
			['1', '2', '3', '4'],
			(request, count) => (count === 0 ? failed(failure) : spotify(true)(request)),
			{ most: 2 },
		);
		expect(listings).toEqual([
			{ entries: [], failure },
			{ entries: [], failure },
			{ entries: [{ value: object('3'), position: 0 }] },
			{ entries: [{ value: object('4'), position: 0 }] },
		]);
		expect(requests).toHaveLength(2);
	});
});

describe('where a failure ends the run', () => {
	const endsRun = (): boolean => true;
	const ids = Array.from({ length: 10 }, (_, n) => `${n}`);

	it.each([true, false])('nothing more is begun, batched: %j', async (batching) => {
		const { listings, requests } = await get(ids, () => failed(failing), {
			most: 2,
			batching,
			endsRun,
		});
		expect(requests).toHaveLength(1);
		expect(listings).toHaveLength(10);
		expect(listings[0]).toEqual({ entries: [], failure: failing });
		expect(listings[9]).toEqual({ entries: [] });
	});

	it('nothing is asked for alone after a batch that ended it', async () => {
		const { alone } = await get(ids, spotify(true, new Set(['1'])), { most: 9, endsRun });
		expect(alone).toEqual([]);
	});
});

it('says what it saved, and counts every order that is done', async () => {
	const ids = ['1', '2', '3', '1', '2', '1'];
	const { usage } = await get(ids, spotify(true));
	expect(usage.text()).toContain(
		'Requests saved: 2 by asking for several at once, 3 as duplicates.',
	);
	expect(usage.progressText(ids.length, 0)).toMatch(/^6 of 6 items done/);
});

it('an object of nulls is as good as null: Spotify has nothing with that ID', async () => {
	const gone = { id: null, uri: null, name: null, external_urls: { spotify: '…/track/null' } };
	const { listings } = await get(['a', 'b'], () => succeeded({ tracks: [gone, object('b')] }));
	expect(listings).toMatchObject([
		{ entries: [], failure: { kind: 'notFound' } },
		{ entries: [{ value: object('b') }] },
	]);
});

describe('a batch that is refused', () => {
	const ids = Array.from({ length: 50 }, (_, n) => `${n}`);
	const entries = ids.map((id) => ({ entries: [{ value: object(id), position: 0 }] }));
	const refusal = (request: SpotifyRequest, status: number, message: string) =>
		classify({ status, headers: {}, body: { error: { status, message } } }, request, 0);

	// As the limits of pages, that of IDs may be lowered while the process runs.
	it.each(['Too many ids requested', 'You can add a maximum of 20 tracks per request.'])(
		'for the number of its IDs is asked for by fewer at once: %s',
		async (words) => {
			const most = 20;
			const { listings, batches, alone } = await get(ids, (request) =>
				idsIn(request).length > most && isBatch(request)
					? refusal(request, 400, words)
					: spotify(true)(request),
			);
			expect(listings).toEqual(entries);
			expect(batches.map((request) => idsIn(request).length)).toEqual([50, 20, 20, 10]);
			expect(alone).toEqual([]);
		},
	);

	it('with words that nobody knows is asked for one by one, and taught nothing by it', async () => {
		const answering = (request: SpotifyRequest) =>
			isBatch(request) ? refusal(request, 403, 'Something new') : spotify(true)(request);
		const capabilities = createCapabilities();
		const clock = createFakeClock();
		const { listings, batches, alone } = await get(ids, answering, {
			most: 10,
			capabilities,
			clock,
		});
		expect(listings).toEqual(entries);
		expect([batches.length, alone.length]).toEqual([1, 50]);
		expect(capabilities.known('GET /tracks', clock.nowMs())).toBeUndefined();
	});

	it('since the user is not on the list ends with that, for all, and is not asked one by one', async () => {
		const words = 'The user is not registered for this application.';
		const { listings, requests } = await get(ids, (request) => refusal(request, 403, words));
		expect(listings).toHaveLength(50);
		for (const { failure } of listings) expect(failure).toMatchObject({ reason: 'userNotListed' });
		expect(requests).toHaveLength(1);
	});

	it('for a country is not asked one by one', async () => {
		const { requests } = await get(ids, (request) => refusal(request, 400, 'Unlaunched market'));
		expect(requests).toHaveLength(1);
	});
});
