import { fc } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import { offsetPages } from '../../../spotify/paging/offsetPages';
import { createFakeSend } from '../../support/fakeApi.mts';
import { pageOfList } from '../../support/fakeLists.mts';
import { getAlbum } from '../../fixtures/webApi.mts';

const request = { ...getAlbum, template: '/albums/{id}/tracks', query: { market: 'DE' } };
const failure: SpotifyFailure = {
	kind: 'server',
	status: 500,
	message: 'What happened',
	hint: 'What to do',
};
const listOf = (size: number) =>
	Array.from({ length: size }, (_, index) => ({ id: `entry ${index}` }));
const entriesOf = (size: number) => listOf(size).map((value, position) => ({ value, position }));

/** Reads a list of `size` entries; request number `fails` fails. */
function setUp(size: number, maxLimit: number, { itemsAt = 'items', fails = Infinity } = {}) {
	const faults: string[] = [];
	const range = { maxLimit, maxOffset: Infinity };
	const { send, requests } = createFakeSend((given, count) => {
		if (count === fails) return failed(failure);
		const page = pageOfList(given, listOf(size), range, faults);
		return succeeded(itemsAt === 'items' ? page : { tracks: page });
	});
	const read = (most: number) =>
		offsetPages(send, request, { kind: 'offset', itemsAt, maxLimit }, most);
	return { faults, requests, read };
}

const sizes = fc.integer({ min: 0, max: 400 });
const maxLimits = fc.integer({ min: 1, max: 50 });
const mosts = fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 450 }));

it('reads every entry once, in order, with its position, never more than asked for, in as few pages as can be', async () => {
	const itemsAt = fc.constantFrom('items', 'tracks.items');
	const property = fc.asyncProperty(
		sizes,
		maxLimits,
		mosts,
		itemsAt,
		async (size, maxLimit, most, where) => {
			const { faults, requests, read } = setUp(size, maxLimit, { itemsAt: where });
			const wanted = Math.min(size, most);
			expect(await read(most)).toEqual({ entries: entriesOf(wanted) });
			expect(faults).toEqual([]);
			expect(requests).toHaveLength(Math.max(1, Math.ceil(wanted / maxLimit)));
		},
	);
	await fc.assert(property);
});

it('reads every entry where pages have no `next` at all, nor say where they are', async () => {
	const unsaid = fc.subarray(['offset', 'limit']);
	const workers = fc.constantFrom(1, 4);
	const property = fc.asyncProperty(
		sizes,
		maxLimits,
		unsaid,
		workers,
		async (size, max, left, at) => {
			const { send } = createFakeSend((given) => {
				const page = pageOfList(given, listOf(size), { maxLimit: max, maxOffset: Infinity }, []);
				const missing = ['next', ...left];
				return succeeded(
					Object.fromEntries(Object.entries(page).filter(([key]) => !missing.includes(key))),
				);
			});
			const paging = { kind: 'offset', itemsAt: 'items', maxLimit: max } as const;
			expect((await offsetPages(send, request, paging, Infinity, at)).entries).toEqual(
				entriesOf(size),
			);
		},
	);
	await fc.assert(property);
});

it('a failure gives what was read before, and itself', async () => {
	const property = fc.asyncProperty(sizes, maxLimits, fc.nat(8), async (size, maxLimit, fails) => {
		fc.pre(fails === 0 || fails * maxLimit < size);
		const { requests, read } = setUp(size, maxLimit, { fails });
		expect(await read(Infinity)).toEqual({
			entries: entriesOf(fails * maxLimit),
			failure: fails === 0 ? failure : { ...failure, nextOffset: fails * maxLimit },
		});
		expect(requests).toHaveLength(fails + 1);
	});
	await fc.assert(property);
});

it('asks for nothing but limit and offset besides what the request says', async () => {
	const { requests, read } = setUp(7, 5);
	await read(6);
	const pageSizes = { max: 5, documented: 5 };
	expect(requests).toEqual([
		{ ...request, query: { market: 'DE', limit: '5', offset: '0' }, pageSizes },
		{ ...request, query: { market: 'DE', limit: '1', offset: '5' }, pageSizes },
	]);
});

it('keeps nulls in their places', async () => {
	const { send } = createFakeSend(() =>
		succeeded({ items: [null, 'b', null], total: 3, next: null }),
	);
	const { entries } = await offsetPages(
		send,
		request,
		{ kind: 'offset', itemsAt: 'items', maxLimit: 50 },
		Infinity,
	);
	expect(entries.map(({ value, position }) => [position, value])).toEqual([
		[0, null],
		[1, 'b'],
		[2, null],
	]);
});

it('a page that Spotify left an entry out of does not shift the positions of the next', async () => {
	const pages = [['a'], ['c', 'd']];
	const { send } = createFakeSend((_, count) =>
		succeeded({ items: pages[count], limit: 2, total: 4, next: count === 0 ? 'more' : null }),
	);
	const { entries } = await offsetPages(
		send,
		request,
		{ kind: 'offset', itemsAt: 'items', maxLimit: 2 },
		Infinity,
	);
	expect(entries.map(({ position }) => position)).toEqual([0, 2, 3]);
});

describe.each([1, 6])('pages smaller than they were asked for, %d at once', (workers) => {
	const nextUrl = (offset: number) =>
		`https://api.spotify.com/v1/albums/4aawyAB9vmqN3uQ7FjRGTy/tracks?offset=${offset}&limit=5`;
	const signs = fc.constantFrom(
		(size: number, end: number) => ({ limit: size, next: nextUrl(end) }),
		(_: number, end: number) => ({ next: nextUrl(end) }),
		// A limit that only repeats what was asked for is no match for where the next page begins.
		(_: number, end: number) => ({ limit: 50, next: nextUrl(end) }),
		(size: number) => ({ limit: size, next: 'more' }),
		() => ({ next: 'more' }),
	);

	it('lose no entry, whatever tells how far they reach', async () => {
		const property = fc.asyncProperty(
			fc.integer({ min: 0, max: 200 }),
			fc.integer({ min: 1, max: 50 }),
			fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
			mosts,
			signs,
			fc.boolean(),
			async (size, maxLimit, caps, most, sign, isCounted) => {
				const { send } = createFakeSend(({ query }, count) => {
					const offset = Number(query['offset']);
					const given = Math.min(Number(query['limit']), caps[count % caps.length] ?? 1);
					const end = offset + given;
					const last = { limit: given, next: null };
					return succeeded({
						items: listOf(size).slice(offset, end),
						offset,
						...(isCounted && { total: size }),
						...(end < size ? sign(given, end) : last),
					});
				});
				const paging = { kind: 'offset', itemsAt: 'items', maxLimit } as const;
				expect(await offsetPages(send, request, paging, most, workers)).toEqual({
					entries: entriesOf(Math.min(size, most)),
				});
			},
		);
		await fc.assert(property);
	});
});

it('skips the place of an entry that Spotify left out, where the next page begins behind it', async () => {
	const next = 'https://api.spotify.com/v1/me/albums?limit=2&offset=2';
	const { send } = createFakeSend(({ query }) =>
		succeeded(
			query['offset'] === '0'
				? { items: ['a'], total: 4, next }
				: { items: ['c', 'd'], total: 4, next: null },
		),
	);
	const paging = { kind: 'offset', itemsAt: 'items', maxLimit: 2 } as const;
	const { entries, missingCount: lacking } = await offsetPages(send, request, paging, Infinity);
	expect(entries.map(({ position }) => position)).toEqual([0, 2, 3]);
	expect(lacking).toBe(1);
});

it('ends where there is no next page, whatever the total', async () => {
	const { send, requests } = createFakeSend(() =>
		succeeded({ items: ['a', 'b'], total: 900, next: null }),
	);
	await offsetPages(send, request, { kind: 'offset', itemsAt: 'items', maxLimit: 2 }, Infinity);
	expect(requests).toHaveLength(1);
});

const untrueTotals = fc.oneof(fc.constantFrom(undefined, null, 0), fc.nat(400));

// `next` is null at the end, by Spotify's reference: where it is not, ending would lose the rest unseen.
it.each([1, 6])(
	'loses no entry where a next page is named behind the total, or without one, %d at once',
	async (workers) => {
		const property = fc.asyncProperty(
			sizes,
			maxLimits,
			mosts,
			untrueTotals,
			async (size, maxLimit, most, untrue) => {
				fc.pre(untrue == null || untrue <= size);
				const { send } = createFakeSend((given) => {
					const page = pageOfList(given, listOf(size), { maxLimit, maxOffset: Infinity }, []);
					return succeeded({ ...page, total: untrue });
				});
				const paging = { kind: 'offset', itemsAt: 'items', maxLimit } as const;
				expect(await offsetPages(send, request, paging, most, workers)).toEqual({
					entries: entriesOf(Math.min(size, most)),
				});
			},
		);
		await fc.assert(property);
	},
);

describe.each([1, 6])('a next page that is named without end, %d at once', (workers) => {
	const paging = { kind: 'offset', itemsAt: 'items', maxLimit: 2 } as const;
	const unusable = { kind: 'unexpectedResponse', message: expect.stringContaining('how long') };

	it('is a failure where it brings the same again, beside what was read', async () => {
		for (const total of [undefined, 0, 2]) {
			const { send, requests } = createFakeSend(() =>
				succeeded({ items: ['a', 'b'], total, next: 'more' }),
			);
			const listing = await offsetPages(send, request, paging, Infinity, workers);
			expect(listing).toMatchObject({ failure: { ...unusable, nextOffset: 2 } });
			expect(listing.entries.map(({ value }) => value)).toEqual(['a', 'b']);
			expect(requests).toHaveLength(2);
		}
	});

	const bothRead = ['a', 'b'].map((value, position) => ({ value, position }));

	// ramsayleung/rspotify issue 492 (2024-09) and BWilky/HA-Spotify-Browser issue 21 (2026-09).
	it.each([undefined, 0, 2])(
		'ends at an empty page behind all that is counted, where that is %j',
		async (total) => {
			const { send, requests } = createFakeSend(({ query }) =>
				succeeded({ items: query.offset === '0' ? ['a', 'b'] : [], total, next: 'more' }),
			);
			const listing = await offsetPages(send, request, paging, Infinity, workers);
			expect(listing).toEqual({ entries: bothRead });
			expect(requests).toHaveLength(2);
		},
	);

	it('ends behind the last that is counted, where the pages before it are empty', async () => {
		const { send, requests } = createFakeSend(({ query }) =>
			succeeded({ items: query.offset === '0' ? ['a', 'b'] : [], total: 8, next: 'more' }),
		);
		const listing = await offsetPages(send, request, paging, Infinity, workers);
		expect(listing).toEqual({ entries: bothRead, missingCount: 6 });
		expect(requests).toHaveLength(4);
	});

	it('is not asked for where the list is empty', async () => {
		const { send, requests } = createFakeSend(() =>
			succeeded({ items: [], limit: 3, total: 0, next: 'https://api.spotify.com/v1/x?offset=3' }),
		);
		expect(await offsetPages(send, request, paging, Infinity, workers)).toEqual({ entries: [] });
		expect(requests).toHaveLength(1);
	});

	it('is a failure after a million entries, where it always brings something new', async () => {
		const maxLimit = 50_000;
		const { send, requests } = createFakeSend(({ query }) => {
			const items = Array.from({ length: maxLimit }, (_, n) => Number(query['offset']) + n);
			return succeeded({ items, next: 'more' });
		});
		const listing = await offsetPages(send, request, { ...paging, maxLimit }, Infinity, workers);
		expect(listing.failure).toMatchObject({ ...unusable, nextOffset: 1_000_000 });
		expect([listing.entries.length, requests.length]).toEqual([1_000_000, 20]);
	});
});

it.each([1, 6])(
	'has every entry once where pages give more than they were asked for, %d at once',
	async (workers) => {
		const property = fc.asyncProperty(
			sizes,
			maxLimits,
			mosts,
			fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 20 }),
			fc.boolean(),
			async (size, maxLimit, most, surplus, isCounted) => {
				const asked: number[] = [];
				const { send } = createFakeSend(({ query }, count) => {
					const [offset, limit] = [Number(query['offset']), Number(query['limit'])];
					asked.push(limit);
					const end = offset + limit + (surplus[count % surplus.length] ?? 0);
					return succeeded({
						items: listOf(size).slice(offset, end),
						limit,
						offset,
						next: end < size ? 'https://api.spotify.com/v1/next' : null,
						...(isCounted && { total: size }),
					});
				});
				const paging = { kind: 'offset', itemsAt: 'items', maxLimit } as const;
				expect(await offsetPages(send, request, paging, most, workers)).toEqual({
					entries: entriesOf(Math.min(size, most)),
				});
				expect(Math.max(...asked)).toBeLessThanOrEqual(maxLimit);
			},
		);
		await fc.assert(property);
	},
);

it('an answer without the list is a failure that names the place, after what was read', async () => {
	const pages = [{ tracks: { items: ['a', 'b'], total: 9, next: 'more' } }, { tracks: null }];
	const { send } = createFakeSend((_, count) => succeeded(pages[count]));
	const paging = { kind: 'offset', itemsAt: 'tracks.items', maxLimit: 2 } as const;
	expect(await offsetPages(send, request, paging, Infinity)).toMatchObject({
		entries: [{ value: 'a' }, { value: 'b' }],
		failure: { kind: 'unexpectedResponse', message: expect.stringContaining("'tracks.items'") },
	});
});

it('never throws, whatever comes', async () => {
	const property = fc.asyncProperty(fc.jsonValue(), async (body) => {
		const { send } = createFakeSend(() => succeeded(body));
		await offsetPages(send, request, { kind: 'offset', itemsAt: 'items', maxLimit: 50 }, 100);
	});
	await fc.assert(property);
});

it('loses no entry where Spotify gives smaller pages than it was asked for', async () => {
	const property = fc.asyncProperty(
		sizes,
		maxLimits,
		fc.integer({ min: 1, max: 50 }),
		async (size, maxLimit, given) => {
			const { send } = createFakeSend(({ query }) => {
				const limit = Math.min(Number(query['limit']), given);
				const offset = Number(query['offset']);
				const next = offset + limit < size ? 'https://api.spotify.com/v1/next' : null;
				return succeeded({
					items: listOf(size).slice(offset, offset + limit),
					limit,
					offset,
					next,
					total: size,
				});
			});
			const paging = { kind: 'offset', itemsAt: 'items', maxLimit } as const;
			expect(await offsetPages(send, request, paging, Infinity)).toEqual({
				entries: entriesOf(size),
			});
		},
	);
	await fc.assert(property);
});
