import { fc } from '../fc.mts';

import { OBJECT_KINDS, type IdKind } from '../../../spotify/ids/types';
import {
	parameterName,
	type Field,
	type NumberField,
	type PictureField,
	type TextField,
	type UrisField,
} from '../../../spotify/operations/fieldTypes';
import { type Operation } from '../../../spotify/operations/types';
import { anId } from '../spotifyIds.mts';
import { idText, jpegOf, uriText } from './validValues.mts';

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

/** URIs and links of objects of some kinds. */
const linkTo = (kinds: readonly string[]): fc.Arbitrary<string> =>
	fc
		.tuple(fc.constantFrom(...kinds), anId, fc.boolean())
		.map(([kind, id, isUri]) =>
			isUri ? `spotify:${kind}:${id}` : `https://open.spotify.com/${kind}/${id}`,
		);

/** What stands for no ID of a kind. */
function noId(kind: IdKind): fc.Arbitrary<unknown> {
	const link = linkTo(OBJECT_KINDS.filter((other) => !isSameLink(kind, other)));
	const elsewhere = anId.map((id) => `https://example.com/${kind}/${id}`);
	// A user may be called almost anything, and goes percent-encoded into a path.
	const pathLike =
		kind === 'user'
			? fc.constantFrom('.', '..', '{}', {})
			: fc.constantFrom('../me', '..', './.', 'a/b', '?q=1', '#', '{}', {});
	const notBase62 = fc.oneof(
		fc.nat(),
		fc.boolean(),
		fc.stringMatching(/^[0-9A-Za-z]{1,21}$|^[0-9A-Za-z]{23,30}$/),
	);
	const anyWrong = fc.oneof(link, elsewhere, pathLike);
	return kind === 'user' || kind === 'category' ? anyWrong : fc.oneof(anyWrong, notBase62);
}

/** What stands for no URI of any of a field's kinds. */
function noUri({ of, bareAs, local }: UrisField): fc.Arbitrary<string> {
	const others = [...OBJECT_KINDS, 'category', 'prerelease'].filter(
		(kind) => !of.some((known) => known === kind),
	);
	return fc.oneof(
		linkTo(others),
		anId.map((id) => `https://example.com/track/${id}`),
		fc.constantFrom('../me', '?', 'null', 'spotify:', 'spotify:track', 'spotify:track:tooShort'),
		...(bareAs ? [] : [anId]),
		...(local ? [] : [fc.constant('spotify:local:Some+Artist::Song:201')]),
	);
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

/** A way to be wrong, and values that are. */
type Wrong = [how: string, value: fc.Arbitrary<unknown>];

const emptyWhere = (isWrong: boolean | undefined): Wrong[] => (isWrong ? [['empty', nothing]] : []);

function wrongTexts({ pattern, required }: TextField): Wrong[] {
	return [
		...(pattern
			? [['of another form', words.filter((text) => !pattern.test(text.trim()))] as Wrong]
			: []),
		...emptyWhere(required),
	];
}

function wrongNumbers({ min: least, max: most, integer, required }: NumberField): Wrong[] {
	const tooSmall = fc
		.double({ max: least, maxExcluded: true, noNaN: true })
		.filter((amount) => amount < least);
	const tooLarge =
		most === undefined ? undefined : fc.double({ min: most, minExcluded: true, noNaN: true });
	return [
		['too small', tooSmall],
		['no number', fc.constantFrom<unknown>(NaN, Infinity, '1e999', 'fast', '1,5', true, {})],
		...(tooLarge ? [['too large', tooLarge] as Wrong] : []),
		...(integer
			? [['not whole', fc.constantFrom<unknown>(least + 0.5, `${least}.25`, 1e21)] as Wrong]
			: []),
		...emptyWhere(required),
	];
}

function wrongChoices(
	choices: ReadonlyArray<{ value: string }>,
	isList: boolean,
	required: boolean | undefined,
): Wrong[] {
	const known = choices.map(({ value }) => value);
	const unknown = words.filter((text) => !known.includes(text.trim()));
	const among = [
		unknown.map((text) => [...known, text]),
		unknown.map((text) => `${known[0]},${text}`),
	];
	return [
		['none of the choices', fc.oneof(unknown, ...(isList ? among : []))],
		...emptyWhere(required),
	];
}

function wrongUris(field: UrisField): Wrong[] {
	const { single, required, mayBeEmpty } = field;
	const wrong = noUri(field);
	return [
		['no URI', single ? wrong : fc.oneof(wrong, fc.tuple(uriText(field), wrong))],
		...(single ? [['a list', fc.tuple(uriText(field), uriText(field))] as Wrong] : []),
		...emptyWhere(required && !mayBeEmpty),
	];
}

const wrongPictures = ({ mostBytes }: PictureField): Wrong[] => [
	['nothing', fc.constantFrom<unknown>(undefined, {}, { base64: '', mimeType: 'image/jpeg' })],
	['no JPEG', fc.constant({ base64: 'iVBORw0KGgo=', mimeType: 'image/png' })],
	['too large', fc.constant(jpegOf((mostBytes / 4) * 3 + 1))],
];

/** What a field refuses, alone. */
function wrongsOf(
	field: Exclude<
		Field,
		{ kind: 'context' | 'playContext' | 'fixed' | 'id' | 'likedSongs' | 'searchQuery' }
	>,
): Wrong[] {
	switch (field.kind) {
		case 'words':
			return [];
		case 'lines':
			return [['no text', fc.constantFrom<unknown>({}, [{ name: 'a' }], ['a', NaN])]];
		case 'idList':
			return [['no ID', fc.tuple(idText(field.of), noId(field.of))]];
		case 'market':
			return [
				['no country', words.filter((text) => !/^[A-Z]{2}$/.test(text.trim().toUpperCase()))],
				...emptyWhere(field.required),
			];
		case 'choices':
			return wrongChoices(field.choices, true, field.required);
		case 'choice':
			return wrongChoices(field.choices, false, field.required);
		case 'boolean':
			return [['neither yes nor no', words.filter((text) => !/^\s*(true|false)\s*$/i.test(text))]];
		case 'text':
			return wrongTexts(field);
		case 'number':
			return wrongNumbers(field);
		case 'time':
			return [['no time', fc.constantFrom<unknown>('yesterday', '2026-13-01', '1e999', '-1', {})]];
		case 'uris':
			return wrongUris(field);
		case 'picture':
			return wrongPictures(field);
	}
}

function wrongsOfField(field: Field, idFormName: (kind: IdKind) => string): readonly WrongValue[] {
	const parameter = parameterName(field);
	switch (field.kind) {
		case 'context':
		case 'likedSongs':
		case 'fixed':
			return [];
		case 'playContext': {
			const value = fc.oneof(
				nothing,
				// What else there is to play from is right in each of these fields.
				noId(field.of).filter(
					(wrong) => !/^\s*spotify:|\/(album|artist|playlist|show)\//.test(String(wrong)),
				),
				fc.constant(`spotify:track:${'0'.repeat(22)}`),
			);
			return [{ parameter, formName: idFormName(field.of), how: 'no context', value }];
		}
		case 'searchQuery':
			return searchWrongs;
		case 'id': {
			const value = fc.oneof(nothing, noId(field.of));
			return [{ parameter, formName: idFormName(field.of), how: 'no ID', value }];
		}
		default:
			return wrongsOf(field).map(([how, value]) => ({
				parameter,
				formName: field.displayName,
				how,
				value,
			}));
	}
}

/** Too few and too many of the values that count together: the first field is named. */
function wrongTogether({ minMaxOf: together, fields }: Operation): WrongValue[] {
	const list = fields.flatMap((field) =>
		field.kind === 'idList' && together?.fields.includes(field.wire) ? [field] : [],
	);
	const [first] = list;
	if (!together || !first) return [];
	const tooMany = fc.uniqueArray(anId, {
		minLength: together.max + 1,
		maxLength: together.max + 5,
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
	...operation.fields.flatMap((field) => wrongsOfField(field, idFormName)),
	...wrongTogether(operation),
];
