/**
 * Tells whether pages come with their `limit` in spite of all that a filter `fields` leaves out: if
 * they do not, a smaller page than was asked for would hide entries.
 */
export const hasPageSize = (fields: unknown): boolean =>
	fields == null || /\blimit\b/.test(String(fields));
