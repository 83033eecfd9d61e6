import type { Field } from '../fieldTypes';
import { minimumConfidence } from './minimumConfidence';
import type { SettingsOf } from './settingsOf';

/** What Check Items may be told. */
export const checkFields = [
	{
		kind: 'market',
		wire: 'market',
		in: 'job',
		displayName: 'Market',
		description: "Two-letter code of the country to check. Defaults to the account's country.",
		placeholder: 'e.g. DE',
	},
	{
		...minimumConfidence,
		description: 'How sure a replacement has to be, from 0 to 1',
	},
	{
		kind: 'boolean',
		wire: 'replace',
		in: 'job',
		default: false,
		displayName: 'Replace',
		description: 'Whether to replace each item that cannot be played with the replacement found',
	},
] as const satisfies readonly Field[];

/** What those fields hold. */
export type CheckSettings = SettingsOf<typeof checkFields>;
