import type { PlaylistJob } from '../../../../spotify/playlists/target';
import { addItems } from '../../../../spotify/playlists/addItems';
import { replaceItems } from '../../../../spotify/playlists/replaceItems';
import { syncItems } from '../../../../spotify/playlists/syncItems';
import { createFakePlaylistApi, urisFrom } from '../../../support/fakePlaylistApi.mts';

const full = (items: string, hint: RegExp) => ({
	failure: {
		kind: 'invalidInput',
		field: 'Items',
		message: `The playlist would have ${items} items, and Spotify allows up to 10,000`,
		hint: expect.stringMatching(hint),
	},
});

it('what does not fit any more is refused before anything is written, with the numbers', async () => {
	const api = createFakePlaylistApi(urisFrom(1, 9_990));
	expect(await api.run(addItems, [urisFrom(20_000, 11)])).toMatchObject([
		full('10,001', /It has 9,990 items, so 10 more fit\. Remove some first/),
	]);
	expect(api.log()).toEqual(['GET']);
	expect((await api.run(addItems, [urisFrom(20_000, 10)]))[0]?.failure).toBeUndefined();
	expect(api.playlist.held).toHaveLength(10_000);
});

it.each<[string, PlaylistJob<never>]>([
	['Add', addItems],
	['Replace', replaceItems],
	['Sync', syncItems],
])('a list that never fits costs %s no request', async (_, job) => {
	const api = createFakePlaylistApi([]);
	expect(await api.run(job, [urisFrom(1, 10_050)])).toMatchObject([
		full('10,050', /Put the last 50 into another playlist\./),
	]);
	expect(api.log()).toEqual([]);
});

it('a Sync counts what Spotify hides', async () => {
	const api = createFakePlaylistApi([null, null]);
	expect(await api.run(syncItems, [urisFrom(1, 9_999)])).toMatchObject([
		full('10,001', /It has 2 items, so 9,998 more fit/),
	]);
	expect(api.log().filter((one) => one !== 'GET')).toEqual([]);
});

it.each([403, 500] as const)(
	'that somebody else has filled it meanwhile is told (%d)',
	async (fullStatus) => {
		const api = createFakePlaylistApi(
			['spotify:track:1', 'spotify:track:2'],
			(_, count) => {
				if (count === 1) api.playlist.edit((held) => [...held, ...urisFrom(1, 9_998)]);
				return undefined;
			},
			{ fullStatus },
		);
		const [listing] = await api.run(addItems, [urisFrom(20_000, 2)]);
		expect(listing).toMatchObject(full('10,002', /It has 10,000 items, so 0 more fit/));
		expect(listing?.failure?.unwritten).toEqual({ missing: urisFrom(20_000, 2), uncertain: [] });
		expect(api.log().filter((one) => one === 'POST 2')).toHaveLength(1);
	},
);
