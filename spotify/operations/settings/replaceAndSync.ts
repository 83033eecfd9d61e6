import type { Field } from '../fieldTypes';
import { orderFields } from './order';
import { allowEmpty, dryRun, maxRemovals } from './safety';
import type { SettingsOf } from './settingsOf';

export const replaceFields = [
	allowEmpty,
	{
		kind: 'boolean',
		wire: 'listRemoved',
		in: 'job',
		default: true,
		displayName: 'List Removed',
		description:
			'Whether to read the playlist first, one request for up to 100 items, so that the output has what is removed and Add Items can put it back',
	},
	maxRemovals,
	...orderFields,
] as const satisfies readonly Field[];

/** What `replaceFields` hold. */
export type ReplaceSettings = SettingsOf<typeof replaceFields>;

export const syncFields = [
	allowEmpty,
	dryRun,
	maxRemovals,
	...orderFields,
	{
		kind: 'boolean',
		wire: 'keepDates',
		in: 'job',
		default: false,
		displayName: 'Keep Dates',
		description:
			'Whether those that stay keep the date they were added on, even if replacing everything takes fewer requests',
	},
] as const satisfies readonly Field[];

/** What `syncFields` hold. */
export type SyncSettings = SettingsOf<typeof syncFields>;
