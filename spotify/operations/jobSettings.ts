import type { Field } from './fieldTypes';

// The fields that are not sent but told to a job, and the types of what the job gets of them.

/** What a field gives to a job. */
type ValueOf<F extends Field> = F extends { kind: 'boolean' }
	? boolean
	: F extends { kind: 'number' }
		? number
		: F extends { kind: 'choice'; choices: ReadonlyArray<{ value: infer Value }> }
			? Value
			: string;

/** The settings of a job, by the wire names of its fields; those that are not given are absent. */
type SettingsOf<Fields extends readonly Field[]> = {
	readonly [F in Fields[number] as F['wire']]?: ValueOf<F>;
};

/** What Add Items may be told. */
export const addFields = [
	{
		kind: 'number',
		wire: 'position',
		in: 'job',
		displayName: 'Position',
		description: 'Where to put the items, 0 for the top; defaults to the end',
		min: 0,
		integer: true,
	},
	{
		kind: 'boolean',
		wire: 'skipExisting',
		in: 'job',
		default: false,
		displayName: 'Skip Items Already There',
		description: 'Whether to leave out what the playlist has already, which it is read for',
	},
] as const satisfies readonly Field[];

export type AddSettings = SettingsOf<typeof addFields>;

/** Empties a playlist only where that is meant. */
const allowEmpty = {
	kind: 'boolean',
	wire: 'allowEmpty',
	in: 'job',
	default: false,
	displayName: 'Allow Empty',
	description:
		'Whether an empty list empties the playlist, instead of failing since a step before found nothing',
} as const satisfies Field;

/** Plans, and leaves it at that. */
const dryRun = {
	kind: 'boolean',
	wire: 'dryRun',
	in: 'job',
	default: false,
	displayName: 'Dry Run',
	description: 'Whether to change nothing and only tell what would be changed',
} as const satisfies Field;

/** Ends a run that would take out more than anybody can have meant. */
const maxRemovals = {
	kind: 'number',
	wire: 'maxRemovals',
	in: 'job',
	default: 50,
	displayName: 'Max Removals',
	description:
		'How many items may be removed. A run that would remove more changes nothing and fails. Defaults to any number.',
	min: 0,
	integer: true,
} as const satisfies Field;

const SAME_RECORDING = { value: 'isrc', name: 'Same Recording (ISRC)' } as const;
const SAME_DETAILS = { value: 'details', name: 'Same Title, Artists, Length' } as const;

const sameWhen = {
	kind: 'choice',
	wire: 'sameWhen',
	in: 'job',
	place: 'form',
	required: true,
	displayName: 'Same When',
	description:
		'When two entries are duplicates: those with the same ID always are. Lengths may differ by two seconds. What is not known is equal to nothing.',
} as const;

const keep = {
	kind: 'choice',
	wire: 'keep',
	in: 'job',
	place: 'form',
	required: true,
	displayName: 'Keep',
	description: 'Which of the duplicates stays: the first in the list, or one by its date',
	choices: [
		{ value: 'first', name: 'First' },
		{ value: 'newest', name: 'Newest' },
		{ value: 'oldest', name: 'Oldest' },
	],
	default: 'oldest',
} as const satisfies Field;

/** What may be twice in a playlist, and what to do about it. */
export const duplicateFields = [
	{
		...sameWhen,
		choices: [{ value: 'id', name: 'Same ID' }, SAME_RECORDING, SAME_DETAILS],
		default: 'id',
	},
	keep,
	dryRun,
	maxRemovals,
] as const satisfies readonly Field[];

export type DuplicateSettings = SettingsOf<typeof duplicateFields>;

/** The same of the library, which has each ID once. */
export const savedDuplicateFields = [
	{ ...sameWhen, choices: [SAME_RECORDING, SAME_DETAILS], default: 'isrc' },
	keep,
	dryRun,
	maxRemovals,
] as const satisfies readonly Field[];

export type SavedDuplicateSettings = SettingsOf<typeof savedDuplicateFields>;

const byField = { parameter: 'order', value: 'field' };

/** In which order a list is written, and what of it is left out. */
const orderFields = [
	{
		kind: 'choice',
		wire: 'order',
		in: 'job',
		displayName: 'Order',
		description:
			'In which order to write the items. Goes by the fields of each input item, and else by what the playlist says of it; what has no value comes last. Random orders stay the same for a day.',
		choices: [
			{ value: 'given', name: 'As Given' },
			{ value: 'field', name: 'By a Field' },
			{ value: 'random', name: 'Random' },
			{ value: 'spreadArtists', name: 'Spread Artists' },
			{ value: 'albums', name: 'Whole Albums in Random Order' },
		],
		default: 'given',
	},
	{
		kind: 'text',
		wire: 'orderField',
		in: 'job',
		required: true,
		place: 'options',
		onlyWith: byField,
		displayName: 'Order Field',
		description: 'Name of the field to sort by, such as addedAt, or a path such as album.name',
		placeholder: 'e.g. addedAt',
	},
	{
		kind: 'choice',
		wire: 'orderDirection',
		in: 'job',
		onlyWith: byField,
		displayName: 'Order Direction',
		description: 'Whether the smallest or oldest comes first, or the largest or newest',
		choices: [
			{ value: 'ascending', name: 'Ascending' },
			{ value: 'descending', name: 'Descending' },
		],
		default: 'ascending',
	},
	{
		kind: 'text',
		wire: 'seed',
		in: 'job',
		displayName: 'Seed',
		description:
			"Any text: the same seed gives the same random order. Defaults to the day in the workflow's time zone, so that a second run of a day changes nothing.",
		placeholder: 'e.g. {{ $now.weekNumber }}',
	},
	{
		kind: 'number',
		wire: 'maxItems',
		in: 'job',
		default: 100,
		displayName: 'Max Items',
		description: 'How many items the playlist may have: the first ones in the order chosen',
		min: 1,
		integer: true,
	},
	{
		kind: 'number',
		wire: 'dropOlderThan',
		in: 'job',
		default: 30,
		displayName: 'Drop Older Than',
		description:
			'Leave out what was added more than this many days ago, by addedAt of the input item, and else of the playlist. What has no date stays.',
		min: 0,
	},
	{ kind: 'context', wire: 'item', in: 'item', of: 'item' },
	{ kind: 'context', wire: 'timeZone', in: 'job', of: 'timeZone' },
] as const satisfies readonly Field[];

export type OrderSettings = SettingsOf<typeof orderFields>;

export const replaceFields = [
	allowEmpty,
	{
		kind: 'boolean',
		wire: 'listRemoved',
		in: 'job',
		default: true,
		displayName: 'List Removed',
		description:
			'Whether to read the playlist first, one request for up to 100 items, so that the output has what is removed and Add Items can put it back',
	},
	maxRemovals,
	...orderFields,
] as const satisfies readonly Field[];

export type ReplaceSettings = SettingsOf<typeof replaceFields>;

export const syncFields = [
	allowEmpty,
	dryRun,
	maxRemovals,
	...orderFields,
	{
		kind: 'boolean',
		wire: 'keepDates',
		in: 'job',
		default: false,
		displayName: 'Keep Dates',
		description:
			'Whether those that stay keep the date they were added on, even if replacing everything takes fewer requests',
	},
] as const satisfies readonly Field[];

export type SyncSettings = SettingsOf<typeof syncFields>;

/** Spotify accepts any ID for the library, also of what does not exist. */
export const verifyFields = [
	{
		kind: 'boolean',
		wire: 'verify',
		in: 'job',
		default: false,
		displayName: 'Verify',
		description:
			'Whether to look afterwards that each item is in the library, since Spotify accepts any ID',
	},
] as const satisfies readonly Field[];

export type VerifySettings = SettingsOf<typeof verifyFields>;

/** Which of a cover's sizes to fetch, and where to put it. */
export const coverFields = [
	{
		kind: 'text',
		wire: 'binaryPropertyName',
		in: 'job',
		default: 'data',
		displayName: 'Output Data Field Name',
		description: 'The field of the output item to put the picture into',
		placeholder: 'e.g. data',
	},
	{
		kind: 'choice',
		wire: 'size',
		in: 'job',
		displayName: 'Size',
		description: 'Which of the sizes that Spotify has; defaults to the largest',
		choices: [
			{ value: 'largest', name: 'Largest' },
			{ value: 'medium', name: 'Medium' },
			{ value: 'smallest', name: 'Smallest' },
		],
		default: 'largest',
	},
] as const satisfies readonly Field[];

export type CoverSettings = SettingsOf<typeof coverFields>;

/** What Check Items may be told. */
export const checkFields = [
	{
		kind: 'market',
		wire: 'market',
		in: 'job',
		displayName: 'Market',
		description:
			"Two-letter code of the country to check in; defaults to the account's, for which it is asked once",
		placeholder: 'e.g. DE',
	},
	{
		kind: 'number',
		wire: 'minimumConfidence',
		in: 'job',
		displayName: 'Minimum Confidence',
		description: 'How sure a replacement has to be, from 0 to 1',
		min: 0,
		max: 1,
		default: 0.8,
	},
	{
		kind: 'boolean',
		wire: 'replace',
		in: 'job',
		default: false,
		displayName: 'Replace',
		description:
			'Whether to put the replacement that was found into the place of each item that cannot be played',
	},
] as const satisfies readonly Field[];

export type CheckSettings = SettingsOf<typeof checkFields>;

const byText = { parameter: 'matchBy', value: 'text' };
const byFields = { parameter: 'matchBy', value: 'fields' };

/** What Match may be told. */
export const matchFields = [
	{
		kind: 'choice',
		wire: 'matchBy',
		in: 'job',
		place: 'form',
		required: true,
		displayName: 'Match By',
		description: 'Whether each song is a line of text, or has a field for title, artist and so on',
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
		description: 'How many of the next best tracks to list with each result, with their confidence',
		min: 0,
		max: 9,
		integer: true,
		default: 3,
	},
	{
		kind: 'number',
		wire: 'minimumConfidence',
		in: 'job',
		displayName: 'Minimum Confidence',
		description:
			'How sure a match has to be, from 0 to 1. Below it, the best candidate is only named.',
		min: 0,
		max: 1,
		default: 0.8,
	},
	{
		kind: 'choice',
		wire: 'prefer',
		in: 'job',
		displayName: 'Prefer',
		description: 'Which recording to take of several that fit equally well',
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
		description: 'What to return for a line that no track matches well enough',
		choices: [
			{ value: 'error', name: 'Error' },
			{ value: 'item', name: 'Item Without a Track' },
		],
		default: 'item',
	},
] as const satisfies readonly Field[];

export type MatchSettings = SettingsOf<typeof matchFields>;

/** What to find a track for: of each input item its own. */
export const songFields = [
	{
		kind: 'lines',
		wire: 'text',
		in: 'item',
		place: 'form',
		onlyWith: byText,
		displayName: 'Text',
		description:
			'One song per line, such as Artist - Title, a video title, a file name or an ISRC; or a list of such lines. Each line gives one result.',
		placeholder: 'e.g. Queen - Bohemian Rhapsody',
	},
	{
		kind: 'text',
		wire: 'title',
		in: 'item',
		place: 'form',
		onlyWith: byFields,
		displayName: 'Title',
		description: 'Name of the song; a version in it, such as Live or Remix, is looked for',
		placeholder: 'e.g. Bohemian Rhapsody',
	},
	{
		kind: 'text',
		wire: 'artist',
		in: 'item',
		place: 'form',
		onlyWith: byFields,
		displayName: 'Artist',
		description: 'One or more artists, in any order; the name of a video channel will do',
		placeholder: 'e.g. Queen',
	},
	{
		kind: 'text',
		wire: 'album',
		in: 'item',
		place: 'form',
		onlyWith: byFields,
		displayName: 'Album',
		description: 'Decides between recordings of the same name; may be empty',
		placeholder: 'e.g. A Night at the Opera',
	},
	{
		kind: 'text',
		wire: 'duration',
		in: 'item',
		place: 'form',
		onlyWith: byFields,
		displayName: 'Duration',
		description: 'Length in milliseconds or as m:ss; may be empty',
		placeholder: 'e.g. 5:54',
	},
	{
		kind: 'text',
		wire: 'isrc',
		in: 'item',
		place: 'form',
		onlyWith: byFields,
		displayName: 'ISRC',
		description: 'International Standard Recording Code. Enough on its own; may be empty.',
		placeholder: 'e.g. GBUM71029604',
	},
	{
		kind: 'text',
		wire: 'year',
		in: 'item',
		place: 'form',
		onlyWith: byFields,
		displayName: 'Year',
		description: 'Year of release; decides between equals, and may be empty',
		placeholder: 'e.g. 1975',
	},
] as const satisfies readonly Field[];
