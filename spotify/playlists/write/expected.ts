import type { KnownItem, Step } from '../items/types';

export type Verdict = 'applied' | 'notApplied' | 'unknown';

export type Add = Extract<Step, { kind: 'add' }>;

/** A write, and what the playlist was and would be. */
export interface ExpectedState {
	step: Step;
	before: readonly KnownItem[] | undefined;
	/** Undefined where not even its length can be told. */
	after: readonly KnownItem[] | undefined;
}
