import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	parameterName,
	type BooleanField,
	type ChoiceField,
	type ChoicesField,
	type Field,
	type MarketField,
	type NamedField,
	type NumberField,
	type TimeField,
} from '../../../spotify/operations/fieldTypes';
import { SEARCH_FILTERS } from '../../../spotify/plan/searchQuery';
import { idLocator, listedProperty } from './idLocator';

/** What n8n's nodes call the binary field of an item that has one. */
const DEFAULT_BINARY_FIELD = 'data';

const choiceList = (
	choices: ReadonlyArray<{ value: string; name: string }>,
): INodePropertyOptions[] => choices.map(({ name, value }) => ({ name, value }));

const searchText: INodeProperties = {
	displayName: 'Search Text',
	name: 'query',
	type: 'string',
	default: '',
	placeholder: 'e.g. bohemian rhapsody',
	description: 'Enter what to look for. Can stay empty if you set a field filter.',
};

const searchFilters: INodeProperties = {
	displayName: 'Field Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Narrow the search by single fields. Each filter works only for the types it names.',
	options: SEARCH_FILTERS.map(({ name, displayName, description, ...filter }) => ({
		displayName,
		name,
		description,
		...(filter.choices
			? { type: 'options', options: choiceList(filter.choices), default: filter.default }
			: { type: 'string', placeholder: filter.placeholder, default: '' }),
	})) as INodeProperties[],
};

const required = ({ required: isRequired }: NamedField) => (isRequired ? { required: true } : {});

/** Makes what the properties of all fields have in common. */
const common = (field: NamedField) => ({
	displayName: field.displayName,
	name: parameterName(field),
	description: field.description,
	...required(field),
	...(field.onlyWith && {
		displayOptions: { show: { [field.onlyWith.parameter]: [field.onlyWith.value] } },
	}),
});

const marketProperty = (field: MarketField): INodeProperties => ({
	...common(field),
	type: 'string',
	default: 'US',
	placeholder: field.placeholder ?? '',
});

const choiceProperty = (field: ChoiceField): INodeProperties => ({
	...common(field),
	type: 'options',
	options: choiceList(field.choices),
	default: field.default,
});

const choicesProperty = (field: ChoicesField): INodeProperties => ({
	...common(field),
	type: 'multiOptions',
	options: choiceList(field.choices),
	default: [...field.default],
});

const booleanProperty = (field: BooleanField): INodeProperties => ({
	...common(field),
	type: 'boolean',
	default: field.default,
});

const textProperty = (field: NamedField, defaultText = ''): INodeProperties => ({
	...common(field),
	type: 'string',
	default: defaultText,
	placeholder: field.placeholder ?? '',
});

/** Shown below each field for tracks, episodes and the like, which mostly come from a node before. */
const DROP_HINT = "Drag 'uri' from the input here";

function numberProperty(field: NumberField): INodeProperties {
	const { min, max, integer } = field;
	return {
		...common(field),
		type: 'number',
		typeOptions: {
			minValue: min,
			...(max !== undefined && { maxValue: max }),
			numberPrecision: integer ? 0 : 3,
		},
		default: field.default ?? min,
	};
}

const timeProperty = (field: TimeField): INodeProperties => ({
	...common(field),
	type: 'dateTime',
	default: '',
	placeholder: field.placeholder ?? '',
});

/** Makes the form's properties for a field; none for a field that is never shown. */
export function fieldProperties(field: Field): INodeProperties[] {
	switch (field.kind) {
		case 'id':
			return [idLocator(field.of, { isNamed: field.of === 'playlist' })];
		case 'market':
			return [marketProperty(field)];
		case 'choice':
			return [choiceProperty(field)];
		case 'choices':
			return [choicesProperty(field)];
		case 'boolean':
			return [booleanProperty(field)];
		case 'number':
			return [numberProperty(field)];
		case 'time':
			return [timeProperty(field)];
		case 'text':
			return [
				field.listed
					? listedProperty(field.listed, common(field), field)
					: textProperty(field, field.default),
			];
		case 'uris':
			return [{ ...textProperty(field), hint: DROP_HINT }];
		case 'idList':
		case 'words':
			return [textProperty(field)];
		case 'lines':
			return [{ ...textProperty(field), typeOptions: { rows: 4 } }];
		case 'picture':
			return [textProperty(field, DEFAULT_BINARY_FIELD)];
		case 'playContext':
			return [
				{
					...idLocator(field.of, { isNamed: field.of === 'playlist' }),
					displayOptions: { show: { [field.onlyWith.parameter]: [field.onlyWith.value] } },
				},
			];
		case 'searchQuery':
			return [searchText, searchFilters];
		case 'context':
		case 'likedSongs':
		case 'fixed':
			return [];
	}
}
