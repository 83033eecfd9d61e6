import { fc } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import { cursorPages } from '../../../spotify/paging/cursorPages';
import { read } from '../../../spotify/paging/read';
import { createFakeSend } from '../../support/fakeApi.mts';
import { getTrack } from '../../fixtures/webApi.mts';

const request = { ...getTrack, path: '/me/following', query: { type: 'artist' } };
const paging = (maxLimit: number) =>
	({
		kind: 'cursor',
		itemsAt: 'artists.items',
		cursor: 'after',
		cursorAt: 'artists.cursors.after',
		maxLimit,
	}) as const;
const failure: SpotifyFailure = { kind: 'server', status: 500, message: 'No', hint: 'Later' };
const entriesOf = (size: number) =>
	Array.from({ length: size }, (_, position) => ({ value: { id: `${position}` }, position }));

/** The artists behind the mark, as Spotify gives them: the mark is the last one's ID, null at the end. */
function pageAfter(query: Readonly<Record<string, string>>, size: number) {
	const start = query.after === undefined ? 0 : Number(query.after) + 1;
	const items = entriesOf(size)
		.slice(start, start + Number(query.limit))
		.map(({ value }) => value);
	const isLast = start + items.length >= size;
	return { artists: { items, cursors: { after: isLast ? null : items.at(-1)?.id }, total: size } };
}

/** Reads a list of `size` entries; request number `fails` fails. */
function setUp(size: number, fails = Infinity) {
	const { send, requests } = createFakeSend(({ query }, count) =>
		count === fails ? failed(failure) : succeeded(pageAfter(query, size)),
	);
	const readList = (maxLimit: number, most: number) =>
		cursorPages(send, request, paging(maxLimit), most);
	return { send, requests, readList };
}

it.each([null, undefined, {}, { after: null }])(
	'goes by the link to the next page where a page has no mark: %j',
	async (cursors) => {
		const { send, requests } = createFakeSend(({ query }) => {
			const { artists } = pageAfter(query, 120);
			const { after } = artists.cursors;
			const link = `https://api.spotify.com/v1/me/following?type=artist&after=${after}&limit=50`;
			return succeeded({ artists: { ...artists, next: after == null ? null : link, cursors } });
		});
		expect(await cursorPages(send, request, paging(50), Infinity)).toEqual({
			entries: entriesOf(120),
		});
		expect(requests).toHaveLength(3);
	},
);

const sizes = fc.integer({ min: 0, max: 200 });
const maxLimits = fc.integer({ min: 1, max: 50 });
const mosts = fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 220 }));

it('reads every entry once, in order, never more than asked for, in as few pages as can be', async () => {
	const property = fc.asyncProperty(sizes, maxLimits, mosts, async (size, maxLimit, most) => {
		const { requests, readList } = setUp(size);
		const wanted = Math.min(size, most);
		expect(await readList(maxLimit, most)).toEqual({ entries: entriesOf(wanted) });
		expect(requests).toHaveLength(Math.max(1, Math.ceil(wanted / maxLimit)));
		for (const { query, ...rest } of requests) {
			expect(rest).toEqual({ ...rest, path: '/me/following', template: request.template });
			expect(query.type).toBe('artist');
			expect(Number(query.limit)).toBeLessThanOrEqual(Math.min(maxLimit, most));
		}
	});
	await fc.assert(property);
});

it('a failure gives what was read before, and itself', async () => {
	const property = fc.asyncProperty(sizes, maxLimits, fc.nat(8), async (size, maxLimit, fails) => {
		fc.pre(fails === 0 || fails * maxLimit < size);
		const { requests, readList } = setUp(size, fails);
		expect(await readList(maxLimit, Infinity)).toEqual({
			entries: entriesOf(fails * maxLimit),
			failure,
		});
		expect(requests).toHaveLength(fails + 1);
	});
	await fc.assert(property);
});

it('begins where the request says', async () => {
	const { send, requests } = setUp(5);
	const from = { ...request, query: { ...request.query, after: '1' } };
	const { entries } = await cursorPages(send, from, paging(2), Infinity);
	expect(entries.map(({ value }) => value)).toEqual([{ id: '2' }, { id: '3' }, { id: '4' }]);
	expect(requests.map(({ query }) => query.after)).toEqual(['1', '3']);
});

/** Spotify's answer whatever is asked. */
const always = (after: unknown, items: unknown[] = [{ id: '0' }]) =>
	createFakeSend(() => succeeded({ artists: { items, cursors: { after } } }));

it('a mark that comes again is the end', async () => {
	const { send, requests } = always('7');
	const { entries } = await cursorPages(send, request, paging(1), Infinity);
	expect([entries.length, requests.length]).toEqual([2, 2]);
	const again = always('7');
	const from = { ...request, query: { after: '7' } };
	await cursorPages(again.send, from, paging(1), Infinity);
	expect(again.requests).toHaveLength(1);
});

it.each([null, undefined, '', {}, true])('a mark such as %j is the end', async (mark) => {
	const { send, requests } = always(mark);
	expect(await cursorPages(send, request, paging(1), Infinity)).toEqual({ entries: entriesOf(1) });
	expect(requests).toHaveLength(1);
});

it('a page without entries is the end, whatever its mark', async () => {
	const { send, requests } = always('7', []);
	expect(await cursorPages(send, request, paging(1), Infinity)).toEqual({ entries: [] });
	expect(requests).toHaveLength(1);
});

it('a mark that is a number is sent as its text', async () => {
	const { send, requests } = always(1_763_856_000_000);
	await cursorPages(send, request, paging(1), 2);
	expect(requests[1]?.query.after).toBe('1763856000000');
});

it('an answer without its list is a failure', async () => {
	const { send } = createFakeSend(() => succeeded({ artists: {} }));
	expect(await cursorPages(send, request, paging(1), Infinity)).toMatchObject({
		entries: [],
		failure: { kind: 'unexpectedResponse', message: expect.stringContaining("'artists.items'") },
	});
});

describe('marks that are new each time', () => {
	const unusable = { kind: 'unexpectedResponse', message: expect.stringContaining('how long') };
	const endless = (itemsOf: (count: number) => unknown[]) =>
		createFakeSend((_, count) =>
			succeeded({ artists: { items: itemsOf(count), cursors: { after: `mark ${count}` } } }),
		);

	it.each([1, 2, 3])('are a failure where %d pages come again and again', async (pages) => {
		const { send, requests } = endless((count) => [{ id: `${count % pages}` }]);
		const listing = await cursorPages(send, request, paging(1), Infinity);
		expect(listing).toMatchObject({ entries: entriesOf(pages), failure: unusable });
		expect(requests).toHaveLength(pages + 1);
	});

	it('are a failure after a million entries, beside those', async () => {
		const size = 50_000;
		const { send, requests } = endless((count) =>
			Array.from({ length: size }, (_, n) => count * size + n),
		);
		const listing = await cursorPages(send, request, paging(size), Infinity);
		expect(listing.failure).toMatchObject(unusable);
		expect([listing.entries.length, requests.length]).toEqual([1_000_000, 20]);
	});
});

it('gives no more than was asked for, also where a page does', async () => {
	const { send } = always('7', [{ id: '0' }, { id: '1' }, { id: '2' }]);
	expect(await cursorPages(send, request, paging(50), 2)).toEqual({ entries: entriesOf(2) });
});

it('is how a list with marks is read', async () => {
	const { send } = setUp(3);
	expect(await read(send, request, paging(2), Infinity)).toEqual({ entries: entriesOf(3) });
});
