import { events } from '../../../spotify/events';
import type { WatchTools } from '../../../spotify/events/types';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { succeeded } from '../../../spotify/failures/outcome';

const ARTIST = '4gzpq5DPGxSnKTe4SA8HAU';
const DAY_MS = 24 * 3_600_000;
const START_MS = Date.UTC(2026, 4, 20, 12);

const album = (id: string, date: string, also: object = {}) => ({
	id,
	uri: `spotify:album:${id}`,
	album_type: 'album',
	artists: [{ id: ARTIST, name: 'Nena' }],
	release_date: date,
	...also,
});

/** An artist whom a trigger watches in what search finds, poll by poll. */
function setUp() {
	const requests: SpotifyRequest[] = [];
	const spotify = { name: 'Nena', found: [] as object[], nowMs: START_MS };
	const tools = {
		async send(request: SpotifyRequest) {
			requests.push(request);
			if (request.path === `/artists/${ARTIST}`) return succeeded({ name: spotify.name });
			const offset = Number(request.query.offset ?? 0);
			const end = offset + Number(request.query.limit);
			return succeeded({
				albums: {
					items: spotify.found.slice(offset, end),
					next: end < spotify.found.length ? 'more' : null,
					// As Spotify's are at times: https://github.com/spotify/web-api/issues/225.
					total: 0,
				},
			});
		},
		clock: { nowMs: () => spotify.nowMs },
		values: { includeGroups: ['album', 'single'], lookIn: 'search' },
		output: 'simplified',
	} as unknown as WatchTools;
	let known: unknown;
	return {
		spotify,
		tools,
		requests,
		/** Looks again, after as many days, and says what is new. */
		async look(days = 0) {
			spotify.nowMs += days * DAY_MS;
			const look = await events.artistReleased.watch.begin([ARTIST], tools);
			const sight = await look(ARTIST, known);
			if (!sight.ok) throw new Error(sight.failure.message);
			// As n8n stores it.
			known = JSON.parse(JSON.stringify(sight.value.next));
			return sight.value.events.map(({ value }) => (value as { id: string }).id);
		},
	};
}

it('tells what search finds of the artist and did not find before, the oldest first', async () => {
	const { spotify, look, requests } = setUp();
	spotify.found = [album('known', '2026-05-19')];
	expect(await look()).toEqual([]);
	spotify.found = [album('newer', '2026-05-21'), album('known', '2026-05-19')];
	expect(await look(1)).toEqual(['newer']);
	spotify.found = [
		album('b', '2026-05-22'),
		album('newer', '2026-05-21'),
		album('c', '2026-05-23'),
	];
	expect(await look(2)).toEqual(['b', 'c']);
	expect(await look()).toEqual([]);
	expect(requests.map(({ path, query }) => query.q ?? path)).toEqual([
		`/artists/${ARTIST}`,
		'artist:Nena tag:new',
		'artist:Nena tag:new',
		'artist:Nena tag:new',
		'artist:Nena tag:new',
	]);
});

it('leaves out what others made who are called the same, and groups that are not chosen', async () => {
	const { spotify, look } = setUp();
	await look();
	spotify.found = [
		album('other', '2026-05-20', { artists: [{ id: 'other', name: 'Nena' }] }),
		album('nobody', '2026-05-20', { artists: null }),
		album('hits', '2026-05-20', { album_type: 'compilation' }),
		null as unknown as object,
		album('together', '2026-05-20', { artists: [{ id: 'other' }, { id: ARTIST }] }),
		album('single', '2026-05-20', { album_type: 'single' }),
	];
	expect((await look()).sort()).toEqual(['single', 'together']);
});

it('tells nothing twice that search leaves out for a while', async () => {
	const { spotify, look } = setUp();
	await look();
	const { found } = spotify;
	spotify.found = [album('one', '2026-05-20')];
	expect(await look()).toEqual(['one']);
	spotify.found = found;
	expect(await look(3)).toEqual([]);
	spotify.found = [album('one', '2026-05-20')];
	for (const days of [3, 3, 3, 10, 20]) expect(await look(days)).toEqual([]);
});

it('tells what search finds some days late, and nothing that is old', async () => {
	const { spotify, look } = setUp();
	await look();
	spotify.found = [
		album('late', '2026-05-14'),
		album('before', '2026-05-10'),
		album('long ago', '1999'),
		album('undated', '2026'),
	];
	expect((await look(1)).sort()).toEqual(['late', 'undated']);
	spotify.found = [album('missed', '2026-05-21')];
	expect(await look(40)).toEqual([]);
});

it('reads on where there is more than a page, and up to fifty', async () => {
	const { spotify, look, requests } = setUp();
	await look();
	spotify.found = Array.from({ length: 80 }, (_, index) => album(`a${index}`, '2026-05-20'));
	requests.length = 0;
	expect(await look()).toHaveLength(50);
	expect(requests).toHaveLength(5);
});

it('asks for the name again after four weeks, and searches for the new one', async () => {
	const { spotify, look, requests } = setUp();
	await look();
	spotify.name = 'Nena, "The Band" (DE)';
	await look(27);
	requests.length = 0;
	await look(2);
	expect(requests.map(({ path }) => path)).toEqual([`/artists/${ARTIST}`, '/search']);
	expect(requests[1]?.query.q).toMatch(/^artist:.*Nena.* tag:new$/);
});

it('takes the name that the list of artists says, without a request', async () => {
	const { spotify, tools, look, requests } = setUp();
	tools.names = { [ARTIST]: 'Nena' };
	await look();
	tools.names = { [ARTIST]: 'Nena Kerner' };
	spotify.found = [album('new', '2026-05-20')];
	expect(await look()).toEqual(['new']);
	expect(requests.map(({ path, query }) => query.q ?? path)).toEqual([
		'artist:Nena tag:new',
		'artist:Nena Kerner tag:new',
	]);
});

it('keeps the name that it knows where no request can be spared', async () => {
	const { tools, look, requests } = setUp();
	tools.mayLookCloser = () => false;
	for (const days of [0, 40, 40]) await look(days);
	expect(requests.filter(({ path }) => path !== '/search')).toHaveLength(1);
});

it('says what to do about an artist without a name', async () => {
	const { spotify, look } = setUp();
	spotify.name = '';
	await expect(look()).rejects.toThrow('has no name to search for');
});

it('shows one of the list as the latest where search finds none', async () => {
	const { spotify, tools } = setUp();
	const { send } = tools;
	tools.send = async (request, ...rest) =>
		request.path === `/artists/${ARTIST}/albums`
			? succeeded({ items: [album('listed', '2020-01-01')], next: null, total: 1 })
			: await send(request, ...rest);
	const latest = async () => {
		const found = await events.artistReleased.watch.latest(ARTIST, tools);
		return found.ok && found.value.map(({ value }) => (value as { id: string }).id);
	};
	expect(await latest()).toEqual(['listed']);
	spotify.found = [album('older', '2026-05-18'), album('found', '2026-05-20')];
	expect(await latest()).toEqual(['found']);
});

it('is refused where only releases are wanted that search does not find', async () => {
	const { tools: all, requests } = setUp();
	const tools = { ...all, values: { ...all.values, includeGroups: ['appears_on'] } };
	const { begin, latest } = events.artistReleased.watch;
	const look = await begin([ARTIST], tools);
	const refusal = {
		ok: false,
		failure: {
			kind: 'invalidInput',
			field: 'Look In',
			hint: expect.stringContaining('Include Groups'),
		},
	};
	expect(await look(ARTIST, undefined)).toMatchObject(refusal);
	expect(await latest(ARTIST, tools)).toMatchObject(refusal);
	expect(requests).toEqual([]);
});
