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
			'Whether to list what is removed, so that Add Items can put it back. Takes one request per 100 items.',
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
			'Whether items that stay keep their date, even if replacing everything takes fewer requests',
	},
] as const satisfies readonly Field[];

/** What `syncFields` hold. */
export type SyncSettings = SettingsOf<typeof syncFields>;
