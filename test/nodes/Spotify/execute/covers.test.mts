import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { binaryField, spotifyWithBinary } from '../../../support/binaryItems.mts';
import { callWire, refusal } from '../../../support/callWire.mts';
import { jsonOf, runSpotify, userOAuth2, type NodeRun } from '../../../support/engine.mts';
import { idOf } from '../../../support/spotifyObjects.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]);
const continued = { onError: 'continueRegularOutput' } as const;

describe('upload', () => {
	const upload = async (fields: IDataObject, more: Partial<NodeRun>) =>
		await runSpotify({
			parameters: {
				resource: 'playlist',
				operation: 'uploadCover',
				playlistId: '={{ $json.id }}',
				binaryPropertyName: 'data',
				...fields,
			},
			credentials: userOAuth2(),
			...more,
		});
	const taking = () => callWire(() => ({ status: 202 }));

	it("sends each item's picture as base64 of a JPEG, to its playlist", async () => {
		const wire = taking();
		const other = Buffer.concat([JPEG, JPEG]);
		const nodeType = spotifyWithBinary([
			binaryField(JPEG, 'image/jpeg'),
			binaryField(other, 'image/jpeg'),
		]);
		const inputs = [{ id: idOf(1) }, { id: idOf(2) }];
		const { items, error } = await upload({}, { nodeType, inputs });
		expect(error).toBeUndefined();
		expect(wire.calls.map(({ route, body, contentType }) => [route, body, contentType])).toEqual([
			[`PUT /playlists/${idOf(1)}/images`, JPEG.toString('base64'), 'image/jpeg'],
			[`PUT /playlists/${idOf(2)}/images`, other.toString('base64'), 'image/jpeg'],
		]);
		expect(items.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[{ success: true, playlistId: idOf(1) }, { item: 0 }],
			[{ success: true, playlistId: idOf(2) }, { item: 1 }],
		]);
	});

	it('takes the binary field that is named', async () => {
		const wire = taking();
		const { data } = binaryField(JPEG, 'image/jpeg');
		const nodeType = spotifyWithBinary([data ? { cover: data } : {}]);
		const { error } = await upload(
			{ binaryPropertyName: ' cover ' },
			{ nodeType, inputs: [{ id: idOf(1) }] },
		);
		expect([error, wire.calls.length]).toEqual([undefined, 1]);
	});

	it('fails the items without a picture that Spotify takes, and no other', async () => {
		const wire = taking();
		const large = Buffer.concat([JPEG, Buffer.alloc(195_000)]);
		const nodeType = spotifyWithBinary([
			undefined,
			binaryField(PNG, 'image/png'),
			binaryField(large, 'image/jpeg'),
			binaryField(JPEG, 'image/jpeg'),
		]);
		const inputs = [1, 2, 3, 4].map((n) => ({ id: idOf(n) }));
		const { items } = await upload({}, { nodeType, inputs, settings: continued });
		expect(jsonOf(items)).toMatchObject([
			{ error: { message: "The item has no picture in 'Input Data Field Name'" } },
			{ error: { message: 'The picture is not a JPEG but image/png' } },
			{
				error: {
					message: expect.stringMatching(/^The picture is too large: 261 KB.* accepts 260 KB$/),
				},
			},
			{ success: true, playlistId: idOf(4) },
		]);
		expect(wire.requests).toEqual([`PUT /playlists/${idOf(4)}/images`]);
	});
});

describe('download', () => {
	const images = [640, 64].map((width) => ({
		url: `https://i.scdn.co/image/${width}`,
		width,
		height: width,
	}));
	/** Two albums, of which the second has no cover. */
	const albums = (image = JPEG) =>
		callWire(
			({ route }) => ({
				body: {
					id: route.slice(-22),
					uri: `spotify:album:${route.slice(-22)}`,
					name: 'AC/DC: Live',
					images: route.endsWith(idOf(2)) ? [] : images,
				},
			}),
			() => [200, image, { 'content-type': 'image/jpeg' }],
		);
	const download = async (fields: IDataObject, more: Partial<NodeRun> = {}) =>
		await runSpotify({
			parameters: {
				resource: 'album',
				operation: 'downloadCover',
				albumId: '={{ $json.id }}',
				...fields,
			},
			inputs: [{ id: idOf(1) }],
			...more,
		});

	it('gives the file with its name and type, beside what it is of', async () => {
		const wire = albums();
		const { items, error } = await download({});
		expect(error).toBeUndefined();
		expect(wire.requests).toEqual(['token', `GET /albums/${idOf(1)}`, images[0]?.url]);
		expect(items).toEqual([
			{
				json: {
					id: idOf(1),
					uri: `spotify:album:${idOf(1)}`,
					name: 'AC/DC: Live',
					url: images[0]?.url,
					width: 640,
					height: 640,
				},
				binary: {
					data: expect.objectContaining({
						data: JPEG.toString('base64'),
						mimeType: 'image/jpeg',
						fileName: 'AC DC Live.jpg',
						fileExtension: 'jpg',
					}),
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('takes size and field from the options', async () => {
		const wire = albums();
		const options = { size: 'smallest', binaryPropertyName: 'cover' };
		const { items } = await download({ options });
		expect(wire.requests.at(-1)).toBe(images[1]?.url);
		expect(Object.keys(items[0]?.binary ?? {})).toEqual(['cover']);
	});

	it.each([
		['largest', [640, 64]],
		['smallest', [64, 640]],
	])('takes the next size where Spotify no longer has the %s', async (size, widths) => {
		let count = 0;
		const wire = callWire(
			() => ({ body: { id: idOf(1), name: 'Live', images } }),
			() => ((count += 1) === 1 ? [404, ''] : [200, JPEG, { 'content-type': 'image/jpeg' }]),
		);
		const { items } = await download({ options: { size } });
		expect(wire.requests.slice(2)).toEqual(widths.map((one) => `https://i.scdn.co/image/${one}`));
		expect(jsonOf(items)).toMatchObject([{ width: widths[1] }]);
	});

	it('is an error where Spotify has none of the sizes', async () => {
		callWire(() => ({ body: { id: idOf(1), name: 'Live', images } }));
		const { error } = await download({});
		expect(error).toMatchObject({
			message: 'The picture could not be downloaded (HTTP 404)',
			description: expect.stringContaining('image/640'),
		});
	});

	// What the probe of October 2026 saw: 404 for the playlist, 200 for its pictures.
	it("of Spotify's own playlists is had where an app gets nothing else of them", async () => {
		const id = `37i9dQZ${idOf(1).slice(7)}`;
		const wire = callWire(
			({ route }) =>
				route.endsWith('/images') ? { body: images } : refusal(404, 'Resource not found'),
			() => [200, JPEG, { 'content-type': 'image/jpeg' }],
		);
		const parameters = { resource: 'playlist', operation: 'downloadCover', playlistId: id };
		const { items, error } = await runSpotify({ parameters });
		expect(error).toBeUndefined();
		expect(jsonOf(items)).toMatchObject([
			{ id, uri: `spotify:playlist:${id}`, name: null, width: 640 },
		]);
		expect(wire.calls.map(({ route, query }) => `${route} ${query}`)).toEqual([
			expect.stringMatching(new RegExp(`^GET /playlists/${id} fields=`)),
			`GET /playlists/${id}/images `,
		]);
	});

	it('of a playlist that is not there either way is an error that says so', async () => {
		callWire(() => refusal(404, 'Resource not found'));
		const playlistId = `37i9dQZ${idOf(1).slice(7)}`;
		const { error } = await runSpotify({
			parameters: { resource: 'playlist', operation: 'downloadCover', playlistId },
		});
		expect(error?.message).toContain('Spotify found nothing');
	});

	it('is asked for once for all items that want it, each of which gets it', async () => {
		const wire = albums();
		const inputs = [{ id: idOf(1) }, { id: `spotify:album:${idOf(1)}` }, { id: idOf(3) }];
		const { items } = await download({}, { inputs });
		expect(wire.requests.filter((one) => one.startsWith('GET '))).toHaveLength(2);
		expect(items.map(({ pairedItem, binary }) => [pairedItem, binary?.['data']?.fileName])).toEqual(
			[0, 1, 2].map((item) => [{ item }, 'AC DC Live.jpg']),
		);
	});

	it('of what has no cover is an error of its item, or left out with Skip Not Found', async () => {
		albums();
		const inputs = [{ id: idOf(1) }, { id: idOf(2) }];
		const { items } = await download({}, { inputs, settings: continued });
		expect(items.map(({ binary }) => binary !== undefined)).toEqual([true, false]);
		expect(jsonOf(items)[1]).toMatchObject({
			error: { kind: 'notFound', message: "'AC/DC: Live' has no cover image" },
		});
		const skipped = await download({ options: { skipNotFound: true } }, { inputs });
		expect([skipped.items.length, skipped.error]).toEqual([1, undefined]);
	});
});
