import type { Field } from '../fieldTypes';
import type { SettingsOf } from './settingsOf';

const byField = { parameter: 'order', value: 'field' };

/** In which order a list is written, and what of it is left out. */
export const orderFields = [
	{
		kind: 'choice',
		wire: 'order',
		in: 'job',
		displayName: 'Order',
		description:
			'Choose in which order to write the items. The fields of the input items count, then those of the playlist. Items without a value come last. Random orders stay the same for a day.',
		choices: [
			{ value: 'given', name: 'As Given' },
			{ value: 'field', name: 'By a Field' },
			{ value: 'random', name: 'Random' },
			{ value: 'spreadArtists', name: 'Spread Artists' },
			{ value: 'albums', name: 'Whole Albums in Random Order' },
		],
		default: 'given',
	},
	{
		kind: 'text',
		wire: 'orderField',
		in: 'job',
		required: true,
		place: 'options',
		onlyWith: byField,
		displayName: 'Order Field',
		description: 'Enter the field to sort by, such as addedAt, or a path such as album.name',
		placeholder: 'e.g. addedAt',
	},
	{
		kind: 'choice',
		wire: 'orderDirection',
		in: 'job',
		onlyWith: byField,
		displayName: 'Order Direction',
		description: 'Choose whether the smallest or oldest comes first, or the largest or newest',
		choices: [
			{ value: 'ascending', name: 'Ascending' },
			{ value: 'descending', name: 'Descending' },
		],
		default: 'ascending',
	},
	{
		kind: 'text',
		wire: 'seed',
		in: 'job',
		displayName: 'Seed',
		description:
			"Enter any text: the same seed gives the same random order. Defaults to the day in the workflow's time zone, so that a second run on the same day changes nothing.",
		placeholder: 'e.g. {{ $now.weekNumber }}',
	},
	{
		kind: 'number',
		wire: 'maxItems',
		in: 'job',
		default: 100,
		displayName: 'Max Items',
		description: 'How many items the playlist may have. The first in the chosen order stay.',
		min: 1,
		integer: true,
	},
	{
		kind: 'number',
		wire: 'dropOlderThan',
		in: 'job',
		default: 30,
		displayName: 'Drop Older Than',
		description:
			'Leave out items added more than this many days ago, by addedAt of the input item or of the playlist. Items without a date stay.',
		min: 0,
	},
	{ kind: 'context', wire: 'item', in: 'item', of: 'item' },
	{ kind: 'context', wire: 'timeZone', in: 'job', of: 'timeZone' },
] as const satisfies readonly Field[];

/** What those fields hold. */
export type OrderSettings = SettingsOf<typeof orderFields>;
