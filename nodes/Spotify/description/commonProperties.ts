import type { INodeProperties } from 'n8n-workflow';
import { isWrite, type Operation } from '../../../spotify/operations/types';

/** With more, n8n's own work for each request is the limit; with 6, single requests took a third longer. */
export const DEFAULT_MAX_CONCURRENCY = 8;
export const DEFAULT_MAX_RATE_LIMIT_WAIT_SECONDS = 60;

export const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

export const DEFAULT_LIMIT = Number(limit.default);

/** A language model reads each result again at each turn: ten are enough to choose from. */
const TOOL_LIMIT = 10;

/**
 * Makes two of a limit: one for steps of a workflow, and one for tools, which has another default, and
 * is the same for all operations.
 */
export const withToolLimit = (property: INodeProperties): INodeProperties[] => {
	const { show } = property.displayOptions ?? {};
	return [
		{ ...property, displayOptions: { ...(show && { show }), hide: { '@tool': [true] } } },
		{ ...limit, default: TOOL_LIMIT, displayOptions: { show: { ...show, '@tool': [true] } } },
	];
};

/** Leaves out what does not exist; only where an operation takes ids. */
export const skipNotFound: INodeProperties = {
	displayName: 'Skip Not Found',
	name: 'skipNotFound',
	type: 'boolean',
	default: false,
	description: 'Whether to leave out IDs that Spotify does not find, instead of failing',
};

/** Only where some apps may ask for several IDs at once. */
export const batching: INodeProperties = {
	displayName: 'Batching',
	name: 'batching',
	type: 'options',
	options: [
		{
			name: 'Automatic',
			value: 'automatic',
			description: 'Up to 50 IDs in one request if Spotify allows that for this app',
		},
		{ name: 'Off', value: 'off', description: 'One request for each ID' },
	],
	default: 'automatic',
	description: 'Whether to combine the IDs of all input items into few requests',
};

const maxConcurrency: INodeProperties = {
	displayName: 'Max Concurrency',
	name: 'maxConcurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 32, numberPrecision: 0 },
	default: DEFAULT_MAX_CONCURRENCY,
	description: 'How many requests of this Spotify app may run at once, across all workflows',
};

const maxRequestsOption: INodeProperties = {
	displayName: 'Max Requests',
	name: 'maxRequests',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 100,
	description:
		'How many requests this run may send. Items that need more fail, and another run can continue with them.',
};

const ifQuotaIsShort: INodeProperties = {
	displayName: 'If Quota Is Short',
	name: 'ifQuotaIsShort',
	type: 'options',
	options: [
		{
			name: 'Continue',
			value: 'continue',
			description: 'Do what can be done, and fail for the rest',
		},
		{ name: 'Stop', value: 'stop', description: 'Fail before the first request' },
	],
	default: 'continue',
	description:
		'What to do if fewer requests are left than the run needs, as far as the node knows: Max Requests, a closed endpoint, or how many Spotify answered before the quota was last used up',
};

const maxRateLimitWait: INodeProperties = {
	displayName: 'Max Rate Limit Wait',
	name: 'maxRateLimitWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 86400, numberPrecision: 0 },
	default: DEFAULT_MAX_RATE_LIMIT_WAIT_SECONDS,
	description:
		'How many seconds to wait if Spotify asks for a pause. If it asks for more, the node fails and says when to try again.',
};

/** Tells whether all items of a run ask the same, so that it is asked for once. */
const isSameForAll = ({ route, fields }: Operation): boolean =>
	route.startsWith('GET ') && fields.every(({ kind }) => kind === 'fixed');

const isOneRequest = (operation: Operation): boolean =>
	isSameForAll(operation) && (operation.paging === undefined || operation.paging.kind === 'whole');

/**
 * Tells whether several requests can be on their way at once: for several items, or pages of one
 * list.
 */
const isParallel = (operation: Operation): boolean =>
	!isWrite(operation) &&
	!operation.batch &&
	(!isSameForAll(operation) || operation.paging?.kind === 'offset');

/**
 * Returns the options of how requests are sent: only those that change anything for the operation.
 */
export const pipelineOptions = (operation: Operation): INodeProperties[] =>
	operation.route === 'none'
		? []
		: [
				...(isParallel(operation) ? [maxConcurrency] : []),
				...(isOneRequest(operation) ? [] : [maxRequestsOption, ifQuotaIsShort]),
				maxRateLimitWait,
			];
