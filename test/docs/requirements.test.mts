import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const rows = readFileSync(join(root, 'docs/requirements.md'), 'utf8')
	.split('\n')
	.map((line) => line.split('|').map((cell) => cell.trim()))
	.filter(([, number]) => /^\d+$/.test(number ?? ''))
	.map(([, number, , where]) => ({
		number: Number(number),
		files: [...(where ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
	}));

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

it('every requirement is there, once', () => {
	expect(rows.map(({ number }) => number)).toEqual(upTo(72));
});

it.each(rows)('row $number names files that exist', ({ files }) => {
	expect(files).not.toHaveLength(0);
	expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

/** The tests of the token service say in their names which rows they hold. */
const isCounting = (file: string) => /^test\/spotify\/auth\/.*\.test\.mts$/.test(file);

function rowsNamedIn(file: string): number[] {
	const text = readFileSync(join(root, file), 'utf8');
	return [...text.matchAll(/\brows? ((?:\d+(?:, )?)+)/g)].flatMap(
		([, numbers]) => numbers?.split(', ').map(Number) ?? [],
	);
}

it.each(rows.filter(({ files }) => files.some(isCounting)))(
	'row $number is named by one of its tests of the token service',
	({ number, files }) => {
		expect(files.filter(isCounting).flatMap(rowsNamedIn)).toContain(number);
	},
);
