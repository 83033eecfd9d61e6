import type { INodeProperties } from 'n8n-workflow';
import { resources } from '../../../spotify/operations';
import { collectionOf, type Collection } from '../../../spotify/operations/fieldTypes';
import {
	kindOf,
	type Availability,
	type Operation,
	type Resource,
} from '../../../spotify/operations/types';
import { isOfSpotify } from '../../../spotify/simplify/simplify';
import { countText } from '../../../spotify/values/counted';
import { byDisplayName } from './byDisplayName';
import { apiProperties } from './apiProperties';
import { operationHint } from './builderHints';
import {
	batching,
	limit,
	pipelineOptions,
	returnAll,
	skipNotFound,
	withToolLimit,
} from './commonProperties';
import { fieldProperties } from './fieldProperty';
import { mergeForms } from './mergeForms';
import { notices } from './notices';
import { outline } from './outline';
import { outputProperties } from './outputProperties';

const resourceProperty = (): INodeProperties => ({
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ name, value }) => ({ name, value })),
	default: 'track',
});

const LABELS: Record<Availability, string> = {
	extendedQuota: 'Extended Quota Only',
	removed: 'Removed by Spotify',
	olderApps: 'Older Apps Only',
};

/**
 * Returns an operation's name in the dropdown, which says so if not every app has the operation.
 */
export const nameWithLabel = ({ name, availability }: Operation): string =>
	availability ? `${name} (${LABELS[availability]})` : name;

/** Tells whether an operation returns a list of which a part can be asked for. */
export const hasLimit = ({ paging, route }: Operation): boolean =>
	route === 'any' || (paging !== undefined && paging.kind !== 'whole');

function usualOf(operations: Resource['operations']): string {
	const names = Object.keys(operations);
	const chosen = names.find((name) => operations[name]?.isDefault);
	return chosen ?? names.find((name) => name === 'get') ?? names[0] ?? '';
}

/**
 * One property a resource: n8n's actions panel reads only the first. What is for users is shown for
 * every credential, with a notice: the panel offers it whatever the credential, and n8n then fills
 * in the credential that was made last.
 */
function operationProperty({ value: resource, operations }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: Object.entries(operations).map(([value, operation]) => ({
			name: nameWithLabel(operation),
			value,
			action: operation.action,
			description: operation.description,
			...operationHint(resource, value),
		})),
		default: usualOf(operations),
	};
}

const fieldsIn = (collection: Collection | undefined, { fields }: Operation) =>
	fields.filter((field) => collectionOf(field) === collection);

/** Collections that a form has only where an operation has fields for them. */
const COLLECTIONS = {
	attributes: {
		displayName: 'Attributes',
		placeholder: 'Add Attribute',
		description: 'Say what the tracks should be like',
	},
	details: {
		displayName: 'Details',
		placeholder: 'Add Detail',
		description: 'What else to set',
	},
} as const;

function collectionProperty(
	name: keyof typeof COLLECTIONS,
	operation: Operation,
): INodeProperties[] {
	const options = fieldsIn(name, operation).flatMap(fieldProperties);
	if (options.length === 0) return [];
	return [
		{
			...COLLECTIONS[name],
			name,
			type: 'collection',
			default: {},
			options: options.sort(byDisplayName),
		},
	];
}

/** Whether an ID of the user's leads somewhere, which may not be there. */
const canBeNotFound = ({ route, fields }: Operation): boolean =>
	route === 'any' || fields.some((field) => field.kind === 'id' && !field.asUri);

function optionsProperty(operation: Operation): INodeProperties[] {
	const options = [
		...fieldsIn('options', operation).flatMap(fieldProperties),
		...(canBeNotFound(operation) ? [skipNotFound] : []),
		...(operation.batchGet ? [batching] : []),
		...pipelineOptions(operation),
	];
	if (options.length === 0) return [];
	return [
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: options.sort(byDisplayName),
		},
	];
}

/** More than this cannot come, whatever the limit. */
const maxLimitOf = ({ paging }: Operation): number | undefined => {
	if (paging?.kind === 'limit') return paging.maxLimit;
	return paging?.kind === 'offsetByType' ? paging.maxOffset : undefined;
};

function limitProperty(operation: Operation): INodeProperties {
	const max = maxLimitOf(operation);
	if (max === undefined) return limit;
	const isByType = operation.paging?.kind === 'offsetByType';
	return {
		...limit,
		typeOptions: { ...limit.typeOptions, maxValue: max },
		...(isByType && {
			hint: `For each type: Spotify gives ${countText(max)} at most`,
		}),
	};
}

function limitsOf(operation: Operation): INodeProperties[] {
	if (!hasLimit(operation)) return [];
	const limited = limitProperty(operation);
	if (operation.paging?.kind === 'limit') return withToolLimit(limited);
	const onlyPaged = operation.route === 'any' ? { paging: ['offset'] } : {};
	return [
		operation.route === 'any' ? { ...returnAll, displayOptions: { show: onlyPaged } } : returnAll,
		...withToolLimit({
			...limited,
			displayOptions: { show: { ...onlyPaged, returnAll: [false] } },
		}),
	];
}

/**
 * Tells whether an operation's output can be chosen: what Spotify says can be had raw, or in part;
 * what the package says of what it did cannot.
 */
export function hasOutputChoice(operation: Operation): boolean {
	const kind = kindOf(operation);
	return kind !== undefined && isOfSpotify(kind);
}

/** The parts of an operation's form, in their order, which is that of every form. */
const SECTIONS: ReadonlyArray<(operation: Operation) => INodeProperties[]> = [
	notices,
	(operation) => fieldsIn(undefined, operation).flatMap(fieldProperties),
	({ route }) => (route === 'any' ? apiProperties : []),
	limitsOf,
	(operation) => collectionProperty('details', operation),
	(operation) => collectionProperty('attributes', operation),
	(operation) => (hasOutputChoice(operation) ? [...outputProperties] : []),
	optionsProperty,
];

const operations = resources.flatMap(({ value: resource, operations }) =>
	Object.entries(operations).map(([name, operation]) => ({
		place: { resource, operation: name },
		operation,
	})),
);

/** Lists what each operation does, in words, by what workflows hold of it: `playlist.addItems`. */
export const actions = (): Record<string, string> =>
	Object.fromEntries(
		operations.map(({ place, operation }) => [
			`${place.resource}.${place.operation}`,
			operation.action,
		]),
	);

/** Derives the whole form, except the credential, from the table of operations. */
export const operationProperties = (): INodeProperties[] => [
	...outline(),
	resourceProperty(),
	...resources.map(operationProperty),
	...SECTIONS.flatMap((section) =>
		mergeForms(
			operations.map(({ place, operation }) => ({ place, properties: section(operation) })),
		),
	),
];
