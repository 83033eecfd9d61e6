import { fc, runs } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import { offsetByTypePages } from '../../../spotify/paging/offsetByTypePages';
import { operationFacts as facts } from '../../facts/facts.mts';
import { createFakeSend } from '../../support/fakeApi.mts';
import { HOLE, pageOfList, roughSearchPage, searchPage } from '../../support/fakeLists.mts';
import { getTrack } from '../../fixtures/webApi.mts';

/** What Spotify's document says of a parameter of the search. */
const param = (name: string) =>
	facts
		.find(({ operationId }) => operationId === 'search')
		?.params.find((one) => one.name === name);
const TYPES = param('type')?.enum ?? [];
const range = {
	maxLimit: param('limit')?.maximum ?? NaN,
	maxOffset: param('offset')?.maximum ?? NaN,
};

const failure: SpotifyFailure = {
	kind: 'server',
	status: 500,
	message: 'What happened',
	hint: 'What to do',
};
const entriesOf = (type: string, count: number) =>
	Array.from({ length: count }, (_, position) => ({
		value: { id: `${type} ${position}` },
		position,
	}));

/** A search with so many results by type; request number `fails` fails. */
function setUp(sizes: Record<string, number>, fails = Infinity) {
	const faults: string[] = [];
	const found = Object.entries(sizes).map(
		([type, size]) => [type, entriesOf(type, size).map(({ value }) => value)] as const,
	);
	const lists = Object.fromEntries(found);
	const { send, requests } = createFakeSend((request, count) =>
		count === fails ? failed(failure) : searchPage(request, lists, range, faults),
	);
	const request = {
		...getTrack,
		path: '/search',
		query: { q: 'x', type: Object.keys(sizes).join(',') },
	};
	const read = (most: number) =>
		offsetByTypePages(send, request, { kind: 'offsetByType', typesIn: 'type', ...range }, most);
	return { faults, requests, read };
}

const someSizes = fc.dictionary(fc.constantFrom(...TYPES), fc.oneof(fc.nat(40), fc.nat(1_200)), {
	minKeys: 1,
});

it('reads each type to its end or limit, every entry once, type by type, within what Spotify allows', async () => {
	const mosts = fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 60 }));
	const property = fc.asyncProperty(someSizes, mosts, async (sizes, most) => {
		const { faults, requests, read } = setUp(sizes);
		const wanted = Object.entries(sizes).map(
			([type, size]) => [type, Math.min(size, most, range.maxOffset)] as const,
		);
		const listing = await read(most);
		// Compared as texts, since there may be thousands.
		const expected = wanted.flatMap(([type, count]) => entriesOf(type, count));
		expect(JSON.stringify(listing)).toBe(JSON.stringify({ entries: expected }));
		expect(faults).toEqual([]);
		const longest = Math.max(...wanted.map(([, count]) => count));
		expect(requests).toHaveLength(Math.max(1, Math.ceil(longest / range.maxLimit)));
	});
	await fc.assert(property, { numRuns: runs(20) });
});

it('asks each time only for the types that have more', async () => {
	const { requests, read } = setUp({ track: 25, album: 3, artist: 12 });
	await read(Infinity);
	expect(requests.map(({ query }) => query.type)).toEqual([
		'track,album,artist',
		'track,artist',
		'track',
	]);
	expect(requests.map(({ query }) => query.q)).toEqual(['x', 'x', 'x']);
});

it('a failure gives what was read of every type, and itself', async () => {
	const { read } = setUp({ track: 25, album: 3 }, 1);
	const expected = [...entriesOf('track', range.maxLimit), ...entriesOf('album', 3)];
	expect(await read(Infinity)).toEqual({ entries: expected, failure });
});

it('a type without its list is a failure that names the place', async () => {
	const { send } = createFakeSend(() =>
		succeeded({ tracks: { items: ['a'], total: 1, next: null } }),
	);
	const request = { ...getTrack, query: { type: 'track,album' } };
	const paging = { kind: 'offsetByType', typesIn: 'type', ...range } as const;
	expect(await offsetByTypePages(send, request, paging, Infinity)).toMatchObject({
		entries: [{ value: 'a', position: 0 }],
		failure: { kind: 'unexpectedResponse', message: expect.stringContaining("'albums.items'") },
	});
});

describe('a list that is null', () => {
	const tracks = { items: ['a'], total: 1, next: null };
	const read = async (answer: unknown) => {
		const { send } = createFakeSend(() => succeeded(answer));
		const request = { ...getTrack, query: { type: 'track,audiobook' } };
		const paging = { kind: 'offsetByType', typesIn: 'type', ...range } as const;
		return await offsetByTypePages(send, request, paging, Infinity);
	};

	it.each([null, { items: null, total: 0 }])('is none beside another one: %j', async (books) => {
		expect(await read({ tracks, audiobooks: books })).toEqual({
			entries: [{ value: 'a', position: 0 }],
		});
	});

	it('is a failure where all are', async () => {
		expect(await read({ tracks: null, audiobooks: null })).toMatchObject({
			entries: [],
			failure: { kind: 'unexpectedResponse' },
		});
	});
});

it('loses and repeats nothing where Spotify gives smaller pages, also of one type alone', async () => {
	const caps = fc.dictionary(fc.constantFrom(...TYPES), fc.integer({ min: 1, max: 10 }));
	const sizes = fc.dictionary(fc.constantFrom(...TYPES), fc.nat(60), { minKeys: 1 });
	const property = fc.asyncProperty(sizes, caps, async (given, capped) => {
		const { send } = createFakeSend((request) => {
			const types = (request.query.type ?? '').split(',');
			const pages = types.map((type) => {
				const limit = String(Math.min(Number(request.query.limit), capped[type] ?? Infinity));
				const list = entriesOf(type, given[type] ?? 0).map(({ value }) => value);
				const capping = { ...request, query: { ...request.query, limit } };
				return [`${type}s`, pageOfList(capping, list, range, [])] as const;
			});
			return succeeded(Object.fromEntries(pages));
		});
		const request = { ...getTrack, path: '/search', query: { type: Object.keys(given).join(',') } };
		const paging = { kind: 'offsetByType', typesIn: 'type', ...range } as const;
		expect(await offsetByTypePages(send, request, paging, Infinity)).toEqual({
			entries: Object.entries(given).flatMap(([type, size]) => entriesOf(type, size)),
		});
	});
	await fc.assert(property);
});

describe('a search as Spotify really answers it', () => {
	const found = (type: string, n: number) => ({ uri: `spotify:${type}:${n}` });
	const paging = { kind: 'offsetByType', typesIn: 'type', ...range } as const;

	/** A search whose ranking has these places by type, and estimates such totals. */
	function rough(lists: Record<string, readonly unknown[]>, totalOf = (_: number) => 0) {
		const faults: string[] = [];
		const { send, requests } = createFakeSend((request) =>
			roughSearchPage(request, lists, range, faults, totalOf),
		);
		const query = { q: 'x', type: Object.keys(lists).join(',') };
		const request = { ...getTrack, path: '/search', query };
		const read = (most: number, more: Record<string, string> = {}) =>
			offsetByTypePages(send, { ...request, query: { ...query, ...more } }, paging, most);
		return { faults, requests, read };
	}

	const uriList = (entries: ReadonlyArray<{ value: unknown }>) =>
		entries.map(({ value }) => (value as { uri: string }).uri);

	it('is read as next says: through empty pages, past any total, each entry once', async () => {
		const place = fc.oneof(
			{ weight: 3, arbitrary: fc.nat(30) },
			{ weight: 1, arbitrary: fc.constant(HOLE) },
		);
		const places = fc.oneof(
			fc.array(place, { maxLength: 60 }),
			// A hole of several pages.
			fc
				.tuple(fc.nat(25), fc.nat(60))
				.map(([n, hole]) => [...Array(n).keys(), ...Array<typeof HOLE>(hole).fill(HOLE), n]),
			fc.constant([...Array(1_300).keys()]),
		);
		const ranking = fc.dictionary(fc.constantFrom(...TYPES), places, { minKeys: 1 });
		const mosts = fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 70 }));
		const totals = fc.array(fc.nat(2_000), { minLength: 1 });
		const property = fc.asyncProperty(ranking, mosts, totals, async (given, most, estimates) => {
			const lists = Object.fromEntries(
				Object.entries(given).map(([type, list]) => [
					type,
					list.map((one) => (typeof one === 'number' ? found(type, one) : one)),
				]),
			);
			const { faults, requests, read } = rough(
				lists,
				(offset) => estimates[offset % estimates.length] ?? 0,
			);
			const { entries, failure, missingCount: lacking } = await read(most);
			const expected = Object.entries(given).flatMap(([type, list]) => {
				const there = list.slice(0, range.maxOffset).filter((one) => typeof one === 'number');
				return [...new Set(there)].slice(0, most).map((n) => found(type, n).uri);
			});
			expect(uriList(entries)).toEqual(expected);
			expect([faults, failure, lacking]).toEqual([[], undefined, undefined]);
			const longest = Math.max(...Object.values(given).map((list) => list.length));
			expect(requests.length).toBeLessThanOrEqual(Math.ceil(longest / range.maxLimit) + 1);
		});
		await fc.assert(property, { numRuns: runs(60) });
	});

	it('gives all of 1,000 although the first page counts 20, and says that it is an estimate', async () => {
		const lists = { track: Array.from({ length: 1_000 }, (_, n) => found('track', n)) };
		const { read, requests } = rough(lists, () => 20);
		const { entries, isEstimate } = await read(Infinity);
		expect([entries.length, requests.length, isEstimate]).toEqual([1_000, 100, true]);
	});

	it('gives as many as were asked for, also where pages are empty or count too few', async () => {
		const holes = Array<typeof HOLE>(25).fill(HOLE);
		const lists = {
			track: [
				found('track', 0),
				...holes,
				...Array.from({ length: 40 }, (_, n) => found('track', n + 1)),
			],
		};
		const { read } = rough(lists, () => 12);
		expect((await read(30)).entries).toHaveLength(30);
	});

	it.each([1, 6])(
		'gives %d as asked for, also beside nulls, which stand for what the app may not see',
		async (most) => {
			// https://github.com/JohnnyCrazy/SpotifyAPI-NET/issues/1033
			const lists = {
				playlist: Array.from({ length: 60 }, (_, n) => (n % 3 === 2 ? found('playlist', n) : null)),
			};
			const { read, requests } = rough(lists);
			const { entries } = await read(most);
			expect(entries.filter(({ value }) => value !== null)).toHaveLength(most);
			expect(requests.length).toBeLessThanOrEqual(3);
		},
	);

	it('ends where there is nothing but nulls, as in a search for episodes without a market', async () => {
		// https://github.com/spotify/web-api/issues/1589
		const lists = { episode: Array.from({ length: 900 }, () => null) };
		const { read, requests } = rough(lists, () => 46_297);
		expect((await read(20)).failure).toBeUndefined();
		expect(requests.length).toBeLessThanOrEqual(6);
		const all = rough(lists);
		await all.read(Infinity);
		expect(all.requests.length).toBeLessThanOrEqual(6);
		const inMarket = rough(lists);
		expect((await inMarket.read(Infinity, { market: 'DE' })).entries).toHaveLength(900);
	});

	it.each([5, Infinity])(
		'ends where nothing is found, and a next page named all the same: %d wanted',
		async (most) => {
			// As metabrainz/listenbrainz-server has recorded it: no items, a total of 0, and a `next`.
			const { read, requests } = rough({ track: Array<typeof HOLE>(1_000).fill(HOLE) });
			expect(await read(most)).toEqual({ entries: [] });
			expect(requests.length).toBeLessThanOrEqual(20);
		},
	);

	it('reads on behind what was found, however many pages in the middle are empty', async () => {
		const [first, last] = [found('track', 10), found('track', 20)];
		const { read } = rough({ track: [first, ...Array<typeof HOLE>(400).fill(HOLE), last] });
		expect((await read(Infinity)).entries).toHaveLength(2);
	});

	it('says that a market is missing where it gets nothing but nulls without one', async () => {
		const nulls = [null, null];
		const { read } = rough({ episode: nulls, show: nulls, track: [found('track', 1)] });
		expect((await read(5)).note).toBe(
			"Without a country, Spotify gives an app nothing of the types episode and show: set the option 'Market'.",
		);
		expect(await read(5, { market: 'DE' })).not.toHaveProperty('note');
		expect(await rough({ track: [null, found('track', 1)] }).read(5)).not.toHaveProperty('note');
	});

	it('reads no further than it has to', async () => {
		const lists = { track: Array.from({ length: 500 }, (_, n) => found('track', n)) };
		const { read, requests } = rough(lists, () => 3);
		expect(await read(15)).not.toHaveProperty('isEstimate');
		expect(requests.map(({ query }) => `${query.offset}+${query.limit}`)).toEqual(['0+10', '10+5']);
	});

	it('counts nothing as an estimate that is right', async () => {
		const { read } = rough({ track: [found('track', 1)] }, () => 1);
		expect(await read(Infinity)).not.toHaveProperty('isEstimate');
	});

	it('begins where the request does', async () => {
		const lists = { track: Array.from({ length: 30 }, (_, n) => found('track', n)) };
		const { read } = rough(lists);
		const { entries } = await read(Infinity, { offset: '20' });
		expect(entries.map(({ position }) => position)).toEqual(
			Array.from({ length: 10 }, (_, n) => n + 20),
		);
		const far = rough(lists);
		await far.read(Infinity, { offset: '1000' });
		expect(far.requests).toHaveLength(1);
	});
});
