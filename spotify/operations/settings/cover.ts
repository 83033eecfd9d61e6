import type { Field } from '../fieldTypes';
import type { SettingsOf } from './settingsOf';

/** Which of a cover's sizes to fetch, and where to put it. */
export const coverFields = [
	{
		kind: 'text',
		wire: 'binaryPropertyName',
		in: 'job',
		default: 'data',
		displayName: 'Output Data Field Name',
		description: 'Enter the output field for the picture',
		placeholder: 'e.g. data',
	},
	{
		kind: 'choice',
		wire: 'size',
		in: 'job',
		displayName: 'Size',
		description: 'Which size to download. Defaults to the largest.',
		choices: [
			{ value: 'largest', name: 'Largest' },
			{ value: 'medium', name: 'Medium' },
			{ value: 'smallest', name: 'Smallest' },
		],
		default: 'largest',
	},
] as const satisfies readonly Field[];

/** What those fields hold. */
export type CoverSettings = SettingsOf<typeof coverFields>;
