import { fc, runs } from '../../support/fc.mts';
import { succeeded } from '../../../spotify/failures/outcome';
import type { Send } from '../../../spotify/request/types';
import { checkItems } from '../../../spotify/run/checkItems';
import type { Held } from '../../support/fakePlaylist.mts';
import { createFakePlaylistApi, uriOf, type Fault } from '../../support/fakePlaylistApi.mts';
import { aFault } from '../../support/promises/runs.mts';
import { aLag, realityOfLag } from '../../support/songs.mts';

/** Every third track cannot be played; of these, the even ones are there in another edition. */
const numberOf = (uri: string): number => Number(uri.slice(-6).replace(/\D/g, ''));
const isTrack = (uri: Held): uri is string => uri?.startsWith('spotify:track:') === true;
const isShut = (uri: string): boolean =>
	!uri.startsWith('spotify:local:') && numberOf(uri) % 3 === 0;
const OTHER_EDITION = 1_000;
const hasOther = (uri: string): boolean => isTrack(uri) && numberOf(uri) % 2 === 0;

const songOf = (uri: string) => {
	const n = numberOf(uri) % OTHER_EDITION;
	return {
		type: isTrack(uri) ? 'track' : 'episode',
		id: uri.split(':')[2],
		name: `Song ${n}`,
		artists: [{ id: 'a', name: `Nora ${n}` }],
		album: { id: 'x', name: 'Album' },
		duration_ms: 200_000,
		external_ids: { isrc: `DE12626${String(n).padStart(5, '0')}` },
		is_playable: numberOf(uri) >= OTHER_EDITION || !isShut(uri),
		...(isShut(uri) && { restrictions: { reason: 'market' } }),
	};
};

/** Spotify's search: the track itself, which cannot be played, and its other edition, if there is one. */
const searched: string[] = [];
function find(query: string): unknown[] {
	searched.push(query);
	const n = Number(/(\d{5})$/.exec(query)?.[1] ?? NaN);
	if (!query.startsWith('isrc:')) return [];
	const uris = [uriOf(n), ...(n % 2 === 0 ? [uriOf(n + OTHER_EDITION)] : [])];
	return uris.map((uri) => ({ uri, ...songOf(uri) }));
}

const aUri = fc.oneof(
	{ weight: 12, arbitrary: fc.integer({ min: 1, max: 30 }).map(uriOf) },
	// The other edition of what cannot be played is there already.
	{ weight: 1, arbitrary: fc.constantFrom(6, 12).map((n) => uriOf(n + OTHER_EDITION)) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((n) => `spotify:episode:${n}`) },
	{ weight: 1, arbitrary: fc.constant('spotify:local:Artist:Album:Title:180') },
);
const aPlaylist = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.array(fc.oneof({ weight: 15, arbitrary: aUri }, fc.constant<Held>(null)), {
			maxLength: 20,
		}),
	},
	{ weight: 1, arbitrary: fc.array<Held>(aUri, { minLength: 98, maxLength: 130 }) },
);

/** What a playlist is once what can be replaced is. */
const modelOf = (held: readonly Held[]): Held[] =>
	held.map((uri) => {
		if (!isTrack(uri) || !isShut(uri) || numberOf(uri) >= OTHER_EDITION || !hasOther(uri))
			return uri;
		const other = uriOf(numberOf(uri) + OTHER_EDITION);
		return held.includes(other) ? uri : other;
	});

function start(
	held: readonly Held[],
	lag: Parameters<typeof realityOfLag>[0],
	faults: ReadonlyArray<Partial<Fault> | undefined> = [],
) {
	const api = createFakePlaylistApi(held, (_, count) => faults[count], {
		objectOf: songOf,
		latencyMs: 20,
		...realityOfLag(lag),
	});
	const markets: Array<string | undefined> = [];
	const send: Send = async (request) => {
		if (request.path === '/me') return succeeded({ country: 'DE' });
		if (request.path === '/search') {
			return succeeded({ tracks: { items: find(request.query.q ?? '') } });
		}
		if (request.method === 'GET') markets.push(request.query.market);
		return await api.tools.send(request);
	};
	const run = async (settings: object) => {
		const inputs = [{ id: api.playlist.id, uris: [], settings }];
		const [listing] = await api.clock.until(checkItems(inputs, { ...api.tools, send }));
		await api.clock.advance(20_000);
		return listing ?? { entries: [] };
	};
	return { api, run, markets };
}

it('tells what cannot be played and why, and replaces what can be replaced in its place', async () => {
	const property = fc.asyncProperty(aPlaylist, aLag, async (held, lag) => {
		const { api, run, markets } = start(held, lag);
		const before = api.playlist.entries;
		const told = await run({});
		expect(told.failure).toBeUndefined();
		expect(api.playlist.held).toEqual(held);
		expect(new Set(markets)).toEqual(new Set([undefined, 'DE']));
		const rows = told.entries.map(({ value }) => value as Record<string, unknown>);
		const expected = held.flatMap((uri, position) => {
			if (uri === null) return [[position, 'unknown']];
			if (uri.startsWith('spotify:local:')) return [[position, 'localFile']];
			const isOpen = numberOf(uri) >= OTHER_EDITION || !isShut(uri);
			return isOpen ? [] : [[position, 'restricted']];
		});
		expect(rows.map(({ position, reason }) => [position, reason])).toEqual(expected);
		expect(rows.filter(({ replaced }) => replaced)).toEqual([]);

		searched.length = 0;
		const done = await run({ replace: true, market: 'DE' });
		expect(done.failure).toBeUndefined();
		expect(api.playlist.held).toEqual(modelOf(held));
		const asked = new Set(held.filter((uri) => uri !== null && (isShut(uri) || !isTrack(uri))));
		expect(searched.length).toBeLessThanOrEqual(2 * asked.size);
		const still = new Set(api.playlist.entries);
		const model = modelOf(held);
		expect(before.filter((entry, at) => entry.uri === model[at] && !still.has(entry))).toEqual([]);
		for (const { value } of done.entries) {
			const { position, replaced, replacementUri } = value as Record<string, unknown>;
			if (replaced) expect(model[Number(position)]).toBe(replacementUri);
			else expect(model[Number(position)]).toBe(held[Number(position)]);
		}
	});
	await fc.assert(property, { numRuns: runs(50) });
});

it('loses and doubles nothing unsaid, whatever is lost on the way', async () => {
	const faults = fc.array(aFault, { maxLength: 10 });
	const property = fc.asyncProperty(aPlaylist, aLag, faults, async (held, lag, all) => {
		const { api, run } = start(held, lag, all);
		const { failure } = await run({ replace: true });
		const model = modelOf(held);
		if (!failure) return expect(api.playlist.held).toEqual(model);
		const told = [...(failure.unwritten?.missing ?? []), ...(failure.unwritten?.uncertain ?? [])];
		const missing = model.filter((uri) => uri !== null && !api.playlist.held.includes(uri));
		const kept = missing.filter((uri) => held.includes(uri));
		expect(kept.filter((uri) => !told.includes(uri ?? ''))).toEqual([]);
	});
	await fc.assert(property, { numRuns: runs(50), endOnFailure: true });
});
