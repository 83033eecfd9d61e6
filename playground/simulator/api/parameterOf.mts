import type { ParamFact } from '../../../test/facts/operationFacts.mts';
import type { Answering } from './answer.mts';
import {
	fields,
	ids,
	limit,
	listOf,
	locale,
	market,
	offset,
	oneOf,
	type Parameter,
	ranged,
	searchText,
	uris,
} from './parameters.mts';

/** Parameters that are more than their type: by name, with the maximum that the facts have. */
const named: Readonly<Record<string, (fact: ParamFact) => Parameter>> = {
	fields: () => fields,
	ids: ({ maxItems }) => ids(maxItems ?? Infinity),
	limit: ({ maximum, default: usual }) => limit(maximum ?? Infinity, Number(usual)),
	locale: () => locale,
	market: () => market,
	offset: ({ maximum }) => offset(maximum ?? undefined),
	q: () => searchText,
	uris: ({ maxItems, required }) => uris(maxItems ?? Infinity, required),
};

/** What Spotify says of values that it refuses, where it is not `Invalid` and the name. */
const refusals: Readonly<Record<string, string>> = {
	additional_types: 'Invalid additional_types parameter',
	include_external: 'Invalid include_external parameter',
	include_groups: 'Invalid include_groups parameter',
	time_range: 'Invalid time range',
	type: 'Invalid type parameter',
};

/** What Spotify says where one is missing, where it is not `Missing required field`. */
const missing: Readonly<Record<string, string>> = {
	// thelinmichael/spotify-web-api-node issue 400.
	device_ids: 'Required field device_ids missing',
	q: 'No search query',
	type: 'Missing parameter type',
};

export const missingText = (name: string): string =>
	missing[name] ?? `Missing required field: ${name}`;

/** Where no range is said, what can be asked of tracks may be negative, and what counts may not. */
function rangeOf({ name, type, minimum, maximum, default: usual }: ParamFact) {
	const isAttribute = /^(min|max|target)_/.test(name);
	const largest = name === 'after' || name === 'before' ? Number.MAX_SAFE_INTEGER : 1e9;
	return {
		minimum: minimum ?? (isAttribute ? -1e9 : 0),
		maximum: maximum ?? largest,
		...(typeof usual === 'number' && { default: usual }),
		...(type === 'number' && { decimal: true }),
	};
}

function byType(fact: ParamFact, words: string): Parameter {
	const { name, type, enum: values, maxItems } = fact;
	if (values) return oneOf(name, values, words);
	if (type === 'boolean') return oneOf(name, ['true', 'false'], words);
	if (type === 'integer' || type === 'number') return ranged(name, words, rangeOf(fact));
	return maxItems === null ? { name, refuse: () => undefined } : listOf(name, maxItems, words);
}

/**
 * Returns the parameter of the query that a fact is about.
 * @param isInBodyToo whether the body may have it instead
 */
export function parameterOf(
	fact: ParamFact,
	isInBodyToo: boolean,
	{ words, parameters }: Omit<Answering, 'answer'>,
): Parameter {
	const { name, required, default: usual } = fact;
	const own = typeof words === 'string' ? words : words?.[name];
	const parameter = named[name]?.(fact) ?? byType(fact, own ?? refusals[name] ?? `Invalid ${name}`);
	return {
		...parameter,
		...(required && { missing: missingText(name) }),
		...(required && isInBodyToo && { orInBody: true }),
		...(typeof usual === 'string' && { default: usual }),
		...parameters?.[name],
	};
}
