import { at } from '../../../spotify/values/json';
import type { Listing } from '../../../spotify/paging/types';
import { addItems } from '../../../spotify/playlists/addItems';
import { removeItems } from '../../../spotify/playlists/removeItems';
import { replaceItems } from '../../../spotify/playlists/replaceItems';
import { syncItems } from '../../../spotify/playlists/syncItems';
import {
	createFakePlaylistApi,
	uriOf,
	urisFrom,
	type FakePlaylistApi,
	type FakePlaylistOptions,
	type Faults,
	type Lookup,
} from '../../support/fakePlaylistApi.mts';

const [a, b, c, n] = urisFrom(1, 4) as [string, string, string, string];

const valueOf = (listings: readonly Listing[]): unknown => at(listings, '0.entries.0.value');
const writes = (api: FakePlaylistApi): string[] => api.log().filter((one) => one !== 'GET');
const NIGHT_MS = 86_400_000;

/** A playlist of which `b` is hidden, and what a lookup says of it. */
const hiding = (said: Lookup, more: FakePlaylistOptions = {}) =>
	createFakePlaylistApi([a, b, c], undefined, {
		hides: (uri) => uri === b,
		lookup: (uri) => (uri === b ? said : 'found'),
		...more,
	});

describe.each<[Lookup]>([['missing'], ['unplayable'], ['restricted'], ['nowhere']])(
	'what a lookup calls %s',
	(said) => {
		it('counts as a null: repeated Syncs write nothing and keep all dates', async () => {
			const api = hiding(said);
			const { entries } = api.playlist;
			for (let night = 0; night < 3; night += 1) {
				const synced = await api.start(syncItems, [[a, b, c]]);
				expect(valueOf(synced)).toMatchObject({ changed: false, calls: 0, items: 3 });
				await api.clock.advance(NIGHT_MS);
			}
			expect(api.playlist.entries).toEqual(entries);
			expect(writes(api)).toEqual([]);
		});

		it('is not added again, however often it is asked for', async () => {
			const api = hiding(said);
			for (let night = 0; night < 3; night += 1) {
				const added = await api.start(addItems, [[b, a]], { skipExisting: true });
				expect(valueOf(added)).toMatchObject({ added: 0, skipped: 2 });
			}
			expect(api.playlist.held).toEqual([a, b, c]);
		});

		it('leaves what is new to be written, in its place', async () => {
			const api = hiding(said);
			await api.start(syncItems, [[a, b, n, c]], { keepDates: true });
			expect(api.playlist.held).toEqual([a, b, n, c]);
			expect(writes(api)).toEqual(['POST 1']);
		});
	},
);

describe.each<[Lookup]>([['found'], ['failing']])(
	'what is hidden although its lookup is %s',
	(said) => {
		it('is there once in the end, and is remembered', async () => {
			const api = hiding(said);
			await api.start(syncItems, [[a, b, c]]);
			expect([...api.playlist.held].sort()).toEqual([a, b, c]);
			const { length } = writes(api);
			for (let night = 0; night < 3; night += 1) {
				await api.clock.advance(NIGHT_MS);
				await api.start(syncItems, [[a, b, c]]);
				await api.start(addItems, [[b]], { skipExisting: true });
			}
			expect([...api.playlist.held].sort()).toEqual([a, b, c]);
			expect(writes(api)).toHaveLength(length);
		});

		it('is known at once where this process has put it in', async () => {
			const api = hiding(said);
			await api.start(removeB(api), [[]], {});
			await api.start(syncItems, [[a, c, b]]);
			const before = writes(api).length;
			await api.clock.advance(NIGHT_MS);
			await api.start(syncItems, [[a, c, b]]);
			await api.start(addItems, [[b]], { skipExisting: true });
			expect(writes(api)).toHaveLength(before);
			expect(api.playlist.held).toEqual([a, c, b]);
		});

		it('does not grow where Spotify does not take it out by its URI', async () => {
			const api = hiding(said, { removesHidden: false });
			const synced = await api.start(syncItems, [[a, b, c]]);
			// It was written to see whether it is shown, and may be there twice.
			expect(synced[0]?.failure?.unwritten).toEqual({ missing: [], uncertain: [b] });
			const { length } = api.playlist.held;
			for (let night = 0; night < 3; night += 1) {
				await api.clock.advance(NIGHT_MS);
				expect((await api.start(syncItems, [[a, b, c]]))[0]?.failure).toBeUndefined();
			}
			expect(api.playlist.held).toHaveLength(length);
		});

		it('says of Add that it is not known where Spotify does not take it out by its URI', async () => {
			const api = hiding(said, { removesHidden: false });
			const added = await api.start(addItems, [[b, n]], { skipExisting: true });
			expect(added[0]?.failure?.unwritten).toEqual({ missing: [], uncertain: [b] });
			await api.clock.advance(NIGHT_MS);
			const again = await api.start(addItems, [[b, n]], { skipExisting: true });
			expect(valueOf(again)).toMatchObject({ added: 0 });
		});
	},
);

/** Takes `b` out without anybody knowing. */
const removeB = (api: FakePlaylistApi) => async () => {
	api.playlist.edit((held) => held.filter((one) => one !== b));
	return await Promise.resolve([]);
};

it('what is shown is not taken for a null as well, whatever a lookup says of it', async () => {
	const api = createFakePlaylistApi([a, b, c], undefined, {
		hides: (uri) => uri === b,
		lookup: () => 'missing',
	});
	const synced = await api.start(syncItems, [[a, c, a]]);
	expect(valueOf(synced)).toMatchObject({ added: 1, items: 3 });
	expect(api.playlist.held).toEqual([a, b, c, a]);
});

it('a new song beside a null is written, looked at, and not written again', async () => {
	const api = createFakePlaylistApi([a, null, c]);
	const synced = await api.start(syncItems, [[a, n, c]]);
	expect(api.playlist.held).toEqual([a, null, n, c]);
	expect(synced[0]?.hiddenCount).toBe(1);
	await api.clock.advance(NIGHT_MS);
	expect(valueOf(await api.start(syncItems, [[a, n, c]]))).toMatchObject({ changed: false });
});

it('an item that is hidden for its first seconds is not written twice', async () => {
	const api = createFakePlaylistApi([a, null], undefined, {
		hides: (uri, heldForMs) => uri === n && heldForMs < 6_000,
	});
	await api.start(addItems, [[n]], { skipExisting: true });
	await api.start(addItems, [[n]], { skipExisting: true });
	expect(api.playlist.held).toEqual([a, null, n]);
	expect(writes(api)).toEqual(['POST 1']);
});

it('what was put in a moment ago is waited for, also beside another one like it that is shown', async () => {
	const api = createFakePlaylistApi([a, b, c], undefined, {
		hides: (uri, heldForMs) => uri === b && heldForMs < 6_000,
	});
	await api.start(addItems, [[b]]);
	await api.clock.advance(2_100);
	// What is taken out makes it plan anew, from a read that shows one of two.
	await api.start(syncItems, [[a, b, b, n]], { keepDates: true });
	expect(api.playlist.held).toEqual([a, b, b, n]);
	expect(writes(api)).toEqual(['POST 1', 'DELETE 1', 'POST 1']);
});

it('what may have been put in by a write that nobody knows of is waited for, too', async () => {
	const api = createFakePlaylistApi([a], undefined, {
		hides: (uri, heldForMs) => uri === b && heldForMs < 6_000,
	});
	api.playlist.edit((held) => [...held, b]);
	api.tools.playlistMemory.changed(api.playlist.id);
	await api.clock.advance(2_100);
	await api.start(syncItems, [[a, b]]);
	expect(writes(api)).toEqual([]);
});

it('nothing is waited for where nothing is hidden, or where it was put in long ago', async () => {
	const api = hiding('missing');
	const startMs = api.clock.nowMs();
	await api.start(syncItems, [[a, b, c]]);
	expect(api.clock.nowMs()).toBe(startMs);
	const open = createFakePlaylistApi([a]);
	await open.start(addItems, [[b]]);
	await open.start(syncItems, [[a, b, c]]);
	expect(open.clock.nowMs() - startMs).toBeLessThanOrEqual(2_000);
});

it('of several that are not available and one null, each is there once', async () => {
	const api = createFakePlaylistApi([a, b], undefined, {
		hides: (uri) => uri === b || uri === n,
		lookup: (uri) => (uri === b || uri === n ? 'missing' : 'found'),
	});
	await api.start(syncItems, [[a, n, b]]);
	expect([...api.playlist.held].sort()).toEqual([a, b, n].sort());
	const { length } = writes(api);
	await api.clock.advance(NIGHT_MS);
	await api.start(syncItems, [[a, n, b]]);
	expect(writes(api)).toHaveLength(length);
});

it('what was there hidden is there once, also where an answer is lost and somebody else writes', async () => {
	let isLost = false;
	const lostOnce: Faults = ({ method }) => {
		if (method !== 'POST' || isLost) return undefined;
		isLost = true;
		api.later(api.clock.nowMs() + 500, () => api.playlist.edit((held) => [uriOf(9), ...held]));
		return { acts: true, answer: 'lost' };
	};
	const api = createFakePlaylistApi([a, b, c], lostOnce, { hides: (uri) => uri === b });
	const added = await api.start(addItems, [[b, n]], { skipExisting: true });
	expect(valueOf(added)).toMatchObject({ added: 2 });
	expect(api.playlist.held.toSorted()).toEqual([a, b, c, n, uriOf(9)]);
});

it('what is shown elsewhere, since somebody else has moved it, is not taken out and written anew', async () => {
	const moves: Faults = ({ method }) => {
		if (method !== 'POST') return undefined;
		const atMs = api.clock.nowMs() + 1;
		api.later(atMs, () => api.playlist.edit(([one = a, ...rest]) => [...rest, one], atMs));
		return undefined;
	};
	const api = createFakePlaylistApi([a, b, c], moves, {
		hides: (uri) => uri === a || uri === b,
		readAgeMs: () => 500,
	});
	await api.start(addItems, [[n]], { skipExisting: true });
	expect(api.playlist.held).toEqual([b, c, n, a]);
	expect(writes(api)).toEqual(['POST 1']);
});

it('a lost write of what is hidden is not sent again where other nulls are beyond what is looked at', async () => {
	let isLost = false;
	const lostOnce: Faults = ({ method }) => {
		if (method !== 'POST' || isLost) return undefined;
		isLost = true;
		return { acts: true, answer: 'lost' };
	};
	const many = urisFrom(100, 130);
	const api = createFakePlaylistApi([a, ...many, null, null], lostOnce, {
		hides: (uri) => uri === b || uri === n,
	});
	const [listing] = await api.start(syncItems, [[a, b, n, ...many]], { keepDates: true });
	expect(listing?.failure).toBeUndefined();
	expect(api.playlist.held).toEqual([a, b, n, ...many, null, null]);
	// Once to add them; then they are not shown, so that they may have been there before.
	expect(writes(api)).toEqual(['POST 2', 'DELETE 2', 'POST 2']);
});

it('what Spotify does not take out is in doubt, also where all of it was read as null by then', async () => {
	let posts = 0;
	const lostOnce: Faults = ({ method }) => {
		if (method !== 'POST' || ++posts > 1) return undefined;
		return { acts: false, answer: 'lost' };
	};
	const [first = a, ...others] = urisFrom(100, 110);
	const api = createFakePlaylistApi([first, b, ...others], lostOnce, {
		hides: (uri) => uri === b,
		removesHidden: false,
	});
	const [listing] = await api.start(syncItems, [[b, ...others, first]], { keepDates: true });
	expect(listing?.failure?.unwritten).toEqual({ missing: [], uncertain: [b] });
	expect(writes(api).filter((one) => one === 'DELETE 1')).toHaveLength(1);
	expect(api.playlist.held.filter((uri) => uri === b)).toHaveLength(2);
});

it('what is not shown yet as it is taken out is looked at, and taken out once it is', async () => {
	const api = createFakePlaylistApi([a, n, uriOf(9)], undefined, {
		hides: (uri, heldForMs) => uri === b && heldForMs < 6_000,
		removesHidden: false,
	});
	await api.start(addItems, [[b]]);
	const [listing] = await api.start(syncItems, [[a, n, c]], { keepDates: true });
	expect(listing?.failure).toBeUndefined();
	expect(api.playlist.held).toEqual([a, n, c]);
});

it('what Spotify does not take out is in doubt, also where others have moved its place', async () => {
	let isLost = false;
	const lostOnce: Faults = ({ method }) => {
		if (method !== 'POST' || isLost) return undefined;
		isLost = true;
		const atMs = api.clock.nowMs() + 500;
		api.later(atMs, () => api.playlist.edit((held) => [uriOf(9), ...held], atMs));
		return { acts: true, answer: 'lost' };
	};
	const api = createFakePlaylistApi([b], lostOnce, {
		hides: (uri) => uri === b,
		removesHidden: false,
	});
	const [listing] = await api.start(syncItems, [[b]]);
	expect(listing?.failure?.unwritten).toEqual({ missing: [], uncertain: [b] });
});

it('what was written while its null was taken for what others had taken out again is in doubt, too', async () => {
	const [x, y] = urisFrom(10, 2) as [string, string];
	let isTaken = false;
	const takesOut: Faults = ({ method }) => {
		if (method !== 'POST' || isTaken) return undefined;
		isTaken = true;
		const atMs = api.clock.nowMs() + 1;
		api.later(atMs, () => api.playlist.edit((held) => held.filter((one) => one !== n), atMs));
		return undefined;
	};
	const api = createFakePlaylistApi([a, b, x, y], takesOut, {
		hides: (uri) => uri === b,
		lookup: (uri) => (uri === b ? 'unplayable' : 'found'),
	});
	const [listing] = await api.start(syncItems, [[y, a, b, n]], { keepDates: true });
	expect(api.playlist.held).toEqual([y, a, b, b]);
	expect(listing?.failure?.unwritten).toMatchObject({ missing: [], uncertain: [b, n] });
});

it('what was put in twice, hidden, and is not taken out is not taken for gone, and not added again', async () => {
	const api = createFakePlaylistApi([a], undefined, {
		hides: (uri) => uri === b,
		lookup: () => 'unplayable',
		removesHidden: false,
	});
	await api.start(addItems, [[b, b]]);
	const [listing] = await api.start(syncItems, [[b, n]], { keepDates: true });
	expect(listing?.failure?.message).toBe('The playlist does not reach the requested state');
	expect(api.playlist.held.filter((uri) => uri === b)).toHaveLength(2);
});

it('where Spotify keeps only some of what nobody had seen yet, it is in doubt which', async () => {
	const api = createFakePlaylistApi([], undefined, {
		hides: (uri) => uri === b,
		removesHidden: false,
		readAgeMs: () => 1_900,
	});
	await api.start(replaceItems, [[n, b, c, n]]);
	const [listing] = await api.start(syncItems, [[n]], { keepDates: true });
	expect(api.playlist.held).toEqual([b]);
	expect(listing?.failure?.unwritten).toEqual({ missing: [], uncertain: [n] });
});

it('what was taken out with what never was there is not taken for a null that is left', async () => {
	const [x, y, z] = urisFrom(10, 3) as [string, string, string];
	const hidden = new Set([b, x, y]);
	const api = createFakePlaylistApi([n, a, z, b], undefined, {
		hides: (uri) => hidden.has(uri),
		lookup: (uri) => (hidden.has(uri) ? 'unplayable' : 'found'),
	});
	for (const [nth, other] of urisFrom(20, 2).entries()) {
		const atMs = api.clock.nowMs() + 1_000 + nth * 3_500;
		api.later(atMs, () => api.playlist.edit((held) => [other, ...held], atMs));
	}
	const [first] = await api.start(syncItems, [[x, a, y, c]], {});
	// What is unavailable and was never written counts as the null.
	expect(first?.failure).toBeUndefined();
	await api.start(syncItems, [[a, b, c]]);
	expect(api.playlist.held.filter((uri) => uri === b)).toEqual([b]);
});

it('what somebody else takes out as soon as it is there is not taken for a null of before', async () => {
	const [x, z] = urisFrom(10, 2) as [string, string];
	const api = createFakePlaylistApi([a], undefined, {
		hides: (uri) => uri === b || uri === x,
		lookup: (uri) => (uri === b || uri === x ? 'unplayable' : 'found'),
	});
	await api.start(syncItems, [[a, b, n, c, x]]);
	await api.clock.advance(NIGHT_MS);
	const atMs = api.clock.nowMs() + 2_500;
	api.later(atMs, () => api.playlist.edit((held) => held.filter((uri) => uri !== z), atMs));
	await api.start(syncItems, [[a, b, z, c, x]]);
	expect(api.playlist.held.filter((uri) => uri !== z)).toEqual([a, b, c, x]);
	expect(api.playlist.held).toContain(z);
});

it('what was written is in no doubt once a read has shown that nothing is hidden', async () => {
	const api = createFakePlaylistApi([a, c, b], undefined, {
		hides: (uri) => uri === b,
	});
	api.later(api.clock.nowMs() + 500, () => api.playlist.edit((held) => [...held].slice(0, -1)));
	const writing = api.start(syncItems, [[a, n]], { keepDates: true });
	// Once everything is written.
	void api.clock.sleep(2_100).then(() => api.stop.abort());
	const [stopped] = await writing;
	expect(stopped?.failure).toBeUndefined();
	expect(api.playlist.held).toEqual([a, n]);
});

it('what somebody else takes out before it was ever seen is not taken for a null of before', async () => {
	const api = createFakePlaylistApi([a, null], undefined, {
		removesHidden: false,
		readAgeMs: () => 1_500,
	});
	const atMs = api.clock.nowMs() + 500;
	api.later(atMs, () => api.playlist.edit((held) => held.filter((uri) => uri !== n), atMs));
	await api.start(syncItems, [[a, n]]);
	await api.clock.advance(NIGHT_MS);
	await api.start(syncItems, [[a, n]]);
	expect(api.playlist.held).toEqual([a, null, n]);
});

it.each([
	['before', 8_000],
	['once', 12_500],
])(
	'what may have been there before it was written is in doubt after a stop %s it is one of the nulls',
	async (_, stopsAfterMs) => {
		const [x, y] = urisFrom(10, 2) as [string, string];
		const api = createFakePlaylistApi([y, a, b], undefined, {
			hides: (uri) => uri === b || uri === x,
			lookup: (uri) => (uri === b || uri === x ? 'missing' : 'found'),
		});
		const atMs = api.clock.nowMs() + 3_000;
		api.later(atMs, () => api.playlist.edit((held) => [...held, n], atMs));
		const writing = api.start(syncItems, [[b, x, c, a]], { keepDates: true });
		void api.clock.sleep(stopsAfterMs).then(() => api.stop.abort());
		const [stopped] = await writing;
		expect(stopped?.failure?.unwritten).toMatchObject({ missing: [], uncertain: [b, x] });
	},
);

it('a null that others have taken out leaves none for what is not available', async () => {
	const [x, y, z] = urisFrom(10, 3) as [string, string, string];
	const gone = new Set([y, z]);
	const hidden = new Set([b, c, x]);
	const api = createFakePlaylistApi([null, a], undefined, {
		hides: (uri) => hidden.has(uri),
		lookup: (uri) => (gone.has(uri) ? 'missing' : 'found'),
	});
	api.later(api.clock.nowMs() + 500, () => api.playlist.edit((held) => held.slice(1)));
	await api.start(addItems, [[b, c, x]]);
	await api.clock.advance(NIGHT_MS);
	const added = await api.start(addItems, [[y, z]], { skipExisting: true });
	expect(valueOf(added)).toMatchObject({ added: 2, skipped: 0 });
	expect(api.playlist.held).toEqual([a, b, c, x, y, z]);
});

it('where others take out some of what Spotify keeps, nobody knows which is one of the nulls', async () => {
	const [x, y] = urisFrom(10, 2) as [string, string];
	const hidden = new Set([b, x, y]);
	const api = createFakePlaylistApi([a, b], undefined, {
		removesHidden: false,
		hides: (uri) => hidden.has(uri),
		lookup: (uri) => (uri === b ? 'unplayable' : 'found'),
	});
	const atMs = api.clock.nowMs() + 11_000;
	api.later(atMs, () => api.playlist.edit((held) => held.filter((uri) => uri !== x), atMs));
	const [first] = await api.start(syncItems, [[a, x, y]]);
	expect(first?.failure?.unwritten?.uncertain).toEqual([x, y]);
	await api.start(syncItems, [[a, b, y]]);
	expect(api.playlist.held.filter((uri) => uri === b)).toEqual([b]);
});

it('what was shown once it was written is in no doubt where somebody else then takes it out', async () => {
	const lost: Faults = ({ method }) =>
		method === 'POST' ? { acts: true, answer: 'lost' } : undefined;
	let oldReads = 1;
	const api = createFakePlaylistApi([a, null], lost, {
		// The first read after that is of before it.
		readAgeMs: () => (api.clock.nowMs() > atMs && oldReads-- > 0 ? 1_000 : 0),
	});
	const atMs = api.clock.nowMs() + 500;
	api.later(atMs, () => api.playlist.edit((held) => held.filter((uri) => uri !== n), atMs));
	const [synced] = await api.start(syncItems, [[a, n]]);
	expect(synced?.failure).toBeUndefined();
	expect(writes(api)).toEqual(['POST 1']);
});

it.each([20_000, Infinity])(
	'thousands that this process has put in are known while they are hidden, for %d ms',
	async (forMs) => {
		const many = urisFrom(1, 3_000);
		const api = createFakePlaylistApi([], undefined, { hides: (_, heldMs) => heldMs < forMs });
		await api.start(addItems, [many]);
		const before = api.log().length;
		await api.start(syncItems, [many]);
		expect(new Set(api.log().slice(before))).toEqual(new Set(['GET']));
		// What is looked up is asked for by itself.
		expect(api.log().length - before).toBeLessThan(150);
		expect(api.playlist.held).toEqual(many);
	},
);

it('what Spotify keeps is not told as removed', async () => {
	const api = createFakePlaylistApi([a], undefined, {
		hides: (uri) => uri === b,
		removesHidden: false,
	});
	await api.start(addItems, [[b]]);
	const [listing] = await api.start(syncItems, [[n]], { keepDates: true });
	expect(api.playlist.held).toEqual([b]);
	expect(listing?.failure?.unwritten).toEqual({ missing: [n], uncertain: [], removed: [a] });
});

it('what somebody else puts beside a null is not taken for it while others are taken out', async () => {
	const top = uriOf(9);
	const intrude: Faults = ({ method }) => {
		if (method === 'DELETE') api.playlist.edit((held) => [top, ...held]);
		return undefined;
	};
	const api = createFakePlaylistApi([null, a, b, b, c], intrude, { hides: (uri) => uri === b });
	await api.start(addItems, [[b]], { skipExisting: true });
	expect(api.playlist.held.filter((uri) => uri === b)).toHaveLength(2);
});

it('what somebody else has moved past a null is not taken for two', async () => {
	const [x, y, z, p] = urisFrom(10, 4) as [string, string, string, string];
	let posts = 0;
	const lostOnce: Faults = ({ method }) => {
		if (method !== 'POST' || ++posts > 1) return undefined;
		const atMs = api.clock.nowMs() + 7_000;
		api.later(atMs, () => api.playlist.edit(() => [b, y, null, x, z], atMs));
		return { acts: false, answer: 'lost' };
	};
	const api = createFakePlaylistApi([x, b, y, null, z], lostOnce, { hides: (uri) => uri === b });
	await api.start(addItems, [[p]]);
	await api.start(syncItems, [[b, y, n, z, p]], { keepDates: true });
	expect(api.playlist.held.filter((uri) => uri === b)).toHaveLength(1);
});

it('a null that this process has put in is not taken for another item', async () => {
	const isHidden = (uri: string): boolean => uri === b || uri === n;
	const api = createFakePlaylistApi([a], undefined, {
		hides: isHidden,
		lookup: (uri) => (isHidden(uri) ? 'missing' : 'found'),
	});
	await api.start(addItems, [[b]]);
	await api.clock.advance(NIGHT_MS);
	await api.start(addItems, [[n]], { skipExisting: true });
	expect(api.playlist.held).toEqual([a, b, n]);
});

it.each([1, 2])('what is hidden several times stays so beside %d other', async (others) => {
	const hidden = [b, ...urisFrom(50, others)];
	const api = createFakePlaylistApi([a, b, b, c], undefined, {
		hides: (uri) => hidden.includes(uri),
	});
	await api.start(addItems, [hidden], { skipExisting: true });
	expect(api.playlist.held.toSorted()).toEqual([a, b, b, c, ...hidden.slice(1)].toSorted());
});

it('what is removed may have been hidden, too: a count of right after is not taken for the present one', async () => {
	const [hidden, other] = urisFrom(50, 2) as [string, string];
	let ageMs = 0;
	const api = createFakePlaylistApi([a, hidden, hidden, other, other], undefined, {
		hides: (uri) => uri === hidden || uri === other,
		readAgeMs: () => ageMs,
		latencyMs: 100,
	});
	await api.start(syncItems, [[n]], { keepDates: true });
	await api.start(removeItems, [[hidden]]);
	ageMs = 1_000;
	await api.start(addItems, [[other]], { skipExisting: true });
	expect(api.playlist.held.toSorted()).toEqual([n, other, other].toSorted());
});

it('where lookups take long, what is shown by then is not written', async () => {
	const late = urisFrom(50, 8);
	const api = createFakePlaylistApi([a], undefined, {
		hides: (uri, heldForMs) => late.includes(uri) && heldForMs < 12_000,
		lookup: (uri) => (late.includes(uri) ? 'failing' : 'found'),
	});
	api.playlist.edit((held) => [...held, ...late]);
	const { entries } = api.playlist;
	const synced = await api.start(syncItems, [[a, ...late]], { keepDates: true });
	expect(valueOf(synced)).toMatchObject({ changed: false });
	expect(api.playlist.entries).toEqual(entries);
});

it('what was put in is known by its place, also beside another one that was not looked at', async () => {
	const many = [...urisFrom(50, 110), b];
	const api = createFakePlaylistApi([...many, null], undefined, {
		hides: (uri, heldForMs) => uri === b && heldForMs < 6_000,
	});
	await api.start(addItems, [[b]]);
	await api.clock.advance(3_000);
	const { entries } = api.playlist;
	await api.start(syncItems, [[...many, b]], { keepDates: true });
	expect(api.playlist.entries).toEqual(entries);
});

it('what was put in stays known while something else is taken out', async () => {
	const [own, doubted] = urisFrom(500, 2) as [string, string];
	const many = urisFrom(50, 110);
	const api = createFakePlaylistApi([...many, doubted], undefined, {
		hides: (uri) => uri === own || uri === doubted,
	});
	await api.start(addItems, [[own]]);
	await api.start(syncItems, [[...many, doubted, own]], { keepDates: true });
	expect(api.playlist.held.toSorted()).toEqual([...many, doubted, own].toSorted());
});

it('what is taken out takes hidden ones of its kind along: the rest is put where it belongs', async () => {
	const api = createFakePlaylistApi([b, a, c], undefined, {
		hides: (uri, heldForMs) => uri === b && heldForMs < 60_000,
	});
	api.playlist.edit(([first = null, ...rest]) => [first, b, ...rest]);
	await api.clock.advance(3_000);
	await api.start(syncItems, [[a, n, c]], { keepDates: true });
	expect(api.playlist.held).toEqual([a, n, c]);
});

it('a stop after something was taken out says what is left to do', async () => {
	const api = createFakePlaylistApi([b, a, null, c]);
	const stopped = api.start(syncItems, [[a, n, c]], { keepDates: true });
	void api.clock.sleep(500).then(() => api.stop.abort());
	expect(await stopped).toMatchObject([
		{ failure: { kind: 'cancelled', unwritten: { missing: [n], uncertain: [] } } },
	]);
	expect(api.playlist.held).toEqual([a, null, c]);
});

it('a stop while others write names nothing as missing that was written twice and is hidden', async () => {
	const sync = async (stopsAt?: number) => {
		let isFirst = true;
		const api: FakePlaylistApi = createFakePlaylistApi(
			[null, a],
			({ method }, count) => {
				if (method === 'POST' && isFirst) {
					isFirst = false;
					api.playlist.edit((held) => [...held, uriOf(9)]);
				}
				return count === stopsAt ? { stops: true } : undefined;
			},
			{ hides: (uri) => uri === n },
		);
		return { api, synced: await api.start(syncItems, [[n, b, c, n]]) };
	};
	const { api: whole } = await sync();
	const written = whole.log().indexOf('POST 4');
	const next = whole.log().findIndex((one, index) => index > written && one !== 'GET');
	expect(next).toBeGreaterThan(written + 1);
	for (let at = written + 1; at < next; at += 1) {
		const { synced } = await sync(at);
		expect([at, synced[0]?.failure?.unwritten?.missing ?? []]).toEqual([at, []]);
	}
});

it('a stop while all that was written is looked at leaves nothing in doubt that was answered', async () => {
	const [gone, ...many] = urisFrom(50, 120) as [string, ...string[]];
	const moved = [...many.slice(-3), ...many.slice(0, -3)];
	const held = [gone, null, ...many];
	const sync = async (stopsAt?: number) => {
		const api = createFakePlaylistApi(held, (_, count) =>
			count === stopsAt ? { stops: true } : undefined,
		);
		return { api, synced: await api.start(syncItems, [moved], { keepDates: true }) };
	};
	const { api: whole } = await sync();
	const lastWrite = whole.log().findLastIndex((one) => one !== 'GET');
	expect(whole.log().length).toBeGreaterThan(lastWrite + 2);
	for (let at = lastWrite + 1; at < whole.log().length; at += 1) {
		const { synced } = await sync(at);
		expect([at, synced[0]?.failure?.unwritten]).toEqual([at, undefined]);
	}
});

it('what is wanted twice, and known to be hidden once, is looked for a second time', async () => {
	const api = createFakePlaylistApi([a, b], undefined, { hides: (uri) => uri === b });
	await api.start(addItems, [[b]]);
	await api.clock.advance(NIGHT_MS);
	await api.start(syncItems, [[a, b, b]], { keepDates: true });
	expect(api.playlist.held).toEqual([a, b, b]);
});

it('what was put in and has been seen is not taken for a null once somebody else has taken it out', async () => {
	const api = createFakePlaylistApi([a], undefined, { hides: (uri) => uri === b, latencyMs: 50 });
	await api.start(addItems, [[b]]);
	await api.start(addItems, [[n]]);
	const withoutN = (held: readonly (string | null)[]) => held.filter((uri) => uri !== n);
	api.later(api.clock.nowMs() + 3_000, () => api.playlist.edit(withoutN));
	await api.start(syncItems, [[a, n, b]]);
	expect(api.playlist.held.toSorted()).toEqual([a, b, n]);
});

it('what was written and is shown is not written again, also where nobody had read its place', async () => {
	const isWrite = (request: { method: string }): boolean => request.method === 'POST';
	let isLost = false;
	const api: FakePlaylistApi = createFakePlaylistApi([a, null], (request) => {
		if (!isWrite(request) || isLost) return undefined;
		isLost = true;
		api.later(api.clock.nowMs() + 500, () => api.playlist.edit((held) => [uriOf(9), ...held]));
		return { acts: true, answer: 'lost' };
	});
	const fresh = urisFrom(100, 110);
	const [listing] = await api.start(addItems, [fresh], { skipExisting: true });
	expect(listing?.failure).toBeUndefined();
	expect(api.playlist.held).toEqual([uriOf(9), a, null, ...fresh]);
	expect(writes(api)).toEqual(['POST 100', 'POST 10']);
});

it('what is only likely to be a null is in doubt where the run ends early', async () => {
	// The null is `c`, and `b` belongs where it is.
	const api = createFakePlaylistApi(
		[c, a],
		({ method }) => (method === 'GET' ? undefined : { acts: false, stops: true }),
		{ hides: (uri) => uri === c, lookup: (uri) => (uri === a ? 'found' : 'missing') },
	);
	const [listing] = await api.start(syncItems, [[b, a, c]]);
	expect(listing?.failure?.unwritten).toMatchObject({ uncertain: [b, c] });
});

it('what is skipped since it is likely to be a null is in doubt where the run ends early', async () => {
	// The null is `c`, of which Spotify does not say so.
	const api = createFakePlaylistApi(
		[c, a],
		({ method }) => (method === 'GET' ? undefined : { acts: false, stops: true }),
		{ hides: (uri) => uri === c, lookup: (uri) => (uri === b ? 'missing' : 'found') },
	);
	const listings = await api.start(addItems, [[a, b], [c]], { skipExisting: true });
	expect(listings.map(({ failure }) => failure?.unwritten)).toEqual([
		{ missing: [], uncertain: [b] },
		{ missing: [], uncertain: [c] },
	]);
});

describe('a run that ends before it was looked whether what it wrote was there before', () => {
	const failing: Faults = ({ method }, count) =>
		method === 'GET' && count > 3 ? { answer: 503 } : undefined;

	it.each([
		['Add with Skip Items Already There', addItems, [b, n], { skipExisting: true }],
		['Sync', syncItems, [a, b, n, c], { keepDates: true }],
	] as const)('says of %s that it is not known', async (_, job, list, settings) => {
		const api = createFakePlaylistApi([a, b, c], failing, { hides: (uri) => uri === b });
		const [listing] = await api.start(job, [list], settings);
		expect(listing?.failure?.unwritten).toMatchObject({ missing: [] });
		expect(listing?.failure?.unwritten?.uncertain).toContain(b);
	});

	it('says nothing of what was seen', async () => {
		const seenOnce: Faults = ({ method }, count) =>
			method === 'GET' && count > 5 ? { answer: 503 } : undefined;
		const api = createFakePlaylistApi([a, b, c], seenOnce, { hides: (uri) => uri === b });
		const [listing] = await api.start(addItems, [[b, n]], { skipExisting: true });
		expect(listing?.failure?.unwritten).toEqual({ missing: [], uncertain: [b] });
	});
});

describe('a lookup', () => {
	const hidden = urisFrom(100, 60);
	const isHidden = (uri: string): boolean => hidden.includes(uri);
	const lookups = (api: FakePlaylistApi): string[] =>
		api.requests
			.map(({ url }) => new URL(url).pathname)
			.filter((path) => path.startsWith('/v1/tracks'));

	it('is made for what is missing only, and only where there are nulls', async () => {
		const api = createFakePlaylistApi([a]);
		await api.start(syncItems, [[a, b]]);
		await api.start(addItems, [[c]], { skipExisting: true });
		expect(lookups(api)).toEqual([]);
	});

	it('asks for several at once where the app may', async () => {
		const api = createFakePlaylistApi([a, ...hidden], undefined, {
			hides: isHidden,
			lookup: (uri) => (isHidden(uri) ? 'missing' : 'found'),
			looksUpSeveral: true,
		});
		await api.start(syncItems, [[a, ...hidden]]);
		expect(lookups(api)).toEqual(['/v1/tracks', '/v1/tracks']);
		expect(writes(api)).toEqual([]);
	});

	it('is not made for new songs where all nulls are told by their places', async () => {
		const api = hiding('missing');
		await api.start(syncItems, [[a, b, c, ...urisFrom(500, 30)]]);
		expect(lookups(api)).toHaveLength(1);
		expect(api.playlist.held).toEqual([a, b, c, ...urisFrom(500, 30)]);
	});
});
