/**
 * Whether pages come with their `limit` for all that a filter `fields` leaves out: where they do
 * not, a smaller page than was asked for would hide entries.
 */
export const hasPageSize = (fields: unknown): boolean =>
	fields == null || /\blimit\b/.test(String(fields));
