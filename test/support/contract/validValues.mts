import fc from 'fast-check';

import type { IdKind } from '../../../spotify/ids/types';
import { MARKETS } from '../../../spotify/markets';
import {
	parameterName,
	type ChoicesField,
	type Field,
	type Operation,
	type Together,
} from '../../../spotify/operations/types';
import type { Values } from '../../../spotify/request/fieldValue';
import { anId } from '../spotifyIds.mts';

/** Kinds that Spotify's links name otherwise as well. */
const linkedAs: Partial<Record<IdKind, string>> = {
	audiobook: 'show',
	category: 'genre',
	chapter: 'episode',
};

const someIdOf = (kind: IdKind): fc.Arbitrary<string> => {
	if (kind === 'user')
		return fc.oneof(
			anId,
			fc.stringMatching(/^[a-z0-9._-]{3,30}$/),
			fc.constantFrom('ünal%2e', 'a&b=c'),
		);
	return kind === 'category'
		? fc.oneof(anId, fc.constantFrom('dinner', 'indie_alt', 'r-n-b'))
		: anId;
};

/** A bare ID, or one of the texts that stand for it. */
export const idText = (kind: IdKind): fc.Arbitrary<string> =>
	fc
		.tuple(someIdOf(kind), fc.constantFrom(kind, linkedAs[kind] ?? kind), fc.nat(3))
		.map(([id, name, form]) => {
			// Of a user's name, only what needs no escape is the same in a link.
			if (form === 0 || !/^[\w-]+$/.test(id)) return id;
			if (form === 1) return `spotify:${name}:${id}`;
			return `https://open.spotify.com/${form === 2 ? '' : 'intl-de/'}${name}/${id}?si=abc`;
		});

/** One, or several as an array or as text. */
const oneOrMany = (one: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
	fc.oneof(
		one,
		fc.array(one, { minLength: 1, maxLength: 4 }),
		fc.array(one, { minLength: 1, maxLength: 4 }).map(String),
	);

const nothing = fc.constantFrom<unknown>(undefined, null, '', '  ');

const country = fc
	.constantFrom(...MARKETS)
	.chain((code) => fc.constantFrom(code, code.toLowerCase(), ` ${code} `));

const chosen = ({ choices, required }: ChoicesField): fc.Arbitrary<unknown> =>
	fc
		.subarray(
			choices.map(({ value }) => value),
			{ minLength: required ? 1 : 0 },
		)
		.chain((values) => fc.constantFrom<unknown>(values, values.join(','), [...values, ...values]));

const aWord = fc.stringMatching(/^[a-z][a-z -]{0,12}[a-z]$/);

/** Values that the form allows for a field, the way that users and expressions give them. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
	switch (field.kind) {
		case 'id':
			return oneOrMany(idText(field.of));
		case 'idList':
			return fc.oneof(nothing, oneOrMany(idText(field.of)));
		case 'words':
			return fc.oneof(nothing, oneOrMany(aWord));
		case 'market':
			return field.required ? country : fc.oneof(nothing, country);
		case 'choices':
			return chosen(field);
		case 'text':
			return fc.oneof(nothing, fc.stringMatching(field.pattern));
		case 'number': {
			const { least, most, integer } = field;
			const amount = integer
				? fc.integer({ min: least, max: most ?? Number.MAX_SAFE_INTEGER })
				: fc.double({ min: least, max: most ?? Number.MAX_VALUE, noNaN: true });
			return fc.oneof({ weight: 3, arbitrary: nothing }, amount, amount.map(String));
		}
		case 'searchQuery':
			return fc.stringMatching(/\S/);
		case 'fixed':
			return fc.constant(undefined);
	}
}

/** What the form allows beside a search text. */
const someFilters = fc.record(
	{
		artist: fc.string(),
		isrc: fc.constantFrom('GBUM71029604', 'gb-um7-10-29604'),
		tag: fc.constantFrom('new', 'hipster'),
		upc: fc.stringMatching(/^\d{8,14}$/),
		year: fc.constantFrom('1975', '1970-1979', 1975),
	},
	{ requiredKeys: [] },
);

/** As many values as fields that count together may have, shared out among them. */
function valuesTogether(
	{ fields }: Operation,
	{ fields: wires, least, most }: Together,
): fc.Arbitrary<Values> {
	const counted = fields.filter(({ wire }) => wires.includes(wire));
	return fc
		.array(fc.nat(counted.length - 1), { minLength: least, maxLength: most })
		.chain((shares) =>
			fc.record(
				Object.fromEntries(
					counted.map((field, index) => {
						const length = shares.filter((share) => share === index).length;
						const value = field.kind === 'idList' ? idText(field.of) : aWord;
						return [
							parameterName(field),
							fc.array(value, { minLength: length, maxLength: length }),
						];
					}),
				),
			),
		);
}

/** Random parameters of an operation that are as they should be. */
export function validValues(operation: Operation): fc.Arbitrary<Values> {
	const { fields, together } = operation;
	const single = fc.record(
		Object.fromEntries(fields.map((field) => [parameterName(field), valueOf(field)])),
	);
	const filters = fields.some(({ kind }) => kind === 'searchQuery')
		? someFilters
		: fc.constant(undefined);
	const counted: fc.Arbitrary<Values> = together
		? valuesTogether(operation, together)
		: fc.constant({});
	return fc
		.tuple(single, filters, counted)
		.map(([values, filter, more]) => ({ ...values, filters: filter, ...more }));
}
