import { fc } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import type { Download } from '../../../spotify/images/download';
import { downloadCover } from '../../../spotify/run/downloadCover';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { createFakeSend } from '../../support/fakeApi.mts';
import { jobTools } from '../../support/jobTools.mts';
import { getAlbum } from '../../fixtures/webApi.mts';

const data = new Uint8Array([0xff, 0xd8, 0xff]);
const images = [640, 300, 64].map((width) => ({
	url: `https://i.scdn.co/image/${width}`,
	width,
	height: width,
}));
const album = { id: '1', uri: 'spotify:album:1', name: 'Discovery', images };
const failure: SpotifyFailure = { kind: 'server', status: 500, message: 'No', hint: 'Later' };

interface Given {
	object?: Outcome<unknown>;
	settings?: Record<string, unknown>;
	/** What the host of the pictures answers. */
	picture?: Awaited<ReturnType<Download>>;
	orders?: number;
}

async function run({
	object = succeeded(album),
	settings = {},
	picture = succeeded({ data, mimeType: 'image/jpeg' }),
	orders = 1,
}: Given = {}) {
	const { send, requests } = createFakeSend(() => object);
	const addresses: string[] = [];
	const download: Download = async (url) => {
		addresses.push(url);
		return picture;
	};
	const order = { id: '1', uris: [], settings };
	const listings = await downloadCover(getAlbum)(
		Array<typeof order>(orders).fill(order),
		jobTools({ send, download }),
	);
	return { listings, requests, addresses, picture: listings[0]?.entries[0]?.picture };
}

it('gives the picture, what it is of, and its size', async () => {
	const { listings, requests, addresses } = await run();
	expect(listings).toEqual([
		{
			entries: [
				{
					value: {
						id: '1',
						uri: 'spotify:album:1',
						name: 'Discovery',
						url: 'https://i.scdn.co/image/640',
						width: 640,
						height: 640,
					},
					position: 0,
					picture: { data, mimeType: 'image/jpeg', fileName: 'Discovery.jpg', property: 'data' },
				},
			],
		},
	]);
	expect([requests, addresses]).toEqual([[getAlbum], ['https://i.scdn.co/image/640']]);
});

it('is asked for once, whatever number of items want it', async () => {
	const { listings, requests, addresses } = await run({ orders: 3 });
	expect([listings.length, requests.length, addresses.length]).toEqual([3, 1, 1]);
	expect(new Set(listings.map((listing) => JSON.stringify(listing))).size).toBe(1);
});

// Spotify's reference of albums: "in various sizes, widest first".
it.each([
	[3, 'largest', 640],
	[3, 'medium', 300],
	[3, 'smallest', 64],
	[1, 'largest', 640],
	[1, 'medium', 640],
	[1, 'smallest', 640],
	[2, 'smallest', 300],
])('of %d sizes, the %s is %d wide', async (count, size, width) => {
	const object = succeeded({ ...album, images: images.slice(0, count) });
	const { addresses } = await run({ object, settings: { size } });
	expect(addresses).toEqual([`https://i.scdn.co/image/${width}`]);
});

it.each([
	['largest', 640],
	['smallest', 64],
])(
	'the %s is chosen by width, also where Spotify lists the smallest first',
	async (size, width) => {
		const object = succeeded({ ...album, images: [null, ...images.toReversed()] });
		const { addresses } = await run({ object, settings: { size } });
		expect(addresses).toEqual([`https://i.scdn.co/image/${width}`]);
	},
);

it.each([null, [], [null], undefined])('with images %j there is no cover', async (none) => {
	const { listings } = await run({ object: succeeded({ ...album, images: none }) });
	expect(listings).toMatchObject([{ entries: [], failure: { kind: 'notFound' } }]);
});

it('has the name as its user typed it, without HTML in it', async () => {
	const { picture } = await run({ object: succeeded({ ...album, name: 'Rock &amp; Roll' }) });
	expect(picture?.fileName).toBe('Rock & Roll.jpg');
});

it('goes into the binary field that was named', async () => {
	const { picture } = await run({ settings: { binaryPropertyName: 'cover' } });
	expect(picture?.property).toBe('cover');
});

it('of an uploaded cover, Spotify tells no size', async () => {
	const object = succeeded({
		...album,
		images: [{ ...images[0], width: null, height: undefined }],
	});
	const { listings } = await run({ object });
	expect(listings[0]?.entries[0]?.value).toMatchObject({ width: null, height: null });
});

describe('the name of the file', () => {
	const nameOf = async (name: unknown, mimeType = 'image/jpeg') =>
		(
			await run({
				object: succeeded({ ...album, name }),
				picture: succeeded({ data, mimeType }),
			})
		).picture?.fileName;

	it.each([
		['Discovery', 'image/png', 'Discovery.png'],
		['Discovery', 'image/webp', 'Discovery.webp'],
		['Discovery', 'application/octet-stream', 'Discovery.jpg'],
		['AC/DC: Live?', 'image/jpeg', 'AC DC Live.jpg'],
		['...And Justice', 'image/jpeg', 'And Justice.jpg'],
		['  ( )  ', 'image/jpeg', '( ).jpg'],
		['Ágætis byrjun 日本', 'image/jpeg', 'Ágætis byrjun 日本.jpg'],
		['???', 'image/jpeg', 'cover.jpg'],
		['', 'image/jpeg', 'cover.jpg'],
		[null, 'image/jpeg', 'cover.jpg'],
		['Con', 'image/jpeg', '_Con.jpg'],
	])('for %j as %s is %j', async (name, mimeType, fileName) => {
		expect(await nameOf(name, mimeType)).toBe(fileName);
	});

	it('is one that every file system takes, whatever the album is called', async () => {
		const part = fc.constantFrom(
			'/',
			'\\',
			':',
			'..',
			'\u0000',
			'日本語',
			'🎧',
			'COM1',
			'"',
			'\ud83c',
		);
		const name = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(part, { maxLength: 200 }).map((all) => all.join('')),
		);
		const property = fc.asyncProperty(name, async (given) => {
			const fileName = (await nameOf(given)) ?? '';
			expect(fileName).toMatch(/^[^\p{Cc}\p{Cs}<>:"/\\|?*.][^\p{Cc}\p{Cs}<>:"/\\|?*]*\.jpg$/u);
			expect(fileName).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
			expect(Buffer.byteLength(fileName)).toBeLessThanOrEqual(255);
		});
		await fc.assert(property);
	});
});

describe('there is no cover', () => {
	it.each([
		[[]],
		[null],
		[undefined],
		[[null, { url: null }, {}]],
		[[{ url: 'http://i.scdn.co/image/640' }]],
		[[{ url: 'file:///etc/passwd' }]],
	])('where Spotify names no picture at an address that is safe: %j', async (none) => {
		const { listings, addresses } = await run({ object: succeeded({ ...album, images: none }) });
		expect(listings).toMatchObject([
			{
				entries: [],
				failure: {
					kind: 'notFound',
					message: "'Discovery' has no cover image",
					hint: expect.stringContaining("'Skip Not Found'"),
				},
			},
		]);
		expect(addresses).toEqual([]);
	});
});

it('what fails is the failure of each item: the object, or the picture', async () => {
	const object = await run({ object: failed(failure), orders: 2 });
	expect(object.listings).toEqual([
		{ entries: [], failure },
		{ entries: [], failure },
	]);
	const picture = await run({ picture: failed(failure) });
	expect(picture.listings).toEqual([{ entries: [], failure }]);
});
