import type { Field } from '../fieldTypes';
import type { SettingsOf } from './settingsOf';

/** What Add Items may be told. */
export const addFields = [
	{
		kind: 'number',
		wire: 'position',
		in: 'job',
		displayName: 'Position',
		description: 'Where to put the items, 0 for the top. Defaults to the end.',
		min: 0,
		integer: true,
	},
	{
		kind: 'boolean',
		wire: 'skipExisting',
		in: 'job',
		default: false,
		displayName: 'Skip Items Already There',
		description: 'Whether to leave out what is already in the playlist, which is read first',
	},
] as const satisfies readonly Field[];

/** What those fields hold. */
export type AddSettings = SettingsOf<typeof addFields>;
