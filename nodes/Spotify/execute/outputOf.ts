import type { OutputChoice } from '../../../spotify/simplify/outputChoice';

/** What the form says of the output; whatever else an expression or a language model gives is the default. */
export const outputOf = (value: unknown): OutputChoice =>
	String(value).trim().toLowerCase() === 'raw' ? 'raw' : 'simplified';
