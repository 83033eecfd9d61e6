import { fc } from '../../support/fc.mts';
import { readHeld } from '../../../spotify/events/playlistContents';
import type { WatchTools } from '../../../spotify/events/types';
import { createFakeSpotify, type FakeSpotify } from '../../support/events/fakeSpotify.mts';
import { autoClock } from '../../support/autoClock.mts';

const PLAYLIST = '5CfCWKI5pZ28U0uOzXkDHe';

const entry = (id: string) => ({
	added_at: '2026-01-01T00:00:00Z',
	added_by: { id: 'me' },
	item: id === 'null' ? null : { uri: id },
});

/** Reads a playlist that is what `lists` has for the request of each number, and stays the last of them. */
async function read(lists: readonly (readonly string[])[], manners: Partial<FakeSpotify> = {}) {
	const asked: number[] = [];
	let sent = 0;
	const spotify: FakeSpotify = createFakeSpotify(() => {
		const count = asked.shift() ?? 0;
		return (lists[Math.min(count, lists.length - 1)] ?? []).map(entry);
	});
	Object.assign(spotify, manners);
	const tools = {
		send: async (request: Parameters<FakeSpotify['send']>[0]) => {
			asked.push(sent);
			sent += 1;
			return await spotify.send(request);
		},
		clock: autoClock,
		maxConcurrency: 4,
		values: {},
	} as unknown as WatchTools;
	const outcome = await readHeld(PLAYLIST, tools, 'simplified');
	const uris = outcome.ok ? outcome.value.map(({ uri }) => uri) : outcome.failure.kind;
	return { uris, requests: spotify.requests.length };
}

const listOf = (length: number): string[] => Array.from({ length }, (_, n) => `${n}`);

it.each([
	[0, 1],
	[100, 1],
	[101, 2],
	[197, 2],
	[198, 3],
	[10_000, 104],
])('reads %i items with %i requests', async (length, requests) => {
	expect(await read([listOf(length)])).toEqual({ uris: listOf(length), requests });
});

it.each([1, 2, 7, 50])('reads pages of %i items, whatever it asks for', async (pageSize) => {
	for (const saysLimit of [true, false]) {
		const { uris } = await read([listOf(220)], { pageSize, saysLimit });
		expect(uris).toEqual(listOf(220));
	}
});

it('gives only what the list was, whatever comes, goes or moves between two pages', async () => {
	const change = fc.record({ at: fc.nat(400), from: fc.nat(400), kind: fc.nat(3) });
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 120, max: 400 }),
			fc.array(change),
			async (size, changes) => {
				const lists = [listOf(size)];
				for (const [index, { at: to, from, kind }] of changes.entries()) {
					const last = [...(lists.at(-1) ?? [])];
					const taken = kind === 0 ? [] : last.splice(from % last.length, 1);
					const put = kind === 1 ? [] : kind === 2 ? taken : [`new ${index}`];
					last.splice(to % (last.length + 1), 0, ...put);
					lists.push(last);
				}
				const { uris } = await read(lists);
				if (uris !== 'unexpectedResponse') {
					// Nothing is missing or doubled that was there all the time.
					const always = listOf(size).filter((id) => lists.every((list) => list.includes(id)));
					for (const id of always) {
						expect((uris as unknown[]).filter((other) => other === id)).toEqual([id]);
					}
				}
			},
		),
	);
});

describe('a playlist of 320 items', () => {
	it.each([321, 330, 500, 1e12])('has no more where it says %d', async (total) => {
		const { uris, requests } = await read([listOf(320)], { totalOf: () => total });
		expect(uris).toEqual(listOf(320));
		expect(requests).toBeLessThan(9);
	});

	it.each([0, 1, 100, 319, undefined])('has no less where it says %s', async (total) => {
		const { uris } = await read([listOf(320)], { totalOf: () => total });
		expect(uris).toEqual(listOf(320));
	});

	it('is read with two readings where it says something else at each request', async () => {
		let total = 310;
		const { uris, requests } = await read([listOf(320)], { totalOf: () => (total += 7) });
		expect(uris).toEqual(listOf(320));
		expect(requests).toBeLessThan(10);
	});

	it('is read with one reading where what two pages share is null', async () => {
		const list = listOf(320).map((id, n) => (n > 90 && n < 110 ? 'null' : id));
		const { uris, requests } = await read([list]);
		expect(uris).toEqual(list.map((id) => (id === 'null' ? null : id)));
		expect(requests).toBe(4);
	});

	it('is a failure where it is another one at each request, and is not read for ever', async () => {
		const lists = Array.from({ length: 50 }, (_, n) => [...listOf(n), ...listOf(320)]);
		const { uris, requests } = await read(lists);
		expect(uris).toBe('unexpectedResponse');
		expect(requests).toBeLessThan(15);
	});
});
