import fc from 'fast-check';
import { readSteadily } from '../../../spotify/events/steadyPages';
import { at } from '../../../spotify/values/json';
import { succeeded } from '../../../spotify/failures/outcome';
import type { Entry } from '../../../spotify/paging/types';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { createFakeSend } from '../../support/fakeApi.mts';

const request: SpotifyRequest = {
	method: 'GET',
	path: '/playlists/p/items',
	template: '/playlists/{playlist_id}/items',
	query: {},
	repeatable: true,
};
const idOf = ({ value }: Entry): unknown => at(value, 'id');
const isSame = (one: Entry, other: Entry): boolean => idOf(one) === idOf(other);

/** Reads a list that is what `lists` has for the request of each number, and stays the last of them. */
async function read(lists: readonly (readonly string[])[], pageSize = 50, total?: number) {
	const { send, requests } = createFakeSend(({ query }, count) => {
		const list = lists[Math.min(count, lists.length - 1)] ?? [];
		const [limit, offset] = [Math.min(pageSize, Number(query.limit)), Number(query.offset)];
		const end = offset + limit;
		const length = total ?? list.length;
		return succeeded({
			items: list.slice(offset, end).map((id) => ({ id })),
			total: length,
			limit,
			next: end < length ? 'next' : null,
		});
	});
	const paging = { kind: 'offset', itemsAt: 'items', maxLimit: 50 } as const;
	const outcome = await readSteadily(send, request, paging, 4, isSame);
	const ids = outcome.ok ? outcome.value.map(idOf) : outcome.failure.kind;
	return { ids, requests: requests.length };
}

const listOf = (length: number): string[] => Array.from({ length }, (_, n) => `${n}`);

it.each([
	[0, 1],
	[50, 1],
	[51, 2],
	[99, 2],
	[100, 3],
	[10_000, 205],
])('reads a list of %i entries with %i requests', async (length, requests) => {
	expect(await read([listOf(length)])).toEqual({ ids: listOf(length), requests });
});

it('reads a list of which Spotify gives smaller pages than it is asked for, down to one', async () => {
	for (const size of [1, 2, 7]) {
		expect(await read([listOf(20)], size)).toMatchObject({ ids: listOf(20) });
	}
});

it('gives only what the list was, whatever comes, goes or moves between two pages', async () => {
	const change = fc.record({ at: fc.nat(200), from: fc.nat(200), kind: fc.nat(3) });
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 60, max: 200 }), fc.array(change), async (size, changes) => {
			const lists = [listOf(size)];
			for (const [index, { at: to, from, kind }] of changes.entries()) {
				const last = [...(lists.at(-1) ?? [])];
				const taken = kind === 0 ? [] : last.splice(from % last.length, 1);
				const put = kind === 1 ? [] : kind === 2 ? taken : [`new ${index}`];
				last.splice(to % (last.length + 1), 0, ...put);
				lists.push(last);
			}
			const { ids } = await read(lists);
			if (ids !== 'unexpectedResponse') {
				// Nothing is missing or doubled that was there all the time.
				const always = listOf(size).filter((id) => lists.every((list) => list.includes(id)));
				for (const id of always) {
					expect((ids as unknown[]).filter((other) => other === id)).toEqual([id]);
				}
			}
		}),
		{ numRuns: 100 },
	);
});

it.each([121, 130, 170, 1e12])('a total of %d is not believed: there are 120', async (total) => {
	const { ids, requests } = await read([listOf(120)], 50, total);
	expect(ids).toEqual(listOf(120));
	expect(requests).toBeLessThan(9);
});

it('a list that is another one at each request is a failure, and not read for ever', async () => {
	const lists = Array.from({ length: 50 }, (_, n) => listOf(120 + n));
	const { ids, requests } = await read(lists);
	expect(ids).toBe('unexpectedResponse');
	expect(requests).toBeLessThan(15);
});
