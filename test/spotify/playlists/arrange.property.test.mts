import { fc, runs } from '../../support/fc.mts';
import type { JobInput } from '../../../spotify/jobs/types';
import { replaceItems } from '../../../spotify/playlists/replaceItems';
import { syncItems } from '../../../spotify/playlists/syncItems';
import type { PlaylistJob } from '../../../spotify/playlists/target';
import { createFakePlaylistApi } from '../../support/fakePlaylistApi.mts';
import { aLag, aPlaylistOfSongs, realityOfLag, songOf } from '../../support/songs.mts';

const DAY_MS = 86_400_000;

const aCase = fc.record({
	playlist: aPlaylistOfSongs,
	lag: aLag,
	order: fc.constantFrom('given', 'random', 'spreadArtists', 'albums', 'field'),
	orderField: fc.constantFrom('addedAt', 'name', 'durationMs', 'album.name'),
	maxItems: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
	/** The fake's playlists are 345 to 365 days old; a run takes no half of a day. */
	dropOlderThan: fc.option(
		fc.integer({ min: 344, max: 366 }).map((days) => days + 0.5),
		{ nil: undefined },
	),
	/** Which of the items bring what is known of them. */
	tells: fc.oneof(
		fc.constantFrom<boolean[][]>([true], [false]),
		fc.array(fc.boolean(), { minLength: 2, maxLength: 5 }),
	),
	job: fc.constantFrom<Array<PlaylistJob<never>>>(syncItems, replaceItems),
});
type Case = typeof aCase extends fc.Arbitrary<infer T> ? T : never;

interface Given {
	uri: string;
	/** What the input item says. */
	item: object;
	/** When it was added, by the item or else by the playlist. */
	addedAtMs: number;
}

/** One input item for each entry of the playlist, with what it says of itself or without. */
function inputsOf({ playlist: { held, datesMs }, tells, job }: Case): Given[] {
	const newest = new Map<string | null, number>();
	for (const [index, uri] of held.entries()) {
		newest.set(uri, Math.max(newest.get(uri) ?? 0, datesMs[index] ?? 0));
	}
	return held.flatMap((uri, index) => {
		// No app can add a file of the user's own.
		if (uri === null || (job === replaceItems && uri.startsWith('spotify:local:'))) return [];
		const song = songOf(uri);
		const isTold = tells[index % tells.length];
		const addedAtMs = (isTold ? datesMs[index] : newest.get(uri)) ?? 0;
		const item = {
			artistIds: song.artists.map(({ id }) => id),
			albumId: song.album.id,
			name: song.name,
			durationMs: song.duration_ms,
			album: song.album,
			addedAt: new Date(addedAtMs).toISOString(),
		};
		return [{ uri, item: isTold ? item : {}, addedAtMs }];
	});
}

const settingsOf = ({ order, orderField, maxItems, dropOlderThan }: Case): object => ({
	allowEmpty: true,
	keepDates: true,
	order,
	orderField,
	seed: 'a seed',
	...(maxItems !== undefined && { maxItems }),
	...(dropOlderThan !== undefined && { dropOlderThan }),
});

/** What an item is sorted by. */
const valueOf = (field: string, { uri, addedAtMs }: Given): string | number | null => {
	const song = songOf(uri);
	switch (field) {
		case 'addedAt':
			return addedAtMs;
		case 'durationMs':
			return song.duration_ms;
		case 'name':
			return song.name.toLowerCase();
		default:
			return song.album.name;
	}
};

function sorted(list: readonly Given[], field: string): string[] {
	const known = list.filter((one) => valueOf(field, one) !== null);
	const rest = list.filter((one) => valueOf(field, one) === null);
	const compare = (one: Given, other: Given): number => {
		const [a, b] = [valueOf(field, one) ?? 0, valueOf(field, other) ?? 0];
		return a === b ? 0 : a < b ? -1 : 1;
	};
	return [...known.toSorted(compare), ...rest].map(({ uri }) => uri);
}

const countOf = (list: readonly string[], is: (one: string, next: string) => boolean): number =>
	list.slice(1).filter((uri, at) => is(list[at] ?? '', uri)).length;

const artistOf = (uri: string): string => songOf(uri).artists[0]?.id ?? '';
const albumOf = (uri: string): string => songOf(uri).album.id;

/** The fewest songs that follow one of the same artist. */
function fewestClashes(uris: readonly string[]): number {
	const counts = [...new Set(uris.map(artistOf))].map(
		(artist) => uris.filter((uri) => artistOf(uri) === artist).length,
	);
	const most = Math.max(0, ...counts);
	return Math.max(0, most - (uris.length - most) - 1);
}

/** Whether a playlist that lacks nothing has the order that was asked for. */
function expectOrder({ order, orderField }: Case, young: readonly Given[], shown: string[]): void {
	const uris = young.map(({ uri }) => uri);
	expect(shown.toSorted()).toEqual(uris.toSorted());
	if (order === 'given') expect(shown).toEqual(uris);
	if (order === 'field') expect(shown).toEqual(sorted(young, orderField));
	if (order === 'spreadArtists') {
		const clashes = countOf(shown, (one, next) => artistOf(one) === artistOf(next));
		expect(clashes).toBe(fewestClashes(uris));
	}
	if (order === 'albums') {
		const changes = countOf(shown, (one, next) => albumOf(one) !== albumOf(next));
		expect(changes).toBe(Math.max(0, new Set(uris.map(albumOf)).size - 1));
	}
}

it('Sync and Replace write what is young enough, in the order asked for, and a second run keeps it', async () => {
	const property = fc.asyncProperty(aCase, async (one) => {
		const { held, datesMs } = one.playlist;
		const { maxItems = Infinity, dropOlderThan = Infinity } = one;
		const api = createFakePlaylistApi(held, undefined, {
			datesMs,
			objectOf: songOf,
			...realityOfLag(one.lag),
		});
		const nowMs = api.clock.nowMs();
		const given = inputsOf(one);
		fc.pre(given.length > 0);
		const run = async () => {
			const orders = given.map(({ uri, item }): JobInput<never> => ({
				id: api.playlist.id,
				uris: [uri],
				own: { item },
				settings: settingsOf(one) as never,
			}));
			const [first] = await api.clock.until(one.job(orders, api.tools));
			await api.clock.advance(5_000);
			return first;
		};
		const shown = (): string[] => api.playlist.held.filter((uri) => uri !== null);
		const before = api.playlist.entries;
		const first = await run();
		if (first?.failure) {
			// A file of the user's own that is to go, or is to stay once and is there twice.
			expect(first.failure.message).toContain('local file');
			return;
		}
		const young = given.filter(({ addedAtMs }) => nowMs - addedAtMs <= dropOlderThan * DAY_MS);
		expect(shown()).toHaveLength(Math.min(young.length, maxItems));
		if (young.length <= maxItems) expectOrder(one, young, shown());
		const again = shown();
		// What is written anew has a new date, and of what is cut off the playlist says nothing more.
		const goesByPlaylist =
			one.dropOlderThan !== undefined || maxItems < Infinity || one.orderField === 'addedAt';
		if (!goesByPlaylist || one.tells.every((told) => told)) {
			const second = await run();
			expect(second?.failure).toBeUndefined();
			expect(shown()).toEqual(again);
		}
		if (one.job === syncItems) {
			const counts = (uri: string | null, list: ReadonlyArray<string | null>): number =>
				list.filter((other) => other === uri).length;
			const still = new Set(api.playlist.entries);
			const stays = ({ uri }: (typeof before)[number]): boolean =>
				counts(uri, again) >= counts(uri, held);
			expect(
				before.filter((entry) => entry.uri !== null && stays(entry) && !still.has(entry)),
			).toEqual([]);
		}
	});
	await fc.assert(property, { numRuns: runs(80) });
});

it('reads the playlist only for what the input does not say', async () => {
	const api = createFakePlaylistApi(['spotify:track:0000000000000000000001'], undefined, {
		objectOf: songOf,
	});
	const run = async (item: object) => {
		api.requests.length = 0;
		const order = {
			id: api.playlist.id,
			uris: ['spotify:track:0000000000000000000001'],
			own: { item },
			settings: { order: 'spreadArtists' } as never,
		};
		await api.clock.until(syncItems([order], api.tools));
		return api.log();
	};
	expect(await run({ artistIds: ['a'] })).toEqual(['GET']);
	expect(await run({})).toEqual(['GET', 'GET']);
});
