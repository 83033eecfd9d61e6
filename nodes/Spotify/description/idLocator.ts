import type { INodeProperties } from 'n8n-workflow';
import type { IdKind } from '../../../spotify/ids/types';

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

/** Links name some kinds otherwise. */
const LINKED_AS: Partial<Record<IdKind, string>> = {
	audiobook: 'show',
	category: 'genre',
	chapter: 'episode',
};

const title = (kind: IdKind): string => kind.charAt(0).toUpperCase() + kind.slice(1);

/** What the form calls the id field of a kind. */
export const idFieldName = title;

/**
 * The field for ids of one kind. There is no `extractValue`: n8n would apply it to the text only,
 * and a list or an array must pass; `spotify/ids` reads them all.
 */
export const idLocator = (kind: IdKind): INodeProperties => ({
	displayName: title(kind),
	name: `${kind}Id`,
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'An ID, URI or link; or several, separated by commas or as an array',
	modes: [
		{
			displayName: 'By ID or URI',
			name: 'id',
			type: 'string',
			placeholder: `e.g. ${EXAMPLE_IDS[kind]}`,
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: `e.g. https://open.spotify.com/${LINKED_AS[kind] ?? kind}/${EXAMPLE_IDS[kind]}`,
		},
	],
});
