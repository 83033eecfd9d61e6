/** Spotify's answers, read without trusting their shape: whatever is missing is `undefined`. */

export type JsonObject = Record<string, unknown>;

/** Tells whether a value is an object, and not a list or null. */
export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Returns the value that a parent has under a name, or a list at an index; never one that it
 * inherits.
 */
function under(parent: unknown, key: string): unknown {
	if (Array.isArray(parent)) return parent[Number(key)];
	return isObject(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
}

/**
 * Returns the value at a dotted path such as `album.images.0.url`; undefined if there is none. Most
 * paths are a name: those split nothing.
 */
export const at = (value: unknown, path: string): unknown =>
	path.includes('.')
		? path.split('.').reduce<unknown>((parent, key) => under(parent, key), value)
		: under(value, path);

/**
 * Returns the list that a text is as JSON, as a language model writes one; undefined for any other
 * text.
 */
export function listInText(text: string): unknown[] | undefined {
	if (!text.trimStart().startsWith('[')) return undefined;
	try {
		const list: unknown = JSON.parse(text);
		return Array.isArray(list) ? list : undefined;
	} catch {
		return undefined;
	}
}

/** Returns the text at a dotted path; undefined for any other value. */
export const textAt = (value: unknown, path: string): string | undefined => {
	const found = at(value, path);
	return typeof found === 'string' ? found : undefined;
};

/** Returns the number that a value is, also as a text; `null` for any other value. */
export function numberIn(value: unknown): number | null {
	if (typeof value === 'string' && value.trim() === '') return null;
	if (typeof value !== 'number' && typeof value !== 'string') return null;
	const number = Number(value);
	return Number.isFinite(number) ? number : null;
}
