import type { Parameter } from './parameters.mts';

interface ReadParameters {
	query: Record<string, string>;
	numbers: Record<string, number>;
}

/**
 * The parameters of a request, or why it is refused. Unlike Spotify, which ignores what it
 * doesn't know, the simulator refuses unknown and repeated parameters: they are our own typos.
 */
export function readParameters(
	parameters: readonly Parameter[],
	search: URLSearchParams,
): ReadParameters | { refusal: string } {
	const unknown = [...search.keys()].find(
		(key) => !parameters.some(({ name, alias }) => name === key || alias === key),
	);
	if (unknown !== undefined) return { refusal: `Unknown parameter (simulator): ${unknown}` };

	const query: Record<string, string> = {};
	const numbers: Record<string, number> = {};
	for (const { name, alias = name, missing, range, refuse } of parameters) {
		const [value, ...repeated] = search.getAll(search.has(name) ? name : alias);
		if (repeated.length > 0) return { refusal: `Repeated parameter (simulator): ${name}` };
		if (value === undefined && missing !== undefined) return { refusal: missing };
		const refusal = value === undefined ? undefined : refuse(value);
		if (refusal !== undefined) return { refusal };
		if (value !== undefined) query[name] = value;
		if (range) numbers[name] = value === undefined ? range.default : Number(value);
	}
	return { query, numbers };
}
