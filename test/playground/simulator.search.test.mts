import { createSimulatorClient } from '../support/simulatorClient.mts';

interface Page {
	readonly total: number;
	readonly next: string | null;
	readonly items: readonly ({ name: string; uri: string; id: string } | null)[];
}

function setUp() {
	const client = createSimulatorClient();
	const page = async (q: string, type = 'track', more = ''): Promise<Page> => {
		const query = new URLSearchParams({ q, type }).toString();
		const { body } = await client.get(`/search?${query}${more}`);
		return Object(body)[`${type}s`];
	};
	const follow = async (next: string): Promise<Page> => {
		const { body } = await client.get(next.replace('https://api.spotify.com/v1', ''));
		return Object(Object.values(Object(body))[0]);
	};
	/** Every page that `next` leads to. */
	const all = async (q: string, type = 'track', more = '&limit=50') => {
		const pages = [await page(q, type, more)];
		for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await follow(next));
		return pages;
	};
	return { ...client, page, all };
}

const types = ['album', 'artist', 'audiobook', 'episode', 'playlist', 'show', 'track'];

describe('what a search of the simulator finds', () => {
	it.each(types)('is called as was typed: %s', async (type) => {
		const { page } = setUp();
		const { items } = await page('bohemian RHAPSODY', type, '&limit=50&market=DE');
		const names = items.flatMap((item) => (item ? [item.name] : []));

		expect(names.length).toBeGreaterThan(0);
		for (const name of names) expect(name.toLowerCase()).toContain('bohemian rhapsody');
		// The names differ, and one of them is just that.
		expect(new Set(names).size).toBeGreaterThan(names.length > 4 ? 2 : 0);
	});

	it.each(types)('is called so by its own route, too: %s', async (type) => {
		const { page, asUser } = setUp();
		const { items } = await page('river', type, '&market=DE');
		const [found] = items.filter((item) => item !== null);

		expect((await asUser().get(`/${type}s/${found?.id}`)).body).toMatchObject({
			name: found?.name,
		});
	});

	it.each(['episode', 'show'])('is nothing for an app without a market: %s', async (type) => {
		const { page } = setUp();
		const { items } = await page('river', type);

		expect(new Set(items)).toEqual(new Set([null]));
	});

	it('is called as before again after a reset', async () => {
		const { page, get, control } = setUp();
		const [found] = (await page('river', 'album')).items;
		control.reset();

		expect(Object((await get(`/albums/${found?.id}`)).body).name).not.toBe(found?.name);
	});

	it('is the same at each request, and another thing for another text', async () => {
		const { page } = setUp();
		const uris = async (text: string) => (await page(text)).items.map((item) => item?.uri);

		expect(await uris('river')).toEqual(await uris('river'));
		expect(await uris('river')).not.toEqual(await uris('bridge'));
	});

	it('is what the filters ask for', async () => {
		const { page } = setUp();
		const { items } = await page('track:"Night Boat" artist:Nora Lindqvist year:2020');

		for (const item of items) {
			expect(item?.name).toContain('Night Boat');
			expect(Object(item).artists).toContainEqual(
				expect.objectContaining({ name: 'Nora Lindqvist' }),
			);
		}
	});

	it('is nothing for quoted filters with brackets, `&` or commas, unless they are set to do', async () => {
		const { page, control } = setUp();
		const texts = ['track:"A (B)"', 'artist:"A & B"', 'album:"A, B"', 'track:"[A]" artist:b'];
		for (const text of texts) {
			expect(await page(text)).toMatchObject({ items: [], next: null, total: 0 });
		}
		expect((await page('track:A (B)')).items.length).toBeGreaterThan(0);

		control.set({ strictFilters: false });

		for (const text of texts) expect((await page(text)).items.length).toBeGreaterThan(0);
	});

	it.each(['asdfghjkl', 'zzz', '???', 'xxxx yyyy'])('is nothing for %s', async (text) => {
		expect(await setUp().page(text)).toMatchObject({ items: [], next: null, total: 0 });
	});
});

describe('the pages of a search', () => {
	const texts = Array.from({ length: 6 }, (_, index) => `boat ${index}`);

	it('lead to all that is found, whatever the total says, and to 1000 at most', async () => {
		const { all, control } = setUp();
		control.set({ emptySearchPages: false });
		const counts = [];
		for (const text of texts) {
			const pages = await all(text);
			const found = pages.flatMap(({ items }) => items).length;
			counts.push(found);
			control.set({ searchTotals: 'exact' });
			expect((await all(text))[0]?.total).toBe(found);
			control.set({ searchTotals: 'estimated' });
		}
		expect(Math.max(...counts)).toBeLessThanOrEqual(1000);
		expect(new Set(counts).size).toBeGreaterThan(3);
	});

	it.each([
		['995', '10', 400],
		['990', '10', 200],
	])('of offset %s and limit %s answer %d', async (offset, limit, status) => {
		const answer = await setUp().get(`/search?q=boat&type=track&limit=${limit}&offset=${offset}`);
		const message = 'Limit + Offset exceeds maximum of 1000';
		expect(answer.status).toBe(status);
		expect(answer.body).toMatchObject(status === 200 ? {} : { error: { message } });
	});

	it('have a total that changes with limit and offset, is mostly too small, and 0 now and then', async () => {
		const { page, all, control } = setUp();
		control.set({ emptySearchPages: false });
		const totals: number[] = [];
		let tooSmall = 0;
		for (const text of texts) {
			const found = (await all(text)).flatMap(({ items }) => items).length;
			for (const more of ['&limit=1', '&limit=5', '&limit=5&offset=5', '&limit=50']) {
				const { total, items } = await page(text, 'track', more);
				totals.push(total);
				if (total < found) tooSmall++;
				if (total === 0 && found > 5) expect(items.length).toBeGreaterThan(0);
			}
		}
		expect(tooSmall).toBeGreaterThan(totals.length * 0.7);
		expect(totals).toContain(0);
		expect(new Set(totals.slice(0, 4)).size).toBeGreaterThan(1);
	});

	it('may be empty in the middle, never at the start', async () => {
		const { all } = setUp();
		let empty = 0;
		for (const text of texts) {
			const pages = await all(text);
			expect(pages[0]?.items.length).toBeGreaterThan(0);
			empty += pages.filter(({ items, next }) => items.length === 0 && next !== null).length;
		}
		expect(empty).toBeGreaterThan(0);
	});
});

it('a search text that is too long is refused as was set', async () => {
	const { get, control } = setUp();
	const path = `/search?type=track&q=${'boat'.repeat(25)}`;
	expect((await get(path)).status).toBe(200);
	expect(await get(`${path}s`)).toMatchObject({
		status: 404,
		body: { error: { message: 'Not found.' } },
	});

	control.set({ longestSearch: 101, longSearchStatus: 400 });

	expect((await get(`${path}s`)).status).toBe(200);
	expect((await get(`${path}ss`)).status).toBe(400);
});

describe('once it was said which songs there are', () => {
	const songs = ['Nia Okoro - Ladders', 'Nia Okoro - Ladders (Live)', 'Mads Lund - Small Town'];

	it('a search finds them by their words, the best first, and where they are', async () => {
		const { page, control, get } = setUp();
		const uris = control.listSongs({ songs });
		const { items } = await page('ladders nia okoro');
		expect(items.map((item) => item?.name)).toEqual(['Ladders', 'Ladders (Live)']);
		expect(items.map((item) => item?.uri)).toEqual(uris.slice(0, 2));
		expect((await get(`/tracks/${items[0]?.id}`)).body).toMatchObject({
			name: 'Ladders',
			artists: [{ name: 'Nia Okoro' }],
		});
	});

	it.each([
		'nobody nothing',
		'Nia Okoro Stairs Of Gold',
		'track:Ladders artist:Lund',
		'isrc:XXABC2000001',
	])('finds nothing else: %s', async (text) => {
		const { page, control } = setUp();
		control.listSongs({ songs });
		expect(await page(text)).toMatchObject({ items: [], total: 0, next: null });
	});

	it('finds them by filters and by their ISRC', async () => {
		const { page, control } = setUp();
		control.listSongs({ songs });
		const [town] = (await page('track:small artist:lund')).items;
		expect(town?.name).toBe('Small Town');
		const { isrc } = Object(town).external_ids;
		expect((await page(`isrc:${isrc}`)).items.map((item) => item?.name)).toEqual(['Small Town']);
	});

	it('other objects, and all IDs, are as before, and so are searches after a reset', async () => {
		const { page, control, get } = setUp();
		control.listSongs({ songs: [] });
		expect((await page('river')).items).toEqual([]);
		expect((await page('river', 'album')).items).not.toEqual([]);
		expect((await get('/tracks/6rqhFgbbKwnb9MLmUQDhG6')).status).toBe(200);
		control.reset();
		expect((await page('river')).items).not.toEqual([]);
	});
});
