import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { commands } from '../../playground/simulator/control/commands.mts';
import { settings } from '../../playground/simulator/settings.mts';
import { commandsTable } from '../../scripts/docs/commandsTable.mts';
import { withTable } from '../../scripts/docs/tables.mts';

const page = readFileSync(join(__dirname, '../../playground/simulator/README.md'), 'utf8');
const table = commandsTable();
const fresh = withTable(page, table, 'playground/simulator/control');

it("the simulator's README has the tables that npm run docs writes", () => {
	expect(fresh === page ? 'fresh' : 'stale: run npm run docs').toBe('fresh');
});

it('has a row of as many cells for every command and every setting', () => {
	const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.includes('---'));
	const headers = 2;
	const entries = Object.keys(commands).length + Object.keys(settings).length;
	expect(rows).toHaveLength(entries + headers);
	expect(rows.map((row) => row.split(' | ').length)).toEqual(rows.map(() => 4));
	expect(table).not.toContain('undefined');
});
