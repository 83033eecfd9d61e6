import type { IdKind, ObjectKind } from '../ids/types';

/** The kinds of field that an entry of the operation table can have. */

/** Where a value goes in the request, under Spotify's own name. */
interface FieldPlace {
	/**
	 * Spotify's name, such as `include_groups`, or a path into the body, such as `offset.position`;
	 * the n8n parameter is derived from it.
	 */
	wire: string;
	/** `job`: not sent, but told to the job; `item`: the same, of each input item on its own. */
	in: 'path' | 'query' | 'body' | 'item' | 'job';
	/** The n8n parameter, where the wire name would not make a good one. */
	parameter?: string;
}

/** What the form shows of a field. */
interface FieldText {
	displayName: string;
	description: string;
	placeholder?: string;
	/** Stands in the form itself, and may not be empty. */
	required?: boolean;
	/** Where it stands; one of the options where absent and not required. */
	place?: 'form' | Collection;
	/** Shown, and read, only where the choice of this parameter has this value. */
	onlyWith?: { parameter: string; value: string };
}

/** The collections of a form, in which a field is shown when it is added. */
export type Collection = 'attributes' | 'details' | 'options';

/** One ID, or a list of them; several make several requests. */
export interface IdField extends FieldPlace {
	kind: 'id';
	of: IdKind;
	/** Goes over the wire as a URI. */
	asUri?: true;
}

/** Several IDs in one request, as a comma-separated list. */
export interface IdListField extends FieldPlace, FieldText {
	kind: 'idList';
	of: ObjectKind;
}

/** URIs of objects of some kinds, or one of them. */
export interface UrisField extends FieldPlace, FieldText {
	kind: 'uris';
	of: readonly IdKind[];
	/** The kind that an ID alone stands for; where absent, it stands for none. */
	bareAs?: IdKind;
	/** Files of the user's own may be among them, as a playlist has them. */
	local?: true;
	/** Exactly one. */
	single?: true;
	/** None at all is no mistake. */
	mayBeEmpty?: true;
}

/** Several words in one request, as a comma-separated list. */
export interface WordsField extends FieldPlace, FieldText {
	kind: 'words';
}

/** Lines of text: one text of several lines, or a list of them. Empty ones are none. */
export interface LinesField extends FieldPlace, FieldText {
	kind: 'lines';
}

/** A text, which may have to be of some pattern. */
export interface TextField extends FieldPlace, FieldText {
	kind: 'text';
	pattern?: RegExp;
	/** What the pattern asks for, as a sentence. */
	expected?: string;
	/** What the field has when it was added; nothing if absent. */
	default?: string;
	/** Goes over the wire as a list of one. */
	asList?: true;
	/** Empty is a value too, where the field was added to the form. */
	mayBeEmpty?: true;
	/** An empty text empties what there is; null, which says nothing, leaves it as it is. */
	clearable?: true;
	/** What goes over the wire where nothing is given; nothing if absent. */
	ifAbsent?: string;
	/** The most characters that Spotify takes, as people count them. */
	mostCharacters?: number;
	/** Spotify takes no line breaks: they become spaces. */
	oneLine?: true;
	/** The ID of one of these, which the form offers as a list too. */
	listed?: 'device';
}

/** A number within a range. */
export interface NumberField extends FieldPlace, FieldText {
	kind: 'number';
	min: number;
	/** Absent: any number from `min` up. */
	max?: number;
	integer?: boolean;
	default?: number;
}

/** A date with a time; goes over the wire as milliseconds since 1970. */
export interface TimeField extends FieldPlace, FieldText {
	kind: 'time';
}

/** Yes or no; sent as the form has it. */
export interface BooleanField extends FieldPlace, FieldText {
	kind: 'boolean';
	default: boolean;
	/** What a yes sends beside it, by wire name, where nothing is said of that. */
	implies?: Readonly<Record<string, boolean>>;
}

/** A country, chosen from a list. */
export interface MarketField extends FieldPlace, FieldText {
	kind: 'market';
}

/** One of some fixed values. */
export interface ChoiceField extends FieldPlace, FieldText {
	kind: 'choice';
	choices: ReadonlyArray<{ value: string; name: string }>;
	default: string;
}

/** Any number of fixed values, sent as a comma-separated list. */
export interface ChoicesField extends FieldPlace, FieldText {
	kind: 'choices';
	choices: ReadonlyArray<{ value: string; name: string }>;
	default: readonly string[];
}

/** A JPEG picture from a binary field of the item, as the whole body. */
export interface PictureField extends FieldPlace, FieldText {
	kind: 'picture';
	/** Spotify's limit for the picture as base64 text, as far as it is known. */
	mostBytes: number;
	/** A file of so many KB is known to be taken: that is what an error advises. */
	takenKilobytes: number;
}

/** The text of a search and its field filters, which Spotify takes as one string. */
export interface SearchQueryField extends FieldPlace {
	kind: 'searchQuery';
}

/** What a run knows by itself, and no form shows. */
export interface ContextField extends FieldPlace {
	kind: 'context';
	/** The input item's own fields, or the time zone of the workflow. */
	of: 'item' | 'timeZone';
}

/** What the player can play as a whole. */
export const PLAY_CONTEXT_KINDS = ['album', 'artist', 'playlist', 'show'] as const;

/** What the player is to play: the field for IDs of a kind, which takes every context that there is. */
export interface PlayContextField extends FieldPlace {
	kind: 'playContext';
	of: (typeof PLAY_CONTEXT_KINDS)[number];
	onlyWith: NonNullable<FieldText['onlyWith']>;
}

/** The user's liked songs, as something to play: found out when the workflow runs, and never shown. */
export interface LikedSongsField extends FieldPlace {
	kind: 'likedSongs';
	onlyWith: NonNullable<FieldText['onlyWith']>;
}

/** A value that is always sent and never shown. */
export interface FixedField extends FieldPlace {
	kind: 'fixed';
	value: string;
}

/** A field of an operation. */
export type Field =
	| IdField
	| IdListField
	| UrisField
	| WordsField
	| LinesField
	| TextField
	| NumberField
	| TimeField
	| BooleanField
	| MarketField
	| ChoiceField
	| ChoicesField
	| PictureField
	| SearchQueryField
	| ContextField
	| PlayContextField
	| LikedSongsField
	| FixedField;

/** A field that the form shows with a name. */
export type NamedField = Extract<Field, FieldText>;

/**
 * Returns the n8n parameter that holds a field: Spotify's name in camelCase, an id after what it
 * names.
 */
export function parameterName(field: Field): string {
	if (field.parameter !== undefined) return field.parameter;
	if (field.kind === 'likedSongs') return 'likedSongs';
	if (field.kind === 'id' || field.kind === 'playContext') return `${field.of}Id`;
	if (field.kind === 'searchQuery') return 'query';
	return field.wire.replace(/[._]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Returns the n8n parameter beside that of a device, which holds the name that the form's list
 * showed.
 */
export const labelName = (field: TextField): string => `${parameterName(field)}.label`;

/** Returns the collection of the form that holds a field; undefined if the form itself holds it. */
export function collectionOf(field: Field): Collection | undefined {
	if (!('displayName' in field)) return undefined;
	const { place, required } = field;
	if (place !== undefined) return place === 'form' ? undefined : place;
	return required ? undefined : 'options';
}
