import type { Field } from '../fieldTypes';
import type { SettingsOf } from './settingsOf';

/** Spotify accepts any ID for the library, also of what does not exist. */
export const verifyFields = [
	{
		kind: 'boolean',
		wire: 'verify',
		in: 'job',
		default: false,
		displayName: 'Verify',
		description:
			'Whether to check afterwards that each item is in the library, since Spotify accepts any ID',
	},
] as const satisfies readonly Field[];

/** What those fields hold. */
export type VerifySettings = SettingsOf<typeof verifyFields>;
