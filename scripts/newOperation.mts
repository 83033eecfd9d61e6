// Prints what an operation needs to be added, and writes what is read of it by hand into
// test/facts/handRead.json: npm run new-operation -- <name in Spotify's reference>
// Of one that Spotify's document does not have yet, it has to be told more; --help says what.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { format } from 'prettier';

import { answersWith, type AnswerFacts } from '../test/facts/answerFacts.mts';
import handRead from '../test/facts/handRead.json' with { type: 'json' };
import {
	operationsWith,
	type HandRead,
	type HandReadRow,
	type OperationFact,
	type Stated,
} from '../test/facts/operationFacts.mts';
import stated from '../test/facts/operations.json' with { type: 'json' };
import responses from '../test/facts/responses.json' with { type: 'json' };
import type { Json, JsonObject } from './facts/openApi.mts';
import { entryText, namesOf, outputOf, resourceOf, resultOf } from './newOperation/entryText.mts';
import { likelyRow, unlistedRow } from './newOperation/handReadRow.mts';
import { resolved } from './newOperation/resolved.mts';
import { shapeText } from './newOperation/shapeText.mts';

const HELP = `npm run new-operation -- get-an-artists-albums

The last part of the address of the operation's page in Spotify's reference. Where test/facts does not
have it (npm run facts reads Spotify's document anew), say what the page says:

  --route 'GET /artists/{id}/concerts'
  --answer <file>              the example of an answer that the page shows, as JSON; none without a body
  --query market,limit,offset  the parameters of the query
  --scopes user-library-read   what a user must have granted`;

const document = stated as unknown as readonly Stated[];
const documentedAnswers = responses as unknown as AnswerFacts;
const read = handRead as unknown as HandRead;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		answer: { type: 'string' },
		help: { type: 'boolean', default: false },
		query: { type: 'string', default: '' },
		route: { type: 'string' },
		scopes: { type: 'string', default: '' },
	},
});

const listIn = (text: string): string[] => text.split(',').filter((word) => word !== '');

/** The row that there is, or what is likely of an operation that was not read yet. */
async function rowOf(operationId: string): Promise<HandReadRow> {
	const known = read.operations.find((row) => row.operationId === operationId);
	if (known) return known;
	const fact = document.find((one) => one.operationId === operationId);
	if (fact) {
		const names = fact.params.map(({ name }) => name);
		return likelyRow(fact, names, schemaOf(operationId, read) ?? {});
	}
	if (values.route === undefined) {
		throw new Error(`test/facts has no ${operationId}: say with --route what it is.\n\n${HELP}`);
	}
	const example =
		values.answer === undefined
			? undefined
			: (JSON.parse(await readFile(values.answer, 'utf8')) as Json);
	return unlistedRow({
		operationId,
		route: values.route,
		query: listIn(values.query),
		scopes: listIn(values.scopes),
		example,
	});
}

/** The schema of the answer that has a body, with what it refers to; null where none has. */
function schemaOf(operationId: string, facts: HandRead): JsonObject | null {
	const { operations, $defs } = answersWith(documentedAnswers, facts);
	const found = Object.values(operations[operationId] ?? {}).find((schema) => schema !== null);
	return found ? resolved(found as JsonObject, $defs as Record<string, JsonObject>) : null;
}

/** As it stands in a file: a part of an object, indented once. */
async function formatted(part: string): Promise<string> {
	const options = { parser: 'typescript', useTabs: true, singleQuote: true, printWidth: 100 };
	const whole = await format(`const made = {\n${part}\n};`, options);
	return whole.split('\n').slice(1, -2).join('\n');
}

async function printWhatToDo(
	fact: OperationFact,
	schema: JsonObject | null,
	{ sources }: HandReadRow,
): Promise<void> {
	const resource = resourceOf(fact);
	const { kind, isNew } = outputOf(fact, schema);
	const route = `${fact.method} ${fact.path}`;
	const say = (text: string) => console.log(`${text}\n`);
	say(`The fact, of which test/facts/handRead.json has what Spotify's document does not say.
Compare it with the page: ${sources.join(', ')}`);
	say(JSON.stringify(fact, undefined, '\t'));
	say(`1. The entry, for spotify/operations/${resource}.ts (or a file of the folder beside it):`);
	say(await formatted(entryText(fact, schema)));
	if (isNew && schema) {
		say('   A new kind of object: its shape, for spotify/simplify/objectShapes.ts:');
		say(await formatted(shapeText(kind, resultOf(schema, fact))));
	}
	say(
		`2. What the simulator answers, for playground/simulator/api/${resource}s.mts, and its line there:`,
	);
	say(`\t'${route}': ${namesOf(fact).answer},`);
	say('3. A line for CHANGELOG.md.');
	say('Then: npm run docs, npm test.');
}

async function main(): Promise<void> {
	const [operationId] = positionals;
	if (values.help || operationId === undefined) {
		console.log(HELP);
		process.exitCode = values.help ? 0 : 1;
		return;
	}
	const row = await rowOf(operationId);
	const others = read.operations.filter((one) => one.operationId !== operationId);
	const rows = read.operations.includes(row) ? read.operations : [...others, row];
	const facts = { ...read, operations: rows };
	const file = new URL('../test/facts/handRead.json', import.meta.url);
	await writeFile(file, `${JSON.stringify(facts, undefined, '\t')}\n`);
	const fact = operationsWith(document, facts).find((one) => one.operationId === operationId);
	if (fact) await printWhatToDo(fact, schemaOf(operationId, facts), row);
}

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
