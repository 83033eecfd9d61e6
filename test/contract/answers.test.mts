import fc from 'fast-check';

import { toItems } from '../../nodes/Spotify/execute/toItems';
import { at, isObject } from '../../spotify/json';
import { parameterName, type Operation } from '../../spotify/operations/types';
import { succeeded } from '../../spotify/outcome';
import { read } from '../../spotify/paging/read';
import type { Listing } from '../../spotify/paging/types';
import { plan } from '../support/contract/drive.mts';
import { entries, factOf } from '../support/contract/facts.mts';
import { outputFields, sourcesOf } from '../support/contract/outputFields.mts';
import { answerSchema, answersOf } from '../support/contract/schemas.mts';

// Hundreds of random cases each, on a machine that may be busy.
jest.setTimeout(60_000);

const ID = '37i9dQZF1DXcBWIGoYBM5M';
const TYPES = ['album', 'artist', 'audiobook', 'episode', 'playlist', 'show', 'track'];

const formValues = ({ fields }: Operation) => ({
	...Object.fromEntries(
		fields.map((field) => [parameterName(field), field.kind === 'id' ? ID : undefined]),
	),
	market: 'DE',
	query: 'a',
	type: TYPES,
	seedArtists: ID,
});

const answersTo = (operation: Operation) =>
	answersOf(answerSchema(factOf(operation)?.operationId ?? ''));

/** What an operation makes of one answer: of a list, of the first page. */
async function readOnce(operation: Operation, answer: unknown): Promise<Listing> {
	const [planned] = plan(operation, formValues(operation));
	if (!planned?.ok) throw new Error('The values of this test should be right');
	const { request, paging } = planned.value;
	return await read(async () => succeeded(answer), request, paging, 1);
}

/** What Spotify's answer holds, read by Spotify's own description of it; undefined where a list is missing. */
function given(operation: Operation, answer: unknown): unknown[] | undefined {
	const { paging } = operation;
	if (!paging) return [answer];
	const whole = 'itemsAt' in paging && paging.itemsAt === '';
	const paths =
		paging.kind === 'offsetByType' ? TYPES.map((type) => `${type}s.items`) : [paging.itemsAt];
	const lists = whole ? [answer] : paths.map((path) => at(answer, path));
	if (!lists.every(Array.isArray)) return undefined;
	// Of a list that comes as a whole, no more is handed on than was asked for.
	const all: unknown[] = lists.flat();
	return paging.kind === 'whole' || paging.kind === 'limit' ? all.slice(0, 1) : all;
}

/** The object in an entry of a playlist, under its new name or its old. */
const heldIn = (entry: unknown): unknown => [at(entry, 'item'), at(entry, 'track')].find(isObject);

/** The fields of an item, as the design has them. */
function fieldsOf({ output }: Operation, entry: unknown): string[] {
	if (output.kind === 'value') return [output.as];
	const extra = 'fromId' in output && output.fromId !== undefined ? [output.fromId] : [];
	if (output.kind === 'playlistItem') {
		const held = at(heldIn(entry), 'type') ?? 'track';
		return [...outputFields(String(held)), 'type', 'addedAt', 'addedBy', 'position'];
	}
	if (output.kind === 'searchResult') return [...outputFields(String(at(entry, 'type'))), 'type'];
	return [...new Set([...outputFields(output.kind), ...extra])];
}

const isScalar = (value: unknown) =>
	value !== null && value !== undefined && typeof value !== 'object';

/** Everything that is somewhere in an answer. */
const leaves = (value: unknown): unknown[] =>
	typeof value === 'object' && value !== null
		? [value, ...Object.values(value).flatMap(leaves)]
		: [value];

/** Whether a simplified field is lost on the way, or nothing that Spotify gave. */
function isLostOrMadeUp(field: string, value: unknown, entry: unknown): boolean {
	if (field === 'position' || value === ID) return false;
	const source = heldIn(entry) ?? entry;
	const own = sourcesOf(field)
		.map((path) => at(source, path))
		.find(isScalar);
	if (own !== undefined) return value !== own;
	// The names of several are joined, which other tests hold.
	const isJoined = field === 'artists' || field === 'authors';
	return value !== null && !isJoined && !leaves(entry).includes(value);
}

describe.each(entries)('whatever Spotify documents as the answer to $name', ({ operation }) => {
	it('is given simplified, with the fields of the design, null where Spotify gives nothing', async () => {
		await fc.assert(
			fc.asyncProperty(answersTo(operation), async (answer) => {
				const listing = await readOnce(operation, answer);
				const present = given(operation, answer)?.filter((entry) => entry !== null) ?? [];
				if (listing.failure) return;
				const items = toItems(listing, operation, 7, true, ID);
				expect(items).toHaveLength(present.length);
				for (const [index, { json, pairedItem }] of items.entries()) {
					expect(Object.keys(json)).toEqual(fieldsOf(operation, present[index]));
					expect(Object.values(json)).not.toContain(undefined);
					expect(pairedItem).toEqual({ item: 7 });
					const wrong = Object.entries(json).filter(([field, value]) =>
						isLostOrMadeUp(field, value, present[index]),
					);
					if (operation.output.kind !== 'value') expect(wrong).toEqual([]);
				}
			}),
		);
	});

	it('is given raw as it is', async () => {
		await fc.assert(
			fc.asyncProperty(answersTo(operation), async (answer) => {
				const before = structuredClone(answer);
				const listing = await readOnce(operation, answer);
				const present = given(operation, answer)?.filter((entry) => entry !== null) ?? [];
				if (listing.failure) return;
				const { output } = operation;
				const expected =
					output.kind === 'value' ? present.map((value) => ({ [output.as]: value })) : present;
				expect(toItems(listing, operation, 0, false, ID).map(({ json }) => json)).toEqual(expected);
				expect(answer).toEqual(before);
			}),
		);
	});

	it('is a failure of its own kind where the list is missing, and only there', async () => {
		let read = 0;
		await fc.assert(
			fc.asyncProperty(answersTo(operation), async (answer) => {
				const { failure } = await readOnce(operation, answer);
				expect(failure?.kind).toBe(given(operation, answer) ? undefined : 'unexpectedResponse');
				read += failure ? 0 : 1;
			}),
		);
		expect(read).toBeGreaterThan(0);
	});
});
