import { events } from '../../../spotify/events';
import type { WatchTools } from '../../../spotify/events/types';
import { textAt } from '../../../spotify/values/json';
import { createFakeSpotify } from '../../support/events/fakeSpotify.mts';

const { watch } = events.showPublished;

const SHOW = '5CfCWKI5pZ28U0uOzXkDHe';
const DAY_MS = 86_400_000;

type Order = 'newest first' | 'oldest first';
const orders: Order[] = ['newest first', 'oldest first'];

const episode = (n: number) => ({
	id: `e${n}`,
	release_date: new Date(Date.UTC(2020, 0, 1) + n * DAY_MS).toISOString().slice(0, 10),
});

/** A show of so many episodes, and what a trigger sees of it. */
function showOf(size: number, order: Order) {
	const show = { size, order, items: undefined as unknown[] | undefined };
	const spotify = createFakeSpotify(() => {
		if (show.items) return show.items;
		const all = Array.from({ length: show.size }, (_, n) => episode(n + 1));
		return show.order === 'newest first' ? all.reverse() : all;
	});
	let nowMs = 0;
	const tools = {
		send: spotify.send,
		clock: { nowMs: () => nowMs },
		values: { market: 'US' },
		output: 'simplified',
	} as unknown as WatchTools;
	let known: unknown;
	/** One poll: what it tells, and how many requests it takes. */
	const poll = async () => {
		const before = spotify.requests.length;
		const look = await watch.begin([SHOW], tools);
		const sight = await look(SHOW, known);
		if (!sight.ok) throw new Error(sight.failure.message);
		known = JSON.parse(JSON.stringify(sight.value.next));
		const told = sight.value.events.map(({ value }) => textAt(value, 'id'));
		return { told, requests: spotify.requests.length - before };
	};
	return {
		show,
		poll,
		remember: (state: unknown) => void (known = state),
		known: () => known,
		async sample() {
			const latest = await watch.latest(SHOW, tools);
			return latest.ok ? latest.value.map(({ value }) => textAt(value, 'id')) : latest.failure;
		},
		pass: (durationMs: number) => void (nowMs += durationMs),
	};
}

const range = (from: number, to: number): string[] =>
	Array.from({ length: to - from + 1 }, (_, n) => `e${from + n}`);

describe.each(orders)('a show of 395 episodes, %s', (order) => {
	it('is known after two requests, and as it was after one', async () => {
		const { poll } = showOf(395, order);
		expect(await poll()).toEqual({ told: [], requests: 2 });
		expect(await poll()).toEqual({ told: [], requests: 1 });
	});

	it.each([1, 9, 25, 48, 130])('tells %i new ones, the oldest first', async (count) => {
		const { show, poll } = showOf(395, order);
		await poll();
		show.size += count;
		expect(await poll()).toMatchObject({ told: range(396, 395 + count) });
		expect(await poll()).toEqual({ told: [], requests: 1 });
	});

	it('tells one that came with one request, as Spotify says by how much the show has grown', async () => {
		const { show, poll } = showOf(395, order);
		await poll();
		show.size += 1;
		expect(await poll()).toEqual({ told: ['e396'], requests: 1 });
	});

	it('shows the newest in a test of the workflow', async () => {
		expect(await showOf(395, order).sample()).toEqual(['e395']);
	});

	it('goes on where it is turned round, and something new came with it', async () => {
		const { show, poll } = showOf(395, order);
		await poll();
		show.order = order === 'newest first' ? 'oldest first' : 'newest first';
		show.size += 2;
		expect(await poll()).toMatchObject({ told: ['e396', 'e397'] });
		show.size += 1;
		expect(await poll()).toEqual({ told: ['e398'], requests: 1 });
	});

	it('is as it was where episodes are taken out, are null for a while, and come back', async () => {
		const { show, poll } = showOf(60, order);
		await poll();
		const all = range(1, 60).map((_, n) => episode(n + 1));
		if (order === 'newest first') all.reverse();
		const gone = { id: null, name: null, release_date: '0000' };
		const states: unknown[][] = [
			all.map((one, n) => (n % 2 === 0 ? null : one)),
			all,
			all.map(() => gone),
			all.filter((_, n) => n < 10 || n > 40),
			all.slice(0, 20),
			all.slice(20),
			all,
		];
		for (const items of states) {
			show.items = items;
			expect(await poll()).toMatchObject({ told: [] });
			expect(await poll()).toEqual({ told: [], requests: 1 });
		}
	});
});

it.each([
	['of that date too', '2021-01-01'],
	['of the next day', '2021-01-02'],
])('where all episodes have one date, one more is told: %s', async (_how, date) => {
	const { show, poll } = showOf(0, 'oldest first');
	show.items = range(1, 120).map((id) => ({ id, release_date: '2021-01-01' }));
	await poll();
	show.items = [...show.items, { id: 'new', release_date: date }];
	expect((await poll()).told).toEqual(['new']);
	expect((await poll()).told).toEqual([]);
});

describe.each([0, 1, 120])('a show that is begun with %i episodes of one date', (size) => {
	const begun = range(1, size).map((id) => ({ id, release_date: '2021-01-01' }));
	const launch = range(size + 1, 107).map((id) => ({ id, release_date: '2021-01-01' }));
	const added = { id: 'new', release_date: '2021-01-01' };

	it.each([
		['last', (list: unknown[]) => [...list, added]],
		['first', (list: unknown[]) => [added, ...list]],
	])('has no order yet: one that comes %s while one goes is told within a day', async (_, put) => {
		const { show, poll, pass } = showOf(0, 'newest first');
		show.items = begun;
		await poll();
		show.items = [...begun, ...launch];
		expect((await poll()).told).toEqual(expect.arrayContaining(launch.map(({ id }) => id)));
		show.items = put(show.items.toSpliced(20, 1));
		const told = (await poll()).told;
		pass(DAY_MS);
		expect([...told, ...(await poll()).told]).toEqual(['new']);
	});
});

it.each(orders)(
	'what was older than all that is remembered is no news once a show has no order: %s',
	async (order) => {
		const { show, poll } = showOf(200, order);
		await poll();
		const all = range(1, 200).map((_, n) => episode(n + 1));
		show.items = all.map((_, n) => (n < 100 && n % 3 === 0 ? null : all[(n * 7) % 200]));
		expect((await poll()).told).toEqual([]);
		show.items = all.map((_, n) => all[(n * 7) % 200]);
		expect((await poll()).told).toEqual([]);
	},
);

it('a show whose trailer comes first, and one that is sorted by seasons, miss nothing', async () => {
	const { show, poll } = showOf(0, 'newest first');
	const seasons = [...range(41, 80), ...range(1, 40)].map((id) => episode(Number(id.slice(1))));
	show.items = seasons;
	await poll();
	show.items = seasons.toSpliced(40, 0, episode(81));
	expect((await poll()).told).toEqual(['e81']);
	show.items = [episode(1), ...show.items];
	expect((await poll()).told).toEqual([]);
	expect((await poll()).requests).toBe(1);
});

it('without an order, one that takes the place of another behind the first page is told within a day', async () => {
	const { show, poll, pass } = showOf(0, 'newest first');
	const mixed = range(1, 120).map((_, n) => episode(((n * 7) % 120) + 1));
	show.items = mixed;
	await poll();
	show.items = mixed.toSpliced(100, 1, episode(999));
	expect((await poll()).told).toEqual([]);
	pass(DAY_MS);
	expect((await poll()).told).toEqual(['e999']);
	// A clock that was set back does not make it longer.
	show.items = show.items.toSpliced(90, 1, episode(1000));
	pass(-7 * DAY_MS);
	expect((await poll()).told).toEqual(['e1000']);
});

it('without an order, one that came behind the first page is told a day later, with what comes first', async () => {
	const { show, poll, pass } = showOf(0, 'newest first');
	const mixed = range(1, 120).map((_, n) => episode(((n * 7) % 120) + 1));
	show.items = mixed;
	await poll();
	show.items = mixed.toSpliced(100, 1, episode(998));
	expect((await poll()).told).toEqual([]);
	pass(DAY_MS);
	show.items = [episode(999), ...show.items];
	expect((await poll()).told).toEqual(['e998', 'e999']);
});

it('without an order, one that comes into a first page that has one is told with one request', async () => {
	const { show, poll } = showOf(0, 'newest first');
	show.items = [...range(1, 60).toReversed(), ...range(61, 120)].map((id) =>
		episode(Number(id.slice(1))),
	);
	await poll();
	show.items = [episode(121), ...show.items];
	expect(await poll()).toEqual({ told: ['e121'], requests: 1 });
});

describe.each(orders)('a show that was %s', (order) => {
	/** A list with its newest end where the show has it. */
	const ordered = (newestFirst: unknown[]) =>
		order === 'newest first' ? newestFirst : newestFirst.toReversed();
	const all = range(1, 120).map((_, n) => episode(120 - n));

	it('and loses its order while one comes is read as a whole within a day', async () => {
		const { show, poll, pass } = showOf(120, order);
		await poll();
		const mixed = [episode(121), ...all.map((_, n) => episode(((n * 7) % 120) + 1))];
		show.items = ordered(mixed);
		expect((await poll()).told).toEqual(['e121']);
		show.items = ordered(mixed.toSpliced(60, 1, episode(122)));
		await poll();
		pass(DAY_MS);
		show.items = ordered(mixed.toSpliced(60, 2, episode(122), episode(123)));
		expect((await poll()).told).toContain('e123');
	});

	it('tells one that comes behind the newest ten while one of those goes', async () => {
		const { show, poll } = showOf(120, order);
		await poll();
		const late = { ...episode(100), id: 'late' };
		show.items = ordered([...all.slice(1, 20), late, ...all.slice(20)]);
		expect((await poll()).told).toEqual(['late']);
	});

	it('and is turned round while one comes and the oldest goes tells the one that came', async () => {
		const { show, poll } = showOf(120, order);
		await poll();
		show.items = ordered([episode(121), ...all.slice(0, -1)].toReversed());
		expect((await poll()).told).toEqual(['e121']);
	});
});

describe('what an older version has remembered', () => {
	it.each(orders)('is gone on from: %s', async (order) => {
		const { show, poll, known, remember } = showOf(395, order);
		await poll();
		const { since, known: digests } = known() as { since: string; known: string };
		remember({ since, known: digests });
		show.size += 1;
		expect((await poll()).told).toEqual(['e396']);
		expect(await poll()).toEqual({ told: [], requests: 1 });
	});
});
