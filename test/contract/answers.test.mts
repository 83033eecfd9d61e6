import fc from 'fast-check';

import { toJson } from '../../nodes/Spotify/execute/toItems';
import { at, isObject } from '../../spotify/json';
import type { JobTools } from '../../spotify/jobs/types';
import { parameterName } from '../../spotify/operations/fieldTypes';
import { type Operation } from '../../spotify/operations/types';
import { succeeded } from '../../spotify/outcome';
import { read } from '../../spotify/paging/read';
import type { Listing } from '../../spotify/paging/types';
import { isOrder, plan } from '../support/contract/drive.mts';
import { entries, entry, factOf, type NamedOperation } from '../support/contract/facts.mts';
import { entryFields, outputFields, sourcesOf } from '../support/contract/outputFields.mts';
import { answerSchema, answersOf, narrow } from '../support/contract/schemas.mts';
import { validValues } from '../support/contract/validValues.mts';
import { selectFields } from '../../playground/simulator/api/selectFields.mts';
import { jobTools } from '../support/jobTools.mts';

// Hundreds of random cases each, on a machine that may be busy.
jest.setTimeout(60_000);

const ID = '37i9dQZF1DXcBWIGoYBM5M';
const TYPES = ['album', 'artist', 'audiobook', 'episode', 'playlist', 'show', 'track'];

/** What Spotify documents as the answer; undefined where it has no body. */
const schemaOf = (operation: Operation) => {
	const whole = answerSchema(factOf(operation)?.operationId ?? '');
	return whole && narrow(whole, operation.route);
};

const answersTo = (operation: Operation) => answersOf(schemaOf(operation) ?? {});

/** Values as they should be: one ID, and in a search, every type. */
function formValues(operation: Operation) {
	const [valid = {}] = fc.sample(validValues(operation), { numRuns: 1, seed: 1 });
	const ids = operation.fields
		.filter(({ kind }) => kind === 'id')
		.map((field) => [parameterName(field), ID]);
	return { ...valid, query: 'a', filters: {}, type: TYPES, ...Object.fromEntries(ids) };
}

function planOne(operation: Operation, values = formValues(operation)) {
	const [planned] = plan(operation, values);
	if (!planned?.ok) throw new Error('The values of this test should be right');
	return planned.value;
}

/** What an operation makes of one answer: of a list, of the first page. */
function readerOf(operation: Operation): (answer: unknown) => Promise<Listing> {
	const planned = planOne(operation);
	return async (answer) => {
		const send = async () => succeeded(answer);
		if (!isOrder(planned)) return await read(send, planned.request, planned.paging, 1);
		const [listing = { entries: [] }] = await planned.job(
			[planned.order],
			jobTools({ download, send }),
		);
		return listing;
	};
}

const download: JobTools['download'] = async () =>
	succeeded({ data: Uint8Array.of(0xff, 0xd8), mimeType: 'image/jpeg' });

const itemsOf = ({ entries: found }: Listing, { output }: Operation, isSimplified: boolean) =>
	found.flatMap((one) => toJson(one, output, isSimplified, ID));

/** What Spotify's answer holds, read by Spotify's own description of it; undefined where a list is missing. */
function given({ paging }: Operation, answer: unknown): unknown[] | undefined {
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

const presentIn = (operation: Operation, answer: unknown): unknown[] =>
	given(operation, answer)?.filter((one) => one !== null) ?? [];

/** The object that an entry is about, its kind, and whether it stands in a list of several kinds. */
function heldIn({ output }: Operation, found: unknown) {
	const { kind } = output;
	const typed = (object: unknown) => ({
		object,
		kind: String(at(object, 'type') ?? 'track'),
		type: ['type'],
	});
	// Under its new name or its old.
	if (kind === 'playlistItem') return typed([at(found, 'item'), at(found, 'track')].find(isObject));
	if (kind === 'searchResult') return typed(found);
	if (kind === 'playHistory') return { object: at(found, 'track'), kind: 'track', type: [] };
	const [, saved] = kind.split('.');
	return saved === undefined
		? { object: found, kind, type: [] }
		: { object: at(found, saved) ?? found, kind: saved, type: [] };
}

const ownFields = ({ output: { kind } }: Operation): string[] =>
	kind === 'saved' ? [] : entryFields(kind.split('.')[0] ?? '');

/** The fields of an item, as the design has them. */
function fieldsOf(operation: Operation, found: unknown): string[] {
	const { output } = operation;
	if (output.kind === 'value') return [output.as];
	const extra = 'fromId' in output && output.fromId !== undefined ? [output.fromId] : [];
	const { kind, type } = heldIn(operation, found);
	return [...new Set([...outputFields(kind), ...type, ...ownFields(operation), ...extra])];
}

const isScalar = (value: unknown) =>
	value !== null && value !== undefined && typeof value !== 'object';

/** Everything that is somewhere in an answer. */
const leaves = (value: unknown): unknown[] =>
	typeof value === 'object' && value !== null
		? [value, ...Object.values(value).flatMap(leaves)]
		: [value];

/** Whether an address is that of a picture that none is wider than; null where there is none. */
function isWidest(url: unknown, images: unknown): boolean {
	const all = (Array.isArray(images) ? images : []).filter((image) => at(image, 'url'));
	const widthOf = (image: unknown) =>
		[at(image, 'width'), at(image, 'height')].map(Number).find((pixels) => pixels > 0) ?? 0;
	const widest = Math.max(...all.map(widthOf));
	const own = all.filter((image) => at(image, 'url') === url);
	return all.length === 0 ? url === null : own.some((image) => widthOf(image) === widest);
}

/** Whether a simplified field is lost on the way, or nothing that Spotify gave. */
function isLostOrMadeUp(
	operation: Operation,
	field: string,
	value: unknown,
	found: unknown,
): boolean {
	if (field === 'position' || value === ID) return false;
	const { object, kind } = heldIn(operation, found);
	if (field === 'imageUrl') return !isWidest(value, at(object, 'images') ?? at(object, 'icons'));
	const source = ownFields(operation).includes(field) ? found : object;
	const own = sourcesOf(kind, field)
		.map((path) => at(source, path))
		.find((one) => isScalar(one) && one !== '');
	if (own !== undefined) return value !== own;
	// The names of several are joined, which other tests hold.
	const isJoined = field === 'artists' || field === 'authors';
	return value !== null && !isJoined && !leaves(found).includes(value);
}

const isRead = ({ operation: { batch, job } }: NamedOperation) => !batch && !job;
const documented = entries.filter((one) => isRead(one) && schemaOf(one.operation));
const silent = entries.filter((one) => isRead(one) && !schemaOf(one.operation));

describe.each(documented)('whatever Spotify documents as the answer to $name', ({ operation }) => {
	const readOnce = readerOf(operation);

	it('is given simplified, with the fields of the design, null where Spotify gives nothing', async () => {
		await fc.assert(
			fc.asyncProperty(answersTo(operation), async (answer) => {
				const listing = await readOnce(answer);
				const present = presentIn(operation, answer);
				if (listing.failure) return;
				const items = itemsOf(listing, operation, true);
				expect(items).toHaveLength(present.length);
				for (const [index, json] of items.entries()) {
					expect(Object.keys(json)).toEqual(fieldsOf(operation, present[index]));
					expect(Object.values(json)).not.toContain(undefined);
					const wrong = Object.entries(json).filter(([field, value]) =>
						isLostOrMadeUp(operation, field, value, present[index]),
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
				const listing = await readOnce(answer);
				const present = presentIn(operation, answer);
				if (listing.failure) return;
				const { output } = operation;
				const expected =
					output.kind === 'value' ? present.map((value) => ({ [output.as]: value })) : present;
				expect(itemsOf(listing, operation, false)).toEqual(expected);
				expect(answer).toEqual(before);
			}),
		);
	});

	it('is a failure of its own kind where the list is missing, and only there', async () => {
		let read = 0;
		await fc.assert(
			fc.asyncProperty(answersTo(operation), async (answer) => {
				const { failure } = await readOnce(answer);
				expect(failure?.kind).toBe(given(operation, answer) ? undefined : 'unexpectedResponse');
				read += failure ? 0 : 1;
			}),
		);
		expect(read).toBeGreaterThan(0);
	});
});

/** What has come where Spotify documents nothing: nothing, and the texts of its player. */
const noBody = [undefined, '', 'AAcyNDM4NTY3'];

it.each(silent)('$name says that it was done, whatever its answer holds', async ({ operation }) => {
	const { output } = operation;
	const known = 'fromId' in output && output.fromId !== undefined ? { [output.fromId]: ID } : {};
	const readOnce = readerOf(operation);
	for (const answer of noBody) {
		const listing = await readOnce(answer);
		for (const isSimplified of [true, false]) {
			expect(itemsOf(listing, operation, isSimplified)).toEqual([{ success: true, ...known }]);
		}
	}
});

const playing = entries.filter(({ operation }) => operation.output.kind === 'playback');

it.each(playing)(
	'$name says that nothing plays where the answer is empty',
	async ({ operation }) => {
		const readOnce = readerOf(operation);
		for (const answer of [undefined, '']) {
			const listing = await readOnce(answer);
			const [simplified, ...more] = itemsOf(listing, operation, true);
			expect(more).toEqual([]);
			expect(Object.keys(simplified ?? {})).toEqual(outputFields('playback'));
			expect(simplified).toMatchObject({ isPlaying: false, itemId: null, deviceId: null });
			expect(itemsOf(listing, operation, false)).toEqual([{ is_playing: false }]);
		}
	},
);

it('a check says of each URI whether it is saved, as Spotify does', async () => {
	const check = entry('library.check');
	const uris = ['spotify:track:11dFghVXANMlKmJXsNCbNl', `spotify:playlist:${ID}`];
	const planned = planOne(check, { ...formValues(check), uris });
	if (!isOrder(planned)) throw new Error('A check is done for all items together');
	const send = async () => succeeded([false, true]);
	const [listing = { entries: [] }] = await planned.job(
		[planned.order],
		jobTools({ download, send }),
	);
	const said = uris.map((uri, index) => ({ uri, saved: index === 1 }));
	expect(itemsOf(listing, check, true)).toEqual(said);
	expect(itemsOf(listing, check, false)).toEqual(said);
	expect(Object.keys(said[0] ?? {})).toEqual(outputFields('saved'));
});

const doneTogether = entries.filter(
	({ operation: { batch, output } }) => batch && output.kind === 'done',
);

it.each(doneTogether)('$name says that it was done, and to what', async ({ operation }) => {
	const { output } = operation;
	const known = 'fromId' in output && output.fromId !== undefined ? { [output.fromId]: ID } : {};
	const items = itemsOf(await readerOf(operation)(undefined), operation, true);
	expect(items).toEqual([{ success: true, ...known }]);
});

const covers = entries.filter(({ operation }) => operation.job === 'downloadCover');

it.each(covers)('$name finds the cover in whatever Spotify documents', async ({ operation }) => {
	const readOnce = readerOf(operation);
	let found = 0;
	await fc.assert(
		fc.asyncProperty(answersTo(operation), async (answer) => {
			const { entries: results, failure } = await readOnce(answer);
			const images = at(answer, 'images');
			const addresses = (Array.isArray(images) ? images : []).flatMap(
				(image: unknown) => at(image, 'url') ?? [],
			);
			expect(failure?.kind).toBe(addresses.length > 0 ? undefined : 'notFound');
			expect(results).toHaveLength(failure ? 0 : 1);
			for (const { value, picture } of results) {
				expect(Object.keys(value as object)).toEqual([
					'id',
					'uri',
					'name',
					'url',
					'width',
					'height',
				]);
				expect(addresses).toContain(at(value, 'url'));
				expect(picture).toMatchObject({
					mimeType: 'image/jpeg',
					fileName: expect.stringMatching(/\.jpg$/),
				});
				found += 1;
			}
		}),
	);
	expect(found).toBeGreaterThan(0);
});

const lean = entries.filter(({ operation }) => operation.lean !== undefined);

it.each(lean)('what $name asks for is all that its simplified output is made of', async (named) => {
	const { operation } = named;
	const read = readerOf(operation);
	await fc.assert(
		fc.asyncProperty(answersTo(operation), async (answer) => {
			const asked = await read(selectFields(operation.lean, answer));
			const whole = await read(answer);
			expect(itemsOf(asked, operation, true)).toEqual(itemsOf(whole, operation, true));
		}),
	);
});
