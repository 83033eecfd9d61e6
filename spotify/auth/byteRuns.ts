import type { Decoded, Encoding } from './encoding';

/** A run of bytes, and where in the text each of them begins. */
interface Bytes {
	bytes: Uint8Array;
	/** Tells where in the text a byte begins. */
	originOf(index: number): number;
}

/** The least share of characters in a text's bytes: those of noise, or read askew, have some 40 %. */
const MOSTLY = 0.6;

function shareOfText({ bytes }: Bytes): number {
	let characters = 0;
	for (const byte of bytes) {
		if ((byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13) characters += 1;
	}
	return bytes.length === 0 ? 0 : characters / bytes.length;
}

/** Reads the text that bytes are; undefined if they are none. */
const decodedText = (read: Bytes): Decoded | undefined =>
	shareOfText(read) < MOSTLY
		? undefined
		: { plain: Buffer.from(read.bytes).toString('latin1'), originOf: read.originOf };

/**
 * Reads a run of base64 from a start on: it may be glued to what stands before it, so that its
 * groups begin anywhere.
 */
const base64From = (run: string, start: number): Bytes => ({
	bytes: Buffer.from(run.slice(start), 'base64'),
	originOf: (index) => start + Math.floor((index * 8) / 6),
});

const hexFrom = (run: string, start: number): Bytes => ({
	bytes: Buffer.from(run.slice(start, run.length - ((run.length - start) % 2)), 'hex'),
	originOf: (index) => start + index * 2,
});

/** Reads numbers of bytes, each of which a pattern finds. */
function bytesIn(run: string, number: RegExp, base: number): Bytes {
	const found = [...run.matchAll(number)];
	return {
		bytes: Uint8Array.from(found, ([digits]) => parseInt(digits, base)),
		originOf: (index) => found[index]?.index ?? 0,
	};
}

/**
 * Bytes in a row, as base64, as hex with or without something between two, and as a list of numbers.
 * What is shorter would be found in many words, and is no secret.
 */
export const byteRuns: readonly Encoding[] = [
	...[0, 1, 2, 3].map((start) => ({
		escape: /[\w+/-]{11,}={0,2}/g,
		decode: (run: string) => decodedText(base64From(run, start)),
	})),
	...[0, 1].map((start) => ({
		escape: /[\da-f]{8,}/gi,
		decode: (run: string) => decodedText(hexFrom(run, start)),
	})),
	{
		escape: /(?<![\da-f])[\da-f]{2}(?:[\s:,;-]{1,2}(?:0x)?[\da-f]{2}(?![\da-f])){3,}/gi,
		decode: (run) => decodedText(bytesIn(run, /(?<![\da-f])[\da-f]{2}/gi, 16)),
	},
	{
		escape: /(?<!\d)\d{2,3}(?:,\s{0,8}\d{2,3}(?!\d)){3,}/g,
		decode: (run) => decodedText(bytesIn(run, /\d+/g, 10)),
	},
];
