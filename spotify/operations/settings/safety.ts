import type { Field } from '../fieldTypes';

/** Empties a playlist only where that is meant. */
export const allowEmpty = {
	kind: 'boolean',
	wire: 'allowEmpty',
	in: 'job',
	default: false,
	displayName: 'Allow Empty',
	description: 'Whether an empty list empties the playlist instead of failing',
} as const satisfies Field;

/** Plans, and leaves it at that. */
export const dryRun = {
	kind: 'boolean',
	wire: 'dryRun',
	in: 'job',
	default: false,
	displayName: 'Dry Run',
	description: 'Whether to change nothing and only say what would change',
} as const satisfies Field;

/** Ends a run that would take out more than anybody can have meant. */
export const maxRemovals = {
	kind: 'number',
	wire: 'maxRemovals',
	in: 'job',
	default: 50,
	displayName: 'Max Removals',
	description:
		'How many items may be removed. A run that would remove more changes nothing and fails. Defaults to no limit.',
	min: 0,
	integer: true,
} as const satisfies Field;
