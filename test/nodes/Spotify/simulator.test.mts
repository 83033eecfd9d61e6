import type { IDataObject } from 'n8n-workflow';

import { notListedWords } from '../../../playground/simulator/settings.mts';
import { lookups } from '../../../playground/simulator/world.mts';
import { resetProcessState } from '../../../spotify/processState';
import { pass, resetAutoClock } from '../../support/autoClock.mts';
import { runSpotify } from '../../support/engine.mts';
import { simulatorForUser } from '../../support/simulatorWire.mts';

jest.mock('../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

let made = 0;
/** So many URIs that nothing has yet. */
const fresh = (count: number): string[] =>
	Array.from({ length: count }, () => `spotify:track:NEW${`${made++}`.padStart(19, '0')}`);

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

function setUp() {
	const wire = simulatorForUser();
	const { run } = wire;

	/** One item for each URI, to an operation of a playlist. */
	const toPlaylist = async (
		operation: string,
		id: string,
		uris: readonly string[],
		options: IDataObject = {},
	) => {
		const inputs = uris.map((uri) => ({ uri }));
		const parameters = { playlistId: byId(id), uris: '={{ $json.uri }}', options };
		const { error, items } = await run('playlist', operation, parameters, inputs);
		expect(error).toBeUndefined();
		return items.map(({ json }) => json);
	};
	const newPlaylist = (uris: readonly string[]) => {
		const { id } = wire.control.addPlaylist({ uris });
		return { id, contents: () => wire.control.playlistContents({ id }) };
	};
	return { ...wire, toPlaylist, newPlaylist };
}

/** Spotify acts on the next so many changes of playlists, and nobody hears of it. */
const lostAnswers = (method: string, times: number) => ({
	match: { method, path: '^/v1/playlists' },
	times,
	answer: 'resetAfter' as const,
});

describe('a playlist whose reads are behind, as Spotify has them', () => {
	it.each([1, 2, 3])('has each song once, although %i answers got lost', async (times) => {
		const { control, toPlaylist, newPlaylist } = setUp();
		const held = fresh(3);
		const { id, contents } = newPlaylist(held);
		const added = fresh(4);
		control.addFault(lostAnswers('POST', times));

		await toPlaylist('addItems', id, added);

		expect(contents()).toEqual([...held, ...added]);
	});

	it('is not given again what it was given just before', async () => {
		const { toPlaylist, newPlaylist } = setUp();
		const { id, contents } = newPlaylist([]);
		const added = fresh(5);

		await toPlaylist('addItems', id, added);
		await toPlaylist('addItems', id, added, { skipExisting: true });

		expect(contents()).toEqual(added);
	});

	it('is in step after a Sync that lost answers, and the next one finds nothing to do', async () => {
		const { control, toPlaylist, newPlaylist, changes } = setUp();
		const held = fresh(120);
		const { id, contents } = newPlaylist(held);
		const wanted = [...held.slice(10, 60), ...held.slice(65), ...fresh(5)];
		for (const method of ['POST', 'DELETE', 'PUT']) control.addFault(lostAnswers(method, 1));

		await toPlaylist('syncItems', id, wanted);
		expect(contents()).toEqual(wanted);

		control.clearLog();
		expect(await toPlaylist('syncItems', id, wanted)).toMatchObject([{ changed: false }]);
		expect(changes()).toEqual([]);
	});
});

describe.each(lookups)('a song that reads back as null, and by itself is %s', (lookup) => {
	it('is in the playlist once after every Sync and every Add', async () => {
		const { control, toPlaylist, newPlaylist } = setUp();
		const wanted = fresh(6);
		const { id, contents } = newPlaylist(wanted);
		const gone = wanted.slice(2, 3);
		control.setUnavailable({ uris: gone, lookup });

		for (let night = 0; night < 3; night++) {
			await toPlaylist('syncItems', id, wanted);
			await toPlaylist('addItems', id, gone, { skipExisting: true });
			pass(86_400_000);
			resetProcessState();
			expect([...contents()].sort()).toEqual([...wanted].sort());
		}
	});

	it('does not keep a new song out', async () => {
		const { control, toPlaylist, newPlaylist } = setUp();
		const wanted = fresh(6);
		const { id, contents } = newPlaylist(wanted);
		control.setUnavailable({ uris: wanted.slice(2, 3), lookup });
		const more = [...wanted, ...fresh(2)];

		await toPlaylist('syncItems', id, more);

		expect(contents()).toEqual(more);
	});
});

// A song that is found by itself may as well be one that the playlist lacks: that can't be known.
describe.each(['notFound', 'notPlayable'] as const)(
	'a song that reads back as null, and by itself is %s',
	(lookup) => {
		it('is left alone: Sync and Add write nothing', async () => {
			const { control, toPlaylist, newPlaylist, changes } = setUp();
			const wanted = fresh(6);
			const { id, contents } = newPlaylist(wanted);
			const gone = wanted.slice(2, 3);
			control.setUnavailable({ uris: gone, lookup });

			for (let night = 0; night < 3; night++) {
				expect(await toPlaylist('syncItems', id, wanted)).toMatchObject([{ changed: false }]);
				pass(86_400_000);
			}
			await toPlaylist('addItems', id, gone, { skipExisting: true });
			expect([changes(), contents()]).toEqual([[], wanted]);
		});
	},
);

describe('a search', () => {
	it.each(['night boat', 'lantern', 'boat 1'])('gives all that is found: %s', async (query) => {
		const { control, run } = setUp();
		const search = { query, type: ['track'], returnAll: true };
		const found = async () => {
			control.clearLog();
			const { items, error } = await run('search', 'search', search);
			expect(error).toBeUndefined();
			const pages = control.log().filter(({ path }) => path.startsWith('/v1/search')).length;
			return { uris: items.map(({ json }) => json['uri']), pages };
		};
		const unkind = await found();
		control.set({ searchTotals: 'exact', emptySearchPages: false });
		const all = await found();

		// Some pages in the middle were empty, and what is on them never came.
		expect(unkind.pages).toBe(all.pages);
		expect(unkind.uris).toEqual(all.uris.filter((uri) => unkind.uris.includes(uri)));
		expect((all.uris.length - unkind.uris.length) % 50).toBe(0);
		expect(unkind.uris.length).toBeGreaterThan(100);
	});

	it('is nothing where nothing is found', async () => {
		const search = { query: 'asdf', type: ['track'], returnAll: true };

		expect(await setUp().run('search', 'search', search)).toMatchObject({ items: [] });
	});
});

it('a podcast has its name and publisher without the entities that Spotify puts in', async () => {
	const { run } = setUp();
	const shows = async (output: string) => {
		const search = { query: 'night boat', type: ['show'], returnAll: false, limit: 50, output };
		const { items } = await run('search', 'search', search);
		return items.map(({ json: { name, publisher } }) => `${String(name)}: ${String(publisher)}`);
	};

	const raw = await shows('raw');
	expect(raw.filter((text) => /&amp;|&#x27;/.test(text))).not.toEqual([]);
	expect(await shows('simplified')).toEqual(
		raw.map((text) => text.replaceAll('&amp;', '&').replaceAll('&#x27;', "'")),
	);
});

describe("a user who is not on the app's list", () => {
	it.each(
		Object.values(notListedWords).flatMap((words) => [
			[words, true] as const,
			[words, false] as const,
		]),
	)('is told so, and others learn nothing from it: %s (as text: %s)', async (words, asText) => {
		const { control, connect, run } = setUp();
		control.setKind({ kind: 'developmentOld' });
		control.addUser({ userId: 'elias', listed: false });
		control.set({ notListedWords: words, notListedAsText: asText });
		const inputs = fresh(20).map((uri) => ({ uri }));
		const parameters = {
			resource: 'track',
			operation: 'get',
			trackId: { __rl: true, mode: 'id', value: '={{ $json.uri }}' },
		};

		const { error } = await runSpotify({
			parameters,
			inputs,
			credentials: connect({ userId: 'elias' }),
		});
		expect(`${error?.message} ${error?.description}`).toMatch(/not on the app's list/);

		control.clearLog();
		const { items } = await run('track', 'get', parameters, inputs);
		expect(items).toHaveLength(20);
		expect(control.counts()).toMatchObject({ 'GET /v1/tracks': { total: 1 } });
	});
});

describe('a command to the player', () => {
	it.each(['text', 'empty'] as const)('is done where the answer is %s', async (playerAnswers) => {
		const { control, run } = setUp();
		control.set({ playerAnswers });

		const { error, items } = await run('player', 'next', {});

		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
	});
});
