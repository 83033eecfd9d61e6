import type { Field } from './fieldTypes';

// The fields that are not sent but told to a job, and the types of what the job gets of them.

/** What a field gives to a job. */
type ValueOf<F extends Field> = F extends { kind: 'boolean' }
	? boolean
	: F extends { kind: 'number' }
		? number
		: F extends { kind: 'choice'; choices: ReadonlyArray<{ value: infer Value }> }
			? Value
			: string;

/** The settings of a job, by the wire names of its fields; those that are not given are absent. */
type SettingsOf<Fields extends readonly Field[]> = {
	readonly [F in Fields[number] as F['wire']]?: ValueOf<F>;
};

/** What Add Items may be told. */
export const addFields = [
	{
		kind: 'number',
		wire: 'position',
		in: 'job',
		displayName: 'Position',
		description: 'Where to put the items, 0 for the top; defaults to the end',
		least: 0,
		integer: true,
	},
	{
		kind: 'boolean',
		wire: 'skipExisting',
		in: 'job',
		default: false,
		displayName: 'Skip Items Already There',
		description: 'Whether to leave out what the playlist has already, which it is read for',
	},
] as const satisfies readonly Field[];

export type AddSettings = SettingsOf<typeof addFields>;

/** Empties a playlist only where that is meant. */
const allowEmpty = {
	kind: 'boolean',
	wire: 'allowEmpty',
	in: 'job',
	default: false,
	displayName: 'Allow Empty',
	description:
		'Whether an empty list empties the playlist, instead of failing since a step before found nothing',
} as const satisfies Field;

export const replaceFields = [allowEmpty] as const satisfies readonly Field[];

export type ReplaceSettings = SettingsOf<typeof replaceFields>;

export const syncFields = [
	allowEmpty,
	{
		kind: 'boolean',
		wire: 'dryRun',
		in: 'job',
		default: false,
		displayName: 'Dry Run',
		description: 'Whether to change nothing and only tell what would be changed',
	},
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

export type SyncSettings = SettingsOf<typeof syncFields>;

/** Spotify accepts any ID for the library, also of what does not exist. */
export const verifyFields = [
	{
		kind: 'boolean',
		wire: 'verify',
		in: 'job',
		default: false,
		displayName: 'Verify',
		description:
			'Whether to look afterwards that each item is in the library, since Spotify accepts any ID',
	},
] as const satisfies readonly Field[];

export type VerifySettings = SettingsOf<typeof verifyFields>;

/** Which of a cover's sizes to fetch, and where to put it. */
export const coverFields = [
	{
		kind: 'text',
		wire: 'binaryPropertyName',
		in: 'job',
		default: 'data',
		displayName: 'Output Data Field Name',
		description: 'The field of the output item to put the picture into',
		placeholder: 'e.g. data',
	},
	{
		kind: 'choice',
		wire: 'size',
		in: 'job',
		displayName: 'Size',
		description: 'Which of the sizes that Spotify has; defaults to the largest',
		choices: [
			{ value: 'largest', name: 'Largest' },
			{ value: 'medium', name: 'Medium' },
			{ value: 'smallest', name: 'Smallest' },
		],
		default: 'largest',
	},
] as const satisfies readonly Field[];

export type CoverSettings = SettingsOf<typeof coverFields>;
