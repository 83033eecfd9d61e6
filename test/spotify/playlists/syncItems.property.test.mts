import { fc, runs } from '../../support/fc.mts';
import type { Listing } from '../../../spotify/paging/types';
import { syncItems } from '../../../spotify/playlists/syncItems';
import { at } from '../../../spotify/values/json';
import type { Held, Reality } from '../../support/fakePlaylist.mts';
import { createFakePlaylistApi, uriOf } from '../../support/fakePlaylistApi.mts';

const aTrack = fc.nat(150).map(uriOf);
const anEpisode = fc.nat(5).map((n) => `spotify:episode:${n}`);
const aLocalFile = fc.nat(5).map((n) => `spotify:local:${n}`);
const anItem = fc.oneof(
	{ weight: 20, arbitrary: aTrack },
	{ weight: 2, arbitrary: anEpisode },
	{ weight: 1, arbitrary: aLocalFile },
);
const anEntry = fc.oneof(
	{ weight: 60, arbitrary: anItem },
	{ weight: 1, arbitrary: fc.constant(null) },
);
const lengths = fc.constantFrom(8, 40, 101, 250);
const aPlaylist = lengths.chain((maxLength) => fc.array<Held>(anEntry, { maxLength }));

/** A list of its own, or one that was made from what the playlist holds. */
const wantedFor = (held: readonly Held[]): fc.Arbitrary<string[]> => {
	const shown = held.filter((one) => one !== null);
	const cuts = fc.array(fc.tuple(fc.nat(250), fc.nat(4), fc.nat(250), fc.array(aTrack)), {
		maxLength: 5,
	});
	const edited = cuts.map((all) =>
		all.reduce<string[]>((list, [from, length, to, fresh]) => {
			const taken = list.slice(from, from + length);
			return list.toSpliced(from, length).toSpliced(to, 0, ...fresh.slice(0, 2), ...taken);
		}, shown),
	);
	return fc.oneof(
		{ weight: 3, arbitrary: edited },
		{ weight: 1, arbitrary: fc.shuffledSubarray(shown) },
		{ weight: 1, arbitrary: fc.array(anItem, { maxLength: 250 }) },
	);
};

const aCase = aPlaylist.chain((held) =>
	fc.record({
		held: fc.constant(held),
		wanted: wantedFor(held),
		cut: fc.nat(250),
		localRemoval: fc.constantFrom<Array<Reality['localRemoval']>>('refused', 'done'),
	}),
);

const valueOf = ([first]: Listing[]): object => at(first, 'entries.0.value') as object;

it('makes any playlist any list, with as many writes as a dry run says, and then rests', async () => {
	const property = fc.asyncProperty(aCase, async ({ held, wanted, cut, localRemoval }) => {
		const api = createFakePlaylistApi(held, undefined, { localRemoval });
		const lists = [wanted.slice(0, cut), wanted.slice(cut)];
		const sync = async (settings: object) =>
			await api.run(syncItems, lists, { allowEmpty: true, ...settings });
		const writes = () => api.log().filter((one) => one !== 'GET').length;

		const dry = await sync({ dryRun: true });
		expect([api.playlist.held, writes()]).toEqual([held, 0]);
		const wet = await sync({});
		if (dry[0]?.failure) {
			expect(wet).toEqual(dry);
			expect(dry[0].failure).toMatchObject({
				kind: 'invalidInput',
				message: expect.stringContaining('spotify:local:'),
			});
			expect([api.playlist.held, writes()]).toEqual([held, 0]);
			return;
		}
		if (wet[0]?.failure) {
			// It would have to be removed, and nothing can be replaced.
			expect(localRemoval).toBe('refused');
			expect(wet[0].failure.message).toContain("does not remove the local file 'spotify:local:");
			expect(api.playlist.held).toEqual(held);
			return;
		}
		const nulls = held.filter((one) => one === null);
		expect(api.playlist.held.filter((one) => one !== null)).toEqual(wanted);
		expect(api.playlist.held).toHaveLength(wanted.length + nulls.length);
		expect(valueOf(wet)).toEqual({
			...valueOf(dry),
			dryRun: false,
			snapshotId: api.playlist.snapshotId(),
			calls: writes(),
		});

		api.requests.length = 0;
		expect(valueOf(await sync({}))).toMatchObject({ changed: false, calls: 0 });
		const { length } = api.playlist.held;
		const reads = length <= 100 ? 1 : 1 + Math.ceil((length - 100) / 97);
		expect(api.log()).toEqual(Array(reads).fill('GET'));
	});
	await fc.assert(property, { numRuns: runs(100) });
});
