import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { TOOL_WAIT_SECONDS } from '../../../spotify/concurrency/waitDeadline';
import { ByName } from '../../../spotify/names/byName';
import {
	collectionOf,
	labelName,
	parameterName,
	type ContextField,
} from '../../../spotify/operations/fieldTypes';
import { type Operation } from '../../../spotify/operations/types';
import type { ItemParameters } from '../../../spotify/run/types';
import { isObject, textAt } from '../../../spotify/values/json';
import { CUSTOM_FIELDS } from '../description/apiProperties';
import {
	DEFAULT_LIMIT,
	DEFAULT_MAX_CONCURRENCY,
	DEFAULT_MAX_RATE_LIMIT_WAIT_SECONDS,
} from '../description/commonProperties';
import { hasLimit } from '../description/properties';
import { outputOf } from './outputOf';
import { isTool } from './isTool';
import type { ParameterReader } from './parameterReader';

/** What holds where the form says nothing. */
export const DEFAULT_PARAMETERS: ItemParameters = {
	values: {},
	limit: DEFAULT_LIMIT,
	output: 'simplified',
	skipNotFound: false,
	batching: true,
	maxConcurrency: DEFAULT_MAX_CONCURRENCY,
	maxRateLimitWaitMs: DEFAULT_MAX_RATE_LIMIT_WAIT_SECONDS * 1000,
};

const readLimit = (value: unknown): number => {
	const limit = Number(value);
	return Number.isInteger(limit) && limit >= 1 ? limit : NaN;
};

/**
 * Reads a number, for which an expression may give anything; what is none, or below the least,
 * counts as the default.
 */
const positive = (value: unknown, otherwise: number, min = 1): number => {
	const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	return Number.isFinite(number) && number >= min ? Math.floor(number) : otherwise;
};

/**
 * Reads a switch, or the text that an expression or a language model gives for one; anything else
 * counts as the default.
 */
const isOn = (value: unknown, otherwise: boolean): boolean => {
	const text = String(value).trim().toLowerCase();
	return text === 'true' || text === 'false' ? text === 'true' : otherwise;
};

/**
 * Returns the value in a resource locator, or its name as a `ByName`. Any other value, such as that
 * of an expression in place of the whole locator, is returned as it is.
 */
export function locatorValue(value: unknown): unknown {
	if (!isObject(value) || !('__rl' in value)) return value;
	return value.mode === 'name' ? new ByName(value.value) : value.value;
}

/** Returns how long a node waits for a rate limit whose form does not say. */
const defaultWaitSeconds = (node: INode): number =>
	isTool(node) ? TOOL_WAIT_SECONDS : DEFAULT_MAX_RATE_LIMIT_WAIT_SECONDS;

/** Returns the name under which the form's list showed what was chosen from it. */
const labelOf = (value: unknown): string | undefined =>
	isObject(value) && value.mode === 'list' ? textAt(value, 'cachedResultName') : undefined;

/**
 * Reads a binary field of an item, as a picture is sent; nothing if the item has none of that name.
 */
async function readBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	name: unknown,
): Promise<{ base64: string; mimeType: string } | undefined> {
	if (typeof name !== 'string') return undefined;
	const binary = context.getInputData()[itemIndex]?.binary?.[name.trim()];
	if (!binary) return undefined;
	const data = await context.helpers.getBinaryDataBuffer(itemIndex, name.trim());
	return { base64: data.toString('base64'), mimeType: binary.mimeType };
}

/** Returns what n8n knows without the form. */
function contextValue(
	context: IExecuteFunctions,
	{ of }: ContextField,
	itemIndex: number,
): unknown {
	return of === 'item' ? context.getInputData()[itemIndex]?.json : context.getTimezone();
}

/** Reads the parameters of an operation for one item. */
export async function readParameters(
	context: IExecuteFunctions,
	reader: ParameterReader,
	operation: Operation,
	itemIndex: number,
): Promise<ItemParameters> {
	const parameter = (name: string, otherwise?: unknown): unknown =>
		reader(name, itemIndex, otherwise);
	const given = (name: string): Record<string, unknown> => {
		const value = parameter(name, {});
		return isObject(value) ? value : {};
	};
	const collection = (name: string): Record<string, unknown> =>
		Object.fromEntries(
			Object.entries(given(name)).map(([key, value]) => [key, locatorValue(value)]),
		);
	const options = collection('options');

	const values: Record<string, unknown> = { ...options };
	for (const name of ['attributes', 'details'] as const) {
		if (operation.fields.some((field) => collectionOf(field) === name)) {
			Object.assign(values, collection(name));
		}
	}
	if (operation.route === 'any') {
		for (const name of CUSTOM_FIELDS) values[name] = parameter(name, '');
	}
	for (const field of operation.fields) {
		if (field.kind === 'fixed' || field.kind === 'likedSongs' || collectionOf(field)) continue;
		const name = parameterName(field);
		if (field.kind === 'context') {
			values[name] = contextValue(context, field, itemIndex);
			continue;
		}
		values[name] = locatorValue(parameter(name, ''));
		if (field.kind === 'picture') {
			values[name] = await readBinary(context, itemIndex, values[name]);
		}
		if (field.kind === 'searchQuery') values.filters = parameter('filters', {});
	}
	for (const field of operation.fields) {
		if (field.kind !== 'text' || !field.listed) continue;
		const name = parameterName(field);
		values[labelName(field)] = labelOf(
			collectionOf(field) ? given('options')[name] : parameter(name),
		);
	}
	const all = !hasLimit(operation) || isOn(parameter('returnAll', false), false);
	return {
		values,
		limit: all ? Infinity : readLimit(parameter('limit', DEFAULT_LIMIT)),
		output: outputOf(parameter('output', ''), () => parameter('selectedFields', [])),
		skipNotFound: isOn(options.skipNotFound, false),
		batching: options.batching !== 'off',
		maxRequests: positive(options.maxRequests, Infinity),
		stopsIfQuotaIsShort: options.ifQuotaIsShort === 'stop',
		maxConcurrency: positive(options.maxConcurrency, DEFAULT_MAX_CONCURRENCY),
		maxRateLimitWaitMs:
			positive(options.maxRateLimitWait, defaultWaitSeconds(context.getNode()), 0) * 1000,
	};
}
