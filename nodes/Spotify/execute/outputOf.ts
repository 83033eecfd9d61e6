import type { OutputChoice } from '../../../spotify/simplify/outputChoice';
import { listInText } from '../../../spotify/values/json';

/**
 * Returns the names in a list, or in a text as a language model writes one: as JSON, or with
 * commas.
 */
function fieldNamesIn(value: unknown): string[] {
	const list = typeof value === 'string' ? (listInText(value) ?? value.split(/[,;\n]/)) : value;
	return Array.isArray(list)
		? list.map((one) => String(one).trim()).filter((name) => name !== '')
		: [];
}

/**
 * Reads what the form says about the output. Anything else that an expression or a language model
 * gives counts as the default.
 * @param selectedFields reads which fields were chosen
 */
export function outputOf(value: unknown, selectedFields: () => unknown): OutputChoice {
	switch (String(value).trim().toLowerCase()) {
		case 'raw':
			return 'raw';
		case 'selected':
			return { fields: fieldNamesIn(selectedFields()) };
		default:
			return 'simplified';
	}
}
