import { type Json, type JsonObject, listOf, objectOf } from '../facts/openApi.mts';
import type { ResponseFacts } from '../facts/responses.mts';
import { schemaProperties, schemasIn } from './schemaProperties.mts';

/** What Spotify's document says. */
export interface Facts {
	operations: JsonObject[];
	responses: ResponseFacts;
}

/** One difference between two documents. */
export interface Change {
	/** Operation, such as `GET /albums/{id}`, or schema, such as `AlbumObject`. */
	where: string;
	what: string;
	/** Operations that it concerns. */
	routes: string[];
}

/** Everything that changed from one document to another. */
export function compareFacts(before: Facts, after: Facts): Change[] {
	const [routesBefore, routesAfter] = [before, after].map(({ operations }) =>
		byName(operations, routeOf),
	);
	const operations = compareMaps(routesBefore, routesAfter, 'operation', compareOperation).map(
		({ name, what }) => ({ where: name, what, routes: [name] }),
	);
	const defs = compareMaps(
		new Map(Object.entries(before.responses.$defs)),
		new Map(Object.entries(after.responses.$defs)),
		'schema',
		compareSchema,
	).map(({ name, what }) => ({
		where: name,
		what,
		routes: [...new Set([before, after].flatMap((facts) => routesThatUse(facts, name)))],
	}));
	const answers = [...(routesBefore ?? [])].flatMap(([route, operation]) => {
		const now = routesAfter?.get(route);
		if (!now) return [];
		const changes = compareAnswers(answersOf(before, operation), answersOf(after, now));
		return changes.map((what) => ({ where: route, what, routes: [route] }));
	});
	return [...operations, ...answers, ...defs];
}

const routeOf = ({ method, path }: JsonObject): string => `${String(method)} ${String(path)}`;

const byName = (objects: JsonObject[], nameOf: (object: JsonObject) => string) =>
	new Map(objects.map((object) => [nameOf(object), object]));

type Named = ReadonlyMap<string, JsonObject>;

/** What is only in one of two maps, and what differs where a name is in both. */
function compareMaps(
	before: Named = new Map(),
	after: Named = new Map(),
	kind: string,
	compare: (before: JsonObject, after: JsonObject) => string[],
): Array<{ name: string; what: string }> {
	return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
		const [old, now] = [before.get(name), after.get(name)];
		const differences = !old ? [`${kind} added`] : !now ? [`${kind} removed`] : compare(old, now);
		return differences.map((what) => ({ name, what }));
	});
}

/** `maximum 50 → 20`, for each of the names whose values differ. */
const compareValues = (names: readonly string[], before: JsonObject, after: JsonObject): string[] =>
	names
		.map((name) => ({
			name,
			texts: [before, after].map((object) => JSON.stringify(object[name] ?? null)),
		}))
		.filter(({ texts: [old, now] }) => old !== now)
		.map(({ name, texts: [old, now] }) => `${name} ${old} → ${now}`);

const OF_OPERATIONS = ['operationId', 'deprecated', 'scopes', 'contentType', 'success'];
const OF_PARAMETERS = ['type', 'required', 'minimum', 'maximum', 'maxItems', 'enum', 'default'];

const paramsOf = ({ params }: JsonObject) =>
	byName(
		listOf(params).map(objectOf),
		(param) => `${String(param.in)} parameter ${String(param.name)}`,
	);

const compareOperation = (before: JsonObject, after: JsonObject): string[] => [
	...compareValues(OF_OPERATIONS, before, after),
	...compareMaps(paramsOf(before), paramsOf(after), 'it is', (old, now) =>
		compareValues(OF_PARAMETERS, old, now),
	).map(({ name, what }) => `${name}: ${what.replace(/^it is /, '')}`),
];

const asMap = (schema: JsonObject) =>
	new Map([...schemaProperties(schema)].map(([path, fact]) => [path, { fact }]));

const compareSchema = (before: JsonObject, after: JsonObject): string[] =>
	compareMaps(asMap(before), asMap(after), 'it is', (old, now) =>
		old.fact === now.fact ? [] : [`${String(old.fact)} → ${String(now.fact)}`],
	).map(({ name, what }) => `${name}: ${what.replace(/^it is /, '')}`);

/** The answers of an operation, by status. */
const answersOf = ({ responses }: Facts, { operationId }: JsonObject): JsonObject =>
	objectOf(responses.operations[String(operationId)]);

const compareAnswers = (before: JsonObject, after: JsonObject): string[] =>
	Object.keys({ ...before, ...after }).flatMap((status) =>
		compareSchema(objectOf(before[status]), objectOf(after[status])).map(
			(what) => `answer ${status}, ${what}`,
		),
	);

/** The operations whose answers hold a schema, at any depth. */
function routesThatUse({ operations, responses }: Facts, name: string): string[] {
	const isUsed = (value: Json | undefined, seen: ReadonlySet<string>): boolean =>
		schemasIn(value).some(
			(found) =>
				found === name ||
				(!seen.has(found) && isUsed(responses.$defs[found], new Set([...seen, found]))),
		);
	return operations
		.filter(({ operationId }) => isUsed(responses.operations[String(operationId)], new Set()))
		.map(routeOf);
}
