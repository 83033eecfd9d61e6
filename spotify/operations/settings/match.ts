import type { Field } from '../fieldTypes';
import { minimumConfidence } from './minimumConfidence';
import type { SettingsOf } from './settingsOf';

const matchesByText = { parameter: 'matchBy', value: 'text' };
const matchesByFields = { parameter: 'matchBy', value: 'fields' };

/** What Match may be told. */
export const matchFields = [
	{
		kind: 'choice',
		wire: 'matchBy',
		in: 'job',
		place: 'form',
		required: true,
		displayName: 'Match By',
		description:
			'Choose whether each song is a line of text or has fields for title, artist and so on',
		choices: [
			{ value: 'fields', name: 'Fields' },
			{ value: 'text', name: 'Text' },
		],
		default: 'text',
	},
	{
		kind: 'number',
		wire: 'candidates',
		in: 'job',
		displayName: 'Candidates',
		description: 'How many of the next best tracks to list with each result',
		min: 0,
		max: 9,
		integer: true,
		default: 3,
	},
	{
		...minimumConfidence,
		description:
			'How sure a match has to be, from 0 to 1. Below it, only the best candidate is named.',
	},
	{
		kind: 'choice',
		wire: 'prefer',
		in: 'job',
		displayName: 'Prefer',
		description: 'Choose which recording to take if several fit equally well',
		choices: [
			{ value: 'album', name: 'Album Version' },
			{ value: 'clean', name: 'Clean' },
			{ value: 'explicit', name: 'Explicit' },
		],
		default: 'album',
	},
	{
		kind: 'choice',
		wire: 'whenUnmatched',
		in: 'job',
		displayName: 'When Unmatched',
		description: 'Choose what to return for a line without a good match',
		choices: [
			{ value: 'error', name: 'Error' },
			{ value: 'item', name: 'Item Without a Track' },
		],
		default: 'item',
	},
] as const satisfies readonly Field[];

/** What those fields hold. */
export type MatchSettings = SettingsOf<typeof matchFields>;

/** A field of each input item, which the form shows where songs are given by fields. */
const ofSong = { in: 'item', place: 'form', onlyWith: matchesByFields } as const;

/** What to find a track for: of each input item its own. */
export const songFields = [
	{
		...ofSong,
		onlyWith: matchesByText,
		kind: 'lines',
		wire: 'text',
		displayName: 'Text',
		description:
			'Enter one song per line, such as Artist - Title, a video title, a file name or an ISRC, or a list of such lines. Each line returns one result.',
		placeholder: 'e.g. Queen - Bohemian Rhapsody',
	},
	{
		...ofSong,
		kind: 'text',
		wire: 'title',
		displayName: 'Title',
		description: 'Enter the name of the song. A version in it, such as Live or Remix, counts.',
		placeholder: 'e.g. Bohemian Rhapsody',
	},
	{
		...ofSong,
		kind: 'text',
		wire: 'artist',
		displayName: 'Artist',
		description: 'Enter one or more artists in any order, or the name of a video channel',
		placeholder: 'e.g. Queen',
	},
	{
		...ofSong,
		kind: 'text',
		wire: 'album',
		displayName: 'Album',
		description: 'Decides between recordings of the same name. Can be empty.',
		placeholder: 'e.g. A Night at the Opera',
	},
	{
		...ofSong,
		kind: 'text',
		wire: 'duration',
		displayName: 'Duration',
		description: 'Length in milliseconds or as m:ss. Can be empty.',
		placeholder: 'e.g. 5:54',
	},
	{
		...ofSong,
		kind: 'text',
		wire: 'isrc',
		displayName: 'ISRC',
		description: 'International Standard Recording Code. Enough on its own, and can be empty.',
		placeholder: 'e.g. GBUM71029604',
	},
	{
		...ofSong,
		kind: 'text',
		wire: 'year',
		displayName: 'Year',
		description: 'Year of release. Decides between equal matches, and can be empty.',
		placeholder: 'e.g. 1975',
	},
] as const satisfies readonly Field[];
