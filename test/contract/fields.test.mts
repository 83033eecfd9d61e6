import {
	ID,
	fieldsOf,
	heldIn,
	isLostOrMadeUp,
	itemsOf,
	ownFields,
	presentIn,
	readerOf,
	schemaOf,
} from '../support/contract/answerReader.mts';
import { entries, type NamedOperation } from '../support/contract/facts.mts';
import { imagePaths, outputFields, sourcesOf } from '../support/contract/outputFields.mts';
import { before2026, put, wholeAnswer, type Age } from '../support/contract/wholeAnswers.mts';

/*
 * Each field of each Simplified output, of answers as new apps get them and old ones got them, with
 * the field null, empty or missing, and all that it is in. The fields are those that are promised
 * (test/fixtures/outputs.json), the answers those that Spotify documents.
 */

type Item = Readonly<Record<string, unknown>>;

const reads = entries.filter(
	({ operation }) =>
		!operation.batch && !operation.job && schemaOf(operation) && operation.output.kind !== 'value',
);

/** What each operation is answered, and what it makes of an answer: made once. */
const made = new Map(
	reads.map(({ operation }) => {
		const schema = schemaOf(operation) ?? {};
		const [now, old] = [wholeAnswer(schema, 'new'), wholeAnswer(schema, 'old')];
		return [operation, { new: now, old, read: readerOf(operation) }] as const;
	}),
);

const answerOf = ({ operation }: NamedOperation, age: Age): unknown => made.get(operation)?.[age];

/** What an answer becomes, each item with what it is made of. */
async function itemsFrom({ operation }: NamedOperation, answer: unknown) {
	const listing = await (made.get(operation)?.read ?? readerOf(operation))(answer);
	const items: Item[] = itemsOf(listing, operation, 'simplified');
	const found = presentIn(operation, answer);
	expect(items).toHaveLength(found.length);
	return items.map((item, index) => ({ item, entry: found[index] }));
}

/** What is wrong with an item: nothing, or a list. */
function faultsOf({ operation }: NamedOperation, item: Item, entry: unknown): string[] {
	const names = Object.keys(item);
	const isInOrder = fieldsOf(operation).join() === names.join();
	return [
		...(isInOrder ? [] : [`the fields are ${names.join()}`]),
		...names
			.filter((name) => item[name] === '' || isLostOrMadeUp(operation, name, item[name], entry))
			.map((name) => `${name} is ${JSON.stringify(item[name])}`),
	];
}

/** Where Spotify has a field, by its own names: in what, and at which paths. */
function placeOf({ operation }: NamedOperation, field: string, entry: unknown) {
	const { object, kind, type } = heldIn(operation, entry);
	const isOwn = ownFields(operation).includes(field);
	const isThere = isOwn || type.includes(field) || outputFields(kind).includes(field);
	const paths = field === 'imageUrl' ? imagePaths(kind) : sourcesOf(kind, field);
	return { holder: isOwn ? entry : object, paths: isThere ? paths : [] };
}

/** A path, and those of all that it is in: `album.id`, `album`. */
const upwards = (path: string): string[] => {
	const keys = path.split('.');
	return keys.map((_, index) => keys.slice(0, keys.length - index).join('.'));
};

/** What is left of an answer whose field, or what it is in, is nothing: `levels` further up. */
function without(named: NamedOperation, field: string, nothing: unknown, levels: number): unknown {
	const answer = structuredClone(answerOf(named, 'new'));
	for (const entry of presentIn(named.operation, answer)) {
		const { holder, paths } = placeOf(named, field, entry);
		for (const path of paths) put(holder, upwards(path)[levels] ?? path, nothing);
	}
	return answer;
}

/** Each field with each kind of nothing, at its place and up to two levels above. */
const combined = (fields: readonly string[], nothings: readonly unknown[]) =>
	fields.flatMap((field) =>
		nothings.flatMap((nothing) => [0, 1, 2].map((levels) => ({ field, nothing, levels }))),
	);

describe.each(reads)('every field of $name', (named) => {
	const { operation } = named;
	const fields = fieldsOf(operation);

	it('is what Spotify says to new apps', async () => {
		const items = await itemsFrom(named, answerOf(named, 'new'));
		expect(items.length).toBeGreaterThan(0);
		expect(items.flatMap(({ item, entry }) => faultsOf(named, item, entry))).toEqual([]);
	});

	it('is the same of what old apps were given, and nothing that they had is lost', async () => {
		const now = await itemsFrom(named, answerOf(named, 'new'));
		const old = await itemsFrom(named, answerOf(named, 'old'));
		const older = await itemsFrom(named, before2026(answerOf(named, 'old')));
		expect(old.flatMap(({ item, entry }) => faultsOf(named, item, entry))).toEqual([]);
		expect(older.map(({ item }) => item)).toEqual(old.map(({ item }) => item));
		for (const [index, { item }] of now.entries()) {
			const said = Object.entries(item).filter(([, value]) => value !== null);
			expect(old[index]?.item).toMatchObject(Object.fromEntries(said));
		}
	});

	it.each([
		['null', [null]],
		['missing', [undefined]],
		['empty', ['', [], {}]],
	])('is null where Spotify has it %s, or what it is in, and no other is', async (_, nothings) => {
		const wrong: unknown[] = [];
		for (const { field, nothing, levels } of combined(fields, nothings)) {
			const answer = without(named, field, nothing, levels);
			for (const { item, entry } of await itemsFrom(named, answer)) {
				wrong.push(...faultsOf(named, item, entry).map((fault) => [field, levels, fault]));
				const { paths } = placeOf(named, field, entry);
				// Spotify is not asked for what the form or the place in the list says.
				const isKnown = field === 'position' || item[field] === ID;
				if (paths.length > 0 && !isKnown && item[field] !== null)
					wrong.push([field, levels, item[field]]);
			}
		}
		expect(wrong).toEqual([]);
	});
});
