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
			{ name: 'Raw', value: 'raw', description: "Return Spotify's answer unchanged" },
			{
				name: 'Selected Fields',
				value: 'selected',
				description: 'Return only the fields you choose, including some that Simplified leaves out',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description:
					'Return the fields that workflows need, the same for every kind of Spotify app',
			},
		],
		default: 'simplified',
		description: 'Choose what to return of each result',
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
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>. The ID is always included.',
		displayOptions: { show: { output: ['selected'] }, hide: { '@tool': [true] } },
	},
	{
		displayName: 'Fields',
		name: 'selectedFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. name, artists, albumReleaseDate',
		description:
			'Enter the names of the fields to return, separated by commas. The ID is always included.',
		displayOptions: { show: { output: ['selected'], '@tool': [true] } },
	},
];
