import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { resources } from '../../../spotify/operations';
import type { Operation, Resource } from '../../../spotify/operations/types';
import { limit, pipelineOptions, returnAll, simplify, skipNotFound } from './commonProperties';
import { fieldProperties, isOption } from './fieldProperty';

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

/** One property a resource: n8n's actions panel reads only the first. */
function operationProperty({ value: resource, operations }: Resource): INodeProperties {
	const [first = ''] = Object.keys(operations);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: Object.entries(operations).map(([value, { name, action, description }]) => ({
			name,
			value,
			action,
			description,
		})),
		default: first,
	};
}

function optionsProperty(operation: Operation): INodeProperties {
	const takesIds = operation.fields.some(({ kind }) => kind === 'id');
	const options = [
		...operation.fields.filter(isOption).flatMap(fieldProperties),
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
		displayOptions: { show: { ...show, ...alsoShow } },
	});
	const paged = operation.paging
		? [shownHere(returnAll), shownHere(limit, { returnAll: [false] })]
		: [];
	return [
		...operation.fields
			.filter((field) => !isOption(field))
			.flatMap(fieldProperties)
			.map((property) => shownHere(property)),
		...paged,
		shownHere(simplify),
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
