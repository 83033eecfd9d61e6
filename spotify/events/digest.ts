import { createHash } from 'crypto';

/**
 * How many characters stand for an entry in what is remembered: 36 bits. Among 10,000 entries, one
 * new entry in seven million is taken for a known one.
 */
const DIGEST_BYTES = 6;

/** Returns a short text that stands for a longer one. */
export const digestOf = (text: string, length = DIGEST_BYTES): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, length);

/** Joins digests to one text. */
export const pack = (digests: Iterable<string>): string => [...digests].join('');

/** Splits a text of joined digests into these. */
export const unpack = (packed: string): string[] =>
	Array.from({ length: packed.length / DIGEST_BYTES }, (_, index) =>
		packed.slice(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES),
	);
