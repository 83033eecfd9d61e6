import { fc } from '../../support/fc.mts';
import type { Listing } from '../../../spotify/paging/types';
import { addItems } from '../../../spotify/playlists/addItems';
import { removeDuplicates } from '../../../spotify/playlists/removeDuplicates';
import { removeItems } from '../../../spotify/playlists/removeItems';
import { replaceItems } from '../../../spotify/playlists/replaceItems';
import { syncItems } from '../../../spotify/playlists/syncItems';
import type { PlaylistJob } from '../../../spotify/playlists/target';
import type { Held } from '../../support/fakePlaylist.mts';
import { createFakePlaylistApi, urisFrom } from '../../support/fakePlaylistApi.mts';

/** A write of several requests, on a playlist that two requests read. */
interface Work {
	job: PlaylistJob<never>;
	held: readonly Held[];
	lists: ReadonlyArray<readonly string[]>;
	settings?: object;
}

const held = urisFrom(1, 130);
const [first = '', second = ''] = held;
const fresh = urisFrom(500, 250);

const WORKS: Readonly<Record<string, Work>> = {
	'Add, leaving out what is there': {
		job: addItems,
		held,
		lists: [fresh.slice(0, 130), [...held.slice(0, 5), ...fresh.slice(130)]],
		settings: { skipExisting: true },
	},
	Replace: { job: replaceItems, held, lists: [fresh] },
	Sync: { job: syncItems, held, lists: [[...held.slice(100), ...fresh]] },
	'Sync, keeping dates': {
		job: syncItems,
		held,
		lists: [[...held.slice(120), ...fresh.slice(0, 3), ...held.slice(0, 90)]],
		settings: { keepDates: true },
	},
	Remove: {
		job: removeItems,
		held: [...held, first],
		lists: [held.slice(0, 60), held.slice(50, 125)],
	},
	'Remove Duplicates': {
		job: removeDuplicates,
		held: [...held, first, second, first],
		lists: [[]],
	},
};

const aStop = fc.record({
	/** Which of its requests is on its way, as a part of all. */
	at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
	/** Whether Spotify does what the request asks for; a number: so many milliseconds later. */
	acts: fc.oneof(fc.boolean(), fc.integer({ min: 1, max: 7_500 })),
	ageMs: fc.constantFrom(0, 600, 1_900),
	lagMs: fc.constantFrom(0, 30_000),
	latencyMs: fc.constantFrom(0, 150),
	/** How long after the stop the next run begins. */
	pauseMs: fc.constantFrom(0, 1_000, 60_000),
});
type Stop = typeof aStop extends fc.Arbitrary<infer T> ? T : never;

/** Does a work, up to one of its requests. */
async function start(
	{ job, held, lists, settings = {} }: Work,
	stop: Omit<Stop, 'at'>,
	at: number,
) {
	const { acts, ageMs, lagMs, latencyMs } = stop;
	const api = createFakePlaylistApi(
		held,
		(_, count) => (count === at ? { stops: true, acts } : undefined),
		{ readAgeMs: () => ageMs, snapshotLagMs: () => lagMs, latencyMs },
	);
	const run = async (own: typeof lists = lists): Promise<Listing[]> =>
		await api.start(job, own, settings);
	return { api, run, listings: await run() };
}

const KIND: Omit<Stop, 'at'> = { acts: true, ageMs: 0, lagMs: 0, latencyMs: 0, pauseMs: 0 };

const unwritten = (listings: readonly Listing[]): string[] =>
	listings.flatMap(({ failure }) => [
		...(failure?.unwritten?.missing ?? []),
		...(failure?.unwritten?.uncertain ?? []),
	]);

describe.each(Object.entries(WORKS))('%s, stopped at any of its requests', (name, work) => {
	let whole: Awaited<ReturnType<typeof start>>;
	beforeAll(async () => {
		whole = await start(work, KIND, Infinity);
		await whole.api.settle();
	});

	it('is completed by the next run, which writes nothing a second time', async () => {
		const property = fc.asyncProperty(aStop, async (stop) => {
			const count = whole.api.requests.length;
			const { api, run, listings } = await start(work, stop, Math.floor(stop.at * count));
			expect(api.stop.signal.aborted).toBe(true);
			const isOver = listings.every(({ failure }) => failure === undefined);
			expect(isOver || listings.some(({ failure }) => failure?.kind === 'cancelled')).toBe(true);
			api.runAnew();
			await api.clock.advance(stop.pauseMs);
			const next = await run();
			expect(next.map(({ failure }) => failure)).toEqual(work.lists.map(() => undefined));
			await api.settle();
			const { held: after } = api.playlist;
			// What was taken out, and was to be put back, no playlist shows any more: the error lists it.
			const lost = name === 'Remove Duplicates' ? unwritten(listings) : [];
			const due = whole.api.playlist.held;
			expect(after).toEqual(due.filter((uri) => after.includes(uri) || !lost.includes(uri ?? '')));
		});
		await fc.assert(property);
	});
});
