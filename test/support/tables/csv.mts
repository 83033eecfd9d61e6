import type { IDataObject } from 'n8n-workflow';

/** As n8n writes an item before it makes a sheet of it (2.41.1: nodes-base/utils/utilities.ts). */
function flattened(json: object): Record<string, unknown> {
	const flat: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(json) as Array<[string, unknown]>) {
		if (typeof value !== 'object' || value === null) flat[name] = value;
		else
			for (const [below, one] of Object.entries(flattened(value))) flat[`${name}.${below}`] = one;
	}
	return flat;
}

/** The head line of the CSV file that *Convert to File* makes of items: the columns of all of them. */
export const headOf = (items: readonly IDataObject[]): string[] => [
	...new Set(items.flatMap((item) => Object.keys(flattened(item)))),
];
