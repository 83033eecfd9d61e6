import type { IDataObject } from 'n8n-workflow';

import type { Columns, ColumnType, Table } from './types.mts';

// https://www.postgresql.org/docs/current/limits.html
const LONGEST_NAME_BYTES = 63;

const takes: Record<ColumnType, (value: unknown) => boolean> = {
	boolean: (value) => typeof value === 'boolean',
	number: (value) => typeof value === 'number' && Number.isFinite(value),
	// Neither a text nor a JSON of PostgreSQL's has the character 0.
	string: (value) => typeof value === 'string' && !value.includes('\0'),
};

/**
 * A table of PostgreSQL's with a unique key, as n8n's node fills it by auto-map (2.41.1:
 * Postgres/v2/actions/database/upsert.operation.ts), its columns `text`, `double precision` and
 * `boolean`.
 */
export function createPostgresTable(columns: Columns, key: readonly string[]): Table {
	const tooLong = Object.keys(columns).filter((name) => name.length > LONGEST_NAME_BYTES);
	if (tooLong.length > 0) throw new Error(`names too long: ${tooLong.join()}`);
	const rows: IDataObject[] = [];
	return {
		rows,
		upsert(item, match) {
			const [first = ''] = match;
			// So does null, 0 and false.
			if (!item[first]) throw new Error('Column to match on not found in input item');
			if (Object.keys(item).length === 1) throw new Error('Add values to update or insert');
			for (const [name, value] of Object.entries(item)) {
				const type = columns[name];
				if (!type) throw new Error(`Column '${name}' does not exist in selected table`);
				if (value !== null && !takes[type](value))
					throw new Error(`column "${name}" is of type ${type}: ${JSON.stringify(value)}`);
			}
			if (match.join() !== key.join()) throw new Error('no unique constraint matching ON CONFLICT');
			// Of two nulls, neither is the other's double.
			const found = rows.find((row) =>
				key.every((name) => row[name] !== null && row[name] === item[name]),
			);
			if (found) Object.assign(found, item);
			else rows.push({ ...item });
		},
	};
}
