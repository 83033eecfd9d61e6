import type { SpotifyFailure } from '../../../spotify/failures/types';
import { getIfChanged } from '../../../spotify/run/getIfChanged';
import type { JobTools, JobInput } from '../../../spotify/jobs/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { createUsage } from '../../../spotify/pipeline/usage';
import { createFakeSend } from '../../support/fakeApi.mts';
import { pageOfList } from '../../support/fakeLists.mts';
import { jobTools } from '../../support/jobTools.mts';

const paging = { kind: 'offset', itemsAt: 'items', maxLimit: 50 } as const;
const itemsOf = (id: string): SpotifyRequest => ({
	method: 'GET',
	path: `/playlists/${id}/items`,
	template: '/playlists/{playlist_id}/items',
	query: { market: 'DE' },
	idempotent: true,
});
const failure: SpotifyFailure = { kind: 'server', status: 503, message: 'Failing', hint: '' };

interface Playlist {
	id: string;
	snapshot: string;
	size: number;
	/** Whether it is in the user's list. */
	isListed: boolean;
}

const playlist = (n: number, more: Partial<Playlist> = {}): Playlist => ({
	id: `P${n}`,
	snapshot: `S${n}`,
	size: 100,
	isListed: true,
	...more,
});
const several = (count: number, more: Partial<Playlist> = {}, from = 0): Playlist[] =>
	Array.from({ length: count }, (_, n) => playlist(from + n, more));

/** Spotify with these playlists; `fail` may fail in its place. */
function spotify(
	playlists: readonly Playlist[],
	fail: (request: SpotifyRequest) => SpotifyFailure | undefined = () => undefined,
) {
	const faults: string[] = [];
	const range = { maxLimit: 50, maxOffset: Infinity };
	const listed = playlists
		.filter(({ isListed }) => isListed)
		.map(({ id, snapshot }) => ({ id, snapshot_id: snapshot }));
	const answer = (request: SpotifyRequest): Outcome<unknown> => {
		const refused = fail(request);
		if (refused) return failed(refused);
		if (request.path === '/me/playlists') {
			return succeeded(pageOfList(request, listed, range, faults));
		}
		const [, , id = '', part] = request.path.split('/');
		const found = playlists.find((one) => one.id === id);
		if (!found) return failed({ kind: 'notFound', status: 404, message: `No ${id}`, hint: '' });
		if (part === undefined) {
			expect(request.query).toEqual({ fields: 'snapshot_id' });
			return succeeded({ snapshot_id: found.snapshot });
		}
		const items = Array.from({ length: found.size }, (_, n) => `${id} item ${n}`);
		return succeeded(pageOfList(request, items, range, faults));
	};
	return { answer, faults };
}

/** The nightly sync of someone who knows such snapshots; as a user, if not said otherwise. */
async function sync(
	orders: ReadonlyArray<Omit<JobInput, 'uris' | 'settings'>>,
	{ answer }: Pick<ReturnType<typeof spotify>, 'answer'>,
	more: Partial<JobTools> = {},
) {
	const { send, requests } = createFakeSend(answer);
	const usage = createUsage();
	const listings = await getIfChanged(itemsOf, paging)(
		orders.map((order) => ({ uris: [], settings: {}, ...order })),
		jobTools({ send, usage, actsForUser: true, maxConcurrency: 6, ...more }),
	);
	const asked = (path: string) => requests.filter((request) => request.path.endsWith(path)).length;
	const own = requests.filter(({ template }) => template === '/playlists/{playlist_id}').length;
	return {
		listings,
		requests,
		usage,
		asked: { list: asked('/me/playlists'), items: asked('/items'), own },
	};
}

const knownFor = ({ id, snapshot }: Playlist) => ({ id, snapshotId: snapshot });
const outdated = ({ id }: Playlist) => ({ id, snapshotId: 'old' });
const unchanged = ({ id, snapshot }: Playlist) => ({
	entries: [
		{
			value: {},
			position: 0,
			passthrough: true,
			extraFields: { unchanged: true, playlistId: id, snapshotId: snapshot },
		},
	],
});
const allOf = ({ id, snapshot, size }: Playlist) => ({
	entries: Array.from({ length: size }, (_, n) => ({
		value: `${id} item ${n}`,
		position: n,
		extraFields: { unchanged: false, playlistId: id, snapshotId: snapshot },
	})),
});

it('of 200 playlists of which 10 changed, asks 4 times for the list and for the pages of the 10', async () => {
	const playlists = several(200);
	const hasChanged = (n: number): boolean => n % 20 === 7;
	const world = spotify(playlists);
	const { listings, asked, usage } = await sync(
		playlists.map((one, n) => (hasChanged(n) ? outdated(one) : knownFor(one))),
		world,
	);
	expect(asked).toEqual({ list: 4, items: 10 * 2, own: 0 });
	expect(world.faults).toEqual([]);
	expect(listings).toEqual(
		playlists.map((one, n) => (hasChanged(n) ? allOf(one) : unchanged(one))),
	);
	expect(usage.text()).toContain('190 of lists that have not changed');
	expect(usage.progressText(200, 0)).toMatch(/^200 of 200 items done/);
});

it('asks for the list no further than to the last that it looks for', async () => {
	const playlists = several(200);
	const { asked } = await sync(playlists.slice(40, 60).map(knownFor), spotify(playlists));
	expect(asked).toEqual({ list: 2, items: 0, own: 0 });
});

it("asks for playlists that are not in the user's list one by one, by their snapshot alone", async () => {
	const mine = several(30);
	const others = several(3, { isListed: false }, 500);
	const orders = [...mine, ...others].map(knownFor);
	const { listings, asked } = await sync(orders, spotify([...mine, ...others]));
	expect(asked).toEqual({ list: 1, items: 0, own: 3 });
	expect(listings).toEqual([...mine, ...others].map(unchanged));
});

it('reads a long list no further than it costs less than asking for each that is still looked for', async () => {
	const mine = several(2_000);
	const others = several(3, { isListed: false }, 5_000);
	const orders = [...mine.slice(0, 4), ...others].map(knownFor);
	const { listings, asked } = await sync(orders, spotify([...mine, ...others]));
	expect(asked).toEqual({ list: 1, items: 0, own: 3 });
	expect(listings).toEqual([...mine.slice(0, 4), ...others].map(unchanged));
});

it('asks for one playlist by itself, not for the list', async () => {
	const { asked } = await sync([knownFor(playlist(1))], spotify(several(200)));
	expect(asked).toEqual({ list: 0, items: 0, own: 1 });
});

it('an app without a user, who has no list, asks for each by itself', async () => {
	const playlists = several(5);
	const { listings, asked } = await sync(playlists.map(knownFor), spotify(playlists), {
		actsForUser: false,
	});
	expect(asked).toEqual({ list: 0, items: 0, own: 5 });
	expect(listings).toEqual(playlists.map(unchanged));
});

it('a list that cannot be had is done without', async () => {
	const playlists = several(3);
	const world = spotify(playlists, ({ path }) => (path === '/me/playlists' ? failure : undefined));
	const { listings, asked } = await sync(playlists.map(knownFor), world);
	expect(asked).toEqual({ list: 1, items: 0, own: 3 });
	expect(listings).toEqual(playlists.map(unchanged));
});

it('reads as much of a changed one as is asked for, with what else its request says', async () => {
	const [first, second] = [playlist(1), playlist(2)];
	const { listings, requests } = await sync(
		[
			{ ...outdated(first), limit: 7 },
			{ ...outdated(second), limit: 70 },
		],
		spotify([first, second]),
	);
	expect(listings.map(({ entries }) => entries.length)).toEqual([7, 70]);
	const pages = requests.filter(({ path }) => path.endsWith('/items'));
	expect(pages.map(({ query }) => query.limit).sort()).toEqual(['20', '50', '7']);
	for (const { query } of pages) expect(query.market).toBe('DE');
});

it('reads a playlist of which nothing is known yet', async () => {
	const playlists = several(2);
	const { listings } = await sync(
		playlists.map(({ id }) => ({ id, snapshotId: '' })),
		spotify(playlists),
	);
	expect(listings).toEqual(playlists.map(allOf));
});

it('asks nothing twice for a playlist that several items name', async () => {
	const one = playlist(1, { isListed: false });
	const again = await sync([outdated(one), outdated(one)], spotify([one]));
	expect(again.asked).toEqual({ list: 0, items: 2, own: 1 });
	expect(again.listings).toEqual([allOf(one), allOf(one)]);
	const [first, second] = again.listings.map(({ entries }) => entries[0]);
	expect(first).not.toBe(second);
});

describe('a playlist that fails', () => {
	const [good, gone, half] = [playlist(1), playlist(2), playlist(3)];
	const world = () =>
		spotify([good, half], ({ path, query }) =>
			path === '/playlists/P3/items' && query.offset !== '0' ? failure : undefined,
		);

	it('fails alone, and keeps what was read of it', async () => {
		const { listings } = await sync([gone, half, good].map(outdated), world());
		expect(listings).toEqual([
			{ entries: [], failure: expect.objectContaining({ kind: 'notFound' }) },
			{ entries: allOf({ ...half, size: 50 }).entries, failure: { ...failure, nextOffset: 50 } },
			allOf(good),
		]);
	});

	it('is the last that is begun, where it ends the run', async () => {
		const { listings, asked } = await sync([gone, half, good].map(outdated), world(), {
			endsRun: () => true,
			maxConcurrency: 1,
		});
		expect([listings[1], listings[2]]).toEqual([{ entries: [] }, { entries: [] }]);
		expect(asked.items).toBe(0);
	});
});
