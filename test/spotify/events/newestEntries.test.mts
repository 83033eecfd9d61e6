import { events } from '../../../spotify/events';
import type { EventKind, WatchTools } from '../../../spotify/events/types';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import { withPageSizes } from '../../../spotify/pipeline/withPageSizes';
import { textAt } from '../../../spotify/values/json';
import { autoClock } from '../../support/autoClock.mts';
import { createFakeSpotify, type FakeSpotify } from '../../support/events/fakeSpotify.mts';

const OWNER = '5CfCWKI5pZ28U0uOzXkDHe';

const date = (n: number): string => new Date(Date.UTC(2000, 0, n)).toISOString().slice(0, 10);
const range = (from: number, to: number): number[] =>
	Array.from({ length: to - from + 1 }, (_, n) => from + n);

/** An entry that any of the lists may have. */
const entry = (n: number) => ({
	id: `${n}`,
	release_date: date(n),
	added_at: date(n),
	album: { id: `${n}` },
	track: { id: `${n}` },
});

/** Polls a list that Spotify gives with some manners; what each poll tells, and asks. */
function watched({ watch }: EventKind, numbers: number[], manners: Partial<FakeSpotify>) {
	const list = { numbers, show: (n: number): unknown => entry(n) };
	const spotify = createFakeSpotify(() => list.numbers.map((n) => list.show(n)));
	Object.assign(spotify, manners);
	const tools = {
		send: withPageSizes(spotify.send, { capabilities: createCapabilities(), clock: autoClock }),
		clock: autoClock,
		values: { market: 'US', includeGroups: ['album'] },
		output: 'simplified',
	} as unknown as WatchTools;
	let known: unknown;
	return {
		list,
		async poll() {
			const before = spotify.requests.length;
			const look = await watch.begin([OWNER], tools);
			const sight = await look(OWNER, known);
			if (!sight.ok) throw new Error(sight.failure.message);
			known = JSON.parse(JSON.stringify(sight.value.next));
			const told = sight.value.events.map(({ value }) =>
				Number(textAt(value, 'id') ?? textAt(value, 'track.id') ?? textAt(value, 'album.id')),
			);
			return { told, requests: spotify.requests.length - before };
		},
	};
}

const LISTS: Array<[string, EventKind]> = [
	['saved tracks', events.trackSaved],
	['saved albums', events.albumSaved],
	['episodes', events.showPublished],
	['releases', events.artistReleased],
];

const wobbling = () => {
	let count = 0;
	return (length: number) => length + ((count += 1) % 3);
};

const MANNERS: Array<[string, () => Partial<FakeSpotify>]> = [
	['no total', () => ({ totalOf: () => undefined })],
	['a total of 0', () => ({ totalOf: () => 0 })],
	['a total that is too small', () => ({ totalOf: (length) => length - 60 })],
	['a total that is too large', () => ({ totalOf: (length) => length + 60 })],
	['another total at each request', () => ({ totalOf: wobbling() })],
	['small pages, which do not say so', () => ({ pageSize: 7, saysLimit: false })],
	['small pages and no total', () => ({ pageSize: 7, saysLimit: false, totalOf: () => undefined })],
];

describe.each(LISTS)('%s', (_list, kind) => {
	it.each(MANNERS)('are all told, and once, where Spotify gives %s', async (_how, manners) => {
		const { list, poll } = watched(kind, range(1, 120).reverse(), manners());
		expect((await poll()).told).toEqual([]);
		expect((await poll()).told).toEqual([]);
		list.numbers = range(1, 250).reverse();
		expect((await poll()).told).toEqual(range(121, 250));
		expect((await poll()).told).toEqual([]);
	});

	it('take one request where nothing is new, and do not take out what is old', async () => {
		const { list, poll } = watched(kind, range(1, 120).reverse(), {});
		await poll();
		expect(await poll()).toEqual({ told: [], requests: 1 });
		list.numbers = range(1, 119).reverse();
		expect((await poll()).told).toEqual([]);
		expect(await poll()).toEqual({ told: [], requests: 1 });
	});
});

/** What Spotify no longer has, or does not show for now. */
const GONE: Array<[string, unknown]> = [
	['null', null],
	['an object of nulls', { id: null, added_at: date(115), track: null, release_date: '0000' }],
	['one of empty texts', { id: '', added_at: date(115), track: { id: '', uri: '' } }],
];

describe.each(LISTS.filter(([name]) => name !== 'saved albums'))('of %s', (_list, kind) => {
	it.each(GONE)('what is %s at the first look is not new when it comes', async (_how, gone) => {
		const { list, poll } = watched(kind, range(1, 120).reverse(), {});
		list.show = (n) => ([114, 116].includes(n) ? gone : entry(n));
		expect((await poll()).told).toEqual([]);
		list.show = (n) => (n === 114 ? gone : entry(n));
		list.numbers = range(1, 121).reverse();
		expect((await poll()).told).toEqual([121]);
		list.show = entry;
		expect((await poll()).told).toEqual([]);
	});

	it.each(GONE)('what becomes %s for a while is no event', async (_how, gone) => {
		const { list, poll } = watched(kind, range(1, 120).reverse(), {});
		await poll();
		for (const show of [(n: number) => (n === 115 ? gone : entry(n)), entry]) {
			list.show = show;
			expect((await poll()).told).toEqual([]);
		}
	});

	it('what comes among older ones is new, where all places show something or as little', async () => {
		for (const gone of [undefined, 118]) {
			const { list, poll } = watched(kind, range(1, 120).reverse(), {});
			list.show = (n) => (n === gone ? null : entry(n));
			list.numbers = list.numbers.filter((n) => n !== 116);
			await poll();
			list.numbers = range(1, 120).reverse();
			expect((await poll()).told).toEqual([116]);
		}
	});
});

it('releases are asked for by fifty only where there is much to read, and refused once an hour', async () => {
	const { list, poll } = watched(events.artistReleased, range(1, 30).reverse(), {});
	expect((await poll()).requests).toBe(1);
	const requests: number[] = [];
	for (const size of [60, 90, 120]) {
		list.numbers = range(1, size).reverse();
		requests.push((await poll()).requests);
	}
	// Spotify gives ten at once here; one more request finds that out, and each page overlaps by one.
	expect(requests).toEqual([5, 4, 4]);
});

it('begins anew where what is remembered is of another shape', async () => {
	const { watch } = events.trackSaved;
	const spotify = createFakeSpotify(() => [entry(1)]);
	const tools = { send: spotify.send, values: {}, output: 'simplified' } as unknown as WatchTools;
	for (const stored of [undefined, null, 'text', 1, [], {}, { since: 1, known: '' }]) {
		const look = await watch.begin([''], tools);
		expect(await look('', stored)).toMatchObject({ ok: true, value: { events: [] } });
	}
});
