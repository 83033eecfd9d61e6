import { fc, runs } from '../support/fc.mts';
import { jobOf } from '../../spotify/run/jobs';
import { at } from '../../spotify/values/json';
import {
	answersTo,
	download,
	fieldsOf,
	formValues,
	given,
	ID,
	isLostOrMadeUp,
	itemsOf,
	planOne,
	presentIn,
	readerOf,
	schemaOf,
} from '../support/contract/answerReader.mts';
import { isOrder } from '../support/contract/drive.mts';
import { entries, entry, type NamedOperation } from '../support/contract/facts.mts';
import { outputFields } from '../support/contract/outputFields.mts';
import { selectFields } from '../../playground/simulator/api/selectFields.mts';
import { succeeded } from '../../spotify/failures/outcome';
import { kindOf } from '../../spotify/operations/types';
import { sparseFields } from '../../spotify/simplify/sparseFields';
import { jobTools } from '../support/jobTools.mts';

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
				const items = itemsOf(listing, operation, 'simplified');
				expect(items).toHaveLength(present.length);
				for (const [index, json] of items.entries()) {
					expect(Object.keys(json)).toEqual(fieldsOf(operation));
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
				// What the package itself says has no raw form.
				if (output.kind === 'snapshot') return;
				const expected =
					output.kind === 'value' ? present.map((value) => ({ [output.as]: value })) : present;
				expect(itemsOf(listing, operation, 'raw')).toEqual(expected);
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
			// Of the answers to a search, one in ten has all its lists.
			{ numRuns: runs(150) },
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
		for (const choice of ['simplified', 'raw'] as const) {
			expect(itemsOf(listing, operation, choice)).toEqual([{ success: true, ...known }]);
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
			const [simplified, ...more] = itemsOf(listing, operation, 'simplified');
			expect(more).toEqual([]);
			expect(Object.keys(simplified ?? {})).toEqual(outputFields('playback'));
			expect(simplified).toMatchObject({ isPlaying: false, itemId: null, deviceId: null });
			expect(itemsOf(listing, operation, 'raw')).toEqual([{ is_playing: false }]);
		}
	},
);

it('a check says of each URI whether it is saved, as Spotify does', async () => {
	const check = entry('library.check');
	const uris = ['spotify:track:11dFghVXANMlKmJXsNCbNl', `spotify:playlist:${ID}`];
	const planned = planOne(check, { ...formValues(check), uris });
	if (!isOrder(planned)) throw new Error('A check is done for all items together');
	const send = async () => succeeded([false, true]);
	const [listing = { entries: [] }] = await jobOf(planned)(
		[planned.input],
		jobTools({ download, send }),
	);
	const said = uris.map((uri, index) => ({ saved: index === 1, uri }));
	expect(itemsOf(listing, check, 'simplified')).toEqual(said);
	expect(itemsOf(listing, check, 'raw')).toEqual(said);
	expect(Object.keys(said[0] ?? {})).toEqual(outputFields('saved'));
});

const doneTogether = entries.filter(
	({ operation: { batch, output } }) => batch && output.kind === 'done',
);

it.each(doneTogether)('$name says that it was done, and to what', async ({ operation }) => {
	const { output } = operation;
	const known = 'fromId' in output && output.fromId !== undefined ? { [output.fromId]: ID } : {};
	const items = itemsOf(await readerOf(operation)(undefined), operation, 'simplified');
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
				expect(Object.keys(value as object).sort()).toEqual(outputFields('cover').sort());
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

const lean = entries.filter(({ operation }) => operation.sparseFields !== undefined);

it.each(lean)('what $name asks for is all that its simplified output is made of', async (named) => {
	const { operation } = named;
	const read = readerOf(operation);
	const fields = operation.sparseFields?.replace(
		'{fields}',
		sparseFields(kindOf(operation) ?? 'track', 'simplified'),
	);
	await fc.assert(
		fc.asyncProperty(answersTo(operation), async (answer) => {
			const asked = await read(selectFields(fields, answer));
			const whole = await read(answer);
			expect(itemsOf(asked, operation, 'simplified')).toEqual(
				itemsOf(whole, operation, 'simplified'),
			);
		}),
	);
});
