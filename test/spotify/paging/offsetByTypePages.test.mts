import fc from 'fast-check';
import type { SpotifyFailure } from '../../../spotify/failures';
import { failed, succeeded } from '../../../spotify/outcome';
import { offsetByTypePages } from '../../../spotify/paging/offsetByTypePages';
import facts from '../../facts/operations.json';
import { createFakeSend } from '../../support/fakeApi.mts';
import { pageOfList, searchPage } from '../../support/fakeLists.mts';
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
	await fc.assert(property, { numRuns: 60 });
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
