import { fc, runs } from '../support/fc.mts';

import { parameterName } from '../../spotify/operations/fieldTypes';
import { type Operation } from '../../spotify/operations/types';
import { runFaults, type Wanted } from '../support/contract/drive.mts';
import { entries } from '../support/contract/facts.mts';
import { validValues } from '../support/contract/validValues.mts';

/** Lists of no entry, of some pages, of exactly one or two; wanted as a whole, or in part. */
const wanted: fc.Arbitrary<Wanted> = fc.record({
	total: fc.oneof(fc.nat(3), fc.nat(230), fc.constantFrom(10, 50, 51, 100, 1000, 1001)),
	most: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 120 })),
});

it.each(entries)(
	'what $name sends for any valid values is what Spotify takes',
	async ({ operation }) => {
		await fc.assert(
			fc.asyncProperty(validValues(operation), wanted, async (values, size) => {
				expect(await runFaults(operation, [values], size)).toEqual([]);
			}),
		);
	},
);

const lists = entries.filter(({ operation }) => operation.paging);

it.each(lists)(
	'$name reads a long list to its end, or as far as Spotify goes',
	async ({ operation }) => {
		for (const values of fc.sample(validValues(operation), 3)) {
			expect(await runFaults(operation, [values], { total: 1001, most: Infinity })).toEqual([]);
		}
	},
);

const ID = '37i9dQZF1DXcBWIGoYBM5M';

/** The same playlist, or none of its own, for all items. */
const aboutOne = ({ fields }: Operation) =>
	Object.fromEntries(
		fields.flatMap((field) =>
			field.kind === 'id' && !field.asUri ? [[parameterName(field), ID]] : [],
		),
	);

const together = entries.filter(({ operation }) => operation.batch ?? operation.job);

it.each(together)(
	'what $name sends for several items together is what Spotify takes',
	async ({ operation }) => {
		const items = fc.array(validValues(operation), { minLength: 2, maxLength: 5 });
		await fc.assert(
			fc.asyncProperty(items, async (values) => {
				const same = values.map((one) => ({ ...one, ...aboutOne(operation) }));
				expect(await runFaults(operation, same, { total: 0, most: 1 })).toEqual([]);
			}),
			{ numRuns: runs(15) },
		);
	},
);
