import { fc } from '../support/fc.mts';

import { idFieldName, idLocator } from '../../nodes/Spotify/description/idLocator';
import { fieldProperties } from '../../nodes/Spotify/description/fieldProperty';
import { parameterName } from '../../spotify/operations/fieldTypes';
import { plan } from '../support/contract/drive.mts';
import { entries } from '../support/contract/facts.mts';
import { givenValues, validValues } from '../support/contract/validValues.mts';
import { wrongValues } from '../support/contract/wrongValues.mts';

const ways = entries.flatMap(({ name, operation }) =>
	wrongValues(operation, (kind) => idLocator(kind).displayName).map((wrong) => ({
		...wrong,
		name,
		operation,
	})),
);

it.each(ways)('$name sends nothing where $parameter is $how, and names $formName', (way) => {
	const { operation, parameter, formName, value } = way;
	const inForm = operation.fields
		.flatMap(fieldProperties)
		.flatMap(({ displayName, options = [] }) => [
			displayName,
			...options.flatMap((option) => ('displayName' in option ? [option.displayName] : [])),
		]);
	expect(inForm).toContain(formName);
	const field = operation.fields.find((one) => parameterName(one) === parameter);
	const choice = field && 'onlyWith' in field ? field.onlyWith : undefined;
	const shown = choice ? { [choice.parameter]: choice.value } : {};
	fc.assert(
		fc.property(validValues(operation), value, (values, wrong) => {
			// A filter of a search stands beside valid ones; a search text is missed only without any.
			const others = formName === 'Search Text' ? { filters: {} } : {};
			const planned = plan(operation, { ...values, ...others, ...shown, [parameter]: wrong });
			expect(planned.length).toBeGreaterThan(0);
			for (const outcome of planned) {
				expect(outcome).toEqual({
					ok: false,
					failure: {
						kind: 'invalidInput',
						field: formName,
						message: expect.stringMatching(/\S/),
						hint: expect.stringMatching(/\S/),
					},
				});
			}
		}),
	);
});

const counted = entries.flatMap(({ name, operation }) =>
	operation.minMaxOf ? [{ name, operation, together: operation.minMaxOf }] : [],
);

it.each(counted)(
	'$name sends nothing without any of $together.fields',
	({ operation, together }) => {
		const [first] = operation.fields.flatMap((field) =>
			together.fields.includes(field.wire) && 'displayName' in field ? [field.displayName] : [],
		);
		expect(plan(operation, {})).toMatchObject([
			{ ok: false, failure: { kind: 'invalidInput', field: first } },
		]);
	},
);

const exclusive = entries.flatMap(({ name, operation }) =>
	(operation.mutuallyExclusive ?? []).map((wires) => ({ name, operation, wires })),
);

it.each(exclusive)('$name sends nothing where several of $wires are given', (way) => {
	const { operation, wires } = way;
	const fields = operation.fields.filter(({ wire }) => wires.includes(wire));
	const [first] = fields.flatMap((field) => ('displayName' in field ? [field.displayName] : []));
	const all = fc.tuple(...fields.map((field) => givenValues(field)));
	fc.assert(
		fc.property(validValues(operation), all, (values, given) => {
			const both: Record<string, unknown> = Object.fromEntries(
				fields.map((field, index) => [parameterName(field), given[index]]),
			);
			expect(plan(operation, { ...values, ...both })).toMatchObject([
				{ ok: false, failure: { kind: 'invalidInput', field: first } },
			]);
		}),
	);
});

it('some operations have fields that exclude each other, and fields that count together', () => {
	expect(exclusive.length).toBeGreaterThan(0);
	expect(counted.length).toBeGreaterThan(1);
});

it('one wrong ID among many costs only itself', () => {
	const withIds = entries.filter(({ operation }) =>
		operation.fields.some(({ kind }) => kind === 'id'),
	);
	for (const { operation } of withIds) {
		const [id] = operation.fields.flatMap((field) => (field.kind === 'id' ? [field.of] : []));
		const [good] = fc.sample(validValues(operation), 1);
		const ids = ['37i9dQZF1DXcBWIGoYBM5M', 'https://example.com/', '1301WleyT98MSxVHPZCA6M'];
		const planned = plan(operation, { ...good, [`${id}Id`]: ids });
		expect(planned.map(({ ok }) => ok)).toEqual([true, false, true]);
		expect(planned[1]).toMatchObject({
			failure: { kind: 'invalidInput', field: idFieldName(id ?? 'track') },
		});
	}
	expect(withIds.length).toBeGreaterThan(20);
});
