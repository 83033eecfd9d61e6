/** Rows of cells, the header first, as a table in Markdown. */
export const markdownTable = ([header = [], ...rows]: readonly (readonly string[])[]): string =>
	[header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const END = '<!-- End of what npm run docs writes -->';

/** A page with the tables that are made of `source` written anew; the rest of it is written by hand. */
export function withTable(page: string, table: string, source: string): string {
	const opening = `<!-- Written by npm run docs, from ${source} -->`;
	const begin = page.indexOf(opening);
	const end = page.indexOf(END, begin);
	if (begin < 0 || end < 0) throw new Error('The page has no place for the table');
	return `${page.slice(0, begin)}${opening}\n\n${table}\n\n${page.slice(end)}`;
}
