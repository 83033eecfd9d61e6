import { fc } from '../../support/fc.mts';
import { at } from '../../../spotify/values/json';
import { getIfChanged } from '../../../spotify/run/getIfChanged';
import type { Listing } from '../../../spotify/paging/types';
import { addItems } from '../../../spotify/playlists/addItems';
import { removeItems } from '../../../spotify/playlists/removeItems';
import { replaceItems } from '../../../spotify/playlists/replaceItems';
import { syncItems } from '../../../spotify/playlists/syncItems';
import { MAX_LATE_MS } from '../../../spotify/playlists/memory/changes';
import type { PlaylistJob } from '../../../spotify/playlists/target';
import {
	createFakePlaylistApi,
	urisFrom,
	type FakePlaylistApi,
} from '../../support/fakePlaylistApi.mts';

const [a, b, c, d] = urisFrom(1, 4) as [string, string, string, string];
const id = '3cEYpjA9oz9GiPac4AsH4n';

/** Reads are 2 s old, and snapshots 40 s. */
const behind = { readAgeMs: () => 2_000, snapshotLagMs: () => 40_000, latencyMs: 50 };

const valueOf = (listings: readonly Listing[]): unknown => at(listings, '0.entries.0.value');
const writes = (api: FakePlaylistApi): string[] => api.log().filter((one) => one !== 'GET');

it('a read that had to be sent again is as new as the try that was answered', async () => {
	const failing = (_: unknown, count: number) =>
		count >= 2 && count <= 4 ? { answer: 503 as const } : undefined;
	const api = createFakePlaylistApi([a], failing, { hides: (uri) => uri === d });
	await api.start(addItems, [[b]]);
	// Somebody else puts a hidden song in the place of b while the read fails: that null is not b.
	api.later(api.clock.nowMs() + 600, () => api.playlist.edit(() => [a, d]));
	await api.run(syncItems, [[a, c]]);
	expect(api.playlist.held).toEqual([a, d, c]);
});

describe('what a read does not show yet is known', () => {
	const skipExisting = { skipExisting: true };

	it('to an Add after an Add, without waiting', async () => {
		const api = createFakePlaylistApi([a], undefined, behind);
		await api.start(addItems, [[b]]);
		const again = await api.start(addItems, [[b, c]], skipExisting);
		expect(valueOf(again)).toMatchObject({ added: 1, skipped: 1 });
		await api.start(addItems, [[c], [d]], skipExisting);
		expect(api.playlist.held).toEqual([a, b, c, d]);
		expect(api.log()).toEqual(['GET', 'POST 1', 'GET', 'POST 1', 'GET', 'POST 1']);
		expect(api.clock.sleeps.filter((ms) => ms !== behind.latencyMs)).toEqual([]);
	});

	it('to an Add after an Add whose answer was lost', async () => {
		const api = createFakePlaylistApi(
			[a],
			(_, count) => (count === 3 ? { answer: 'lost', acts: true } : undefined),
			behind,
		);
		await api.start(addItems, [[b]]);
		await api.start(addItems, [[b]]);
		expect(api.playlist.held).toEqual([a, b, b]);
	});

	it('to a Sync after an Add and after a Sync', async () => {
		const api = createFakePlaylistApi([a], undefined, behind);
		await api.start(addItems, [[b]]);
		await api.start(syncItems, [[a, c]], { keepDates: true });
		expect(valueOf(await api.start(syncItems, [[a, c]]))).toMatchObject({ changed: false });
		expect(api.playlist.held).toEqual([a, c]);
		expect(writes(api)).toEqual(['POST 1', 'DELETE 1', 'POST 1']);
	});

	it('to a Remove after an Add, and to an Add after a Remove', async () => {
		const api = createFakePlaylistApi([a, b], undefined, behind);
		await api.start(addItems, [[c]]);
		await api.start(removeItems, [[b, c]]);
		await api.start(addItems, [[b], [a]], skipExisting);
		expect(api.playlist.held).toEqual([a, b]);
	});

	it('to an Add after a Remove alone, of which nothing was read', async () => {
		const api = createFakePlaylistApi([a, b], undefined, behind);
		await api.start(removeItems, [[b]]);
		await api.start(addItems, [[b]], skipExisting);
		expect(api.playlist.held).toEqual([a, b]);
	});

	it('to an Add after a Replace, of which nothing was read', async () => {
		const api = createFakePlaylistApi([a, b], undefined, behind);
		await api.start(replaceItems, [[c, d]]);
		await api.start(addItems, [[a, c]], skipExisting);
		expect(api.playlist.held).toEqual([c, d, a]);
	});

	it('but for what somebody else does meanwhile, for which it waits until a read shows everything', async () => {
		const api = createFakePlaylistApi([a], undefined, { ...behind, readAgeMs: () => 600 });
		await api.start(addItems, [[b]]);
		api.playlist.edit((held) => [...held, c]);
		await api.clock.advance(700);
		await api.start(addItems, [[b, c, d]], skipExisting);
		expect(api.playlist.held).toEqual([a, b, c, d]);
	});

	it('and a change that nobody knows more of is waited for', async () => {
		const api = createFakePlaylistApi([a, b, c], undefined, behind);
		api.playlist.edit(() => [c, b, a]);
		api.tools.playlistMemory.changed(id);
		await api.start(syncItems, [[c, b, a]]);
		expect(writes(api)).toEqual([]);
	});

	it('and what was lost, and may come late, is waited for', async () => {
		const api = createFakePlaylistApi([a], ({ method }, count) =>
			method !== 'GET' && count < 2 ? { answer: 504, acts: 6_000 } : undefined,
		);
		await api.start(removeItems, [[a]]);
		await api.start(addItems, [[a]]);
		await api.clock.advance(10_000);
		await api.start(addItems, [[b]]);
		expect(api.playlist.held).toEqual([a, b]);
	});

	describe('and what changes nothing, was lost, and comes late, undoes nothing that comes after it', () => {
		const aDelayMs = fc.integer({ min: 1, max: MAX_LATE_MS });
		const losingFirstWrite = (held: readonly string[], delayMs: number): FakePlaylistApi => {
			let isLost = false;
			return createFakePlaylistApi(held, ({ method }) => {
				if (method === 'GET' || isLost) return undefined;
				isLost = true;
				return { acts: delayMs, answer: 504 };
			});
		};

		it.each([
			['an Add after a Replace with what is there', replaceItems, [a, b], [a, b, c]],
			['an Add after a Replace of an empty list', replaceItems, [], [c]],
			['an Add after a Remove of what is not there', removeItems, [c], [a, b, c]],
		] as const)('%s', async (_, job, list, held) => {
			await fc.assert(
				fc.asyncProperty(aDelayMs, fc.boolean(), async (delayMs, listRemoved) => {
					const api = losingFirstWrite(list.length === 0 ? [] : [a, b], delayMs);
					const settings = { allowEmpty: true, listRemoved };
					expect((await api.start(job, [list], settings))[0]?.failure).toBeUndefined();
					expect((await api.run(addItems, [[c]]))[0]?.failure).toBeUndefined();
					expect(api.playlist.held).toEqual(held);
				}),
			);
		});

		it('the rest of a Replace whose first hundred are what is there', async () => {
			const wanted = urisFrom(1, 130);
			await fc.assert(
				fc.asyncProperty(aDelayMs, fc.boolean(), async (delayMs, listRemoved) => {
					const api = losingFirstWrite(wanted.slice(0, 100), delayMs);
					const [listing] = await api.run(replaceItems, [wanted], { listRemoved });
					expect(listing?.failure).toBeUndefined();
					expect(api.playlist.held).toEqual(wanted);
				}),
			);
		});
	});

	describe('and what was stopped on its way, and comes late, comes before', () => {
		/** An order whose only write is stopped on its way, and carried out so much later. */
		const stoppedOnItsWay = async (
			job: PlaylistJob<never>,
			list: readonly string[],
			afterMs: number,
		): Promise<FakePlaylistApi> => {
			const api = createFakePlaylistApi(
				[a, b],
				({ method }, count) =>
					method === 'GET' || count > 1 ? undefined : { acts: afterMs, stops: true },
				behind,
			);
			await api.start(job, [list]);
			expect(writes(api)).toHaveLength(1);
			api.runAnew();
			return api;
		};
		const anOrder = fc.constantFrom<[PlaylistJob<never>, string[]][]>(
			[addItems, [c]],
			[addItems, [a, c]],
			[syncItems, [a, b, c]],
			[syncItems, [b, a]],
			[replaceItems, [c, a]],
		);
		const aDelayMs = fc.integer({ min: 1, max: MAX_LATE_MS });

		it('a Remove, which takes out every occurrence', async () => {
			await fc.assert(
				fc.asyncProperty(anOrder, aDelayMs, async ([job, list], delayMs) => {
					const api = await stoppedOnItsWay(job, list, delayMs);
					const [listing] = await api.run(removeItems, [[a, c]]);
					expect(listing?.failure).toBeUndefined();
					expect(api.playlist.held.filter((one) => one === a || one === c)).toEqual([]);
				}),
			);
		});

		it('a Replace, of which nothing else is left', async () => {
			await fc.assert(
				fc.asyncProperty(
					anOrder,
					aDelayMs,
					fc.boolean(),
					async ([job, list], delayMs, listRemoved) => {
						const api = await stoppedOnItsWay(job, list, delayMs);
						const [listing] = await api.run(replaceItems, [[d, b]], { listRemoved });
						expect(listing?.failure).toBeUndefined();
						expect(api.playlist.held).toEqual([d, b]);
					},
				),
			);
		});

		it('a Replace, which tells that it took that out', async () => {
			const api = await stoppedOnItsWay(addItems, [c], MAX_LATE_MS);
			expect(valueOf(await api.run(replaceItems, [[b]]))).toMatchObject({
				removed: 2,
				removedItems: [{ uri: a }, { uri: c }],
			});
		});
	});

	it('to a Replace after an Add, which tells what it took out', async () => {
		const api = createFakePlaylistApi([a], undefined, behind);
		await api.start(addItems, [[b]]);
		expect(valueOf(await api.start(replaceItems, [[c]], { maxRemovals: 2 }))).toMatchObject({
			removed: 2,
			removedItems: [{ uri: a }, { uri: b }],
		});
	});

	it('and nothing is asked for before what was lost cannot come any more', async () => {
		const api = createFakePlaylistApi([a], ({ method }) =>
			method === 'GET' ? undefined : { acts: false, stops: true },
		);
		await api.start(addItems, [[b]]);
		api.runAnew();
		const stoppedAtMs = api.clock.nowMs();
		const { length } = api.answers;
		await api.start(syncItems, [[a]]);
		const [first] = api.answers.slice(length);
		expect(first?.atMs).toBe(stoppedAtMs + MAX_LATE_MS);
	});
});

describe('a null that may be what was put in a moment ago', () => {
	const skipExisting = { skipExisting: true };
	/** What is put in is read as null for 6 s. */
	const hides = (uri: string, heldForMs: number): boolean => uri === b && heldForMs < 6_000;
	const putIn = (note: 'changed' | 'lost'): FakePlaylistApi => {
		const api = createFakePlaylistApi([a], undefined, { hides });
		// What was lost may be carried out so late.
		const dueMs = api.clock.nowMs() + (note === 'lost' ? MAX_LATE_MS : 0);
		api.later(dueMs, () => api.playlist.edit((held) => [...held, b], dueMs));
		api.tools.playlistMemory[note](id);
		return api;
	};

	it.each([
		['Sync', 'a change that nobody knows more of', syncItems, {}, 'changed'],
		['Sync', 'a write that was lost', syncItems, {}, 'lost'],
		[
			'Add of what is missing',
			'a change that nobody knows more of',
			addItems,
			skipExisting,
			'changed',
		],
		['Add of what is missing', 'a write that was lost', addItems, skipExisting, 'lost'],
	] as const)(
		'is planned for by %s, after %s, once it would be shown',
		async (_, __, job, settings, note) => {
			const api = putIn(note);
			await api.run(job, [[a, b]], settings);
			expect(api.playlist.held).toEqual([a, b]);
			expect(writes(api)).toEqual([]);
		},
	);

	it('is no longer what was put in and hidden, once a change is unknown', async () => {
		const api = createFakePlaylistApi([a], undefined, { hides: (uri) => uri === b });
		await api.run(addItems, [[b]]);
		api.playlist.edit(() => [a, null]);
		api.tools.playlistMemory.changed(id);
		await api.run(syncItems, [[a, b]]);
		expect(api.playlist.held).toContain(b);
	});

	it('is waited for no longer than ten seconds', async () => {
		const api = putIn('changed');
		await api.start(syncItems, [[a, b]]);
		expect(api.clock.monotonicMs()).toBe(10_000);
	});

	it('is not waited for where there is none', async () => {
		const api = createFakePlaylistApi([a, b]);
		api.tools.playlistMemory.changed(id);
		await api.start(syncItems, [[a, b]]);
		expect(api.clock.monotonicMs()).toBeLessThan(10_000);
	});

	it('is not waited for where nothing was put in', async () => {
		const api = createFakePlaylistApi([a, null]);
		await api.start(syncItems, [[a]]);
		expect(api.clock.monotonicMs()).toBe(0);
	});
});

describe('Only If Changed Since', () => {
	const itemsOf = (playlistId: string) => ({
		method: 'GET' as const,
		path: `/playlists/${playlistId}/items`,
		template: '/playlists/{playlist_id}/items',
		query: { additional_types: 'track,episode' },
		idempotent: true,
	});
	const job = getIfChanged(itemsOf, { kind: 'offset', itemsAt: 'items', maxLimit: 50 });
	const readSince = async (api: FakePlaylistApi, snapshotId: string): Promise<Listing> => {
		const orders = [{ id, uris: [], settings: {}, most: Infinity, snapshotId }];
		const [listing] = await api.clock.until(job(orders, api.tools));
		return listing ?? { entries: [] };
	};
	const urisIn = ({ entries }: Listing): unknown[] =>
		entries.map(({ value }) => at(value, 'item.uri'));

	it('right after an Add reads what was added, with the snapshot that goes with it', async () => {
		const api = createFakePlaylistApi([a], undefined, behind);
		await api.start(addItems, [[b]]);
		const read = await readSince(api, 'snapshot-1');
		expect(urisIn(read)).toEqual([a, b]);
		expect(read.entries[0]?.extraFields).toEqual({
			playlistId: id,
			snapshotId: 'snapshot-2',
			unchanged: false,
		});
	});

	it('with the snapshot of the Add is unchanged, while Spotify gives the one before', async () => {
		const api = createFakePlaylistApi([a], undefined, behind);
		const added = await api.start(addItems, [[b]]);
		expect(valueOf(added)).toMatchObject({ snapshotId: 'snapshot-2' });
		expect((await readSince(api, 'snapshot-2')).entries).toMatchObject([
			{ value: {}, extraFields: { snapshotId: 'snapshot-2', unchanged: true } },
		]);
	});

	it('with the snapshot from before an Add whose answer was lost reads, while it is still given', async () => {
		const isAdd = (request: { method: string }) => request.method === 'POST';
		const loseAdd = (request: { method: string }) =>
			isAdd(request) ? ({ acts: true, answer: 'lost' } as const) : undefined;
		const api = createFakePlaylistApi([a], loseAdd, behind);
		expect(valueOf(await api.start(addItems, [[b]]))).toMatchObject({ added: 1 });
		expect(urisIn(await readSince(api, 'snapshot-1'))).toEqual([a, b]);
	});

	it('knows what was given before a write to be older, also before one that reads nothing', async () => {
		const api = createFakePlaylistApi([a, b], undefined, behind);
		await readSince(api, '');
		expect(valueOf(await api.start(removeItems, [[a]]))).toMatchObject({
			snapshotId: 'snapshot-2',
		});
		expect((await readSince(api, 'snapshot-2')).entries).toMatchObject([
			{ value: {}, extraFields: { unchanged: true } },
		]);
	});

	it.each([
		['the one from before, which nobody had read', {}, 0],
		['a third one', { hasThirdSnapshot: true }, 25_000],
	])(
		'tells the snapshot of its own write where Spotify gives %s, and reads once',
		async (_, reality, waitMs) => {
			const api = createFakePlaylistApi([a, b], undefined, { ...behind, ...reality });
			await api.start(removeItems, [[a]]);
			await api.clock.advance(waitMs);
			const read = await readSince(api, 'snapshot-1');
			expect(urisIn(read)).toEqual([b]);
			expect(read.entries[0]?.extraFields).toMatchObject({ snapshotId: 'snapshot-2' });
			await api.clock.advance(100_000);
			expect((await readSince(api, 'snapshot-2')).entries).toMatchObject([
				{ value: {}, extraFields: { unchanged: true } },
			]);
		},
	);

	it.each([
		['a third one is given', { ...behind, hasThirdSnapshot: true }],
		['each answer has another', { ...behind, isRestless: true }],
	])('reads where %s, since it may be a change', async (_, reality) => {
		const api = createFakePlaylistApi([a], undefined, reality);
		await api.start(addItems, [[b]]);
		await api.clock.advance(25_000);
		expect(urisIn(await readSince(api, 'snapshot-2'))).toEqual([a, b]);
	});

	it('reads after a change that nobody knows more of, although the snapshot is the same', async () => {
		const api = createFakePlaylistApi([a], undefined, behind);
		api.playlist.edit((held) => [...held, b]);
		api.tools.playlistMemory.changed(id);
		expect(urisIn(await readSince(api, 'snapshot-1'))).toEqual([a, b]);
	});

	it('is unchanged after a list of many requests, while Spotify gives the snapshot of before them', async () => {
		const api = createFakePlaylistApi([a], undefined, behind);
		await readSince(api, 'unknown');
		// A hundred items a request.
		await api.start(addItems, [urisFrom(10, 6_000)]);
		const { entries } = await readSince(api, 'snapshot-61');
		expect(entries.map(({ extraFields }) => extraFields?.unchanged).slice(0, 2)).toEqual([true]);
	});

	it('believes Spotify again once snapshots are right', async () => {
		const api = createFakePlaylistApi([a], undefined, behind);
		await api.start(addItems, [[b]]);
		await api.clock.advance(100_000);
		api.playlist.edit((held) => held.slice(1));
		await api.clock.advance(50_000);
		expect(urisIn(await readSince(api, 'snapshot-2'))).toEqual([b]);
		expect((await readSince(api, 'snapshot-3')).entries).toMatchObject([
			{ value: {}, extraFields: { unchanged: true } },
		]);
	});
});

it('a playlist with another snapshot in each answer is read once, and is in step', async () => {
	const held = urisFrom(1, 130);
	const api = createFakePlaylistApi(held, undefined, { isRestless: true });
	expect(valueOf(await api.start(syncItems, [held]))).toMatchObject({ changed: false });
	expect(api.log()).toHaveLength(2);
});
