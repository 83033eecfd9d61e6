import { operationFacts } from '../../test/facts/facts.mts';
import type {
	HandReadRow,
	OperationFact,
	ParamCorrections,
	Stated,
} from '../../test/facts/operationFacts.mts';
import { type JsonObject, objectOf } from '../facts/openApi.mts';
import { schemaOf } from './schemaOf.mts';
import type { Json } from '../facts/openApi.mts';

const REFERENCE = 'https://developer.spotify.com/documentation/web-api/reference';

/** The path of the first list called `items` in a schema; undefined where it has none. */
function itemsPathIn(schema: JsonObject): string | undefined {
	const properties = objectOf(schema.properties);
	if (objectOf(properties.items).type === 'array') return 'items';
	for (const [name, property] of Object.entries(properties)) {
		const inner = itemsPathIn(objectOf(property));
		if (inner !== undefined) return `${name}.${inner}`;
	}
	return undefined;
}

function pagingOf(names: readonly string[], schema: JsonObject): Partial<HandReadRow> {
	const itemsPath = itemsPathIn(schema);
	if (!names.includes('limit') || itemsPath === undefined) return {};
	if (names.includes('offset')) return { paging: 'offset', itemsPath };
	const isByCursor = names.includes('after') || names.includes('before');
	return isByCursor ? { paging: 'cursor', itemsPath } : {};
}

/** What is likely of an operation, and has to be compared with its page. */
export function likelyRow(
	{ operationId, method, path, scopes }: Stated,
	names: readonly string[],
	schema: JsonObject,
): HandReadRow {
	return {
		operationId,
		sources: [`${REFERENCE}/${operationId}`],
		...(scopes.length > 0 && { scopeRule: 'all' as const }),
		...((path.startsWith('/me') || method !== 'GET') && { userOnly: true }),
		...pagingOf(names, schema),
	};
}

/** Parameters of other operations have the type here that they have there. */
function knownParam(key: string): Partial<OperationFact['params'][number]> {
	const params = operationFacts.flatMap((fact) => fact.params);
	const known = params.find((param) => `${param.in}.${param.name}` === key);
	const { type = 'string', minimum, maximum, enum: values, default: usual } = known ?? {};
	const said = { minimum, maximum, enum: values, default: usual };
	return {
		type,
		...Object.fromEntries(Object.entries(said).filter(([, fact]) => fact != null)),
	};
}

/** What somebody knows of an operation that the document does not have. */
export interface Unlisted {
	operationId: string;
	/** Such as `GET /artists/{id}/concerts`. */
	route: string;
	query: readonly string[];
	scopes: string[];
	/** The example of an answer that the reference shows; undefined where it has no body. */
	example: Json | undefined;
}

/** What can be said by hand of an operation that the document does not have. */
export function unlistedRow({ operationId, route, query, scopes, example }: Unlisted): HandReadRow {
	const [, method = '', path = ''] = /^(GET|PUT|POST|DELETE) (\/\S+)$/.exec(route) ?? [];
	if (method === '') throw new Error(`Give the route as 'GET /artists/{id}/albums': ${route}`);
	const schema = example === undefined ? null : schemaOf(example);
	const stated = { contentType: null, method, path, scopes, success: [200] };
	const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
	const params: ParamCorrections = {
		...Object.fromEntries(
			ids.map((name) => [`path.${name}`, { type: 'string', required: true }] as const),
		),
		...Object.fromEntries(
			query.map((name) => [`query.${name}`, knownParam(`query.${name}`)] as const),
		),
	};
	const likely = likelyRow(
		{ ...stated, operationId, deprecated: false, params: [] },
		query,
		schema ?? {},
	);
	return { ...likely, params, unlisted: { ...stated, answers: { 200: schema }, schemas: {} } };
}
