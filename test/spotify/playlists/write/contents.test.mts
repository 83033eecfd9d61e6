import { succeeded } from '../../../../spotify/failures/outcome';
import { readContents, readRange } from '../../../../spotify/playlists/write/contents';
import { createFakeSend } from '../../../support/fakeApi.mts';
import { createFakePlaylistApi, urisFrom } from '../../../support/fakePlaylistApi.mts';

const targetOf = ({ tools, playlist }: ReturnType<typeof createFakePlaylistApi>) => ({
	...tools,
	id: playlist.id,
});

it.each(['items', 'tracks'] as const)('reads everything, under the name %s', async (names) => {
	const held = [...urisFrom(1, 130), null, 'spotify:local:a', 'spotify:episode:b'];
	const api = createFakePlaylistApi(held, undefined, { names });
	expect(await readContents(targetOf(api))).toEqual(
		succeeded({ snapshotId: 'snapshot-1', total: 133, held }),
	);
	expect(api.log()).toHaveLength(2);
});

it.each(['items', 'tracks'] as const)(
	'reads everything where the playlist comes without its first %s',
	async (names) => {
		const held = [...urisFrom(1, 130), null];
		const api = createFakePlaylistApi(held, undefined, { names, hasOnlyTotal: true });
		expect(await readContents(targetOf(api))).toEqual(
			succeeded({ snapshotId: 'snapshot-1', total: 131, held }),
		);
		expect(api.log()).toHaveLength(3);
	},
);

it('takes the list that is there, where the other name has only how long it is', async () => {
	const page = { items: [{ track: { uri: 'spotify:track:a' } }], limit: 100, total: 1 };
	const { send } = createFakeSend(() =>
		succeeded({ snapshot_id: 's', items: { total: 1 }, tracks: page }),
	);
	const target = { ...targetOf(createFakePlaylistApi([])), send };
	expect(await readContents(target)).toMatchObject({ value: { held: ['spotify:track:a'] } });
});

it('reads a range, and no further than the end', async () => {
	const api = createFakePlaylistApi(urisFrom(0, 130));
	const rangeOf = (held: string[]) => succeeded({ total: 130, held });
	const target = targetOf(api);
	expect(await readRange(target, 20, 90)).toEqual(rangeOf(urisFrom(20, 70)));
	expect(await readRange(target, 120, 200)).toEqual(rangeOf(urisFrom(120, 10)));
	expect(await readRange(target, 130, 135)).toEqual(rangeOf([]));
	expect(api.log()).toHaveLength(3);
});

it('follows pages that are smaller than asked for', async () => {
	const list = urisFrom(0, 25);
	const { send, requests } = createFakeSend(({ query }, count) => {
		const offset = Number(query.offset ?? 0);
		const items = list.slice(offset, offset + 10).map((uri) => ({ item: { uri } }));
		const page = { items, limit: 10, total: 25 };
		return succeeded(query.offset === undefined ? { snapshot_id: `s`, items: page, count } : page);
	});
	const target = { ...targetOf(createFakePlaylistApi([])), send };
	expect(await readContents(target)).toEqual(succeeded({ snapshotId: 's', total: 25, held: list }));
	expect(requests).toHaveLength(3);
});

it.each<[string, unknown, object]>([
	['no items at all', { snapshot_id: 's' }, { kind: 'forbidden', reason: 'notYourPlaylist' }],
	['no list', { snapshot_id: 's', items: {} }, { kind: 'unexpectedResponse' }],
	['no snapshot', { items: { total: 0, items: [] } }, { kind: 'unexpectedResponse' }],
	[
		'fewer entries than it says',
		{ snapshot_id: 's', items: { total: 2, limit: 100, items: [{ item: null }] } },
		{ kind: 'unexpectedResponse', hint: expect.stringContaining('Spotify returned 1 of 2 items.') },
	],
])('an answer with %s is a failure', async (_, answer, failure) => {
	const { send } = createFakeSend(() => succeeded(answer));
	const api = createFakePlaylistApi([]);
	const reading = readContents({ ...targetOf(api), send });
	expect(await api.clock.until(reading)).toMatchObject({ ok: false, failure });
});

it('what is cut off on its way is asked for again, each page by itself', async () => {
	const held = urisFrom(1, 130);
	const api = createFakePlaylistApi(held, (_, count) =>
		count === 0 || count === 2 || count === 3 ? { answer: 'cut' } : undefined,
	);
	expect(await api.clock.until(readContents(targetOf(api)))).toMatchObject({ value: { held } });
	expect(api.log()).toHaveLength(5);
});

it('what is cut off each time is asked for three times', async () => {
	const api = createFakePlaylistApi([], () => ({ answer: 'cut' }));
	expect(await api.clock.until(readContents(targetOf(api)))).toMatchObject({
		failure: { kind: 'unexpectedResponse' },
	});
	expect(api.log()).toHaveLength(3);
});

it('after a stop nothing is asked for again', async () => {
	const api = createFakePlaylistApi([], () => {
		api.stop.abort();
		return { answer: 'cut' };
	});
	expect(await api.clock.until(readContents(targetOf(api)))).toMatchObject({ ok: false });
	expect(api.log()).toHaveLength(1);
});
