import type { Field } from '../fieldTypes';
import type { SettingsOf } from './settingsOf';
import { verifyFields } from './verify';

/** What Save may be told. */
export const saveFields = [
	{
		kind: 'boolean',
		wire: 'keepOrder',
		in: 'job',
		default: false,
		displayName: 'Keep Order',
		description:
			'Whether to save the oldest first, one request each and a second apart, so that the library gets their order: 1,000 items take 1,000 requests and 17 minutes. Goes by addedAt of each input item; without it, the last comes first. Skips what is saved already, so that a run that was stopped continues where it stopped.',
	},
	...verifyFields,
	{ kind: 'context', wire: 'item', in: 'item', of: 'item' },
] as const satisfies readonly Field[];

/** What those fields hold. */
export type SaveSettings = SettingsOf<typeof saveFields>;
