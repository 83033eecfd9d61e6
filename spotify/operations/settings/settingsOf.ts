import type { Field } from '../fieldTypes';

/** What a field gives to a job. */
type ValueOf<F extends Field> = F extends { kind: 'boolean' }
	? boolean
	: F extends { kind: 'number' }
		? number
		: F extends { kind: 'choice'; choices: ReadonlyArray<{ value: infer Value }> }
			? Value
			: string;

/** The settings of a job, by the wire names of its fields; those that are not given are absent. */
export type SettingsOf<Fields extends readonly Field[]> = {
	readonly [F in Fields[number] as F['wire']]?: ValueOf<F>;
};
