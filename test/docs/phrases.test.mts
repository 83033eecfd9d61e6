import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { userTexts } from '../../scripts/texts/userTexts.mts';

/** What is said otherwise in plain English, and how. */
const PHRASES: ReadonlyArray<readonly [phrase: RegExp, plain: string]> = [
	[/\b[Ee]xpected (is|are|in)\b/, 'Enter …'],
	[/\b[Pp]ossible (is|are)\b/, 'Choose one of …'],
	[/\bby (itself|themselves)\b/, 'automatically'],
	[/\bone's own\b/, 'your own'],
	[/\b(go|goes|going|went) on\b/, 'continue'],
	[/\b(hand|hands|handed|give|gives) out\b/, 'emit, return'],
	[/\bat the (most|least)\b/, 'up to, at least'],
	[/\bsome (hundreds|minutes|hours|seconds|days|polls)\b/, 'a few …'],
	[/\bin the place of\b/, 'instead of'],
	[/\bas often as\b/, 'a number'],
	[/\bif it stays\b/, 'if it happens again'],
	[/\bso much is certain\b/i, 'leave it out'],
	[/\banew\b/, 'again'],
	[/\b[Ww]here (nothing|none|any|somebody|there (is|are))\b/, 'if'],
	[/\bor several\b(?! separated)/, 'one or more'],
	[/\bof itself\b/, 'leave it out'],
];

const root = join(__dirname, '../..');
const FOR_USERS = [
	'README.md',
	'CHANGELOG.md',
	'examples/README.md',
	...readdirSync(join(root, 'docs'))
		.filter((file) => file.endsWith('.md'))
		.filter((file) => !['architecture.md', 'requirements.md', 'ux-checklist.md'].includes(file))
		.map((file) => `docs/${file}`),
];

const foreignIn = (text: string): string[] =>
	PHRASES.flatMap(([phrase, plain]) => {
		const found = phrase.exec(text);
		return found ? [`${found[0]} → ${plain}: … ${text.slice(found.index, found.index + 60)}`] : [];
	});

it('finds a phrase that is foreign to the ear', () => {
	expect(foreignIn('Expected is a number.')).toHaveLength(1);
	expect(foreignIn('Enter a number.')).toEqual([]);
});

it.each(userTexts(root))('the texts of %s are in plain English', (_file, texts) => {
	expect(texts.flatMap(foreignIn)).toEqual([]);
});

it.each(FOR_USERS)('%s is in plain English', (page) => {
	expect(readFileSync(join(root, page), 'utf8').split('\n').flatMap(foreignIn)).toEqual([]);
});
