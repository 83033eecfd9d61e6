import { isObjectKind } from '../../spotify/ids/types';
import type { Operation } from '../../spotify/operations/types';
import { entryFaults } from '../support/contract/entryFaults.mts';
import {
	entries,
	facts,
	factOf,
	routesOf,
	type NamedOperation,
	type OperationFact,
} from '../support/contract/facts.mts';

const current = facts.filter(({ deprecated }) => !deprecated);
const closed = facts.filter(({ deprecated }) => deprecated);
/** Closed to some apps, and with nothing that does its job for all of them. */
const irreplaceable = closed.filter(({ replacement }) => replacement === null);
const replaced = closed.flatMap((fact) =>
	fact.replacement === null ? [] : [{ fact, by: fact.replacement }],
);

const routes: readonly string[] = entries.map(({ operation }) => operation.route);
const routeOf = ({ method, path }: OperationFact) => `${method} ${path}`;
const named = (list: readonly OperationFact[]) =>
	list.map((fact) => [routeOf(fact), fact] as const);

const entriesOf = (operationId: string): NamedOperation[] =>
	entries.filter(({ operation }) => factOf(operation)?.operationId === operationId);

/** The entry with an id field that does the job of a several-ids operation, one ID at a time. */
const singleOf = ({ path }: OperationFact) =>
	entries.find(
		({ operation }) =>
			operation.route === `GET ${path}/{id}` && operation.fields.some(({ kind }) => kind === 'id'),
	);

it.each(entries)(
	"$name is one of Spotify's operations, and says the same of it",
	({ operation }) => {
		expect(entryFaults(operation)).toEqual([]);
	},
);

/** What makes an entry another one than the plain one of its route. */
const isOfItsOwn = ({ job, fields }: Operation): boolean =>
	job !== undefined || fields.some((field) => field.kind === 'id' && field.asUri);

it.each([...new Set(routes)])(
	'%s is there once, but for what does another job with it',
	(route) => {
		const plain = entries.filter(
			({ operation }) => operation.route === route && !isOfItsOwn(operation),
		);
		expect(plain.length).toBeLessThanOrEqual(1);
	},
);

it.each(named(current))('%s, which every app has, is offered', (_route, fact) => {
	expect(routes).toEqual(expect.arrayContaining(routesOf(fact)));
});

it.each(named(irreplaceable))('%s, which nothing replaces, is offered', (route, fact) => {
	if (fact.batchOf) expect(singleOf(fact)?.operation.availability).toBeDefined();
	else expect(routes).toContain(route);
});

it.each(replaced.map(({ fact, by }) => ({ route: routeOf(fact), fact, by })))(
	'what $route did, $by does for every app',
	({ route, fact, by }) => {
		expect(routes).not.toContain(route);
		expect(current.map(({ operationId }) => operationId)).toContain(by);
		const newer = entriesOf(by);
		expect(newer.length).toBeGreaterThan(0);
		const takes = newer.flatMap(({ operation }) =>
			operation.fields.flatMap((field) => (field.kind === 'uris' ? field.of : [])),
		);
		if (by.includes('library')) expect(takes).toEqual(expect.arrayContaining(kindsIn(fact.path)));
	},
);

/** What a path of the library before 2026 was about, such as `/me/albums/contains`. */
function kindsIn(path: string): string[] {
	if (path.startsWith('/me/following')) return ['artist', 'user'];
	const [, list = ''] = /^(?:\/me)?\/(\w+)s\b/.exec(path) ?? [];
	expect(isObjectKind(list)).toBe(true);
	return [list];
}

it('every operation is one that is offered or one that another does the job of', () => {
	const offered = new Set(entries.map(({ operation }) => factOf(operation)?.operationId));
	const single = irreplaceable.filter(({ batchOf }) => batchOf);
	const others = [...single, ...replaced.map(({ fact }) => fact)].map(
		({ operationId }) => operationId,
	);
	expect([...offered, ...others].sort()).toEqual(
		facts.map(({ operationId }) => operationId).sort(),
	);
});
