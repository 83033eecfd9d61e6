import type { Field } from '../fieldTypes';

/** How sure a track has to be if nobody says it. */
export const DEFAULT_MINIMUM_CONFIDENCE = 0.8;

/** How sure a track has to be that was looked for; the description says of what. */
export const minimumConfidence = {
	kind: 'number',
	wire: 'minimumConfidence',
	in: 'job',
	displayName: 'Minimum Confidence',
	description: 'How sure a match has to be, from 0 to 1',
	min: 0,
	max: 1,
	default: DEFAULT_MINIMUM_CONFIDENCE,
} as const satisfies Field;
