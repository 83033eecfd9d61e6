/** A colour as JPEG has it: brightness, blueness and redness, each from -128 to 127. */
type Colour = readonly [luma: number, blue: number, red: number];

/** From a hue in degrees, and a saturation and a lightness from 0 to 1. */
export function colour(hue: number, saturation: number, lightness: number): Colour {
	const spread = saturation * Math.min(lightness, 1 - lightness);
	const channel = (offset: number) => {
		const at = (offset + hue / 30) % 12;
		return 255 * (lightness - spread * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
	};
	const [red, green, blue] = [channel(0), channel(8), channel(4)];
	const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
	return [
		Math.round(luma - 128),
		Math.max(-128, Math.min(127, Math.round((blue - luma) * 0.564))),
		Math.max(-128, Math.min(127, Math.round((red - luma) * 0.713))),
	];
}

const blockSize = 8;

// How many codes of each length from 1 to 16 bits there are for the sizes 0 to 11 of a difference:
// the table that the standard suggests (ITU T.81, table K.3).
const codeCounts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const sizes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const codes = canonicalCodes();

/**
 * A square picture as a baseline JPEG, of blocks of eight by eight pixels that are of one colour
 * each; a character is a byte. No more of the format is needed to tell covers apart.
 */
export function encodeJpeg(size: number, colourAt: (x: number, y: number) => Colour): string {
	const blocks = Math.ceil(size / blockSize);
	let bits = '';
	const previous: [number, number, number] = [0, 0, 0];
	for (let y = 0; y < blocks; y++) {
		for (let x = 0; x < blocks; x++) {
			const values = colourAt((x + 0.5) / blocks, (y + 0.5) / blocks);
			for (const part of [0, 1, 2] as const) {
				bits += differenceBits(values[part] - previous[part]);
				previous[part] = values[part];
			}
		}
	}
	return Buffer.concat([header(size), bytesOf(bits), Buffer.from([0xff, 0xd9])]).toString('latin1');
}

/** A difference of brightness, then the end of the block: `0` is its only other code. */
function differenceBits(difference: number): string {
	const magnitude = Math.abs(difference);
	const size = magnitude === 0 ? 0 : magnitude.toString(2).length;
	const value = difference < 0 ? difference + (1 << size) - 1 : difference;
	return `${codes[size] ?? ''}${size === 0 ? '' : value.toString(2).padStart(size, '0')}0`;
}

function bytesOf(bits: string): Buffer {
	const bytes: number[] = [];
	for (let at = 0; at < bits.length; at += 8) {
		const byte = Number.parseInt(bits.slice(at, at + 8).padEnd(8, '1'), 2);
		bytes.push(byte);
		// Or it would be taken for the beginning of the next part.
		if (byte === 0xff) bytes.push(0);
	}
	return Buffer.from(bytes);
}

function header(size: number): Buffer {
	const word = (value: number) => [value >> 8, value & 0xff];
	const part = (marker: number, bytes: readonly number[]) => [
		0xff,
		marker,
		...word(bytes.length + 2),
		...bytes,
	];
	return Buffer.from([
		...[0xff, 0xd8],
		...part(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
		// All quantizers are 8: a block's first number is then its brightness.
		...part(0xdb, [0, ...Array<number>(64).fill(8)]),
		...part(0xc0, [
			8,
			...word(size),
			...word(size),
			3,
			...[1, 2, 3].flatMap((id) => [id, 0x11, 0]),
		]),
		...part(0xc4, [0x00, ...codeCounts, ...sizes]),
		...part(0xc4, [0x10, 1, ...Array<number>(15).fill(0), 0]),
		...part(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
	]);
}

function canonicalCodes(): string[] {
	const made: string[] = [];
	let code = 0;
	for (const [index, count] of codeCounts.entries()) {
		for (let number = 0; number < count; number++) {
			made.push(code.toString(2).padStart(index + 1, '0'));
			code += 1;
		}
		code *= 2;
	}
	return made;
}
