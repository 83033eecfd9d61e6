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
			'In which order to write the items. Goes by the fields of each input item, and else by what the playlist says of it; what has no value comes last. Random orders stay the same for a day.',
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
		description: 'Name of the field to sort by, such as addedAt, or a path such as album.name',
		placeholder: 'e.g. addedAt',
	},
	{
		kind: 'choice',
		wire: 'orderDirection',
		in: 'job',
		onlyWith: byField,
		displayName: 'Order Direction',
		description: 'Whether the smallest or oldest comes first, or the largest or newest',
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
			"Any text: the same seed gives the same random order. Defaults to the day in the workflow's time zone, so that a second run of a day changes nothing.",
		placeholder: 'e.g. {{ $now.weekNumber }}',
	},
	{
		kind: 'number',
		wire: 'maxItems',
		in: 'job',
		default: 100,
		displayName: 'Max Items',
		description: 'How many items the playlist may have: the first ones in the order chosen',
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
			'Leave out what was added more than this many days ago, by addedAt of the input item, and else of the playlist. What has no date stays.',
		min: 0,
	},
	{ kind: 'context', wire: 'item', in: 'item', of: 'item' },
	{ kind: 'context', wire: 'timeZone', in: 'job', of: 'timeZone' },
] as const satisfies readonly Field[];

/** What those fields hold. */
export type OrderSettings = SettingsOf<typeof orderFields>;
