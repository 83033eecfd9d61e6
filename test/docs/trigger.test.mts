import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { eventsTable } from '../../scripts/docs/eventsTable.mts';
import { withTable } from '../../scripts/docs/tables.mts';
import { events } from '../../spotify/events';

const page = readFileSync(join(__dirname, '../../docs/trigger.md'), 'utf8');
const table = eventsTable(Object.values(events));

it('docs/trigger.md has the table that npm run docs writes', () => {
	expect(
		withTable(page, table, 'spotify/events') === page ? 'fresh' : 'stale: run npm run docs',
	).toBe('fresh');
});

it('has a row of as many cells for every event', () => {
	const rows = table.split('\n').slice(2);
	expect(rows).toHaveLength(Object.keys(events).length);
	expect(rows.map((row) => row.split(' | ').length)).toEqual(rows.map(() => 7));
	expect(table).not.toContain('undefined');
});

it('is refused a page without a place for it', () => {
	expect(() => withTable('# Nothing', table, 'spotify/events')).toThrow('no place');
});
