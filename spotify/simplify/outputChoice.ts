/** Fields that were chosen, by their names. */
export interface SelectedFields {
	fields: readonly string[];
}

/** What is handed out of an object of Spotify's: fields of ours, or the object as it is. */
export type OutputChoice = 'simplified' | 'raw' | SelectedFields;

/** Asks for some fields in addition to those that were chosen, if any were. */
export const withFields = (choice: OutputChoice, fields: readonly string[]): OutputChoice =>
	typeof choice === 'object' ? { fields: [...choice.fields, ...fields] } : choice;
