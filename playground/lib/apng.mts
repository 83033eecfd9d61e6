/** A picture of a moving one. */
export interface Frame {
	/** A PNG file. All frames have the same size and the same kind of colours. */
	readonly png: Buffer;
	readonly milliseconds: number;
}

interface Chunk {
	readonly type: string;
	readonly data: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The remainders of all bytes, of the checksum that ends each chunk. */
const REMAINDERS = Array.from({ length: 256 }, (_, byte) => {
	let remainder = byte;
	for (let bit = 0; bit < 8; bit++)
		remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
	return remainder;
});

function checksum(bytes: Buffer): number {
	let sum = 0xffffffff;
	for (const byte of bytes) sum = (sum >>> 8) ^ (REMAINDERS[(sum ^ byte) & 0xff] ?? 0);
	return (sum ^ 0xffffffff) >>> 0;
}

/** Reads the chunks that a PNG file is made of. */
export function readChunks(png: Buffer): Chunk[] {
	if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG file.');
	const chunks: Chunk[] = [];
	for (let at = 8; at < png.length;) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
		at += length + 12;
	}
	return chunks;
}

function written({ type, data }: Chunk): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(checksum(body));
	return Buffer.concat([length, body, sum]);
}

const numbers = (...values: readonly number[]): Buffer => {
	const bytes = Buffer.alloc(values.length * 4);
	values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
	return bytes;
};

/** How a frame is shown: all of the picture, for so long, in the place of what was there. */
function control(order: number, header: Buffer, milliseconds: number): Chunk {
	const delay = Buffer.from([0, 0, 0x03, 0xe8, 0, 0]);
	delay.writeUInt16BE(milliseconds);
	const size = [header.readUInt32BE(0), header.readUInt32BE(4)];
	return { type: 'fcTL', data: Buffer.concat([numbers(order, ...size, 0, 0), delay]) };
}

const pixelsOf = (png: Buffer): Buffer =>
	Buffer.concat(readChunks(png).flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])));

/**
 * Makes one moving picture of several PNG files, which begins anew at its end: an APNG
 * (https://www.w3.org/TR/png-3/#apng-frame-based-animation), of which an old reader shows the first
 * frame. Pixels are taken as they are, so that the files have to be alike.
 */
export function movingPicture(frames: readonly Frame[]): Buffer {
	const headers = frames.map(({ png }) => readChunks(png)[0]?.data ?? Buffer.alloc(0));
	const [header = Buffer.alloc(0)] = headers;
	if (!headers.every((one) => one.equals(header)))
		throw new Error('The frames differ in size or colours.');
	let order = 0;
	const shown = frames.flatMap(({ png, milliseconds }, index): Chunk[] => [
		control(order++, header, milliseconds),
		index === 0
			? { type: 'IDAT', data: pixelsOf(png) }
			: { type: 'fdAT', data: Buffer.concat([numbers(order++), pixelsOf(png)]) },
	]);
	const chunks: Chunk[] = [
		{ type: 'IHDR', data: header },
		{ type: 'acTL', data: numbers(frames.length, 0) },
		...shown,
		{ type: 'IEND', data: Buffer.alloc(0) },
	];
	return Buffer.concat([SIGNATURE, ...chunks.map(written)]);
}
