import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../spotify/operations';
import type { Operation } from '../../spotify/operations/types';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

const FOR_A_USER = /^and for (a|the) user ³: /;
const marks = (text: string): string => text.replace(/[^¹²³]/g, '');
const named = (text: string): string => text.replace(/[:,].*| *[¹²³]/g, '');

/** `Resource → Operation`, with its marks, as the README's table has it. */
function operationsInReadme(): string[] {
	const [table = ''] = readme.match(/^\| Resource \| Operations \|\n(\|.*\n)+/m) ?? [];
	const rows = table.trim().split('\n').slice(2);
	return rows.flatMap((row) => {
		const [, resource = '', cell = ''] = row.split(' | ').join('|').split('|');
		let user = marks(resource);
		return cell
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.trim()
			.split(' · ')
			.map((part) => {
				if (FOR_A_USER.test(part)) user = '³';
				const text = part.replace(FOR_A_USER, '');
				return `${named(resource.trim())} → ${named(text)} ${marks(text)}${user}`;
			});
	});
}

const marksOf = ({ availability, needs }: Operation): string =>
	[
		availability === 'olderApps' ? '¹' : '',
		availability === 'extendedQuota' ? '²' : '',
		needs === 'user' ? '³' : '',
	].join('');

it("the README's table has every operation, with who may call it", () => {
	const operations = resources.flatMap((resource) =>
		Object.values(resource.operations).map(
			(operation) => `${resource.name} → ${operation.name} ${marksOf(operation)}`,
		),
	);
	expect(operationsInReadme().sort()).toEqual(operations.sort());
});
