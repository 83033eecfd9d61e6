import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../../spotify/operations';

const page = readFileSync(join(__dirname, '../../../docs/tables.md'), 'utf8');

/** The operations that a text of ours names, as `Resource → Operation`. */
const namedIn = (text: string): string[] =>
	[...text.matchAll(/\*([^*→]+) → ([^*]+)\*/g)].map(([, resource, operation]) => {
		const found = resources.find(({ name }) => name === resource);
		const [key] =
			Object.entries(found?.operations ?? {}).find(([, { name }]) => name === operation) ?? [];
		if (!found || key === undefined) throw new Error(`No operation: ${resource} → ${operation}`);
		return `${found.value}.${key}`;
	});

const columnsIn = (text: string): string[] =>
	[...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);

/** What docs/tables.md tells to match on, by operation; `uri` where it says nothing else. */
const told: ReadonlyMap<string, readonly string[]> = new Map(
	page
		.split('\n')
		.filter((line) => line.startsWith('| *'))
		.map((line) => line.split(' | '))
		.flatMap(([operations = '', columns = '']) =>
			namedIn(operations).map((name) => [name, columnsIn(columns)] as const),
		),
);

export const matchColumnsOf = (name: string): readonly string[] => told.get(name) ?? ['uri'];
