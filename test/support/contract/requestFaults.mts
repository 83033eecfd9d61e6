import { API_URL, type SpotifyRequest } from '../../../spotify/request/types';
import { bodyFaults } from './bodyFaults.mts';
import {
	countedTogether,
	exclusive,
	isPathOf,
	neededByAppTokens,
	routesOf,
	textForm,
	type OperationFact,
	type ParamFact,
} from './facts.mts';

/** What Spotify would refuse about a request: nothing, or a list. */
export function requestFaults(fact: OperationFact, request: SpotifyRequest): string[] {
	const { method, path, template, query } = request;
	const params = fact.params.filter((param) => param.in === 'query');
	const known = params.map(({ name }) => name);
	const required = params.filter((param) => param.required).map(({ name }) => name);
	return [
		...(method === fact.method ? [] : [`${method} instead of ${fact.method}`]),
		...(leadsTo(fact, path) ? [] : [`${path} is not ${fact.path}`]),
		...(routesOf(fact).includes(`${fact.method} ${template}`) ? [] : [`template: ${template}`]),
		...(request.idempotent && actsAgain(request) ? ['it is sent again, and would act again'] : []),
		...bodyFaults(fact, request),
		...Object.keys(query)
			.filter((name) => !known.includes(name))
			.map((name) => `${name} is unknown`),
		...[...required, ...neededByAppTokens(fact)]
			.filter((name) => (query[name] ?? '') === '')
			.map((name) => `${name} is missing`),
		...params.flatMap((param) => {
			const value = query[param.name];
			return value === undefined ? [] : valueFaults(fact, asTried(param, request), value);
		}),
		...togetherFaults(fact, query),
		...exclusiveFaults(fact, request),
	];
}

/**
 * A page may be larger than documented where a request says so: it is then fitted to what Spotify
 * gives on its way, and the page that is documented is what it falls back to.
 */
const asTried = (param: ParamFact, { pageSizes }: SpotifyRequest): ParamFact =>
	param.name === 'limit' && pageSizes?.documented === param.maximum
		? { ...param, maximum: pageSizes?.max ?? param.maximum }
		: param;

/** Whether a path is the operation's, its ids filled in, and stays so on its way through a URL. */
const leadsTo = (fact: OperationFact, path: string): boolean =>
	isPathOf(fact, path) && new URL(API_URL + path).href === API_URL + path;

/** Whether a second time does more than the first: what is added, skipped or moved. */
const actsAgain = ({ method, body }: SpotifyRequest): boolean =>
	method === 'POST' || (typeof body === 'object' && 'range_start' in body);

const isNumeric = ({ type }: ParamFact): boolean => type === 'integer' || type === 'number';

function valueFaults(fact: OperationFact, param: ParamFact, value: string): string[] {
	const faults = isNumeric(param) ? numberFaults(param, value) : listFaults(fact, param, value);
	return faults.map((fault) => `${param.name}: ${fault}`);
}

function numberFaults({ type, minimum, maximum }: ParamFact, text: string): string[] {
	const value = text.trim() === '' ? NaN : Number(text);
	if (!Number.isFinite(value)) return [`'${text}' is no number`];
	if (type === 'integer' && !/^-?\d+$/.test(text)) return [`${text} is not whole`];
	const fits = value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);
	return fits ? [] : [`${text} is outside ${minimum} to ${maximum}`];
}

function listFaults(fact: OperationFact, param: ParamFact, text: string): string[] {
	const isList = param.enum !== null || param.maxItems !== null || param.type.startsWith('array');
	const values = isList ? text.split(',') : [text];
	const form = param.type === 'boolean' ? /^(true|false)$/ : textForm(fact, param);
	return [
		...(values.length > (param.maxItems ?? Infinity) ? [`${values.length} values`] : []),
		...(new Set(values).size < values.length ? ['a value twice'] : []),
		...values
			.filter(
				(value) =>
					value.trim() === '' ||
					param.enum?.includes(value) === false ||
					form?.test(value) === false,
			)
			.map((value) => `'${value}' is not allowed`),
	];
}

function togetherFaults({ operationId }: OperationFact, query: SpotifyRequest['query']): string[] {
	const rule = countedTogether[operationId];
	if (!rule) return [];
	const count = rule.params.flatMap((name) => query[name]?.split(',') ?? []).length;
	return count >= rule.least && count <= rule.most
		? []
		: [`${count} values of ${rule.params.join(', ')}`];
}

function exclusiveFaults(
	{ operationId }: OperationFact,
	{ query, body }: SpotifyRequest,
): string[] {
	const rule = exclusive[operationId];
	if (!rule) return [];
	const given = [...Object.keys(query), ...Object.keys(typeof body === 'object' ? body : {})];
	const taken = rule.ways.filter((way) => way.some((name) => given.includes(name)));
	return [
		...(taken.length > 1 ? [`${taken.join(' and ')} at once`] : []),
		...(taken.length === 0 && rule.needed ? [`none of ${rule.ways.join(', ')}`] : []),
		...taken.flatMap((way) =>
			way.filter((name) => !given.includes(name)).map((name) => `${name} is missing`),
		),
	];
}
