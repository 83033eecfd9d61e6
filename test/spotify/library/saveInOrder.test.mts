import { fc } from '../../support/fc.mts';

import { saveItems } from '../../../spotify/library/saveItems';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { isObject } from '../../../spotify/values/json';
import { createFakeClock } from '../../support/fakeClock.mts';
import { jobTools } from '../../support/jobTools.mts';

const route: SpotifyRequest = {
	method: 'PUT',
	path: '/me/library',
	template: '/me/library',
	query: {},
	idempotent: true,
};

const track = (n: number): string => `spotify:track:${String(n).padStart(22, '0')}`;
const album = (n: number): string => `spotify:album:${String(n).padStart(22, '0')}`;
const dateOf = (n: number): string => new Date(Date.UTC(2020, 0, 1, 0, n)).toISOString();

const CLOSED: SpotifyFailure = {
	kind: 'forbidden',
	status: 403,
	reason: 'kindOfApp',
	message: 'Closed',
	hint: '',
};
const BAD: SpotifyFailure = { kind: 'badRequest', status: 400, message: 'No', hint: '' };
const DOWN: SpotifyFailure = { kind: 'server', status: 503, message: 'Down', hint: '' };

interface Library {
	/** Whether the app is one that may say when a track was saved. */
	isOlder?: boolean;
	saved?: readonly string[];
	fail?: (request: SpotifyRequest, uris: readonly string[]) => SpotifyFailure | undefined;
}

/** What a `timestamped_ids` names, as Spotify takes it. */
function timestamped({ body }: SpotifyRequest): Array<readonly [uri: string, addedAt: string]> {
	const list = isObject(body) ? body.timestamped_ids : undefined;
	return (Array.isArray(list) ? list : []).map(
		({ id, added_at }: { id: string; added_at: string }) => [`spotify:track:${id}`, added_at],
	);
}

/** A library: it lists the latest first, and of one second nobody knows which was first. */
function library({ isOlder = false, saved = [], fail = () => undefined }: Library = {}) {
	const clock = createFakeClock(Date.UTC(2026, 0, 1));
	const held = new Map(saved.map((uri, n) => [uri, Date.UTC(2025, 0, 1, 0, 0, n)]));
	const sent: SpotifyRequest[] = [];
	const save = (uri: string, atMs: number) => held.has(uri) || held.set(uri, atMs);
	const answer = (request: SpotifyRequest): unknown => {
		const uris = (request.query.uris ?? '').split(',');
		if (request.method === 'GET') return uris.map((uri) => held.has(uri));
		if (request.template === '/me/library') {
			for (const uri of uris) save(uri, Math.floor(clock.nowMs() / 1000) * 1000);
		}
		for (const [uri, addedAt] of timestamped(request)) save(uri, Date.parse(addedAt));
		return '';
	};
	const send = async (request: SpotifyRequest): Promise<Outcome<unknown>> => {
		sent.push(request);
		const isDated = request.template === '/me/tracks';
		const named = isDated
			? timestamped(request).map(([uri]) => uri)
			: (request.query.uris ?? '').split(',');
		const failure = isDated && !isOlder ? CLOSED : fail(request, named);
		return failure ? failed(failure) : succeeded(answer(request));
	};
	const latestFirst = () => {
		const times = [...held.values()];
		if (!isOlder) expect(new Set(times).size).toBe(times.length);
		return [...held].sort(([, one], [, other]) => other - one).map(([uri]) => uri);
	};
	const writes = () =>
		sent.filter(({ method }) => method === 'PUT').map(({ template }) => template);
	return { send, sent, writes, clock, held, latestFirst };
}

interface Row {
	uri: string;
	addedAt?: string | null;
}

const keep = async ({ send, clock }: ReturnType<typeof library>, rows: readonly Row[], more = {}) =>
	await clock.until(
		saveItems(route, {
			wire: 'uris',
			limit: 40,
			verifiedBy: 'GET /me/library/contains',
			mayKeepOrder: true,
		})(
			rows.map((item) => ({
				id: '',
				uris: [item.uri],
				settings: { keepOrder: true },
				own: { item },
			})),
			jobTools({ send, clock, ...more }),
		),
	);

const dated = (n: number): Row => ({ uri: track(n), addedAt: dateOf(n) });

it('saves the oldest first, one request each and a second apart, whatever the order of the items', async () => {
	const home = library();
	await keep(home, [3, 1, 4, 2].map(dated));
	expect(home.latestFirst()).toEqual([4, 3, 2, 1].map(track));
	expect(home.writes()).toEqual(['/me/tracks', ...Array(4).fill('/me/library')]);
	expect(home.clock.sleeps).toEqual([1000, 1000, 1000]);
});

it('without dates the last comes first, as lists of the library give the latest first', async () => {
	const home = library();
	await keep(home, [{ uri: track(9) }, { uri: track(8), addedAt: '' }, { uri: track(7) }]);
	expect(home.latestFirst()).toEqual([9, 8, 7].map(track));
});

it('one kind that has no dates leaves those of another in their order', async () => {
	const home = library();
	await keep(home, [{ uri: album(1) }, dated(2), { uri: album(2), addedAt: null }, dated(1)]);
	const listed = home.latestFirst();
	expect(listed.filter((uri) => uri.includes('track'))).toEqual([2, 1].map(track));
	expect(listed.filter((uri) => uri.includes('album'))).toEqual([1, 2].map(album));
});

it('apps that may say the dates say them, fifty a request; what has none is saved after them', async () => {
	const home = library({ isOlder: true });
	const rows = Array.from({ length: 120 }, (_, n) => dated(120 - n));
	await keep(home, [...rows, { uri: album(1) }]);
	expect(home.writes()).toEqual([...Array(3).fill('/me/tracks'), '/me/library']);
	expect(
		timestamped(home.sent.find(({ template }) => template === '/me/tracks') ?? route)[0],
	).toEqual([track(1), '2020-01-01T00:01:00Z']);
	expect(home.held.get(track(77))).toBe(Date.parse(dateOf(77)));
	expect(home.latestFirst().slice(1)).toEqual(rows.map(({ uri }) => uri));
});

it('a track that cannot be saved with its date costs the others nothing', async () => {
	const isBad = (_: SpotifyRequest, uris: readonly string[]) =>
		uris.includes(track(30)) ? BAD : undefined;
	const home = library({
		isOlder: true,
		fail: (...asked) => (asked[0].method === 'PUT' ? isBad(...asked) : undefined),
	});
	const listings = await keep(
		home,
		Array.from({ length: 60 }, (_, n) => dated(n)),
	);
	expect(listings.filter(({ failure }) => failure)).toMatchObject([
		{ failure: { kind: 'badRequest', unwritten: { missing: [track(30)], uncertain: [] } } },
	]);
	expect(home.held.size).toBe(59);
	expect(home.held.get(track(59))).toBe(Date.parse(dateOf(59)));
});

it('where every date is refused, dates are given up after ten, and all are saved', async () => {
	const fail = ({ template }: SpotifyRequest) => (template === '/me/tracks' ? BAD : undefined);
	const home = library({ isOlder: true, fail });
	const rows = Array.from({ length: 100 }, (_, n) => dated(100 - n));
	await keep(home, rows);
	expect(home.latestFirst()).toEqual(rows.map(({ uri }) => uri));
	expect(home.writes().filter((template) => template === '/me/tracks').length).toBeLessThan(30);
});

it('leaves what is saved already where it is, and asks for nothing else a second time', async () => {
	const home = library({ saved: [track(2)] });
	const rows = [3, 2, 1].map(dated);
	await keep(home, rows);
	expect(home.latestFirst()).toEqual([3, 1, 2].map(track));
	const before = home.writes().length;
	const again = await keep(home, rows);
	expect(again.every(({ failure }) => !failure)).toBe(true);
	expect(home.writes()).toHaveLength(before);
});

it('ends at a failure, says what it left, and the next run goes on there', async () => {
	let isDown = true;
	const fail = ({ template }: SpotifyRequest, [uri = '']: readonly string[]) =>
		isDown && template === '/me/library' && uri === track(3) ? DOWN : undefined;
	const home = library({ fail });
	const rows = [5, 4, 3, 2, 1].map(dated);
	const listings = await keep(home, rows);
	expect(listings.map(({ failure }) => failure?.unwritten)).toEqual([
		{ missing: [track(5)], uncertain: [] },
		{ missing: [track(4)], uncertain: [] },
		{ missing: [], uncertain: [track(3)] },
		undefined,
		undefined,
	]);
	isDown = false;
	await keep(home, rows);
	expect(home.latestFirst()).toEqual([5, 4, 3, 2, 1].map(track));
});

it('saves nothing where it cannot tell what is saved: newer songs would come before older ones', async () => {
	const fail = ({ method }: SpotifyRequest) => (method === 'GET' ? DOWN : undefined);
	const home = library({ fail, isOlder: true });
	const listings = await keep(home, [2, 1].map(dated));
	expect(home.writes()).toEqual([]);
	expect(listings.map(({ failure }) => failure?.unwritten?.missing)).toEqual([
		[track(2)],
		[track(1)],
	]);
});

it('one of which Spotify cannot say whether it is saved costs the others nothing', async () => {
	const broken: SpotifyFailure = { ...DOWN, status: 500 };
	const fail = ({ method }: SpotifyRequest, uris: readonly string[]) =>
		method === 'GET' && uris.includes(track(2)) ? broken : undefined;
	const home = library({ fail });
	const listings = await keep(home, [3, 2, 1].map(dated));
	expect(listings.map(({ failure }) => failure?.kind)).toEqual([undefined, 'server', undefined]);
	expect(home.latestFirst()).toEqual([3, 1].map(track));
});

it('stops within the pause when the execution is stopped', async () => {
	const stop = new AbortController();
	const home = library();
	const send = async (request: SpotifyRequest) => {
		if (request.query.uris === track(2)) stop.abort();
		return await home.send(request);
	};
	const listings = await keep({ ...home, send }, [3, 2, 1].map(dated), { signal: stop.signal });
	expect(listings.map(({ failure }) => failure?.kind)).toEqual(['cancelled', undefined, undefined]);
});

it('property: however often it fails, runs until all is well leave the library in its order', async () => {
	const rowsOf = fc.uniqueArray(fc.nat({ max: 400 }), { minLength: 1, maxLength: 60 });
	const property = fc.asyncProperty(
		rowsOf,
		fc.boolean(),
		fc.infiniteStream(fc.nat({ max: 5 })),
		async (numbers, isOlder, luck) => {
			let left = 12;
			const fail = () => {
				const isUnlucky = left > 0 && luck.next().value === 0;
				if (isUnlucky) left -= 1;
				return isUnlucky ? DOWN : undefined;
			};
			const home = library({ isOlder, fail });
			for (let run = 0; run < 13; run += 1) await keep(home, numbers.map(dated));
			const newestFirst = numbers.toSorted((one, other) => other - one).map(track);
			expect(home.latestFirst()).toEqual(newestFirst);
		},
	);
	await fc.assert(property);
});
