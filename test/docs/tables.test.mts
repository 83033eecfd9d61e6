import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const pages = [
	'README.md',
	'examples/README.md',
	...readdirSync(join(root, 'docs'))
		.filter((file) => file.endsWith('.md'))
		.map((file) => `docs/${file}`),
];

/** The sentences of a page, and the cells of its tables. */
const sentencesOf = (page: string): string[] =>
	readFileSync(join(root, page), 'utf8').split(/\n| \| |(?<=[.:!?]) /);

const all = pages.flatMap((page) => sentencesOf(page).map((text) => [page, text] as const));

it('tables are told to be matched on uri, wherever a page tells of it', () => {
	const told = all.filter(([, text]) => /\bupsert\b/i.test(text) && /\bmatch|\bkey\b/i.test(text));
	expect(told.length).toBeGreaterThan(2);
	expect(told.filter(([, text]) => !text.includes('`uri`'))).toEqual([]);
});

it('no page leads to Continue on a Data Table', () => {
	const named = all.filter(([, text]) => text.includes('Data Table') && /\bContinue\b/.test(text));
	expect(named).toEqual([]);
	expect(all.map(([, text]) => text)).toContain(
		'- Leave *On Error* of the Data Table at *Stop Workflow*.',
	);
});
