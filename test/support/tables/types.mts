import type { IDataObject } from 'n8n-workflow';

/** What a column is made for, as our schemas name it. */
export type ColumnType = 'boolean' | 'number' | 'string';

export type Columns = Readonly<Record<string, ColumnType>>;

/** A table that is written by upsert, with auto-map. */
export interface Table {
	/**
	 * Writes an item as n8n's node does. Throws where n8n does.
	 * @param match the columns that a row is found by
	 */
	upsert(item: IDataObject, match: readonly string[]): void;
	readonly rows: readonly IDataObject[];
}
