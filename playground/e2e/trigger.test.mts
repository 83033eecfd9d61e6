import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { playgroundFolder } from './support/folders.mts';
import {
	activateAll,
	allCame,
	cases,
	expectToo,
	expectedOf,
	itemAdded,
	later,
	makeHappen,
	playlistId,
	say,
	stack,
	watchAll,
	workflow,
	type Case,
} from './support/everyTrigger.mts';
import { eventually } from './support/triggers.mts';

/** How many requests a poll of which nothing comes takes, for each of what that row counts by. */
const documented = (name: string): number => {
	const file = join(playgroundFolder, '..', 'docs', 'trigger.md');
	const rows = readFileSync(file, 'utf8').split('\n');
	const row = rows.find((line) => line.startsWith(`| ${name} |`)) ?? '';
	return Number.parseInt(row.split('|')[5] ?? '');
};

watchAll('trigger');

test('the first poll after the activation takes the present as its base', async () => {
	await activateAll();
	assert.deepEqual(await workflow.executions(), []);
});

test('polls of which nothing comes ask for what the documentation says', async () => {
	await later(2);
	// A poll may be under way: looked at once more, it has ended.
	await eventually(async () => {
		const counts = await stack.simulator.totals();
		say(`Requests of 2 polls of each trigger: ${JSON.stringify(counts)}`);
		const endpoints = cases.map(({ asks: [endpoint] }) => endpoint);
		assert.deepEqual(Object.keys(counts).sort(), endpoints.sort());
		for (const { name, row = name, asks } of cases) {
			const [endpoint, units] = asks;
			const polls = (counts[endpoint] ?? 0) / (documented(row) * units);
			// On a busy machine a poll may come late, or the look: five had been by then.
			const isWhole = Number.isInteger(polls) && polls >= 1 && polls <= 10;
			assert.ok(isWhole, `${name}: ${counts[endpoint]} requests`);
		}
	});
});

test('each event comes once, and two in the order in which they happened', async () => {
	await makeHappen(() => 1);
	await allCame();
	await makeHappen(() => 2);
	await allCame();
});

test('more at once than a page has: all of it, the oldest first', async () => {
	await makeHappen(({ many }) => many);
	await allCame();
});

test('an item that is added once more comes once more; another order is nothing new', async () => {
	const { name } = itemAdded;
	const [uri = ''] = expectedOf(name);
	await stack.simulator.addItems({ id: playlistId, uris: [uri, uri], position: 5 });
	expectToo(name, [uri, uri]);
	await allCame();
	const move = { rangeStart: 0, rangeLength: 40, insertBefore: 100 };
	await stack.simulator.moveItems({ id: playlistId, ...move });
});

test('n8n is killed as soon as events have come: they do not come again', async () => {
	await makeHappen(() => 1);
	await allCame();
	await stack.killN8n();
	await stack.restartN8n();
	await later(1);
	await allCame();
});

test('n8n is killed: what happened just before and meanwhile comes once it is there again', async () => {
	// Between two polls: what becomes of one that n8n is killed in, the documentation says.
	await later(0);
	await makeHappen(() => 1);
	await stack.killN8n();
	const isList = ({ isState }: Case) => !isState;
	await makeHappen(() => 2, cases.filter(isList));
	await stack.restartN8n();
	await allCame();
});
