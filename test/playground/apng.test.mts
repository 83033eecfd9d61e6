import { deflateSync, inflateSync } from 'node:zlib';

import { movingPicture, readChunks } from '../../playground/lib/apng.mts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What a decoder reads: a length, a type, and a checksum that this test does not look at. */
const chunk = (type: string, data: Buffer): Buffer => {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
};

/** A picture of one grey pixel, or of a row of them. */
function png(grey: number, width = 1): Buffer {
	const header = Buffer.from([0, 0, 0, width, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
	const pixels = deflateSync(Buffer.from([0, ...Array<number>(width).fill(grey)]));
	const [one, two] = [pixels.subarray(0, 4), pixels.subarray(4)];
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('IDAT', one),
		chunk('IDAT', two),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

const picture = movingPicture([
	{ png: png(10), milliseconds: 1500 },
	{ png: png(200), milliseconds: 4000 },
]);
const chunks = readChunks(picture);
const dataOf = (type: string): Buffer[] =>
	chunks.flatMap((one) => (one.type === type ? [one.data] : []));

it('says how many frames there are before the first one, and that they begin again', () => {
	expect(chunks.map(({ type }) => type)).toEqual([
		'IHDR',
		'acTL',
		'fcTL',
		'IDAT',
		'fcTL',
		'fdAT',
		'IEND',
	]);
	expect(dataOf('acTL').map((data) => data.toString('hex'))).toEqual(['0000000200000000']);
});

it('numbers the controls and the frames after the first in one row', () => {
	const numbered = [...dataOf('fcTL'), ...dataOf('fdAT')].map((data) => data.readUInt32BE(0));
	expect(numbered).toEqual([0, 1, 2]);
});

it('shows each frame for its time', () => {
	const shown = dataOf('fcTL').map((data) => data.readUInt16BE(20) / data.readUInt16BE(22));
	expect(shown).toEqual([1.5, 4]);
});

it('keeps the pixels of each frame', () => {
	const [first, second] = [...dataOf('IDAT'), ...dataOf('fdAT').map((data) => data.subarray(4))];
	expect([first, second].map((data = Buffer.alloc(0)) => inflateSync(data)[1])).toEqual([10, 200]);
});

it('ends each chunk with its checksum', () => {
	// The checksum of IEND is a constant of the format.
	expect(picture.subarray(-4).toString('hex')).toBe('ae426082');
});

it('takes only frames of one size', () => {
	const frames = [png(10), png(10, 2)].map((one) => ({ png: one, milliseconds: 100 }));
	expect(() => movingPicture(frames)).toThrow('differ');
});

it('takes only PNG files', () => {
	expect(() => readChunks(Buffer.from('GIF89a'))).toThrow('no PNG file');
});
