import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { marketChoices } from '../../../spotify/markets';
import {
	parameterName,
	type ChoicesField,
	type Field,
	type MarketField,
	type NumberField,
} from '../../../spotify/operations/types';
import { SEARCH_FILTERS } from '../../../spotify/request/searchQuery';
import { idLocator } from './idLocator';

const choiceList = (
	choices: ReadonlyArray<{ value: string; name: string }>,
): INodePropertyOptions[] => choices.map(({ name, value }) => ({ name, value }));

const searchText: INodeProperties = {
	displayName: 'Search Text',
	name: 'query',
	type: 'string',
	default: '',
	placeholder: 'e.g. bohemian rhapsody',
	description: 'What to look for. May stay empty where a field filter is set.',
};

const searchFilters: INodeProperties = {
	displayName: 'Field Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Conditions on single fields. Each counts only for the types that it names.',
	options: SEARCH_FILTERS.map(({ name, displayName, description, placeholder, choices }) => ({
		displayName,
		name,
		description,
		...(choices
			? { type: 'options', options: choiceList(choices), default: choices[0]?.value ?? '' }
			: { type: 'string', placeholder, default: '' }),
	})) as INodeProperties[],
};

const marketProperty = (field: MarketField): INodeProperties => ({
	displayName: field.displayName,
	name: parameterName(field),
	type: 'options',
	options: marketChoices(),
	default: 'US',
	description: field.description,
	...(field.required && { required: true }),
});

const choicesProperty = (field: ChoicesField): INodeProperties => ({
	displayName: field.displayName,
	name: parameterName(field),
	type: 'multiOptions',
	options: choiceList(field.choices),
	default: [...field.default],
	description: field.description,
	...(field.required && { required: true }),
});

const textProperty = (
	field: Exclude<Field, { kind: 'id' | 'searchQuery' | 'fixed' }>,
): INodeProperties => ({
	displayName: field.displayName,
	name: parameterName(field),
	type: 'string',
	default: '',
	placeholder: field.placeholder ?? '',
	description: field.description,
});

function numberProperty(field: NumberField): INodeProperties {
	const { least, most, integer } = field;
	return {
		displayName: field.displayName,
		name: parameterName(field),
		type: 'number',
		typeOptions: {
			minValue: least,
			...(most !== undefined && { maxValue: most }),
			numberPrecision: integer ? 0 : 3,
		},
		default: least,
		description: field.description,
	};
}

/** The form's properties for a field; none for what is never shown. */
export function fieldProperties(field: Field): INodeProperties[] {
	switch (field.kind) {
		case 'id':
			return [idLocator(field.of)];
		case 'market':
			return [marketProperty(field)];
		case 'choices':
			return [choicesProperty(field)];
		case 'number':
			return [numberProperty(field)];
		case 'idList':
		case 'words':
		case 'text':
			return [textProperty(field)];
		case 'searchQuery':
			return [searchText, searchFilters];
		case 'fixed':
			return [];
	}
}
