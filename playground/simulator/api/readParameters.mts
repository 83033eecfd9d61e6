import type { AppRules } from '../accounts/appKinds.mts';
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
	{ removals }: AppRules,
): ReadParameters | { refusal: string } {
	const unknown = [...search.keys()].find(
		(key) => !parameters.some(({ name, alias }) => name === key || alias === key),
	);
	if (unknown !== undefined) return { refusal: `Unknown parameter (simulator): ${unknown}` };

	const query: Record<string, string> = {};
	const numbers: Record<string, number> = {};
	for (const parameter of parameters) {
		const { before2026 = parameter } = parameter;
		const inForce = removals.has('2026-02') ? parameter : before2026;
		const { name, alias = name, missing, orInBody, range, refuse } = inForce;
		const [value, ...repeated] = search.getAll(search.has(name) ? name : alias);
		if (repeated.length > 0) return { refusal: `Repeated parameter (simulator): ${name}` };
		if (value === undefined && missing !== undefined && !orInBody) return { refusal: missing };
		const refusal = value === undefined ? undefined : refuse(value);
		if (refusal !== undefined) return { refusal };
		if (value !== undefined) query[name] = value;
		const number = value === undefined ? range?.default : Number(value);
		if (range && number !== undefined) numbers[name] = number;
	}
	return { query, numbers };
}
