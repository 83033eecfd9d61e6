import { findOperation, resources } from '../../../spotify/operations';
import { parameterName, type Field, type Operation } from '../../../spotify/operations/types';
import facts from '../../facts/operations.json';

const all = resources.flatMap((resource) =>
	Object.entries(resource.operations).map(([name, operation]) => ({
		name: `${resource.value}.${name}`,
		operation: operation as Operation,
	})),
);

const factOf = ({ docs }: Operation) => facts.find(({ operationId }) => operationId === docs);
const paramOf = (operation: Operation, wire: string) =>
	factOf(operation)?.params.find(({ name }) => name === wire);
const range = (operation: Operation, wire: string) => {
	const { minimum, maximum } = paramOf(operation, wire) ?? {};
	return { minimum: minimum ?? 0, maximum: maximum ?? Infinity };
};

it('there are operations', () => {
	expect(all.map(({ name }) => name)).toEqual([...new Set(all.map(({ name }) => name))]);
	expect(all.length).toBeGreaterThanOrEqual(8);
});

/** All but the one for requests of the user's own. */
const documented = all.filter(({ operation }) => operation.docs !== undefined);

describe.each(documented)('$name', ({ operation }) => {
	const { fields, paging, route } = operation;
	const fact = factOf(operation);
	const wires = fields.map(({ wire }) => wire);
	const choices = fields.flatMap((field) => (field.kind === 'choices' ? [field] : []));

	it("is an operation of Spotify's, by its route and its page, and a current one unless it says so", () => {
		expect(route).toBe(`${fact?.method} ${fact?.path}`);
		expect(fact?.deprecated).toBe('onlyFor' in operation);
	});

	it('has only parameters that Spotify knows, where Spotify has them', () => {
		for (const field of fields)
			expect(paramOf(operation, field.wire)).toMatchObject({ in: field.in });
		expect(new Set(wires).size).toBe(wires.length);
	});

	it('sends what Spotify requires', () => {
		const required = fact?.params.filter((param) => param.required).map(({ name }) => name) ?? [];
		expect(required.filter((name) => !wires.includes(name))).toEqual([]);
		for (const field of choices)
			expect(field.required ?? false).toBe(required.includes(field.wire));
	});

	it("offers Spotify's values, all of them, sorted by name, and defaults among them", () => {
		for (const field of choices) {
			const values = field.choices.map(({ value }) => value);
			expect([...values].sort()).toEqual([...(paramOf(operation, field.wire)?.enum ?? [])].sort());
			expect(field.choices).toEqual(
				[...field.choices].sort((a, b) => a.name.localeCompare(b.name, 'en')),
			);
			expect(field.default.filter((value) => !values.includes(value))).toEqual([]);
		}
	});

	it('pages by the largest page that Spotify allows', () => {
		const isPaged = paging !== undefined && 'maxLimit' in paging;
		if (isPaged) expect(paging.maxLimit).toBe(range(operation, 'limit').maximum);
		if (isPaged && 'maxOffset' in paging)
			expect(paging.maxOffset).toBe(range(operation, 'offset').maximum);
		if (!fact?.paging) return;
		expect(isPaged && 'itemsAt' in paging ? paging.itemsAt : '{type}s.items').toBe(fact.itemsPath);
	});

	it('reads as n8n wants it', () => {
		expect(operation.name).toMatch(/^[A-Z][a-z]+( [A-Z][a-z]+)*$/);
		expect(operation.action).toMatch(/^[A-Z][^A-Z.]+$/);
		expect(operation.description).toMatch(/^[A-Z].*[^.]$/);
	});
});

it('is found by resource and name, and by no other name', () => {
	for (const { name, operation } of all) {
		const [resource = '', action = ''] = name.split('.');
		expect(findOperation(resource, action)).toBe(operation);
	}
	expect(findOperation('track', 'constructor')).toBeUndefined();
	expect(findOperation('track', 'play')).toBeUndefined();
	expect(findOperation('toString', 'get')).toBeUndefined();
});

const place = { in: 'query', displayName: '', description: '' } as const;
const named: Array<[Field, string]> = [
	[{ kind: 'id', of: 'playlist', wire: 'playlist_id', in: 'path' }, 'playlistId'],
	[{ kind: 'id', of: 'track', wire: 'id', in: 'path' }, 'trackId'],
	[
		{ ...place, kind: 'choices', wire: 'include_groups', choices: [], default: [] },
		'includeGroups',
	],
	[{ ...place, kind: 'market', wire: 'market' }, 'market'],
	[{ kind: 'searchQuery', wire: 'q', in: 'query' }, 'query'],
	[{ kind: 'fixed', wire: 'a_b_c', in: 'query', value: '' }, 'aBC'],
];

it.each(named)("the parameter of %j is named after Spotify's", (field, name) => {
	expect(parameterName(field)).toBe(name);
});
