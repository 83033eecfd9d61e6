import { at } from '../../../spotify/values/json';
import { succeeded } from '../../../spotify/failures/outcome';
import { offsetPages } from '../../../spotify/paging/offsetPages';
import { createFakeSend } from '../../support/fakeApi.mts';
import { getAlbum } from '../../fixtures/webApi.mts';

const request = { ...getAlbum, template: '/albums/{id}/tracks' };
const paging = { kind: 'offset', itemsAt: 'items', maxLimit: 50 } as const;
const NEXT = 'https://api.spotify.com/v1/list?offset=50';

/** A list that goes on for ever, and says of its length, page by page, what it is told to. */
const saying = (...totals: unknown[]) =>
	createFakeSend(({ query }, count) => {
		const limit = Number(query.limit);
		const items = Array.from({ length: limit }, (_, n) => Number(query.offset) + n);
		return succeeded({
			items,
			limit,
			next: NEXT,
			total: totals.at(Math.min(count, 2)) ?? totals[0],
		});
	});

describe.each([1, 6])('with %d pages at once', (workers) => {
	it.each([
		1e12,
		1e308,
		Number.MAX_SAFE_INTEGER,
		1_000_001,
		-1,
		0.5,
		NaN,
		Infinity,
		'many',
		{},
		[],
	])('a list that counts %j entries is a failure, at once, behind what was read', async (total) => {
		const { send, requests } = saying(total);
		const { entries, failure } = await offsetPages(send, request, paging, Infinity, workers);
		expect(failure).toMatchObject({ kind: 'unexpectedResponse', nextOffset: 50 });
		expect(failure?.message).toContain(request.path);
		expect([entries.length, requests.length]).toEqual([50, 1]);
	});

	it.each([1e12, 'many'])(
		'is read as far as somebody wants who sets a limit: %j',
		async (total) => {
			const { send } = saying(total);
			const page = await offsetPages(send, request, paging, 50, workers);
			expect(page.failure).toBeUndefined();
			expect(page.entries).toHaveLength(50);
		},
	);

	it('is read to a limit behind its first page, where only the end cannot be known', async () => {
		const { send, requests } = saying(1e12);
		const listing = await offsetPages(send, request, paging, 200, workers);
		expect(listing.failure).toBeUndefined();
		expect(listing.entries.map(({ value }) => value)).toEqual([...Array(200).keys()]);
		expect(requests).toHaveLength(4);
	});

	it('a list that is all there is read, whatever it counts', async () => {
		const { send } = createFakeSend(() => succeeded({ items: ['a'], next: null, total: -1 }));
		const listing = await offsetPages(send, request, paging, Infinity, workers);
		expect(listing).toEqual({ entries: [{ value: 'a', position: 0 }] });
	});
});

it('is a failure too where it says so in the middle', async () => {
	const { send, requests } = saying(500, 500, 1e12);
	const { entries, failure } = await offsetPages(send, request, paging, Infinity);
	expect(failure).toMatchObject({ kind: 'unexpectedResponse', nextOffset: 150 });
	expect([entries.length, requests.length]).toEqual([150, 3]);
	expect(requests.every(({ query }) => at(query, 'limit') === '50')).toBe(true);
});

describe.each([1, 6])('a list whose numbers are texts, with %d pages at once', (workers) => {
	it('is read to its end, in pages of the size that it says', async () => {
		const { send, requests } = createFakeSend(({ query }) => {
			const offset = Number(query.offset);
			const items = Array.from({ length: Math.min(20, 70 - offset) }, (_, n) => offset + n);
			return succeeded({
				items,
				limit: '20',
				total: '70',
				next: offset + 20 < 70 ? NEXT : null,
			});
		});
		const listing = await offsetPages(send, request, paging, Infinity, workers);
		expect(listing.failure).toBeUndefined();
		expect(listing.entries.map(({ value }) => value)).toEqual([...Array(70).keys()]);
		expect(requests).toHaveLength(4);
	});

	it('has what its total counts and it does not give held against it', async () => {
		const { send } = createFakeSend(() => succeeded({ items: ['a'], next: null, total: '3' }));
		const listing = await offsetPages(send, request, paging, Infinity, workers);
		expect(listing.missingCount).toBe(2);
	});
});
