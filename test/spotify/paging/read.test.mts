import type { SpotifyFailure } from '../../../spotify/failures';
import { failed, succeeded } from '../../../spotify/outcome';
import { read, type Reading } from '../../../spotify/paging/read';
import { createCapabilities } from '../../../spotify/request/capabilities';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { createFakeClock } from '../../support/fakeClock.mts';
import { createFakeSend } from '../../support/fakeApi.mts';
import { pageOfList, searchPage } from '../../support/fakeLists.mts';
import { getTrack } from '../../fixtures/webApi.mts';

const failure: SpotifyFailure = {
	kind: 'notFound',
	status: 404,
	message: 'What happened',
	hint: 'What to do',
};
const list = ['a', 'b', 'c'];
const range = { maxLimit: 2, maxOffset: 1_000 };
const entries = list.map((value, position) => ({ value, position }));

it('one object is the one entry', async () => {
	const { send, requests } = createFakeSend(() => succeeded({ id: '1' }));
	expect(await read(send, getTrack, undefined, Infinity)).toEqual({
		entries: [{ value: { id: '1' }, position: 0 }],
	});
	expect(requests).toEqual([getTrack]);
});

it('of a failure there is no entry', async () => {
	const { send } = createFakeSend(() => failed(failure));
	expect(await read(send, getTrack, undefined, Infinity)).toEqual({ entries: [], failure });
});

it('a list is read as its kind of paging says', async () => {
	const pages = createFakeSend((request) => succeeded(pageOfList(request, list, range, [])));
	expect(
		await read(pages.send, getTrack, { kind: 'offset', itemsAt: 'items', maxLimit: 2 }, Infinity),
	).toEqual({ entries });
	const search = createFakeSend((request) => searchPage(request, { track: list }, range, []));
	const request = { ...getTrack, query: { type: 'track' } };
	const paging = { kind: 'offsetByType', typesIn: 'type', ...range } as const;
	expect(await read(search.send, request, paging, 2)).toEqual({ entries: entries.slice(0, 2) });
});

it.each([
	['under a path', 'genres', { genres: list }],
	['that is the answer', '', list],
])('a list %s comes whole, and no more of it than asked for', async (_, itemsAt, body) => {
	const { send, requests } = createFakeSend(() => succeeded(body));
	expect(await read(send, getTrack, { kind: 'whole', itemsAt }, Infinity)).toEqual({ entries });
	expect(await read(send, getTrack, { kind: 'whole', itemsAt }, 2)).toEqual({
		entries: entries.slice(0, 2),
	});
	expect(requests).toEqual([getTrack, getTrack]);
});

it.each([
	[Infinity, '100'],
	[7, '7'],
	[101, '100'],
])('of a list that cannot be read on, %d entries are asked for as %s', async (most, limit) => {
	const { send, requests } = createFakeSend(() => succeeded({ tracks: list }));
	const paging = { kind: 'limit', itemsAt: 'tracks', maxLimit: 100 } as const;
	expect(await read(send, getTrack, paging, most)).toEqual({ entries });
	expect(requests).toEqual([{ ...getTrack, query: { limit } }]);
});

it('an answer without its list is a failure, as is no answer', async () => {
	const paging = { kind: 'whole', itemsAt: 'genres' } as const;
	const other = createFakeSend(() => succeeded({ genres: 'rock' }));
	expect(await read(other.send, getTrack, paging, Infinity)).toMatchObject({
		entries: [],
		failure: { kind: 'unexpectedResponse', message: expect.stringContaining("'genres'") },
	});
	const { send } = createFakeSend(() => failed(failure));
	expect(await read(send, getTrack, paging, Infinity)).toEqual({ entries: [], failure });
});

describe('pages that only some apps may ask for', () => {
	const albums: SpotifyRequest = { ...getTrack, template: '/artists/{id}/albums' };
	const search: SpotifyRequest = {
		...getTrack,
		template: '/search',
		query: { q: 'x', type: 'track' },
	};
	const offset = { kind: 'offset', itemsAt: 'items', maxLimit: 10, olderMaxLimit: 50 } as const;
	const byType = {
		kind: 'offsetByType',
		typesIn: 'type',
		maxLimit: 10,
		olderMaxLimit: 50,
		maxOffset: 1_000,
	} as const;
	const all = Array.from({ length: 120 }, (_, n) => `entry ${n}`);
	const listing = { entries: all.map((value, position) => ({ value, position })) };
	const invalidLimit: SpotifyFailure = {
		kind: 'badRequest',
		status: 400,
		message: 'Spotify refuses the request: Invalid limit',
		hint: '',
	};

	/** Spotify for an app that may have pages of so many. */
	function setUp(largest: number) {
		const { send, requests } = createFakeSend((request) => {
			if (Number(request.query.limit) > largest) return failed(invalidLimit);
			const wide = { maxLimit: 50, maxOffset: 1_000 };
			return request.template === '/search'
				? searchPage(request, { track: all }, wide, [])
				: succeeded(pageOfList(request, all, wide, []));
		});
		const clock = createFakeClock();
		const reading: Reading = { workers: 6, capabilities: createCapabilities(), clock };
		const limits = () => requests.map(({ query }) => Number(query.limit));
		return { send, requests, limits, clock, reading };
	}

	it.each([
		['a list', albums, offset, [50, 50, 20]],
		['a search', search, byType, [50, 50, 50]],
	] as const)('are what %s is read with, where the app may', async (_, request, paging, sizes) => {
		const { send, limits, reading } = setUp(50);
		expect(await read(send, request, paging, Infinity, reading)).toEqual(listing);
		expect(limits()).toEqual(sizes);
	});

	it.each([
		['a list', albums, offset],
		['a search', search, byType],
	] as const)('cost another app one request a day for %s', async (_, request, paging) => {
		const { send, limits, clock, reading } = setUp(10);
		const small = Array<number>(12).fill(10);
		expect(await read(send, request, paging, Infinity, reading)).toEqual(listing);
		expect(limits()).toEqual([50, ...small]);
		expect(await read(send, request, paging, Infinity, reading)).toEqual(listing);
		expect(limits()).toEqual([50, ...small, ...small]);
		await clock.advance(24 * 3_600_000);
		await read(send, request, paging, Infinity, reading);
		expect(limits().filter((limit) => limit === 50)).toHaveLength(2);
	});

	it('cost one request, where many ask at once', async () => {
		const { send, limits, reading } = setUp(10);
		const asking = Array.from(
			{ length: 20 },
			async () => await read(send, albums, offset, Infinity, reading),
		);
		for (const given of await Promise.all(asking)) expect(given).toEqual(listing);
		expect(limits().filter((limit) => limit > 10)).toEqual([50]);
	});

	it('are known for each endpoint by itself', async () => {
		const { send, limits, reading } = setUp(10);
		await read(send, albums, offset, Infinity, reading);
		await read(send, search, byType, Infinity, reading);
		expect(limits().filter((limit) => limit > 10)).toEqual([50, 50]);
	});

	it('are not asked for where no more is wanted than every app may have', async () => {
		const { send, limits, reading } = setUp(10);
		await read(send, albums, offset, 10, reading);
		await read(send, albums, offset, 7, reading);
		expect(limits()).toEqual([10, 7]);
	});

	it('are no larger than what is wanted', async () => {
		const { send, limits, reading } = setUp(50);
		await read(send, albums, offset, 13, reading);
		expect(limits()).toEqual([13]);
	});

	it.each([
		[
			'another failure',
			{ ...invalidLimit, message: 'Spotify refuses the request: Invalid market' },
		],
		['a failing Spotify', { kind: 'server', status: 503, message: '', hint: '' } as const],
	])('are not given up for %s, which teaches nothing', async (_, other) => {
		const { send, requests } = createFakeSend(() => failed(other));
		const { reading } = setUp(50);
		const twice = [
			await read(send, albums, offset, Infinity, reading),
			await read(send, albums, offset, Infinity, reading),
		];
		expect(twice).toEqual(Array(2).fill({ entries: [], failure: other }));
		expect(requests.map(({ query }) => query.limit)).toEqual(['50', '50']);
	});

	it('lose nothing where Spotify quietly gives smaller ones', async () => {
		for (const [request, paging] of [
			[albums, offset],
			[search, byType],
		] as const) {
			const { send, reading } = setUp(50);
			const capped = async (given: SpotifyRequest) =>
				await send({ ...given, query: { ...given.query, limit: '10' } });
			expect(await read(capped, request, paging, Infinity, reading)).toEqual(listing);
		}
	});
});
