import type { INodeProperties } from 'n8n-workflow';
import { entriesPattern, linksPattern } from '../../../spotify/ids/entryPatterns';
import { linkTo } from '../../../spotify/ids/links';
import { article } from '../../../spotify/ids/parseId';
import { isObjectKind, OBJECT_ID, type IdKind } from '../../../spotify/ids/types';
import { hasPicker, pickers, type PickerKind } from '../../../spotify/pickers/kinds';
import type { NamedField } from '../../../spotify/operations/fieldTypes';

/** Real ones, to recognise what belongs in the field. */
const EXAMPLE_IDS: Record<IdKind, string> = {
	album: '2up3OPMp9Tb4dAKM2erWXQ',
	artist: '0TnOYISbd1XYRBk9myaseg',
	audiobook: '7iHfbu1YPACw6oZPAFJtqe',
	category: 'dinner',
	chapter: '0D5wENdkdwbqlrHoaJ9g29',
	episode: '512ojhOuo1ktJprKbVcKyQ',
	playlist: '3cEYpjA9oz9GiPac4AsH4n',
	show: '38bS44xjbVVZ3No3ByF1dJ',
	track: '11dFghVXANMlKmJXsNCbNl',
	user: 'smedjan',
};

const title = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);

/** What the form calls the id field of a kind. */
export const idFieldName = title;

/** Names the method that n8n calls for the list of a kind, which `methods/` provides. */
export const listMethod = (kind: PickerKind): string => `search${title(kind)}`;

/** Modes as a part of a field: anywhere else n8n's linter takes them for fields. */
type Modes = Required<Pick<INodeProperties, 'modes'>>;

const FROM_LIST = 'From List';
const BY_NAME_LABEL = 'By Name';
const BY_ID_OR_URI = 'By ID or URI';

/** Names the mode in which a field with a list can be filled in while its list fails. */
export const modeWithoutList = (kind: PickerKind): string =>
	kind === 'device' ? BY_NAME_LABEL : BY_ID_OR_URI;

/** Searches as one types; where there is no list without a search, n8n asks for nothing before. */
const fromListMode = (kind: PickerKind): Modes => ({
	modes: [
		{
			displayName: FROM_LIST,
			name: 'list',
			type: 'list',
			placeholder: `Choose ${article(kind)}...`,
			typeOptions: {
				searchListMethod: listMethod(kind),
				searchable: true,
				searchFilterRequired: !('list' in pickers[kind]),
			},
		},
	],
});

/**
 * Makes the mode in which the user enters the name of one of their own list, in which it is looked
 * up when the workflow runs.
 */
const byNameMode = (example: string): Modes => ({
	modes: [
		{ displayName: BY_NAME_LABEL, name: 'name', type: 'string', placeholder: `e.g. ${example}` },
	],
});

/** Says where a name belongs that was typed as an ID. */
function placeOfNames(kind: IdKind, isNamed: boolean): string {
	if (isNamed) return ` For a name, choose '${BY_NAME_LABEL}'.`;
	return hasPicker(kind) ? ` For a name, choose '${FROM_LIST}'.` : '';
}

const matching = (regex: string, expected: string, forNames = '') => [
	{
		type: 'regex',
		properties: {
			regex,
			errorMessage: `Enter ${expected}, or several separated by commas.${forNames} For a short link (spotify.link), enter the address it leads to`,
		},
	},
];

/** Takes the first ID of a text, also where a link goes on behind it, or is a part of an address. */
const FIRST_OBJECT_ID = `match(/(?:^|[^0-9A-Za-z]|%(?:25)*[0-9A-Fa-f]{2})(${OBJECT_ID})(?![0-9A-Za-z])/)`;

/** Makes the address that opens the first ID of what was typed in Spotify, whatever form it has. */
function linkToFirst(kind: IdKind): string {
	const id = isObjectKind(kind)
		? `("{{$value}}".${FIRST_OBJECT_ID} || [])[1]`
		: '"{{$value}}".split(/[\\s,;?#]/)[0].split(/[:\\/]/).pop()';
	return `=${linkTo(kind, `{{ ${id} }}`)}`;
}

function typed(kind: IdKind, isNamed: boolean, isChecked: boolean): Modes {
	const id = EXAMPLE_IDS[kind];
	const url = linkTo(kind, id);
	const isId = matching(
		entriesPattern(kind),
		`the ID of ${article(kind)}, such as ${id}, or its URI or link`,
		placeOfNames(kind, isNamed),
	);
	const isLink = matching(linksPattern(kind), `a link to ${article(kind)}, such as ${url}`);
	return {
		modes: [
			{
				displayName: BY_ID_OR_URI,
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${id}`,
				...(isChecked && { validation: isId }),
				url: linkToFirst(kind),
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: `e.g. ${url}`,
				...(isChecked && { validation: isLink }),
			},
		],
	};
}

/**
 * Makes the field for IDs of one kind. It has no `extractValue`: n8n would apply it to text only,
 * but a list or an array must pass too; `spotify/ids` reads them all.
 * @param isNamed whether the name of one that the user has is enough
 * @param isChecked whether n8n checks what is typed: in the form, and again before each execution
 */
export function idLocator(
	kind: IdKind,
	{ isNamed = false, isChecked = true } = {},
): INodeProperties {
	const isListed = hasPicker(kind);
	return {
		displayName: title(kind),
		name: `${kind}Id`,
		type: 'resourceLocator',
		default: { mode: isListed ? 'list' : 'id', value: '' },
		required: true,
		description: isNamed
			? 'Choose from the list, or enter a name, an ID, a URI or a link. Several can be separated by commas or given as an array.'
			: 'Choose from the list, or enter an ID, a URI or a link. Several can be separated by commas or given as an array.',
		modes: [
			...(isListed ? fromListMode(kind).modes : []),
			...(isNamed ? byNameMode('Road Trip').modes : []),
			...typed(kind, isNamed, isChecked).modes,
		],
	};
}

/**
 * Makes the field for a text that is the ID of something in a list of Spotify's, such as a device.
 */
export const listedProperty = (
	kind: PickerKind,
	common: Pick<INodeProperties, 'description' | 'displayName' | 'name' | 'required'>,
	{ placeholder = '' }: Pick<NamedField, 'placeholder'>,
): INodeProperties => ({
	...common,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		...fromListMode(kind).modes,
		...byNameMode('Kitchen').modes,
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
	],
});
