import { reference, type ShapeSource } from './values';

/**
 * Fields of an output: name → where Spotify has it, and of what type it is. The order is that of the
 * output: names first, then what is said, then what leads to something. Stored workflows and their
 * tables have a column for each, and n8n's Data Table refuses a field without one: after a release
 * nothing can be added, taken away or renamed here. What is new goes into `furtherFields`.
 */
export type Shape = Readonly<Record<string, ShapeSource>>;

/** What leads to an object. */
export const identity = { id: reference('id'), uri: reference('uri') } as const satisfies Shape;
