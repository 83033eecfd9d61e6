import type { IDataObject } from 'n8n-workflow';

import { resetProcessState } from '../../../spotify/processState';
import { resetAutoClock } from '../../support/autoClock.mts';
import { simulatorForUser } from '../../support/simulatorWire.mts';

jest.mock('../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const songs = (count: number): string[] =>
	Array.from({ length: count }, (_, n) => `spotify:track:JOB${`${n}`.padStart(19, '0')}`);
const [a = '', b = '', c = '', d = ''] = songs(4);
const LOCAL = 'spotify:local:Nora:Album:Song+One:180';

function setUp() {
	const wire = simulatorForUser();
	const newPlaylist = (uris: ReadonlyArray<string | null>) => {
		const { id } = wire.control.addPlaylist({ uris });
		return {
			playlistId: { __rl: true, mode: 'id', value: id },
			contents: () => wire.control.playlistContents({ id }),
		};
	};
	return { ...wire, newPlaylist };
}

describe('Playlist: Remove Duplicates', () => {
	const held = [a, b, null, a, c, LOCAL, a, LOCAL, d];

	it('tells each duplicate, and of what it is one; Add Items puts them back', async () => {
		const { run, newPlaylist } = setUp();
		const { playlistId, contents } = newPlaylist(held);
		const { items, error, hints } = await run('playlist', 'removeDuplicates', { playlistId });
		expect(error).toBeUndefined();
		expect(contents()).toEqual([a, b, null, c, LOCAL, LOCAL, d]);
		expect(items.map(({ json }) => json)).toMatchObject([
			{ uri: a, position: 3, duplicateOf: a, duplicateOfPosition: 0, removed: true },
			{ uri: a, position: 6, duplicateOf: a, keptAddedAgain: true, notRemoved: null },
			{ uri: LOCAL, position: 7, removed: false, notRemoved: 'localFile' },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
		expect(hints.join()).toContain('added again in the same place with a new date');
		expect(hints.join()).toContain('One local file is there more than once and stays');

		const removed = items.map(({ json }) => json).filter((json) => json.removed);
		const options = { position: '={{ $json.position }}' };
		const back = { playlistId, uris: '={{ $json.uri }}', options };
		expect((await run('playlist', 'addItems', back, removed)).error).toBeUndefined();
		expect(contents()).toEqual(held);
	});

	it('a dry run changes nothing, and says what a run would do to dates', async () => {
		const { run, newPlaylist, changes } = setUp();
		const { playlistId, contents } = newPlaylist(held);
		const options = { dryRun: true };
		const { items, hints } = await run('playlist', 'removeDuplicates', { playlistId, options });
		expect(items).toHaveLength(3);
		expect(items.map(({ json }) => json.removed)).toEqual([false, false, false]);
		expect(hints.join()).toContain('would be added again in the same place with a new date');
		expect(contents()).toEqual(held);
		expect(changes()).toEqual([]);
	});

	it('removes nothing beyond Max Removals', async () => {
		const { run, newPlaylist, changes } = setUp();
		const { playlistId } = newPlaylist(held);
		const options = { maxRemovals: 1 };
		const { error } = await run('playlist', 'removeDuplicates', { playlistId, options });
		expect(error?.message).toBe("The run would remove 2 items, and 'Max Removals' is 1");
		expect(changes()).toEqual([]);
	});

	it('a second run changes nothing', async () => {
		const { run, newPlaylist, changes } = setUp();
		const { playlistId } = newPlaylist(held);
		await run('playlist', 'removeDuplicates', { playlistId });
		const before = changes().length;
		await run('playlist', 'removeDuplicates', { playlistId });
		expect(changes()).toHaveLength(before);
	});
});

describe('Order', () => {
	const held = songs(12);
	const inputs = held.map((uri, n) => ({ uri, artistIds: [`artist ${n % 3}`], bpm: n % 5 }));
	const wanted = { uris: '={{ $json.uri }}' };

	it('is by a field of the input items, or by chance, the same all day and again', async () => {
		const { run, newPlaylist, changes } = setUp();
		const { playlistId, contents } = newPlaylist([]);
		const sync = async (options: IDataObject, given = inputs) =>
			await run('playlist', 'syncItems', { playlistId, ...wanted, options }, given);
		await sync({ order: 'field', orderField: 'bpm', maxItems: 6 });
		expect(contents()).toEqual([0, 5, 10, 1, 6, 11].map((n) => held[n]));

		await sync({ order: 'random' });
		const random = contents();
		expect(random).not.toEqual(held);
		expect([...random].sort()).toEqual([...held].sort());
		const before = changes().length;
		const { items } = await sync({ order: 'random' }, inputs.toReversed());
		expect(items[0]?.json).toMatchObject({ changed: false, removedItems: null });
		expect(changes()).toHaveLength(before);
		await sync({ order: 'random', seed: 'another' });
		expect(contents()).not.toEqual(random);
	});

	it('has no artist twice in a row, and the output tells what was left out and removed', async () => {
		const { run, newPlaylist } = setUp();
		const { playlistId, contents } = newPlaylist([d, ...songs(14).slice(12)]);
		const options = { order: 'spreadArtists', maxItems: 9 };
		const parameters = { playlistId, ...wanted, options };
		const { items, hints } = await run('playlist', 'replaceItems', parameters, inputs);
		const artists = contents().map((uri) => held.indexOf(uri ?? '') % 3);
		expect(artists).toHaveLength(9);
		expect(artists.filter((artist, at) => artist === artists[at - 1])).toEqual([]);
		expect(hints.join()).toContain("3 of the input's items were left out");
		const { removedItems } = items[0]?.json ?? {};
		const back = { playlistId, uris: '={{ $json.removedItems }}' };
		expect(JSON.parse(String(removedItems))).toContainEqual({ uri: songs(14)[12], position: 1 });
		expect((await run('playlist', 'addItems', back, [{ removedItems }])).error).toBeUndefined();
		expect(contents()).toContain(songs(14)[12]);
	});

	it('asks for a field where it is to go by one', async () => {
		const { run, newPlaylist } = setUp();
		const { playlistId } = newPlaylist([]);
		const parameters = { playlistId, ...wanted, options: { order: 'field' } };
		const { error } = await run('playlist', 'syncItems', parameters, inputs);
		expect(error?.message).toBe("'Order Field' is empty");
	});
});

describe('Playlist: Check Items', () => {
	it('tells what cannot be played, for two searches each at most, and replaces what is found', async () => {
		const { run, newPlaylist, control, changes } = setUp();
		const held = [...songs(60), null, LOCAL];
		const { playlistId, contents } = newPlaylist(held);
		const { items, error } = await run('playlist', 'checkItems', { playlistId });
		expect(error).toBeUndefined();
		expect(changes()).toEqual([]);
		const reasons = items.map(({ json }) => json.reason);
		expect(reasons.slice(-2)).toEqual(['unknown', 'localFile']);
		expect(reasons.filter((reason) => reason === 'restricted').length).toBe(reasons.length - 2);
		for (const { json, pairedItem } of items) {
			expect(json.uri).toBe(held[Number(json.position)]);
			expect([json.replaced, pairedItem]).toEqual([false, { item: 0 }]);
		}
		const searches = control.log().filter(({ path }) => path.startsWith('/v1/search'));
		expect(searches.length).toBeLessThanOrEqual(2 * (items.length - 1));

		const options = { replace: true };
		const { items: again } = await run('playlist', 'checkItems', { playlistId, options });
		for (const { json } of again) {
			const now = json.replaced ? json.replacementUri : held[Number(json.position)];
			expect(contents()[Number(json.position)]).toBe(now);
		}
		expect(contents()).toHaveLength(held.length);
	});
});

it('Library: Remove Duplicates finds nothing twice in a library of different songs', async () => {
	const { run, changes } = setUp();
	const { items, error } = await run('library', 'removeDuplicates', { sameWhen: 'isrc' });
	expect(error).toBeUndefined();
	expect(items).toEqual([]);
	expect(changes()).toEqual([]);
});
