import { API_URL, type SpotifyRequest } from '../../../spotify/request/types';
import {
	countedTogether,
	neededByAppTokens,
	textForms,
	type OperationFact,
	type ParamFact,
} from './facts.mts';

/** What Spotify would refuse about a request that an app token makes: nothing, or a list. */
export function requestFaults(
	fact: OperationFact,
	{ method, path, query, body }: SpotifyRequest,
): string[] {
	const params = fact.params.filter((param) => param.in === 'query');
	const known = params.map(({ name }) => name);
	const required = params.filter((param) => param.required).map(({ name }) => name);
	const takesBody = fact.params.some((param) => param.in === 'body');
	return [
		...(method === fact.method ? [] : [`${method} instead of ${fact.method}`]),
		...(leadsTo(fact, path) ? [] : [`${path} is not ${fact.path}`]),
		...(body === undefined || takesBody ? [] : ['a body']),
		...Object.keys(query)
			.filter((name) => !known.includes(name))
			.map((name) => `${name} is unknown`),
		...[...required, ...neededByAppTokens(fact)]
			.filter((name) => (query[name] ?? '') === '')
			.map((name) => `${name} is missing`),
		...params.flatMap((param) => {
			const value = query[param.name];
			return value === undefined ? [] : valueFaults(param, value);
		}),
		...togetherFaults(fact, query),
	];
}

/** Whether a path is the operation's, its ids filled in, and stays so on its way through a URL. */
function leadsTo(fact: OperationFact, path: string): boolean {
	const pattern = new RegExp(`^${fact.path.replace(/\{[^}]+\}/g, '[^/?#{}]+')}$`);
	return pattern.test(path) && new URL(API_URL + path).href === API_URL + path;
}

const isNumeric = ({ type }: ParamFact): boolean => type === 'integer' || type === 'number';

const valueFaults = (param: ParamFact, value: string): string[] =>
	(isNumeric(param) ? numberFaults : listFaults)(param, value).map(
		(fault) => `${param.name}: ${fault}`,
	);

function numberFaults({ type, minimum, maximum }: ParamFact, text: string): string[] {
	const value = text.trim() === '' ? NaN : Number(text);
	if (!Number.isFinite(value)) return [`'${text}' is no number`];
	if (type === 'integer' && !/^-?\d+$/.test(text)) return [`${text} is not whole`];
	const fits = value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);
	return fits ? [] : [`${text} is outside ${minimum} to ${maximum}`];
}

function listFaults(param: ParamFact, text: string): string[] {
	const isList = param.enum !== null || param.maxItems !== null || param.type.startsWith('array');
	const values = isList ? text.split(',') : [text];
	const form = textForms[param.name];
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
