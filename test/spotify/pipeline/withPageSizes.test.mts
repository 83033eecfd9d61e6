import { fc, runs } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import { read } from '../../../spotify/paging/read';
import { classify } from '../../../spotify/refusals/classify';
import { createSizeLimits } from '../../../spotify/pipeline/sizeLimits';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { withPageSizes } from '../../../spotify/pipeline/withPageSizes';
import { getTrack } from '../../fixtures/webApi.mts';
import { createFakeSend } from '../../support/fakeApi.mts';
import { createFakeClock } from '../../support/fakeClock.mts';
import { pageOfList, searchPage } from '../../support/fakeLists.mts';

const albums: SpotifyRequest = { ...getTrack, template: '/artists/{id}/albums' };
const items: SpotifyRequest = { ...getTrack, template: '/playlists/{playlist_id}/items' };
const search: SpotifyRequest = {
	...getTrack,
	template: '/search',
	query: { q: 'x', type: 'track' },
};
const offset = { kind: 'offset', itemsAt: 'items', maxLimit: 10, largestLimit: 50 } as const;
const ofItems = { kind: 'offset', itemsAt: 'items', maxLimit: 50, largestLimit: 100 } as const;
const byType = {
	kind: 'offsetByType',
	typesIn: 'type',
	maxLimit: 10,
	largestLimit: 50,
	maxOffset: 1_000,
} as const;
const all = Array.from({ length: 120 }, (_, n) => `entry ${n}`);
const listing = { entries: all.map((value, position) => ({ value, position })) };

const refusal = (request: SpotifyRequest, words = 'Invalid limit') =>
	classify(
		{ status: 400, headers: {}, body: { error: { status: 400, message: words } } },
		request,
		0,
	);

/** Spotify for an app that may have pages of so many, which may change at each request. */
function setUp(largest: number | ((count: number) => number), words?: string) {
	const wide = { maxLimit: 100, maxOffset: 1_000 };
	const { send: spotify, requests } = createFakeSend((request, count) => {
		const most = typeof largest === 'number' ? largest : largest(count);
		if (Number(request.query.limit) > most) return refusal(request, words);
		return request.template === '/search'
			? searchPage(request, { track: all }, wide, [])
			: succeeded(pageOfList(request, all, wide, []));
	});
	const clock = createFakeClock();
	const send = withPageSizes(spotify, {
		capabilities: { sizes: createSizeLimits() },
		clock: clock,
	});
	const limits = () => requests.map(({ query }) => Number(query.limit));
	return { send, requests, limits, clock };
}

it.each([
	['a list', albums, offset, [50, 50, 20]],
	['a search', search, byType, [50, 50, 50]],
	['the items of a playlist', items, ofItems, [100, 20]],
] as const)(
	'%s is read by the largest pages, where the app may',
	async (_, request, paging, sizes) => {
		const { send, limits } = setUp(100);
		expect(await read(send, request, paging, Infinity, 6)).toEqual(listing);
		expect(limits()).toEqual(sizes);
	},
);

it.each([
	['a list', albums, offset, 10],
	['a search', search, byType, 10],
	['the items of a playlist', items, ofItems, 50],
] as const)('costs another app one request an hour for %s', async (_, request, paging, most) => {
	const { send, limits, clock } = setUp(most);
	const tooLarge = () => limits().filter((limit) => limit > most).length;
	for (let n = 1; n <= 2; n += 1) {
		expect(await read(send, request, paging, Infinity, 6)).toEqual(listing);
		expect([limits().length, tooLarge()]).toEqual([1 + n * Math.ceil(120 / most), 1]);
	}
	await clock.advance(3_600_000);
	expect(await read(send, request, paging, Infinity, 6)).toEqual(listing);
	expect(tooLarge()).toBe(2);
});

it('costs one request, where many ask at once', async () => {
	const { send, limits } = setUp(10);
	const asking = Array.from({ length: 20 }, async () => await read(send, albums, offset, Infinity));
	for (const given of await Promise.all(asking)) expect(given).toEqual(listing);
	expect(limits().filter((limit) => limit > 10)).toEqual([50]);
});

it('is known for each endpoint by itself', async () => {
	const { send, limits } = setUp(10);
	await read(send, albums, offset, Infinity);
	await read(send, search, byType, Infinity);
	expect(limits().filter((limit) => limit > 10)).toEqual([50, 50]);
});

it('asks for no more than is wanted', async () => {
	const { send, limits } = setUp(50);
	await read(send, albums, offset, 10);
	await read(send, albums, offset, 13);
	expect(limits()).toEqual([10, 13]);
});

it('a size that Spotify does not document is given up whatever the words', async () => {
	const { send, limits } = setUp(50, 'Bad request.');
	expect(await read(send, items, ofItems, Infinity)).toEqual(listing);
	expect(limits()).toEqual([100, 50, 50, 50]);
});

it.each<[string, SpotifyFailure]>([
	[
		'a market that there is not',
		{ kind: 'badRequest', status: 400, reason: 'unavailableInCountry', message: '', hint: '' },
	],
	['a failing Spotify', { kind: 'server', status: 503, message: '', hint: '' }],
])('gives nothing up for %s, which teaches nothing', async (_, failure) => {
	const { send: spotify, requests } = createFakeSend(() => failed(failure));
	const send = withPageSizes(spotify, {
		capabilities: { sizes: createSizeLimits() },
		clock: createFakeClock(),
	});
	for (let n = 0; n < 2; n += 1)
		expect(await read(send, albums, offset, Infinity)).toEqual({ entries: [], failure });
	expect(requests.map(({ query }) => query.limit)).toEqual(['50', '50']);
});

it('what is no page is sent as it is, and its refusal is told', async () => {
	const { send, requests } = setUp(10);
	const typed = { ...albums, query: { limit: '50' } };
	expect(await send(typed)).toMatchObject({ failure: { reason: 'invalidLimit' } });
	await send(getTrack);
	expect(requests).toEqual([typed, getTrack]);
});

it('asks for a page that would not say its size as it is: a smaller one would hide entries', async () => {
	const { send, requests } = setUp(10);
	const filtered = { ...albums, query: { fields: 'items(id),total,next' } };
	expect(await read(send, filtered, offset, Infinity)).toMatchObject({
		failure: { reason: 'invalidLimit' },
	});
	expect(requests).toHaveLength(1);
});

it('loses nothing where Spotify quietly gives smaller pages', async () => {
	for (const [request, paging] of [
		[albums, offset],
		[search, byType],
	] as const) {
		const { send } = setUp(50);
		const capped = async (given: SpotifyRequest) =>
			await send({ ...given, query: { ...given.query, limit: '10' } });
		expect(await read(capped, request, paging, Infinity)).toEqual(listing);
	}
});

it('whenever Spotify lowers or raises its limit, the list is read whole, in a bounded number of requests', async () => {
	const kinds = fc.constantFrom([albums, offset], [search, byType], [items, ofItems]);
	const changes = fc.array(fc.tuple(fc.nat(12), fc.constantFrom(1, 5, 10, 20, 50, 100)), {
		maxLength: 4,
	});
	const property = fc.asyncProperty(
		kinds,
		changes,
		fc.integer({ min: 1, max: 6 }),
		async (kind, given, workers) => {
			const [request, paging] = kind as [SpotifyRequest, typeof offset];
			const sorted = [...given].sort(([a], [b]) => a - b);
			const most = (count: number) => sorted.filter(([from]) => from <= count).at(-1)?.[1] ?? 100;
			const { send, limits } = setUp(most);
			expect(await read(send, request, paging, Infinity, workers)).toEqual(listing);
			const smallest = Math.min(100, ...given.map(([, size]) => size));
			const pages = Math.ceil(120 / Math.min(smallest, paging.maxLimit));
			expect(limits().length).toBeLessThanOrEqual(2 * pages + given.length * (workers + 6) + 12);
		},
	);
	await fc.assert(property, { numRuns: runs(100) });
});
