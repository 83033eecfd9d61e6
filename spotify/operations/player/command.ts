import { type NumberField } from '../fieldTypes';

/** What every command has in common. */
export const command = {
	output: { kind: 'done' },
	needs: 'user',
	scopes: { allOf: ['user-modify-playback-state'] },
	premium: true,
} as const;

/** Declares the field for a place in a track or episode, in milliseconds. */
export const position = (more: Partial<NumberField>): NumberField => ({
	kind: 'number',
	wire: 'position_ms',
	in: 'body',
	displayName: 'Position (Ms)',
	description: 'Where to start in the track or episode, in milliseconds',
	min: 0,
	integer: true,
	...more,
});
