import { fc } from './fc.mts';

import type { Route } from '../../playground/simulator/api/routes.mts';
import { operationFacts } from '../facts/facts.mts';
import type { ParamFact } from '../facts/operationFacts.mts';

const base62 = [...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const id = fc
	.array(fc.constantFrom(...base62), { minLength: 22, maxLength: 22 })
	.map((characters) => characters.join(''));

const text = fc
	.string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
	.filter((characters) => characters.trim() !== '');

const joined = (values: fc.Arbitrary<string>, maxLength: number) =>
	fc.array(values, { minLength: 1, maxLength }).map((some) => some.join());

/** What Spotify says about a route. */
export const operationOf = ({ method, path }: Route) => {
	const operation = operationFacts.find((known) => known.method === method && known.path === path);
	if (!operation) throw new Error(`Spotify has no ${method} ${path}`);
	return operation;
};

/** Values for a parameter that Spotify's facts allow. */
function valuesOf({ name, type, enum: values, minimum, maximum }: ParamFact) {
	if (values) return fc.subarray([...values], { minLength: 1 }).map((some) => some.join());
	switch (name) {
		case 'limit':
			return fc.integer({ min: 1, max: maximum ?? 50 }).map(String);
		case 'offset':
			return fc.integer({ min: 0, max: (maximum ?? 400) - usualPage }).map(String);
		case 'market':
			return fc.constantFrom('SE', 'US', 'JP');
		case 'ids':
			return joined(id, 5);
		// One to five of the three together.
		case 'seed_artists':
		case 'seed_tracks':
			return joined(id, 2);
		case 'seed_genres':
			return fc.constantFrom('pop', 'k-pop');
		case 'fields':
			// Left out: what remains of an answer is for another test.
			return fc.constant(undefined);
	}
	if (type === 'integer') {
		return fc.integer({ min: minimum ?? 0, max: maximum ?? 1000 }).map(String);
	}
	if (type === 'number') return fc.constantFrom('0', '0.25', '1');
	return text;
}

// The default limit of older apps, with which a search must end before its last result.
const usualPage = 20;

const atLeastOne = new Map([['/recommendations', 'seed_genres']]);

type ValueOf = (route: Route, name: string) => fc.Arbitrary<string | undefined> | undefined;

/** An id for the path of an operation, and any of its optional parameters. */
export function queriesOf(route: Route, valueOf: ValueOf = () => undefined) {
	const query = operationOf(route).params.filter((param) => param.in === 'query');
	const needed = (param: ParamFact) =>
		param.required ||
		(param.name === 'market' && route.needsCountry) ||
		param.name === atLeastOne.get(route.path);
	const parameters = fc.record(
		Object.fromEntries(
			query.map((param) => [param.name, valueOf(route, param.name) ?? valuesOf(param)]),
		),
		{ requiredKeys: query.filter(needed).map(({ name }) => name) },
	);
	const pathId = route.path.includes('{user_id}') ? fc.oneof(id, text) : id;
	return fc.tuple(pathId, parameters).map(([anId, values]) => {
		const given = Object.entries(values).filter(
			(pair): pair is [string, string] => pair[1] !== undefined,
		);
		return { id: anId, query: new URLSearchParams(given).toString() };
	});
}

/** Requests of an operation, with any of its optional parameters. */
export const requestsOf = (route: Route) =>
	queriesOf(route).map(
		({ id: anId, query }) =>
			`${route.path.replace(/\{\w+\}/, () => encodeURIComponent(anId))}?${query}`,
	);
