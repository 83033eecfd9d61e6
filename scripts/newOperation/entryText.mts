import { isObjectKind } from '../../spotify/ids/types.ts';
import { resources } from '../../spotify/operations/index.ts';
import { shapes } from '../../spotify/simplify/shapes.ts';
import type { OperationFact, ParamFact } from '../../test/facts/operationFacts.mts';
import { type JsonObject, listOf, objectOf } from '../facts/openApi.mts';

const title = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);
const wordsOf = (name: string): string => name.replace(/[_-]/g, ' ').trim();
const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/s$/, '');
const inTitleCase = (words: string): string => words.split(' ').map(title).join(' ');

const segmentsOf = (path: string): string[] =>
	path.split('/').filter((segment) => segment !== '' && segment !== 'me');

/** The resource of the node that an operation belongs to: `artist` for `/artists/{id}/albums`. */
export function resourceOf({ path }: Pick<OperationFact, 'path'>): string {
	const [first = ''] = segmentsOf(path);
	const named = resources.find(({ value }) => value === first || value === singular(first))?.value;
	if (!path.startsWith('/me')) return named ?? 'browse';
	return isObjectKind(named) && named !== 'playlist' ? 'library' : (named ?? 'user');
}

const VERBS: Readonly<Record<string, string>> = {
	DELETE: 'remove',
	GET: 'get',
	POST: 'add',
	PUT: 'update',
};

/** The last part of a path that is no id, where it says more than the resource does. */
function subjectOf(fact: OperationFact): string {
	const last =
		segmentsOf(fact.path)
			.filter((segment) => !segment.startsWith('{'))
			.at(-1) ?? '';
	return singular(last) === resourceOf(fact) ? '' : wordsOf(last);
}

/** Where in an answer its results are: a list, or the answer itself where there is none. */
function listIn(schema: JsonObject, { itemsPath }: OperationFact): string | undefined {
	if (itemsPath !== null) return itemsPath;
	const [first, ...more] = Object.entries(objectOf(schema.properties));
	return first && more.length === 0 && objectOf(first[1]).type === 'array' ? first[0] : undefined;
}

/** The schema of one result of an operation. */
export function resultOf(schema: JsonObject, fact: OperationFact): JsonObject {
	const list = listIn(schema, fact)
		?.split('.')
		.reduce((parent, name) => objectOf(objectOf(parent.properties)[name]), schema);
	return list ? objectOf(list.items) : schema;
}

/** The type that the results of an operation give themselves; undefined without one. */
function typeOfResults(schema: JsonObject, fact: OperationFact): string | undefined {
	const [type] = listOf(objectOf(objectOf(resultOf(schema, fact).properties).type).enum);
	return typeof type === 'string' ? type : undefined;
}

const plain: Readonly<Record<string, string>> = {
	include_groups: 'includeGroups()',
	locale: 'locale()',
	market: 'market()',
};

function idField({ path }: OperationFact, { name }: ParamFact): string {
	const segments = segmentsOf(path);
	const kind = singular(segments[segments.indexOf(`{${name}}`) - 1] ?? '');
	const known = isObjectKind(kind) || kind === 'user' || kind === 'category' ? kind : 'artist';
	return name === 'id' ? `idInPath('${known}')` : `idInPath('${known}', '${name}')`;
}

function kindOf({ type, enum: values, minimum, maximum }: ParamFact): string {
	const choices = (values ?? []).map(
		(value) => `{ value: '${value}', name: '${inTitleCase(wordsOf(value))}' }`,
	);
	if (values) return `kind: 'choice', choices: [${choices.join(', ')}], default: '${values[0]}'`;
	if (type === 'boolean') return "kind: 'boolean', default: false";
	if (type !== 'integer' && type !== 'number') return "kind: 'text'";
	const upTo = maximum === null ? '' : `, max: ${maximum}`;
	return `kind: 'number', min: ${minimum ?? 0}${upTo}${type === 'integer' ? ', integer: true' : ''}`;
}

function fieldOf(fact: OperationFact, param: ParamFact): string {
	if (param.in === 'path') return idField(fact, param);
	const known = plain[param.name];
	if (known !== undefined) return known;
	const { name, in: place, required } = param;
	const text = `displayName: '${inTitleCase(wordsOf(name))}', description: 'Enter the ${wordsOf(name)}'`;
	return `{ ${kindOf(param)}, wire: '${name}', in: '${place}', ${text}${required ? ', required: true' : ''} }`;
}

const isOfPaging = ({ paging }: OperationFact, { name }: ParamFact): boolean =>
	paging !== null && ['after', 'before', 'limit', 'offset'].includes(name);

function pagingLines(fact: OperationFact, schema: JsonObject | null): string[] {
	const { paging, params } = fact;
	const list = schema === null ? undefined : listIn(schema, fact);
	if (list === undefined || paging === 'cursor') return [];
	if (paging === null) return [`paging: { kind: 'whole', itemsAt: '${list}' },`];
	const limit = params.find(({ name }) => name === 'limit')?.maximum ?? 50;
	const pages = list === 'items' ? 'PAGES' : `pagesAt('${list}')`;
	return [`paging: ${limit === 50 ? pages : `{ ...${pages}, maxLimit: ${limit} }`},`];
}

const APPS: Readonly<Record<string, string>> = {
	'2024-11': 'extendedQuota',
	'2026-02': 'olderApps',
};

function whoLines({ scopes, scopeRule, userOnly, premium, removedIn }: OperationFact): string[] {
	const list = `[${scopes.map((scope) => `'${scope}'`).join(', ')}]`;
	const rule = { all: 'allOf', 'one-of': 'oneOf', optional: 'optional', 'by-uri': 'byKind' }[
		scopeRule ?? 'all'
	];
	return [
		...(removedIn === null ? [] : [`availability: '${APPS[removedIn]}',`]),
		...(userOnly ? ["needs: 'user',"] : []),
		...(scopes.length > 0 ? [`scopes: { ${rule}: ${list} },`] : []),
		...(premium ? ['premium: true,'] : []),
	];
}

/** What an operation is called: in the table, and in the simulator. */
export function namesOf(fact: OperationFact): { key: string; name: string; answer: string } {
	const subject = subjectOf(fact);
	const name = inTitleCase(`${VERBS[fact.method]} ${subject}`.trim());
	const key = name.charAt(0).toLowerCase() + name.slice(1).replaceAll(' ', '');
	const verb = VERBS[fact.method] ?? '';
	return {
		key,
		name,
		answer: `${verb}${title(resourceOf(fact))}${inTitleCase(subject).replaceAll(' ', '')}`,
	};
}

/** The kind of output of an operation, and whether it is a new kind. */
export function outputOf(
	fact: OperationFact,
	schema: JsonObject | null,
): { kind: string; isNew: boolean } {
	if (schema === null) return { kind: 'done', isNew: false };
	const type = typeOfResults(schema, fact);
	return type === undefined
		? { kind: 'raw', isNew: false }
		: { kind: type, isNew: !Object.hasOwn(shapes, type) };
}

/** The entry of an operation for the table, with texts that its author improves. */
export function entryText(fact: OperationFact, schema: JsonObject | null): string {
	const { key, name } = namesOf(fact);
	const resource = resourceOf(fact);
	const subject = subjectOf(fact);
	const isList = schema !== null && listIn(schema, fact) !== undefined;
	const fields = fact.params
		.filter((param) => !isOfPaging(fact, param))
		.map((param) => fieldOf(fact, param));
	const what = `${resource} ${subject}`.trim();
	const lines = [
		`name: '${name}',`,
		`action: ${quoted(`${title(VERBS[fact.method] ?? '')} ${what}`)},`,
		`description: ${quoted(isList ? `List the ${subject} of one or more ${resource}s` : `${title(VERBS[fact.method] ?? '')} the ${what}`)},`,
		`route: '${fact.method} ${fact.path}',`,
		`fields: [${fields.join(', ')}],`,
		...pagingLines(fact, schema),
		`output: { kind: '${outputOf(fact, schema).kind}' },`,
		...whoLines(fact),
		`docs: '${fact.operationId}',`,
	];
	return [`\t${key}: {`, ...lines.map((line) => `\t\t${line}`), '\t},'].join('\n');
}
