import fc from 'fast-check';

import { OBJECT_KINDS, type IdKind } from '../../../spotify/ids/types';
import { parameterName, type Field, type Operation } from '../../../spotify/operations/types';
import { anId } from '../spotifyIds.mts';
import { idText } from './validValues.mts';

/** Wrong values of one parameter, and what the form calls the field that is wrong. */
export interface WrongValue {
	parameter: string;
	formName: string;
	/** In what way it is wrong. */
	how: string;
	value: fc.Arbitrary<unknown>;
}

const nothing = fc.constantFrom<unknown>(undefined, null, '', ' \n', []);

/** Texts with something in them. */
const words = fc
	.string({ minLength: 1 })
	.filter((text) => text.trim() !== '' && !text.includes(','));

const isSameLink = (a: IdKind, b: IdKind): boolean =>
	a === b || (a === 'audiobook' && b === 'show') || (a === 'chapter' && b === 'episode');

/** What stands for no ID of a kind. */
function noId(kind: IdKind): fc.Arbitrary<unknown> {
	const others = OBJECT_KINDS.filter((other) => !isSameLink(kind, other));
	const link = fc
		.tuple(fc.constantFrom(...others), anId, fc.boolean())
		.map(([other, id, isUri]) =>
			isUri ? `spotify:${other}:${id}` : `https://open.spotify.com/${other}/${id}`,
		);
	const elsewhere = anId.map((id) => `https://example.com/${kind}/${id}`);
	const pathLike = fc.constantFrom('../me', '..', './.', 'a/b', '?q=1', '#', '{}', {});
	const notBase62 = fc.oneof(
		fc.nat(),
		fc.boolean(),
		fc.stringMatching(/^[0-9A-Za-z]{1,21}$|^[0-9A-Za-z]{23,30}$/),
	);
	const anyWrong = fc.oneof(link, elsewhere, pathLike);
	return kind === 'user' || kind === 'category' ? anyWrong : fc.oneof(anyWrong, notBase62);
}

const wrongFilters: Readonly<Record<string, { formName: string; pattern: RegExp }>> = {
	isrc: { formName: 'ISRC', pattern: /^[A-Z]{2}-?\w{3}-?\d{2}-?\d{5}$/i },
	tag: { formName: 'Tag', pattern: /^(new|hipster)$/ },
	upc: { formName: 'UPC', pattern: /^\d{8,14}$/ },
	year: { formName: 'Year', pattern: /^\d{4}(-\d{4})?$/ },
};

const searchWrongs: readonly WrongValue[] = [
	{ parameter: 'query', formName: 'Search Text', how: 'empty', value: nothing },
	...Object.entries(wrongFilters).map(([name, { formName, pattern }]) => ({
		parameter: 'filters',
		formName,
		how: `no ${formName}`,
		value: words.filter((text) => !pattern.test(text.trim())).map((text) => ({ [name]: text })),
	})),
];

/** What a field refuses, alone. */
function wrongsOf(field: Exclude<Field, { kind: 'id' }>): readonly WrongValue[] {
	if (field.kind === 'searchQuery') return searchWrongs;
	if (field.kind === 'fixed' || field.kind === 'words') return [];
	const wrong = (how: string, value: fc.Arbitrary<unknown>): WrongValue => ({
		parameter: parameterName(field),
		formName: field.displayName,
		how,
		value,
	});
	switch (field.kind) {
		case 'idList':
			return [wrong('no ID', fc.tuple(idText(field.of), noId(field.of)))];
		case 'market':
			return [
				wrong(
					'no country',
					words.filter((text) => !/^[A-Z]{2}$/.test(text.trim().toUpperCase())),
				),
				...(field.required ? [wrong('empty', nothing)] : []),
			];
		case 'choices': {
			const known = field.choices.map(({ value }) => value);
			const unknown = words.filter((text) => !known.includes(text.trim()));
			const some = fc.oneof(
				unknown,
				unknown.map((text) => [...known, text]),
				unknown.map((text) => `${known[0]},${text}`),
			);
			return [
				wrong('none of the choices', some),
				...(field.required ? [wrong('empty', nothing)] : []),
			];
		}
		case 'text':
			return [
				wrong(
					'of another form',
					words.filter((text) => !field.pattern.test(text.trim())),
				),
			];
		case 'number': {
			const { least, most, integer } = field;
			return [
				wrong(
					'too small',
					fc
						.double({ max: least, maxExcluded: true, noNaN: true })
						.filter((amount) => amount < least),
				),
				wrong('no number', fc.constantFrom(NaN, Infinity, '1e999', 'fast', '1,5', true, {})),
				...(most === undefined
					? []
					: [wrong('too large', fc.double({ min: most, minExcluded: true, noNaN: true }))]),
				...(integer ? [wrong('not whole', fc.constantFrom(least + 0.5, `${least}.25`, 1e21))] : []),
			];
		}
	}
}

/** Too few and too many of the values that count together: the first field is named. */
function wrongTogether({ together, fields }: Operation): WrongValue[] {
	const list = fields.flatMap((field) =>
		field.kind === 'idList' && together?.fields.includes(field.wire) ? [field] : [],
	);
	const [first] = list;
	if (!together || !first) return [];
	const tooMany = fc.uniqueArray(anId, {
		minLength: together.most + 1,
		maxLength: together.most + 5,
	});
	return list.map((field) => ({
		parameter: parameterName(field),
		formName: first.displayName,
		how: 'too long',
		value: tooMany,
	}));
}

/**
 * Every way in which one parameter of an operation can be wrong by itself.
 * @param idFormName what the form calls the id field of a kind
 */
export const wrongValues = (
	operation: Operation,
	idFormName: (kind: IdKind) => string,
): WrongValue[] => [
	...operation.fields.flatMap((field) =>
		field.kind === 'id'
			? [fc.oneof(nothing, noId(field.of))].map((value) => ({
					parameter: parameterName(field),
					formName: idFormName(field.of),
					how: 'no ID',
					value,
				}))
			: wrongsOf(field),
	),
	...wrongTogether(operation),
];
