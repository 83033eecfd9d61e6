import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { resources } from '../../../spotify/operations';
import {
	collectionOf,
	type AppsThatStillHave,
	type Operation,
	type Resource,
} from '../../../spotify/operations/types';
import { apiProperties } from './apiProperties';
import { limit, pipelineOptions, returnAll, simplify, skipNotFound } from './commonProperties';
import { fieldProperties } from './fieldProperty';

const byName = (a: { displayName: string }, b: { displayName: string }): number =>
	a.displayName.localeCompare(b.displayName, 'en');

const resourceProperty = (): INodeProperties => ({
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ name, value }) => ({ name, value })),
	default: 'track',
});

const LABELS: Record<AppsThatStillHave, string> = {
	extendedQuota: 'Extended Quota Only',
	olderApps: 'Older Apps Only',
};

const nameWithLabel = ({ name, onlyFor }: Operation): string =>
	onlyFor ? `${name} (${LABELS[onlyFor]})` : name;

/** Lists of which a part can be asked for. */
export const hasLimit = ({ paging, route }: Operation): boolean =>
	route === 'any' || (paging !== undefined && paging.kind !== 'whole');

/** One property a resource: n8n's actions panel reads only the first. */
function operationProperty({ value: resource, operations }: Resource): INodeProperties {
	const [first = ''] = Object.keys(operations);
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
		})),
		default: first,
	};
}

const fieldsIn = (collection: 'attributes' | 'options' | undefined, { fields }: Operation) =>
	fields.filter((field) => collectionOf(field) === collection);

function attributesProperty(operation: Operation): INodeProperties[] {
	const attributes = fieldsIn('attributes', operation).flatMap(fieldProperties);
	if (attributes.length === 0) return [];
	return [
		{
			displayName: 'Attributes',
			name: 'attributes',
			type: 'collection',
			placeholder: 'Add Attribute',
			default: {},
			description: 'What the tracks should be like',
			options: attributes.sort(byName),
		},
	];
}

function optionsProperty(operation: Operation): INodeProperties {
	const takesIds = operation.fields.some(({ kind }) => kind === 'id');
	const options = [
		...fieldsIn('options', operation).flatMap(fieldProperties),
		...(takesIds ? [skipNotFound] : []),
		...pipelineOptions,
	];
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort(byName),
	};
}

function operationFields(resource: string, name: string, operation: Operation): INodeProperties[] {
	const show: IDisplayOptions['show'] = { resource: [resource], operation: [name] };
	const shownHere = (property: INodeProperties, alsoShow = {}): INodeProperties => ({
		...property,
		displayOptions: { show: { ...show, ...property.displayOptions?.show, ...alsoShow } },
	});
	const onlyPaged = operation.route === 'any' ? { paging: ['offset'] } : {};
	const limits =
		operation.paging?.kind === 'limit'
			? [shownHere({ ...limit, typeOptions: { minValue: 1, maxValue: operation.paging.maxLimit } })]
			: [shownHere(returnAll, onlyPaged), shownHere(limit, { ...onlyPaged, returnAll: [false] })];
	const isObject = operation.output.kind !== 'value' && operation.output.kind !== 'raw';
	return [
		...fieldsIn(undefined, operation)
			.flatMap(fieldProperties)
			.map((property) => shownHere(property)),
		...(operation.route === 'any' ? apiProperties.map((property) => shownHere(property)) : []),
		...(hasLimit(operation) ? limits : []),
		...attributesProperty(operation).map((property) => shownHere(property)),
		...(isObject ? [shownHere(simplify)] : []),
		shownHere(optionsProperty(operation)),
	];
}

/** Everything of the form but the credential: derived from the operation table. */
export const operationProperties = (): INodeProperties[] => [
	resourceProperty(),
	...resources.map(operationProperty),
	...resources.flatMap(({ value, operations }) =>
		Object.entries(operations).flatMap(([name, operation]) =>
			operationFields(value, name, operation),
		),
	),
];
