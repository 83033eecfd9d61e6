import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { failureTexts } from '../support/failureTexts.mts';

const root = join(__dirname, '../..');

/** The messages quoted in the first column of the tables that begin with "What it says". */
function quotedIn(file: string): string[] {
	const page = readFileSync(join(root, file), 'utf8');
	const tables = page.split('\n\n').filter((part) => part.startsWith('| What it says'));
	const cells = tables.flatMap((table) => table.split('\n').slice(2));
	return cells.flatMap((row) =>
		[...(row.split(' | ')[0] ?? '').matchAll(/\*([^*]+)\*/g)].map(([, text]) => text ?? ''),
	);
}

const written = ['spotify', 'nodes', 'credentials'].flatMap((folder) =>
	failureTexts(join(root, folder)),
);
const listed = quotedIn('docs/errors.md');

it('finds the messages in the code', () => {
	expect(written).toContain('The connection to Spotify has ended');
	expect(written).toContain("Spotify's accounts service is failing (status …)");
});

it('docs/errors.md lists every message that the code has', () => {
	expect(written.filter((text) => !listed.includes(text))).toEqual([]);
});

it('docs/errors.md lists no message that the code does not have', () => {
	expect(listed.filter((text) => !written.includes(text))).toEqual([]);
});

it('docs/errors.md lists no message twice', () => {
	expect(listed.filter((text, index) => listed.indexOf(text) !== index)).toEqual([]);
});
