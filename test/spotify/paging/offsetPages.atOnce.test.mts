import { fc } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { offsetPages } from '../../../spotify/paging/offsetPages';
import type { Listing } from '../../../spotify/paging/types';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { pageOfList } from '../../support/fakeLists.mts';
import { getAlbum } from '../../fixtures/webApi.mts';

const request = { ...getAlbum, template: '/albums/{id}/tracks', query: { market: 'DE' } };
const failure: SpotifyFailure = { kind: 'server', status: 503, message: 'Failing', hint: '' };
const noRange = { maxLimit: Infinity, maxOffset: Infinity };
const listOf = (size: number) => Array.from({ length: size }, (_, n) => `entry ${n}`);
const entriesOf = (list: readonly string[]) => list.map((value, position) => ({ value, position }));

type Answer = (request: SpotifyRequest, count: number) => Outcome<unknown>;

/** Sends whose answers come in any order; notes how many were on their way at once. */
function inAnyOrder(answer: Answer, s: fc.Scheduler) {
	const noted = { requests: [] as SpotifyRequest[], mostAtOnce: 0 };
	let now = 0;
	const send = async (given: SpotifyRequest): Promise<Outcome<unknown>> => {
		const count = noted.requests.push(given) - 1;
		noted.mostAtOnce = Math.max(noted.mostAtOnce, (now += 1));
		await s.schedule(Promise.resolve());
		now -= 1;
		return answer(given, count);
	};
	return { send, noted };
}

const sizes = fc.integer({ min: 0, max: 400 });
const maxLimits = fc.integer({ min: 1, max: 50 });
const mosts = fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 450 }));
const workers = fc.integer({ min: 2, max: 8 });
const paging = (maxLimit: number) => ({ kind: 'offset', itemsAt: 'items', maxLimit }) as const;

it('reads every entry once, in order, in as few requests as can be, never more at once, whichever answer comes first', async () => {
	const property = fc.asyncProperty(
		sizes,
		maxLimits,
		mosts,
		workers,
		fc.scheduler(),
		async (size, maxLimit, most, atOnce, s) => {
			const faults: string[] = [];
			const range = { maxLimit, maxOffset: Infinity };
			const { send, noted } = inAnyOrder(
				(given) => succeeded(pageOfList(given, listOf(size), range, faults)),
				s,
			);
			const listing = await s.waitFor(offsetPages(send, request, paging(maxLimit), most, atOnce));
			const wanted = Math.min(size, most);
			expect(listing).toEqual({ entries: entriesOf(listOf(wanted)) });
			const pages = Math.max(1, Math.ceil(wanted / maxLimit));
			expect([faults, noted.requests.length]).toEqual([[], pages]);
			expect(noted.mostAtOnce).toBe(Math.max(1, Math.min(atOnce, pages - 1)));
			for (const { query } of noted.requests) expect(query.market).toBe('DE');
		},
	);
	await fc.assert(property);
});

it('asks for no more than is wanted, also on the last page', async () => {
	const s = fc.scheduler();
	await fc.assert(
		fc.asyncProperty(
			sizes,
			maxLimits,
			fc.integer({ min: 1, max: 450 }),
			s,
			async (size, maxLimit, most, schedule) => {
				const { send, noted } = inAnyOrder(
					(given) => succeeded(pageOfList(given, listOf(size), noRange, [])),
					schedule,
				);
				await schedule.waitFor(offsetPages(send, request, paging(maxLimit), most, 6));
				for (const { query } of noted.requests)
					expect(Number(query.offset) + Number(query.limit)).toBeLessThanOrEqual(most);
			},
		),
	);
});

it('loses no entry where Spotify gives smaller pages than it was asked for', async () => {
	const property = fc.asyncProperty(
		sizes,
		maxLimits,
		maxLimits,
		mosts,
		fc.scheduler(),
		async (size, maxLimit, cap, most, s) => {
			const { send } = inAnyOrder((given) => {
				const limit = String(Math.min(Number(given.query.limit), cap));
				return succeeded(
					pageOfList({ ...given, query: { ...given.query, limit } }, listOf(size), noRange, []),
				);
			}, s);
			const { entries } = await s.waitFor(offsetPages(send, request, paging(maxLimit), most, 6));
			expect(entries).toEqual(entriesOf(listOf(Math.min(size, most))));
		},
	);
	await fc.assert(property);
});

it('a failure keeps what comes before its page, and nothing from behind it; not much more is asked', async () => {
	const property = fc.asyncProperty(
		sizes,
		maxLimits,
		fc.nat(8),
		workers,
		fc.scheduler(),
		async (size, maxLimit, failing, atOnce, s) => {
			fc.pre(failing === 0 || failing * maxLimit < size);
			const { send, noted } = inAnyOrder(
				(given) =>
					given.query.offset === String(failing * maxLimit)
						? failed(failure)
						: succeeded(pageOfList(given, listOf(size), noRange, [])),
				s,
			);
			const listing = await s.waitFor(
				offsetPages(send, request, paging(maxLimit), Infinity, atOnce),
			);
			expect(listing).toEqual({
				entries: entriesOf(listOf(failing * maxLimit)),
				failure: failing === 0 ? failure : { ...failure, nextOffset: failing * maxLimit },
			});
			expect(noted.requests.length).toBeLessThanOrEqual(Math.ceil(size / maxLimit) || 1);
		},
	);
	await fc.assert(property);
});

it('goes on at the offset where it failed, however often that is, and has every entry once', async () => {
	const property = fc.asyncProperty(
		sizes,
		maxLimits,
		mosts,
		fc.integer({ min: 1, max: 8 }),
		fc.infiniteStream(fc.integer({ min: 1, max: 6 })),
		fc.scheduler(),
		async (size, maxLimit, most, atOnce, perRun, s) => {
			const read: Array<{ value: unknown; position: number }> = [];
			for (let offset: number | undefined = 0; offset !== undefined;) {
				const budget = perRun.next().value;
				const { send } = inAnyOrder(
					(given, count) =>
						count < budget
							? succeeded(pageOfList(given, listOf(size), noRange, []))
							: failed(failure),
					s,
				);
				const query: Record<string, string> = { ...request.query, offset: String(offset) };
				const listing: Listing = await s.waitFor(
					offsetPages(send, { ...request, query }, paging(maxLimit), most - offset, atOnce),
				);
				read.push(...listing.entries);
				offset = listing.failure?.nextOffset;
			}
			expect(read).toEqual(entriesOf(listOf(Math.min(size, most))));
		},
	);
	await fc.assert(property);
});

it('begins no page behind one that is known to have failed', async () => {
	const offsets: number[] = [];
	const { entries } = await offsetPages(
		async (given) => {
			offsets.push(Number(given.query.offset));
			return given.query.offset === '10'
				? failed(failure)
				: succeeded(pageOfList(given, listOf(1_000), noRange, []));
		},
		request,
		paging(10),
		Infinity,
		2,
	);
	expect(entries).toHaveLength(10);
	expect(offsets.length).toBeLessThanOrEqual(4);
});

it('reads no further where the first page names no next page', async () => {
	let requests = 0;
	const listing = await offsetPages(
		async (given) => {
			requests += 1;
			return succeeded({ ...pageOfList(given, listOf(400), noRange, []), next: null });
		},
		request,
		paging(50),
		Infinity,
		6,
	);
	expect([listing.entries, requests]).toEqual([entriesOf(listOf(50)), 1]);
	expect(listing.failure).toBeUndefined();
});

describe('a list that changes while it is read', () => {
	interface Change {
		/** Before the answer to which request it happens. */
		before: number;
		kind: 'insert' | 'remove';
		count: number;
	}
	const change: fc.Arbitrary<Change> = fc.record({
		before: fc.nat(40),
		kind: fc.constantFrom('insert' as const, 'remove' as const),
		count: fc.integer({ min: 1, max: 60 }),
	});

	/** A list of so many entries that is changed at its front, between answers. */
	function changing(size: number, changes: readonly Change[]) {
		let list = listOf(size);
		let inserted = 0;
		const answer: Answer = (given, count) => {
			for (const { before, kind, count: entries } of changes) {
				if (before !== count) continue;
				if (kind === 'remove') list = list.slice(entries);
				else list = [...Array.from({ length: entries }, () => `new ${inserted++}`), ...list];
			}
			return succeeded(pageOfList(given, list, noRange, []));
		};
		return { answer, list: () => list };
	}

	it('is read again, and comes whole, each entry once, when it comes to rest', async () => {
		const property = fc.asyncProperty(
			fc.integer({ min: 100, max: 400 }),
			fc.integer({ min: 10, max: 50 }),
			change,
			workers,
			fc.scheduler(),
			async (size, maxLimit, one, atOnce, s) => {
				const { answer, list } = changing(size, [one]);
				const { send, noted } = inAnyOrder(answer, s);
				const listing = await s.waitFor(
					offsetPages(send, request, paging(maxLimit), Infinity, atOnce),
				);
				const pages = Math.ceil((size + 60) / maxLimit);
				const hasHappened = one.before < noted.requests.length;
				expect(listing).toEqual({ entries: entriesOf(hasHappened ? list() : listOf(size)) });
				expect(noted.requests.length).toBeLessThanOrEqual(2 * pages);
			},
		);
		await fc.assert(property);
	});

	it('again and again is given up after three readings, and says so', async () => {
		const property = fc.asyncProperty(
			fc.integer({ min: 100, max: 400 }),
			fc.integer({ min: 10, max: 50 }),
			fc.scheduler(),
			async (size, maxLimit, s) => {
				let extra = 0;
				const { send, noted } = inAnyOrder(
					(given) => succeeded(pageOfList(given, listOf(size + extra++), noRange, [])),
					s,
				);
				const listing = await s.waitFor(offsetPages(send, request, paging(maxLimit), Infinity, 6));
				expect(listing.changedWhileReading).toBe(true);
				expect(listing.failure).toBeUndefined();
				// Each reading makes the list longer by a page's entries at the most for each of its pages.
				const pages = Math.ceil((size + extra) / maxLimit);
				expect(noted.requests.length).toBeLessThanOrEqual(3 * (pages + 1));
			},
		);
		await fc.assert(property);
	});

	it('whatever changes, the reading ends, and never fails', async () => {
		const property = fc.asyncProperty(
			sizes,
			maxLimits,
			fc.array(change, { maxLength: 12 }),
			fc.scheduler(),
			async (size, maxLimit, changes, s) => {
				const { answer } = changing(size, changes);
				const { send, noted } = inAnyOrder(answer, s);
				const listing = await s.waitFor(offsetPages(send, request, paging(maxLimit), Infinity, 6));
				expect(listing.failure).toBeUndefined();
				const longest = size + changes.reduce((sum, { count }) => sum + count, 0);
				expect(noted.requests.length).toBeLessThanOrEqual(3 * (Math.ceil(longest / maxLimit) + 1));
			},
		);
		await fc.assert(property);
	});

	it('that failed meanwhile is not read again: the failure is told', async () => {
		let requests = 0;
		const listing = await offsetPages(
			async (given) => {
				requests += 1;
				return given.query.offset === '100'
					? failed(failure)
					: succeeded(pageOfList(given, listOf(200 + requests), noRange, []));
			},
			request,
			paging(50),
			Infinity,
			6,
		);
		expect(listing).toMatchObject({ failure });
		expect(requests).toBeLessThanOrEqual(5);
	});
});

it.each([1, 6])(
	'says how many entries the total counts that did not come, %d at once',
	async (workers) => {
		const give = async (given: SpotifyRequest) => {
			const page = pageOfList(given, listOf(120), noRange, []);
			// Spotify leaves out what is gone, and counts it.
			const items = (page.items as unknown[]).filter((_, index) => index !== 7);
			return succeeded({ ...page, items });
		};
		const all = await offsetPages(give, request, paging(50), Infinity, workers);
		expect([all.entries.length, all.missingCount]).toEqual([117, 3]);
		const some = await offsetPages(give, request, paging(50), 60, workers);
		expect([some.entries.length, some.missingCount]).toEqual([58, 2]);
	},
);
