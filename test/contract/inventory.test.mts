import { entries, facts, factOf, type OperationFact } from '../support/contract/facts.mts';
import { entryFaults } from '../support/contract/entryFaults.mts';

/** What needs no user. */
const catalogue = facts.filter(({ userOnly }) => !userOnly);
const routes = entries.map(({ operation }) => operation.route as string);
const routeOf = ({ method, path }: OperationFact) => `${method} ${path}`;

/** Operations whose job a newer one does for every kind of app, and why they are left out. */
const replaced: Readonly<Record<string, { by: string; because: string }>> = {
	'get-playlists-tracks': {
		by: 'get-playlists-items',
		because: 'the same list under its old name, gone for newer apps',
	},
};

/** The entry with an id field that does the job of a several-ids operation, one ID at a time. */
const singleOf = ({ path, replacement }: OperationFact) =>
	entries.find(
		({ operation }) =>
			operation.route === `GET ${path}/{id}` &&
			operation.fields.some(({ kind }) => kind === 'id') &&
			(replacement === null || operation.docs === replacement),
	);

it.each(entries)(
	"$name is one of Spotify's operations, and says the same of it",
	({ operation }) => {
		expect(entryFaults(operation)).toEqual([]);
	},
);

it('no operation is there twice', () => {
	expect(new Set(routes).size).toBe(routes.length);
});

it.each(catalogue.map((fact) => [routeOf(fact), fact] as const))('%s is offered', (route, fact) => {
	const newer = replaced[fact.operationId]?.by;
	if (routes.includes(route)) return;
	if (fact.batchOf) expect(singleOf(fact)?.operation.fields).toBeDefined();
	else {
		expect(fact.replacement).toBe(newer);
		expect(entries.map(({ operation }) => operation.docs)).toContain(newer);
	}
});

it('the inventory adds up', () => {
	const count = (is: (fact: OperationFact) => unknown) => catalogue.filter(is).length;
	const table = entries.map(({ operation }) => factOf(operation));

	expect(catalogue).toHaveLength(38);
	expect(count((fact) => !fact.removedIn)).toBe(15);
	expect(count((fact) => fact.removedIn === '2026-02')).toBe(15);
	expect(count((fact) => fact.removedIn === '2024-11')).toBe(8);
	expect(count(({ batchOf }) => batchOf)).toBe(8);
	expect(Object.keys(replaced)).toHaveLength(1);
	expect(table).toHaveLength(38 - 8 - 1);
	expect(table.filter((fact) => fact?.removedIn === null)).toHaveLength(15);
	expect(table.filter((fact) => fact?.removedIn === '2026-02')).toHaveLength(7);
	expect(table.filter((fact) => fact?.removedIn === '2024-11')).toHaveLength(7);
});
