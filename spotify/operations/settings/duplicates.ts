import type { Field } from '../fieldTypes';
import { dryRun, maxRemovals } from './safety';
import type { SettingsOf } from './settingsOf';

const SAME_RECORDING = { value: 'isrc', name: 'Same Recording (ISRC)' } as const;
const SAME_DETAILS = { value: 'details', name: 'Same Title, Artists, Length' } as const;

const sameWhen = {
	kind: 'choice',
	wire: 'sameWhen',
	in: 'job',
	place: 'form',
	required: true,
	displayName: 'Same When',
	description:
		'Choose when two entries are duplicates. Entries with the same ID always are. Lengths may differ by two seconds. Unknown values never match.',
} as const;

const keepField = {
	kind: 'choice',
	wire: 'keep',
	in: 'job',
	place: 'form',
	required: true,
	displayName: 'Keep',
	description: 'Choose which duplicate to keep: the first in the list, or one by its date',
	choices: [
		{ value: 'first', name: 'First' },
		{ value: 'newest', name: 'Newest' },
		{ value: 'oldest', name: 'Oldest' },
	],
	default: 'oldest',
} as const satisfies Field;

/** What may be twice in a playlist, and what to do about it. */
export const duplicateFields = [
	{
		...sameWhen,
		choices: [{ value: 'id', name: 'Same ID' }, SAME_RECORDING, SAME_DETAILS],
		default: 'id',
	},
	keepField,
	dryRun,
	maxRemovals,
] as const satisfies readonly Field[];

/** What `duplicateFields` hold. */
export type DuplicateSettings = SettingsOf<typeof duplicateFields>;

/** The same of the library, which has each ID once. */
export const savedDuplicateFields = [
	{ ...sameWhen, choices: [SAME_RECORDING, SAME_DETAILS], default: 'isrc' },
	keepField,
	dryRun,
	maxRemovals,
] as const satisfies readonly Field[];

/** What `savedDuplicateFields` hold. */
export type SavedDuplicateSettings = SettingsOf<typeof savedDuplicateFields>;
