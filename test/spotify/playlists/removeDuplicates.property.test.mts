import { fc, runs } from '../../support/fc.mts';
import { comparableTrack } from '../../../spotify/lists/comparableTrack';
import { addItems } from '../../../spotify/playlists/addItems';
import { removeDuplicates } from '../../../spotify/playlists/removeDuplicates';
import { duplicateModel } from '../../support/duplicateModel.mts';
import type { Held } from '../../support/fakePlaylist.mts';
import {
	createFakePlaylistApi,
	uriOf,
	urisFrom,
	type Fault,
} from '../../support/fakePlaylistApi.mts';
import { aFault } from '../../support/promises/runs.mts';
import { aLag, aPlaylistOfSongs, realityOfLag, songOf } from '../../support/songs.mts';

const isLocal = (uri: Held): boolean => uri?.startsWith('spotify:local:') === true;

const aCase = fc.record({
	playlist: aPlaylistOfSongs,
	sameWhen: fc.constantFrom('id', 'isrc', 'details'),
	keep: fc.constantFrom('first', 'oldest', 'newest'),
	lag: aLag,
});
type Case = typeof aCase extends fc.Arbitrary<infer T> ? T : never;

/** What the playlist is to be, and which of its places are duplicates, by a plain model. */
function modelOf({ playlist: { held, datesMs }, sameWhen, keep }: Case) {
	const details = held.map((uri, index) => ({
		...comparableTrack(
			uri === null ? undefined : songOf(uri),
			new Date(datesMs[index] ?? 0).toISOString(),
		),
		uri,
	}));
	const found = duplicateModel(details, sameWhen, keep);
	const gone = new Set([...found.keys()].filter((index) => !isLocal(held[index] ?? null)));
	const copied = new Set([...gone].map((index) => held[index]));
	return {
		found,
		gone,
		left: held.filter((_, index) => !gone.has(index)),
		keepsDate: (index: number) => !gone.has(index) && !copied.has(held[index] ?? null),
	};
}

const start = (
	{ playlist: { held, datesMs }, lag }: Case,
	faults?: (at: number) => Partial<Fault> | undefined,
) =>
	createFakePlaylistApi(held, (_, count) => faults?.(count), {
		datesMs,
		objectOf: songOf,
		latencyMs: 20,
		...realityOfLag(lag),
	});

it('leaves what a plain model leaves, in its order, with each date that can be kept', async () => {
	const property = fc.asyncProperty(aCase, async (one) => {
		const model = modelOf(one);
		const { sameWhen, keep } = one;
		const api = start(one);
		const before = api.playlist.entries;
		const run = async (settings: object) =>
			await api.run(removeDuplicates, [[]], { sameWhen, keep, ...settings });

		const [dry] = await run({ dryRun: true });
		expect(api.playlist.held).toEqual(one.playlist.held);
		expect(api.log().filter((method) => method !== 'GET')).toEqual([]);
		const [wet] = await run({});
		expect(wet?.failure).toBeUndefined();
		expect(api.playlist.held).toEqual(model.left);
		const still = new Set(api.playlist.entries);
		const lostDates = before.filter((entry, index) => model.keepsDate(index) && !still.has(entry));
		expect(lostDates).toEqual([]);

		const rows = (wet?.entries ?? []).map(({ value }) => value as Record<string, unknown>);
		expect(
			rows.map(({ position, duplicateOfPosition }) => [position, duplicateOfPosition]),
		).toEqual([...model.found].sort(([a], [b]) => a - b));
		for (const row of rows) {
			expect(row.removed).toBe(model.gone.has(Number(row.position)));
			expect([row.uri, row.duplicateOf]).toEqual(
				[row.position, row.duplicateOfPosition].map((at) => one.playlist.held[Number(at)]),
			);
		}
		const dryRows = dry?.entries.map(({ value }) => ({ ...(value as object), removed: false }));
		expect(dryRows).toEqual(
			rows.map((row) => ({
				...row,
				removed: false,
				notRemoved: 'dryRun',
			})),
		);

		api.requests.length = 0;
		const [again] = await run({});
		expect(again?.entries.filter(({ value }) => (value as { removed: boolean }).removed)).toEqual(
			[],
		);
		expect(api.log().filter((method) => method !== 'GET')).toEqual([]);
	});
	await fc.assert(property, { numRuns: runs(100) });
});

it('what was removed is put back at its places by Add Items', async () => {
	const property = fc.asyncProperty(aCase, async (one) => {
		const { sameWhen, keep } = one;
		fc.pre(one.playlist.held.length < 50);
		const api = start(one);
		const [listing] = await api.run(removeDuplicates, [[]], { sameWhen, keep });
		for (const { value } of listing?.entries ?? []) {
			const { uri, position, removed } = value as {
				uri: string;
				position: number;
				removed: boolean;
			};
			if (removed) await api.run(addItems, [[uri]], { position });
		}
		expect(api.playlist.held).toEqual(one.playlist.held);
	});
	await fc.assert(property, { numRuns: runs(25) });
});

it('a removal that is lost in a long playlist, to which others append, is planned on by all that was there', async () => {
	const kept = [...urisFrom(1, 60), null, ...urisFrom(61, 60)];
	const others = uriOf(900);
	let deletes = 0;
	const api = createFakePlaylistApi([...kept, ...urisFrom(1, 30)], ({ method }) =>
		method === 'DELETE' && (deletes += 1) === 1 ? { answer: 504 } : undefined,
	);
	api.later(api.clock.nowMs() + 2_000, () => api.playlist.edit((held) => [...held, others]));
	await api.run(removeDuplicates, [[]], { sameWhen: 'id', keep: 'first' });
	expect(api.playlist.held.filter((uri) => uri !== others)).toEqual(kept);
});

it('loses and doubles nothing unsaid, whatever is lost on the way and whatever others add', async () => {
	const aRun = fc.record({
		one: aCase,
		faults: fc.array(aFault, { maxLength: 12 }),
		intrusionMs: fc.option(fc.nat(4_000), { nil: undefined }),
	});
	let complete = 0;
	const property = fc.asyncProperty(aRun, async ({ one, faults, intrusionMs }) => {
		const model = modelOf(one);
		const { sameWhen, keep } = one;
		const api = start(one, (at) => faults[at]);
		const others = uriOf(9_001);
		if (intrusionMs !== undefined) {
			const dueMs = api.clock.nowMs() + intrusionMs;
			api.later(dueMs, () => api.playlist.edit((held) => [...held, others], dueMs));
		}
		const [listing] = await api.run(removeDuplicates, [[]], { sameWhen, keep });
		const held = api.playlist.held.filter((uri) => uri !== others);
		if (intrusionMs !== undefined) expect(api.playlist.held).toContain(others);
		const { failure } = listing ?? {};
		if (!failure) {
			complete += 1;
			expect(held).toEqual(model.left);
			return;
		}
		const told = [...(failure.unwritten?.missing ?? []), ...(failure.unwritten?.uncertain ?? [])];
		const missing = model.left.filter((uri) => uri !== null && !held.includes(uri));
		expect(missing.filter((uri) => !told.includes(uri ?? ''))).toEqual([]);
	});
	await fc.assert(property, { numRuns: runs(80), endOnFailure: true });
	expect(complete).toBeGreaterThan(runs(40));
});
