import { parameterOf } from '../../playground/simulator/api/parameterOf.mts';
import { routes, strayAnswers } from '../../playground/simulator/api/routes.mts';
import { bodyTypeOf } from '../../playground/simulator/api/readBody.mts';
import { operationFacts, routeOf } from '../facts/facts.mts';
import type { ParamFact } from '../facts/operationFacts.mts';

describe('the simulator', () => {
	it("answers all of Spotify's operations", () => {
		expect(routes.map(routeOf).sort()).toEqual(operationFacts.map(routeOf).sort());
	});

	it('answers nothing else', () => {
		expect(strayAnswers).toEqual([]);
	});
});

const queries = operationFacts.flatMap((fact) =>
	fact.params
		.filter((param) => param.in === 'query')
		.map((param) => ({ route: routeOf(fact), name: param.name, param })),
);

const parameter = (route: string, name: string) =>
	routes.find((known) => routeOf(known) === route)?.parameters.find((known) => known.name === name);

const ids = (count: number) => Array(count).fill('4aawyAB9vmqN3uQ7FjRGTy').join();

describe.each(queries)('$name of $route', ({ route, name, param }) => {
	const { maxItems, maximum, enum: values, default: usual, required } = param;
	const refuse = parameter(route, name)?.refuse;

	it('may be missing where Spotify says so', () => {
		expect(parameter(route, name)?.missing !== undefined).toBe(required);
		const { range, default: text } = parameter(route, name) ?? {};
		expect(range?.default ?? text ?? null).toBe(usual);
	});

	it('may have the values that Spotify lists, as many and as large as it says', () => {
		for (const value of values ?? []) expect([value, refuse?.(value)]).toEqual([value, undefined]);
		if (maxItems !== null) {
			const item = name === 'seed_genres' ? 'pop' : ids(1);
			expect(refuse?.(Array(maxItems).fill(item).join())).toBeUndefined();
			expect(
				refuse?.(
					Array(maxItems + 1)
						.fill(item)
						.join(),
				),
			).toMatch(/\S/);
		}
		if (maximum !== null) {
			const { takes = maximum } = parameter(route, name)?.range ?? {};
			expect(refuse?.(`${maximum}`)).toBeUndefined();
			expect(refuse?.(`${takes + 1}`)).toMatch(/\S/);
		}
	});
});

const fact = (more: Partial<ParamFact>): ParamFact => ({
	name: 'town',
	in: 'query',
	type: 'string',
	required: false,
	minimum: null,
	maximum: null,
	maxItems: null,
	enum: null,
	default: null,
	...more,
});

it.each<[string, Partial<ParamFact>, string[], string[]]>([
	['a text', {}, ['Rome', ''], []],
	['one of some', { enum: ['Rome', 'Oslo'] }, ['Rome', 'Oslo,Rome'], ['', 'Bonn', 'Rome,Bonn']],
	[
		'a whole number',
		{ type: 'integer', minimum: 2, maximum: 3 },
		['2', '3'],
		['1', '4', '2.5', 'x'],
	],
	['a number', { type: 'number', minimum: 0, maximum: 1 }, ['0.5', '1'], ['1.1', '-1', 'x']],
	['yes or no', { type: 'boolean' }, ['true', 'false'], ['yes', '']],
	['a list', { maxItems: 2 }, [ids(1), ids(2)], [ids(3), 'x', '']],
])(
	'a parameter that no other operation has is read by its type: %s',
	(_type, more, right, wrong) => {
		const { refuse } = parameterOf(fact(more), false, {});
		expect(right.filter((value) => refuse(value) !== undefined)).toEqual([]);
		expect(wrong.map((value) => refuse(value))).toEqual(wrong.map(() => 'Invalid town'));
	},
);

it('what is required is missed, unless the body has it', () => {
	expect(parameterOf(fact({ required: true }), false, {})).toMatchObject({
		missing: 'Missing required field: town',
	});
	expect(parameterOf(fact({ required: true }), true, {})).toMatchObject({ orInBody: true });
});

it('an operation has words and rules of its own', () => {
	const own = { words: { town: 'No such town' }, parameters: { town: { alias: 'city' } } };
	const { refuse, alias } = parameterOf(fact({ enum: ['Rome'] }), false, own);
	expect([refuse('Bonn'), alias]).toEqual(['No such town', 'city']);
});

it('a part of a body is read by its type', () => {
	expect(bodyTypeOf('array<object{id,added_at}>')).toEqual({
		type: 'objects',
		properties: ['id', 'added_at'],
	});
	expect(bodyTypeOf('array<string>')).toEqual({ type: 'texts' });
	expect(() => bodyTypeOf('array<integer>')).toThrow('array<integer>');
});
