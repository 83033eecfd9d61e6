import { addItems } from '../../../../spotify/playlists/addItems';
import { replaceItems } from '../../../../spotify/playlists/replaceItems';
import type { Fault } from '../../../support/fakePlaylistApi.mts';
import {
	createFakePlaylistApi,
	uriOf,
	urisFrom,
	type Faults,
} from '../../../support/fakePlaylistApi.mts';

const writes = (log: readonly string[]): string[] => log.filter((one) => one !== 'GET');

/** Faults of reads and of writes, each in their order. */
const faulty = (
	reads: ReadonlyArray<Partial<Fault> | undefined>,
	forWrites: ReadonlyArray<Partial<Fault> | undefined>,
): Faults => {
	const left = { GET: [...reads], other: [...forWrites] };
	return ({ method }) => (method === 'GET' ? left.GET : left.other).shift();
};
const failing = (times: number) => Array.from({ length: times }, () => ({ answer: 503 }) as const);
const lost = { acts: false, answer: 'lost' } as const;

it('counts a repeated read from when it was sent last, which may prove a no', async () => {
	// The look of after six seconds is answered after ten; nothing can be read for long after it.
	const reads = [undefined, undefined, undefined, ...failing(3), undefined, ...failing(40)];
	const api = createFakePlaylistApi([uriOf(1)], faulty(reads, [lost]), { latencyMs: 300 });
	const listings = await api.start(replaceItems, [[uriOf(2)]]);
	expect(listings[0]?.failure).toBeUndefined();
	expect(writes(api.log())).toEqual(['PUT 1', 'PUT 1']);
});

it('takes what it read before a second try for what was there before it', async () => {
	const api = createFakePlaylistApi([uriOf(1)], faulty([], [lost, { acts: true, answer: 'lost' }]));
	api.later(api.clock.nowMs() + 10_500, () =>
		api.playlist.edit((held) => [uriOf(9), ...held], api.clock.nowMs()),
	);
	await api.start(replaceItems, [[uriOf(2), uriOf(3)]]);
	expect(writes(api.log())).toEqual(['PUT 2', 'PUT 2']);
});

it('takes no page of another moment for places that were not read', async () => {
	const added = urisFrom(500, 8);
	// Somebody else adds one at the top between two reads, so that the last page lacks the last.
	let reads = 0;
	const api = createFakePlaylistApi(urisFrom(0, 120), ({ method }) => {
		if (method !== 'GET') return { acts: 5_000, answer: 'lost' };
		reads += 1;
		if (reads === 4 || reads === 6) {
			api.playlist.edit((held) => [uriOf(900 + reads), ...held], api.clock.nowMs());
		}
		return undefined;
	});
	await api.run(addItems, [added]);
	expect(api.playlist.held.filter((one) => one === added[0])).toHaveLength(1);
	expect(writes(api.log())).toEqual(['POST 8']);
});

it('looks behind the first page at once where somebody else adds too: a stop may come', async () => {
	const [added, other] = [urisFrom(500, 30), uriOf(900)];
	const api = createFakePlaylistApi(urisFrom(0, 120), ({ method }) => {
		if (method === 'GET') return undefined;
		api.playlist.edit((held) => [...held, other], api.clock.nowMs());
		return { acts: true, answer: 'lost' };
	});
	const startMs = api.clock.nowMs();
	await api.start(addItems, [added]);
	expect(api.playlist.held.slice(120)).toEqual([other, ...added]);
	expect(api.clock.nowMs() - startMs).toBeLessThan(3_000);
	expect(writes(api.log())).toEqual(['POST 30']);
});

it('takes for done what a page of another moment shows by itself', async () => {
	const added = urisFrom(500, 30);
	let reads = 0;
	const api = createFakePlaylistApi(urisFrom(0, 120), ({ method }) => {
		if (method !== 'GET') return { acts: true, answer: 'lost' };
		reads += 1;
		if (reads === 3) {
			api.playlist.edit((held) => [...held, uriOf(900)], api.clock.nowMs());
		}
		return undefined;
	});
	const startMs = api.clock.nowMs();
	await api.start(addItems, [added]);
	expect(api.playlist.held.slice(120)).toEqual([...added, uriOf(900)]);
	expect(api.clock.nowMs() - startMs).toBeLessThan(2_000);
	expect(writes(api.log())).toEqual(['POST 30']);
});

it('takes for done what one of two pages shows, between which the playlist has grown', async () => {
	const added = urisFrom(500, 54);
	let reads = 0;
	const api = createFakePlaylistApi(urisFrom(0, 100), ({ method }) => {
		if (method !== 'GET') return { acts: true, answer: 'lost' };
		reads += 1;
		// Before each look, and between its pages.
		if (reads > 1) api.playlist.edit((held) => [...held, uriOf(900 + reads)], api.clock.nowMs());
		return undefined;
	});
	const startMs = api.clock.nowMs();
	const [listing] = await api.start(addItems, [added]);
	expect(listing?.failure).toBeUndefined();
	expect(api.clock.nowMs() - startMs).toBeLessThan(2_000);
	expect(writes(api.log())).toEqual(['POST 54']);
});
