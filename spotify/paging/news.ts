import { createHash } from 'crypto';

/** More than any list of Spotify's has; the largest libraries have some hundred thousand. */
export const MAX_ENTRIES = 1_000_000;

/** Tells whether any of the values is none that came before, and remembers them. */
export type BringsNew = (values: Iterable<unknown>) => boolean;

/** Stands for a value: its JSON may have some thousand characters, and a list a million values. */
const entryDigest = (value: unknown): string =>
	createHash('sha256')
		.update(JSON.stringify(value) ?? '')
		.digest('base64url');

/** Creates a check that has seen nothing; two values are the same if their JSON is. */
export function createNews(): BringsNew {
	const seen = new Set<string>();
	return (values) => {
		const before = seen.size;
		for (const value of values) seen.add(entryDigest(value));
		return seen.size > before;
	};
}
