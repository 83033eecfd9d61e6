import type { SpotifyFailure } from '../../../spotify/failures/types';
import { playlist } from '../../../spotify/operations/playlist';
import type { Operation } from '../../../spotify/operations/types';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import { findChoices } from '../../../spotify/pickers/findChoices';
import { createPickerMemory } from '../../../spotify/pickers/memory';
import type { PickerQuery } from '../../../spotify/pickers/sources';
import { pageOf } from '../../../spotify/paging/types';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import { withPageSizes } from '../../../spotify/pipeline/withPageSizes';
import { getTrack } from '../../fixtures/webApi.mts';
import type { Send } from '../../../spotify/request/types';
import { createFakeClock } from '../../support/fakeClock.mts';
import { pageOfList, searchPage } from '../../support/fakeLists.mts';
import { idOf, track } from '../../support/spotifyObjects.mts';
import { PLAYLIST_WRITES } from '../../support/playlistWrites.mts';

const SEARCH = { maxLimit: 50, maxOffset: 1000 };
const OWN = { maxLimit: 50, maxOffset: 100_000 };

const playlistObject = (number: number, name: string) => ({
	id: idOf(number),
	name,
	owner: { id: 'someone', display_name: 'Someone' },
	external_urls: { spotify: `https://open.spotify.com/playlist/${idOf(number)}` },
});

interface World {
	own?: readonly unknown[];
	found?: Readonly<Record<string, readonly unknown[]>>;
	one?: unknown;
	/** Fails a path instead. */
	refuse?: Readonly<Record<string, SpotifyFailure>>;
	scopes?: ReadonlySet<string>;
}

/** A list of the form over lists at Spotify; notes each request. */
function form({ own = [], found = {}, one, refuse = {}, scopes }: World = {}) {
	const requests: string[] = [];
	const faults: string[] = [];
	const send: Send = async (request) => {
		const { path, query } = request;
		requests.push(`${path}?${new URLSearchParams(query)}`);
		const failure = refuse[path];
		if (failure) return failed(failure);
		if (path === '/search') return searchPage(request, found, SEARCH, faults);
		if (path === '/me/playlists') return succeeded(pageOfList(request, own, OWN, faults));
		if (path === '/browse/categories') {
			return succeeded({ categories: pageOfList(request, own, OWN, faults) });
		}
		if (path === '/me') return succeeded({ id: 'someone' });
		if (path === '/me/player/devices') return succeeded({ devices: own });
		return await Promise.resolve(succeeded(one));
	};
	const clock = createFakeClock();
	const capabilities = createCapabilities();
	const tools = { send, capabilities, memory: createPickerMemory(clock), owner: 'app' };
	const find = async (
		query: Partial<PickerQuery> & Pick<PickerQuery, 'kind'>,
		token?: string,
		owner = 'app',
	) =>
		await findChoices({ filter: '', actsForUser: false, actsForApp: true, ...query }, token, {
			...tools,
			owner,
			scopes,
		});
	const namesOf = async (...parameters: Parameters<typeof find>): Promise<string[]> => {
		const outcome = await find(...parameters);
		return outcome.ok ? outcome.value.choices.map(({ name }) => name) : [outcome.failure.message];
	};
	return { find, namesOf, requests, faults, capabilities, clock };
}

const getSearch = { ...getTrack, path: '/search', template: '/search' };
const user = { actsForUser: true, actsForApp: false };
const tracks = Array.from({ length: 25 }, (_, index) => track(idOf(index)));
const playlists = (count: number) =>
	Array.from({ length: count }, (_, index) => playlistObject(index, `Playlist ${index}`));

describe('what Spotify searches', () => {
	it('is found by what was typed, told apart by more than its name, and opens in Spotify', async () => {
		const { find, requests } = form({ found: { track: [tracks[1]] } });
		const outcome = await find({ kind: 'track', filter: 'tra' });
		expect(outcome).toEqual(
			succeeded({
				choices: [
					{
						name: 'Track 1 – First Artist, Second Artist, The Album',
						value: idOf(1),
						url: `https://open.spotify.com/track/${idOf(1)}`,
					},
				],
			}),
		);
		expect(requests).toEqual(['/search?q=tra&type=track&limit=10&offset=0']);
	});

	it.each([
		['', []],
		['q', []],
		['愛', ['愛']],
		['u2', ['u2']],
	])('asks for nothing before there is enough to search for: %j', async (filter, asked) => {
		const { namesOf, requests } = form({ found: { track: tracks } });
		const names = await namesOf({ kind: 'track', filter });
		expect(names.length > 0).toBe(asked.length > 0);
		expect(requests.map((request) => new URLSearchParams(request.split('?')[1]).get('q'))).toEqual(
			asked,
		);
	});

	it('comes ten a page, which every app may ask for, to the end', async () => {
		const { find, requests, faults } = form({ found: { track: tracks } });
		const values: string[] = [];
		let token: string | undefined;
		do {
			const part = await find({ kind: 'track', filter: 'track' }, token);
			if (!part.ok) throw new Error(part.failure.message);
			values.push(...part.value.choices.map(({ value }) => value));
			token = part.value.token;
		} while (token !== undefined);
		expect(values).toEqual(tracks.map(({ id }) => id));
		expect([requests.length, faults]).toEqual([3, []]);
	});

	it('comes fifty a page where the app is known to may ask for so many', async () => {
		const { find, capabilities, clock, requests } = form({ found: { track: tracks } });
		const page = pageOf(getSearch, 50, 0, { max: 50, documented: 10 });
		const node = withPageSizes(async () => await Promise.resolve(succeeded({})), {
			capabilities,
			clock,
		});
		await node(page);
		const outcome = await find({ kind: 'track', filter: 'track' });
		expect(outcome.ok && outcome.value.choices.length).toBe(25);
		expect(requests).toHaveLength(1);
	});

	it('has an end at 1,000, where Spotify refuses to go on', async () => {
		const { find, faults } = form({ found: { track: tracks } });
		const last = await find({ kind: 'track', filter: 'track' }, '0.1000');
		expect(last).toEqual(succeeded({ choices: [] }));
		expect(faults).toEqual([]);
	});

	it('leaves out holes, and what has no ID', async () => {
		const found = { playlist: [null, playlistObject(1, 'There'), { name: 'No ID' }] };
		const { namesOf } = form({ found });
		expect(await namesOf({ kind: 'playlist', filter: 'any' })).toEqual(['There – Someone']);
	});

	it.each([
		['show', {}, 'US'],
		['episode', { market: 'DE' }, 'DE'],
		['show', user, null],
		['album', {}, null],
		['album', { market: 'FR' }, 'FR'],
	] as const)('of kind %s with %j is looked for in the market %s', async (kind, more, market) => {
		const { find, requests } = form({ found: { [kind]: [] } });
		await find({ kind, filter: 'any', ...more });
		expect(new URLSearchParams(requests[0]?.split('?')[1]).get('market')).toBe(market);
	});
});

describe('what was pasted', () => {
	it.each([idOf(7), `spotify:track:${idOf(7)}`, `https://open.spotify.com/track/${idOf(7)}?si=1`])(
		'is the one that it leads to: %s',
		async (filter) => {
			const { namesOf, requests } = form({ one: track(idOf(7)) });
			expect(await namesOf({ kind: 'track', filter })).toEqual([
				'Track 7 – First Artist, Second Artist, The Album',
			]);
			expect(requests).toEqual([`/tracks/${idOf(7)}?`]);
		},
	);

	it('says so where it leads to something else, and asks for nothing', async () => {
		const { namesOf, requests } = form();
		const [said] = await namesOf({ kind: 'album', filter: `spotify:track:${idOf(7)}` });
		expect(said).toMatch(/is a track link, but the operation needs an album/);
		expect(requests).toEqual([]);
	});

	it('of a playlist reads no items with it', async () => {
		const { find, requests } = form({ one: playlistObject(7, 'Mine') });
		await find({ kind: 'playlist', filter: `spotify:playlist:${idOf(7)}` });
		expect(requests[0]).toMatch(/fields=id/);
	});
});

describe("a user's playlists", () => {
	it('are there before anything is typed, fifty a request', async () => {
		const { find, requests } = form({ own: playlists(70) });
		const first = await find({ kind: 'playlist', ...user });
		const second = await find({ kind: 'playlist', ...user }, first.ok ? first.value.token : '');
		const counts = [first, second].map((part) => part.ok && part.value.choices.length);
		expect(counts).toEqual([50, 20]);
		expect(second.ok && second.value.token).toBeUndefined();
		expect(requests).toHaveLength(2);
	});

	it('come first, and then what Spotify finds', async () => {
		const own = [playlistObject(1, 'Café Noir'), playlistObject(2, 'Running')];
		const { namesOf, requests } = form({
			own,
			found: { playlist: [playlistObject(3, 'Cafe del Mar'), own[0]] },
		});
		expect(await namesOf({ kind: 'playlist', filter: 'cafe', ...user })).toEqual([
			'Café Noir – Someone',
			'Cafe del Mar – Someone',
		]);
		expect(requests).toHaveLength(2);
	});

	it('are looked through for what is typed, letter by letter, with no more requests', async () => {
		const { namesOf, requests } = form({ own: playlists(120) });
		for (const filter of ['p', 'pl', 'play', 'playlist 11', 'playlist 119'])
			await namesOf({ kind: 'playlist', filter, ...user, operation: playlist.operations.update });
		const asked = requests.length;
		expect(await namesOf({ kind: 'playlist', filter: '119', ...user })).toEqual([
			'Playlist 119 – Someone',
		]);
		// Three pages, and who the user is.
		expect(asked).toBe(4);
	});

	it('are all there is to choose where one is to be changed', async () => {
		const { namesOf, requests } = form({
			own: [playlistObject(1, 'Mine')],
			found: { playlist: [playlistObject(3, 'Mine not')] },
		});
		const operation = playlist.operations.addItems;
		expect(await namesOf({ kind: 'playlist', filter: 'mine', operation, ...user })).toEqual([
			'Mine – Someone',
		]);
		expect(requests.map((request) => request.split('?')[0])).toEqual(['/me/playlists', '/me']);
	});

	it('are offered where one is to be changed as far as the user may: their own first', async () => {
		const of = (id: string, playlist: object) => ({ ...playlist, owner: { id, display_name: id } });
		const { namesOf } = form({
			own: [
				of('other', { ...playlistObject(1, 'Shared'), collaborative: true }),
				of('other', playlistObject(2, 'Followed')),
				of('someone', playlistObject(3, 'Own')),
			],
		});
		const operation = playlist.operations.addItems;
		expect(await namesOf({ kind: 'playlist', operation, ...user })).toEqual([
			'Own – someone',
			'Shared – other',
		]);
		expect(await namesOf({ kind: 'playlist', ...user })).toHaveLength(3);
	});

	const of = (id: string, number: number, name: string, collaborative = false) => ({
		...playlistObject(number, name),
		owner: { id, display_name: id },
		collaborative,
	});

	it('are all in front of what others share, however far down the list they are', async () => {
		const own = Array.from({ length: 130 }, (_, index) =>
			index % 13 === 12
				? of('someone', index, `Own ${index}`)
				: of('other', index, `Shared ${index}`, index % 2 === 0),
		);
		const { find, requests } = form({ own });
		const operation = playlist.operations.addItems;
		const names: string[] = [];
		let token: string | undefined;
		do {
			const part = await find({ kind: 'playlist', operation, ...user }, token);
			if (!part.ok) throw new Error(part.failure.message);
			names.push(...part.value.choices.map(({ name }) => name));
			token = part.value.token;
		} while (token !== undefined);
		expect(names).toEqual([
			...own.filter(({ owner }) => owner.id === 'someone').map(({ name }) => `${name} – someone`),
			...own
				.filter(({ owner, collaborative }) => owner.id === 'other' && collaborative)
				.map(({ name }) => `${name} – other`),
		]);
		// Three pages, and who the user is.
		expect(requests).toHaveLength(4);
	});

	describe('are asked for by each operation that changes one', () => {
		const writes = Object.entries<Operation>(playlist.operations).filter(
			([, { route, fields }]) =>
				/^(POST|PUT|DELETE) \/playlists\/\{/.test(route) &&
				fields.some(({ kind }) => kind === 'id'),
		);
		const own = [
			of('other', 1, 'Followed'),
			of('other', 2, 'Shared', true),
			of('someone', 3, 'Own'),
		];

		it('of which there are nine', () => {
			expect(writes.map(([name]) => name).sort()).toEqual(PLAYLIST_WRITES);
		});

		it.each(writes)('%s offers own and shared ones, the own first', async (_, operation) => {
			const { namesOf, requests } = form({ own, found: { playlist: [of('other', 4, 'Foreign')] } });
			const expected = ['Own – someone', 'Shared – other'];
			expect(await namesOf({ kind: 'playlist', operation, ...user })).toEqual(expected);
			expect(await namesOf({ kind: 'playlist', operation, filter: 'o', ...user })).toEqual([
				'Own – someone',
				'Shared – other',
			]);
			expect(requests.some((request) => request.startsWith('/search'))).toBe(false);
		});

		it.each(writes)('%s offers them with a pasted token, too', async (_, operation) => {
			const { namesOf } = form({ own });
			const pasted = { actsForUser: false, actsForApp: false };
			expect(await namesOf({ kind: 'playlist', operation, ...pasted })).toEqual([
				'Own – someone',
				'Shared – other',
			]);
		});

		it.each(writes)(
			'%s says that an app alone has none, and asks for nothing',
			async (_, operation) => {
				const { namesOf, requests } = form({ own, found: { playlist: own } });
				expect(await namesOf({ kind: 'playlist', operation, filter: 'own' })).toEqual([
					expect.stringContaining('needs a user'),
				]);
				expect(requests).toEqual([]);
			},
		);
	});

	it('are all offered where Spotify does not say who the user is', async () => {
		const failure: SpotifyFailure = { kind: 'server', status: 500, message: 'No', hint: '' };
		const { namesOf } = form({ own: [playlistObject(1, 'Mine')], refuse: { '/me': failure } });
		const operation = playlist.operations.addItems;
		expect(await namesOf({ kind: 'playlist', operation, ...user })).toEqual(['Mine – Someone']);
	});

	it('can be chosen also where the search after them fails', async () => {
		const failure: SpotifyFailure = { kind: 'server', status: 500, message: 'No', hint: '' };
		const { namesOf } = form({ own: [playlistObject(1, 'Mine')], refuse: { '/search': failure } });
		expect(await namesOf({ kind: 'playlist', filter: 'mine', ...user })).toEqual([
			'Mine – Someone',
		]);
		expect(await namesOf({ kind: 'playlist', filter: 'yours', ...user })).toEqual(['No']);
	});

	it('are not asked for with an app, which only searches', async () => {
		const { namesOf, requests } = form({ found: { playlist: playlists(1) } });
		expect(await namesOf({ kind: 'playlist' })).toEqual([]);
		expect(await namesOf({ kind: 'playlist', filter: 'any' })).toEqual(['Playlist 0 – Someone']);
		expect(requests.map((request) => request.split('?')[0])).toEqual(['/search']);
	});

	it('are shown to nobody else from memory', async () => {
		const { namesOf, requests } = form({ own: playlists(1) });
		await namesOf({ kind: 'playlist', ...user }, undefined, 'one user');
		await namesOf({ kind: 'playlist', ...user }, undefined, 'one user');
		await namesOf({ kind: 'playlist', ...user }, undefined, 'another');
		expect(requests).toHaveLength(2);
	});
});

describe('devices and categories', () => {
	const kitchen = { id: 'a1', name: 'Kitchen', type: 'Speaker' };

	it('are listed whole', async () => {
		const { namesOf } = form({ own: [kitchen, { id: null, name: 'No ID', type: 'TV' }] });
		expect(await namesOf({ kind: 'device', ...user })).toEqual(['Kitchen – Speaker']);
		const { namesOf: categories } = form({ own: [{ id: 'dinner', name: 'Dinner' }] });
		expect(await categories({ kind: 'category', filter: 'din' })).toEqual(['Dinner']);
		expect(await categories({ kind: 'category', filter: 'dance' })).toEqual([]);
	});

	it('need a user, or a scope, which is said before anything is asked', async () => {
		const { namesOf, requests } = form({ scopes: new Set(['user-library-read']) });
		expect(await namesOf({ kind: 'device' })).toEqual(["'Get Devices' needs a user"]);
		expect(await namesOf({ kind: 'device', ...user })).toEqual([
			"The connected account has not granted the scope that 'Get Devices' needs",
		]);
		expect(requests).toEqual([]);
	});
});
