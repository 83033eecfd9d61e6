import type { AppRules } from '../accounts/appKinds.mts';
import { limit, type Parameter } from './parameters.mts';
import type { Route } from './route.mts';

interface ReadParameters {
	query: Record<string, string>;
	numbers: Record<string, number>;
}

/**
 * The parameters of a request, or why it is refused. Unlike Spotify, which ignores what it
 * doesn't know, the simulator refuses unknown and repeated parameters: they are our own typos.
 */
export function readParameters(
	{ path, parameters }: Pick<Route, 'path' | 'parameters'>,
	search: URLSearchParams,
	{ removals }: AppRules,
	pageLimits: ReadonlyMap<string, number> = new Map(),
): ReadParameters | { refusal: string } {
	const unknown = [...search.keys()].find(
		(key) => !parameters.some(({ name, alias }) => name === key || alias === key),
	);
	if (unknown !== undefined) return { refusal: `Unknown parameter (simulator): ${unknown}` };

	const query: Record<string, string> = {};
	const numbers: Record<string, number> = {};
	for (const parameter of parameters) {
		const { before2026 = parameter } = parameter;
		const inForce = shrunk(removals.has('2026-02') ? parameter : before2026, pageLimits.get(path));
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

/** The same parameter while Spotify has made the largest page of the route another one. */
function shrunk(parameter: Parameter, pageLimit: number | undefined): Parameter {
	if (parameter.name !== 'limit' || pageLimit === undefined) return parameter;
	return limit(pageLimit, Math.min(pageLimit, parameter.range?.default ?? pageLimit));
}
