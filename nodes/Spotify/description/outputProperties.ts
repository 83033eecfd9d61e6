import type { INodeProperties } from 'n8n-workflow';

/** What n8n calls for the fields that can be chosen. */
export const FIELDS_METHOD = 'getOutputFields';

/**
 * What is returned of each result, as n8n's UX guidelines have it for nodes that are tools. Which
 * fields there are to choose from is loaded when it is asked for: a list for each operation would be
 * most of the form. A model fills in a text.
 */
export const outputProperties: readonly INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'Raw', value: 'raw', description: "Spotify's answer as it is" },
			{
				name: 'Selected Fields',
				value: 'selected',
				description: 'Only the fields that you choose, also such as Simplified leaves out',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'The fields that workflows need, the same for every kind of Spotify app',
			},
		],
		default: 'simplified',
		description: 'What to return of each result',
	},
	{
		displayName: 'Field Names or IDs',
		name: 'selectedFields',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: FIELDS_METHOD,
			loadOptionsDependsOn: ['resource', 'operation', 'event'],
		},
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>. The ID always comes. Spotify is asked for no other fields.',
		displayOptions: { show: { output: ['selected'] }, hide: { '@tool': [true] } },
	},
	{
		displayName: 'Fields',
		name: 'selectedFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. name, artists, albumReleaseDate',
		description: 'Names of the fields to return, separated by commas; the ID always comes',
		displayOptions: { show: { output: ['selected'], '@tool': [true] } },
	},
];
