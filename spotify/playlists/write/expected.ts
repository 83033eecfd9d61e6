import type { KnownItem, Step } from '../items/types';

/** Whether a write whose answer was lost was carried out. */
export type Verdict = 'applied' | 'notApplied' | 'unknown';

/** A write that adds items. */
export type Add = Extract<Step, { kind: 'add' }>;

/** A write, and what the playlist was and would be. */
export interface ExpectedState {
	step: Step;
	before: readonly KnownItem[] | undefined;
	/** Undefined if not even its length can be told. */
	after: readonly KnownItem[] | undefined;
}
