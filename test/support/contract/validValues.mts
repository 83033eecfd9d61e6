import { fc } from '../fc.mts';

import type { IdKind } from '../../../spotify/ids/types';
import {
	PLAY_CONTEXT_KINDS,
	parameterName,
	type BooleanField,
	type ChoiceField,
	type ChoicesField,
	type PlayContextField,
	type Field,
	type NumberField,
	type PictureField,
	type TextField,
	type UrisField,
} from '../../../spotify/operations/fieldTypes';
import { type Operation, type MinMaxOf } from '../../../spotify/operations/types';
import type { Values } from '../../../spotify/plan/wireValue';
import { anId } from '../spotifyIds.mts';

/** Kinds that Spotify's links name otherwise as well. */
const linkedAs: Partial<Record<IdKind, string>> = {
	audiobook: 'show',
	category: 'genre',
	chapter: 'episode',
};

const patterns = new Map<string, fc.Arbitrary<string>>();

/** Texts of a pattern, made once: taking one apart costs more than a thousand texts of it. */
const matching = (pattern: RegExp): fc.Arbitrary<string> => {
	const known = patterns.get(String(pattern));
	const texts = known ?? fc.stringMatching(pattern);
	if (!known) patterns.set(String(pattern), texts);
	return texts;
};

const someIdOf = (kind: IdKind): fc.Arbitrary<string> => {
	if (kind === 'user')
		return fc.oneof(anId, matching(/^[a-z0-9._-]{3,30}$/), fc.constantFrom('ünal%2e', 'a&b=c'));
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

/** A text that says which object of several kinds is meant. */
export const uriText = ({ of, bareAs, local }: UrisField): fc.Arbitrary<string> => {
	const linked = of.map((kind) =>
		fc
			.tuple(kind === 'user' ? matching(/^[a-z0-9_-]{3,30}$/) : anId, fc.nat(3))
			.map(([id, form]) => {
				if (form === 0 && kind === bareAs) return id;
				if (form < 2) return `spotify:${kind}:${id}`;
				return `https://open.spotify.com/${form === 2 ? '' : 'intl-de/'}${kind}/${id}?si=abc`;
			}),
	);
	const file = fc.nat(9).map((number) => `spotify:local:Some+Artist::Song+${number}:201`);
	return fc.oneof(...linked, ...(local ? [file] : []));
};

/** One, or several as an array or as text. */
const oneOrMany = (one: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
	fc.oneof(
		one,
		fc.array(one, { minLength: 1, maxLength: 4 }),
		fc.array(one, { minLength: 1, maxLength: 4 }).map(String),
	);

/** More than any request takes, told apart by a number; some of them twice. */
const longList = (kinds: readonly IdKind[]): fc.Arbitrary<unknown> =>
	fc
		.tuple(fc.integer({ min: 30, max: 230 }), fc.integer({ min: 1, max: 300 }))
		.map(([length, different]) =>
			Array.from({ length }, (_, index) => {
				const number = index % different;
				return `spotify:${kinds[number % kinds.length]}:${String(number).padStart(22, '0')}`;
			}),
		);

const oneOrVeryMany = (
	one: fc.Arbitrary<string>,
	kinds: readonly IdKind[],
): fc.Arbitrary<unknown> => fc.oneof({ weight: 3, arbitrary: oneOrMany(one) }, longList(kinds));

const nothing = fc.constantFrom<unknown>(undefined, null, '', '  ');

/** Or nothing, where that is as good. */
const unlessEmpty = (
	field: { required?: boolean },
	value: fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> => (field.required ? value : fc.oneof(nothing, value));

const country = fc
	.constantFrom('AD', 'DE', 'GB', 'JP', 'US', 'XK')
	.chain((code) => fc.constantFrom(code, code.toLowerCase(), ` ${code} `));

const chosen = ({ choices, required }: ChoicesField): fc.Arbitrary<unknown> =>
	fc
		.subarray(
			choices.map(({ value }) => value),
			{ minLength: required ? 1 : 0 },
		)
		.chain((values) => fc.constantFrom<unknown>(values, values.join(','), [...values, ...values]));

const aWord = matching(/^[a-z][a-z -]{0,12}[a-z]$/);

const textOf = ({ pattern = /\S/ }: TextField): fc.Arbitrary<unknown> =>
	matching(pattern).filter((text) => text.trim() !== '');

const numberOf = ({ min: least, max: most, integer }: NumberField): fc.Arbitrary<unknown> => {
	const amount = integer
		? fc.oneof(
				fc.integer({ min: least, max: most ?? Number.MAX_SAFE_INTEGER }),
				fc.integer({ min: least, max: Math.min(most ?? Infinity, least + 20) }),
			)
		: fc.double({ min: least, max: most ?? Number.MAX_VALUE, noNaN: true });
	return fc.oneof(amount, amount.map(String));
};

const choiceOf = ({ choices }: ChoiceField): fc.Arbitrary<unknown> =>
	fc.constantFrom(...choices.flatMap(({ value }) => [value, ` ${value} `]));

const switchOf = (_: BooleanField): fc.Arbitrary<unknown> =>
	fc.constantFrom<unknown>(true, false, 'true', 'false', 'True', ' FALSE ');

const urisOf = (field: UrisField): fc.Arbitrary<unknown> => {
	const [kind = 'track'] = field.of;
	if (field.single) return uriText(field);
	const objects = fc.array(
		anId.map((id) => ({ id, uri: `spotify:${kind}:${id}`, name: 'a' })),
		{ minLength: 1, maxLength: 3 },
	);
	return fc.oneof({ weight: 3, arbitrary: oneOrVeryMany(uriText(field), field.of) }, objects);
};

/** The first bytes of a JPEG, and what it takes to be as large as wanted. */
export const jpegOf = (bytes: number): { base64: string; mimeType: string } => ({
	base64: Buffer.alloc(bytes, Uint8Array.of(0xff, 0xd8, 0xff)).toString('base64'),
	mimeType: 'image/jpeg',
});

/** Small, and now and then as large as may be, which takes its time. Base64 has four bytes for three. */
const pictureOf = ({ mostBytes }: PictureField): fc.Arbitrary<unknown> =>
	fc
		.oneof(
			{ weight: 5, arbitrary: fc.integer({ min: 3, max: 999 }) },
			fc.constant((mostBytes / 4) * 3),
		)
		.map(jpegOf);

/** As ISO 8601, as n8n's dates are, or as milliseconds. */
const aTime: fc.Arbitrary<unknown> = fc
	.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
	.chain((date) => fc.constantFrom<unknown>(date.toISOString(), date.getTime(), date));

/** An ID of the kind, a URI of any kind of context, or what the player calls a user's liked songs. */
const contextOf = ({ of }: PlayContextField): fc.Arbitrary<unknown> =>
	fc.oneof(
		idText(of),
		fc
			.tuple(fc.constantFrom(...PLAY_CONTEXT_KINDS), anId)
			.map(([kind, id]) => `spotify:${kind}:${id}`),
		fc.constantFrom('spotify:user:smedjan:collection', ' spotify:user:a%23b:collection '),
	);

/** Values that the form allows for a field, the way that users and expressions give them. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
	switch (field.kind) {
		case 'id':
			return field.asUri
				? oneOrVeryMany(idText(field.of), [field.of])
				: oneOrMany(idText(field.of));
		case 'idList':
			return fc.oneof(nothing, oneOrMany(idText(field.of)));
		case 'words':
		case 'lines':
			return fc.oneof(nothing, oneOrMany(aWord));
		case 'market':
			return unlessEmpty(field, country);
		case 'choices':
			return chosen(field);
		case 'choice':
			return unlessEmpty(field, choiceOf(field));
		case 'boolean':
			return fc.oneof(nothing, switchOf(field));
		case 'uris':
			return unlessEmpty(field, urisOf(field));
		case 'picture':
			return pictureOf(field);
		case 'text':
			return unlessEmpty(field, textOf(field));
		case 'number':
			return field.required
				? numberOf(field)
				: fc.oneof({ weight: 3, arbitrary: nothing }, numberOf(field));
		case 'time':
			return fc.oneof(nothing, aTime);
		case 'searchQuery':
			return matching(/\w/);
		case 'context':
			return fc.constantFrom<unknown>(undefined, field.of === 'item' ? {} : 'Europe/Berlin');
		case 'playContext':
			return contextOf(field);
		case 'likedSongs':
		case 'fixed':
			return fc.constant(undefined);
	}
}

/** What the form allows beside a search text. */
const someFilters = fc.record(
	{
		artist: fc.oneof(fc.constant(''), matching(/\w/)),
		isrc: fc.constantFrom('GBUM71029604', 'gb-um7-10-29604'),
		tag: fc.constantFrom('new', 'hipster'),
		upc: matching(/^\d{8,14}$/),
		year: fc.constantFrom('1975', '1970-1979', 1975),
	},
	{ requiredKeys: [] },
);

type FieldsAndValues = [Field, fc.Arbitrary<unknown>];

const recordOf = (values: readonly FieldsAndValues[]): fc.Arbitrary<Values> =>
	fc.record(Object.fromEntries(values.map(([field, value]) => [parameterName(field), value])));

const isList = ({ kind }: Field): boolean => kind === 'idList' || kind === 'words';

/** As many values as fields that count together may have, shared out among them. */
function valuesTogether(
	{ fields }: Operation,
	{ fields: wires, min: least, max: most }: MinMaxOf,
): fc.Arbitrary<Values> {
	const counted = fields.filter(({ wire }) => wires.includes(wire));
	if (!counted.every(isList)) return someOf(counted, least);
	return fc
		.array(fc.nat(counted.length - 1), { minLength: least, maxLength: most })
		.chain((shares) =>
			recordOf(
				counted.map((field, index) => {
					const length = shares.filter((share) => share === index).length;
					const value = field.kind === 'idList' ? idText(field.of) : aWord;
					return [field, fc.array(value, { minLength: length, maxLength: length })];
				}),
			),
		);
}

/** Values of at least so many fields. */
const someOf = (fields: readonly Field[], least: number): fc.Arbitrary<Values> =>
	fc
		.subarray([...fields], { minLength: least })
		.chain((given) => recordOf(given.map((field) => [field, givenValues(field)])));

/** Values of a field that are not empty. */
export const givenValues = (field: Field): fc.Arbitrary<unknown> =>
	valueOf(field).filter(
		(value) => value !== undefined && value !== null && String(value).trim() !== '',
	);

/** Nothing in all but one of the fields that exclude each other. */
const valuesOfOne = ({ fields }: Operation, wires: readonly string[]): fc.Arbitrary<Values> =>
	fc
		.constantFrom(...wires)
		.map((chosenWire) =>
			Object.fromEntries(
				fields
					.filter(({ wire }) => wires.includes(wire) && wire !== chosenWire)
					.map((field) => [parameterName(field), '']),
			),
		);

/** Random parameters of an operation that are as they should be. */
export function validValues(operation: Operation): fc.Arbitrary<Values> {
	const { fields, minMaxOf: together, mutuallyExclusive: either = [] } = operation;
	const single = recordOf(fields.map((field) => [field, valueOf(field)]));
	const filters = fields.some(({ kind }) => kind === 'searchQuery')
		? someFilters
		: fc.constant(undefined);
	const counted: fc.Arbitrary<Values> = together
		? valuesTogether(operation, together)
		: fc.constant({});
	return fc
		.tuple(single, filters, counted, ...either.map((wires) => valuesOfOne(operation, wires)))
		.map(([values, filter, more, ...emptied]) =>
			emptied.reduce((before, emptyOnes) => ({ ...before, ...emptyOnes }), {
				...values,
				filters: filter,
				...more,
			}),
		);
}
