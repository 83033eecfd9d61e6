import {
	DATA_TABLE_SYSTEM_COLUMNS,
	DATA_TABLE_SYSTEM_TESTING_COLUMN,
	validateFieldType,
	type IDataObject,
} from 'n8n-workflow';

import type { Columns, Table } from './types.mts';

// n8n 2.41.1: packages/@n8n/api-types/src/schemas/data-table.schema.ts
const LEGAL_NAME = /^[a-zA-Z][a-zA-Z0-9_]*$/;
const LONGEST_NAME = 63;

const SYSTEM_COLUMNS: readonly string[] = DATA_TABLE_SYSTEM_COLUMNS;
const TAKEN = [...SYSTEM_COLUMNS, DATA_TABLE_SYSTEM_TESTING_COLUMN].map((name) =>
	name.toLowerCase(),
);

/** The columns that somebody can make of an output's: n8n's own are there already. */
export const withoutSystemColumns = <T,>(columns: Readonly<Record<string, T>>) =>
	Object.fromEntries(Object.entries(columns).filter(([name]) => !SYSTEM_COLUMNS.includes(name)));

function checkNames(columns: Columns): void {
	const known = new Set(TAKEN);
	for (const name of Object.keys(columns)) {
		if (!LEGAL_NAME.test(name) || name.length > LONGEST_NAME)
			throw new Error(`'${name}' is no name of a column`);
		// SQLite, in which n8n has its tables, knows no case.
		if (known.has(name.toLowerCase())) throw new Error(`the name '${name}' is taken`);
		known.add(name.toLowerCase());
	}
}

/** A value as n8n's table keeps it: `validateAndTransformCell` of data-table.service.ts. */
function cellOf(columns: Columns, name: string, value: unknown): unknown {
	if (value === null || value === undefined) return null;
	if (typeof value === 'object')
		throw new Error(`unexpected ${Array.isArray(value) ? 'array' : 'object'} input in '${name}'`);
	const type = columns[name];
	if (type === undefined) throw new Error(`unknown column name '${name}'`);
	const checked = validateFieldType(name, value, type, { strict: false, parseStrings: false });
	if (!checked.valid) throw new Error(`'${String(value)}' does not match column type '${type}'`);
	return checked.newValue;
}

/**
 * n8n's Data Table, as its node fills it by auto-map (2.41.1: DataTable/common/addRow.ts): its own
 * columns are dropped from the item without a word, and every other field needs a column.
 */
export function createDataTable(columns: Columns): Table {
	checkNames(columns);
	const rows: IDataObject[] = [];
	return {
		rows,
		upsert(item, match) {
			const row = Object.fromEntries(
				Object.entries(withoutSystemColumns(item)).map(([name, value]) => [
					name,
					cellOf(columns, name, value),
				]),
			) as IDataObject;
			const unknown = match.filter((name) => !(name in columns));
			if (unknown.length > 0) throw new Error(`unknown column name '${unknown.join()}'`);
			// A null finds a null; a field that is missing finds nothing.
			const found = rows.filter((one) => match.every((name) => one[name] === row[name]));
			for (const one of found) Object.assign(one, row);
			if (found.length === 0) rows.push(row);
		},
	};
}
