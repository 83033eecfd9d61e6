import type { HttpMethod } from '../http';
import type { IdKind, ObjectKind } from '../ids/types';
import type { OutputKind } from '../simplify/simplify';

/**
 * The grammar of the operation table. An entry says what an operation is; the form in n8n, the
 * request, paging, the output and the documentation derive from it.
 */
export interface Operation {
	/** As the Operation dropdown shows it, in Title Case. */
	name: string;
	/** As the actions panel shows it: a verb, in Sentence case. */
	action: string;
	/** What a model or a newcomer needs to know to choose it; one sentence, no full stop. */
	description: string;
	/**
	 * Method and path as Spotify's reference writes them, such as `GET /albums/{id}/tracks`; `any`
	 * where the user chooses them.
	 */
	route: `${HttpMethod} /${string}` | 'any';
	fields: readonly Field[];
	/** Fields that can be empty one by one but not all together. */
	together?: Together;
	/** Absent: one request gives one object. */
	paging?: Paging;
	output: Output;
	/** Which kinds of app may call it; every kind where absent. */
	onlyFor?: AppsThatStillHave;
	/** What does the same job for every kind of app; only beside `onlyFor`. */
	instead?: string;
	/** The last part of the operation's address in Spotify's reference; none where it has no page. */
	docs?: string;
}

/**
 * `extendedQuota`: closed to all others on 2024-11-27
 * (https://developer.spotify.com/blog/2024-11-27-changes-to-the-web-api). `olderApps`: extended
 * quota, and apps in Development Mode made before 2026-02-11
 * (https://developer.spotify.com/blog/2026-02-06-update-on-developer-access-and-platform-security).
 */
export type AppsThatStillHave = 'extendedQuota' | 'olderApps';

/** How many values several list fields need and may have, all in all. */
export interface Together {
	/** Wire names of the fields. */
	fields: readonly string[];
	least: number;
	most: number;
}

/** Where a value goes in the request, under Spotify's own name. */
interface FieldPlace {
	/** Spotify's name, such as `include_groups`; the n8n parameter is derived from it. */
	wire: string;
	in: 'path' | 'query';
}

interface FieldText {
	displayName: string;
	description: string;
	placeholder?: string;
}

/** One ID, or a list of them; several make several requests. */
export interface IdField extends FieldPlace {
	kind: 'id';
	of: IdKind;
}

/** Several IDs in one request, as a comma-separated list. */
export interface IdListField extends FieldPlace, FieldText {
	kind: 'idList';
	of: ObjectKind;
}

/** Several words in one request, as a comma-separated list. */
export interface WordsField extends FieldPlace, FieldText {
	kind: 'words';
}

/** A text of some pattern; one of the options. */
export interface TextField extends FieldPlace, FieldText {
	kind: 'text';
	pattern: RegExp;
	/** What the pattern asks for, as a sentence. */
	expected: string;
}

/** A number within a range; one of the attributes. */
export interface NumberField extends FieldPlace, FieldText {
	kind: 'number';
	least: number;
	/** Absent: any number from `least` up. */
	most?: number;
	integer?: boolean;
}

/** A country, chosen from a list. */
export interface MarketField extends FieldPlace, FieldText {
	kind: 'market';
	/** Stands in the form itself, and may not be empty; else it is one of the options. */
	required?: boolean;
}

/** Any number of fixed values, sent as a comma-separated list. */
export interface ChoicesField extends FieldPlace, FieldText {
	kind: 'choices';
	choices: ReadonlyArray<{ value: string; name: string }>;
	default: readonly string[];
	/** Stands in the form itself, and may not be empty; else it is one of the options. */
	required?: boolean;
}

/** The text of a search and its field filters, which Spotify takes as one string. */
export interface SearchQueryField extends FieldPlace {
	kind: 'searchQuery';
}

/** A value that is always sent and never shown. */
export interface FixedField extends FieldPlace {
	kind: 'fixed';
	value: string;
}

export type Field =
	| IdField
	| IdListField
	| WordsField
	| TextField
	| NumberField
	| MarketField
	| ChoicesField
	| SearchQueryField
	| FixedField;

export type Paging = OffsetPaging | OffsetByTypePaging | WholeList | OneOfLimit;

/** The whole list in one answer. */
export interface WholeList {
	kind: 'whole';
	/** Dotted path of the list in the answer; empty where the answer is the list. */
	itemsAt: string;
}

/** `limit`, and no way to read on. */
export interface OneOfLimit {
	kind: 'limit';
	itemsAt: string;
	maxLimit: number;
}

/** `limit` and `offset`, and one list in the answer. */
export interface OffsetPaging {
	kind: 'offset';
	/** Dotted path of the list in the answer. */
	itemsAt: string;
	/** The largest `limit` that every kind of app may ask for. */
	maxLimit: number;
}

/** Search: `limit` and `offset` count for each type alone, each type has its own list. */
export interface OffsetByTypePaging {
	kind: 'offsetByType';
	/** Wire name of the field that lists the types. */
	typesIn: string;
	maxLimit: number;
	/** The largest `offset`; what lies behind it cannot be read. */
	maxOffset: number;
}

/** What each result is. */
export type Output = ObjectOutput | ValueOutput | { kind: 'raw' };

/** An object of Spotify's, which can be simplified. */
export interface ObjectOutput {
	kind: OutputKind;
	/** A simplified field that the answer lacks and the request knows, such as the album of its tracks. */
	fromId?: string;
}

/** A bare text or number, put into a field, since an item is an object. */
export interface ValueOutput {
	kind: 'value';
	as: string;
}

/** A resource of the node and its operations, in the order in which the form lists them. */
export interface Resource {
	value: string;
	name: string;
	operations: Readonly<Record<string, Operation>>;
}

/** Declares a resource, keeping the literal types of its operations. */
export const defineResource = <const T extends Record<string, Operation>>(
	value: string,
	name: string,
	operations: T,
): { value: string; name: string; operations: T } => ({ value, name, operations });

/** The n8n parameter that holds a field: Spotify's name in camelCase, an id after what it names. */
export function parameterName(field: Field): string {
	if (field.kind === 'id') return `${field.of}Id`;
	if (field.kind === 'searchQuery') return 'query';
	return field.wire.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The collection of the form that a field stands in, or undefined where it stands in the form itself. */
export function collectionOf(field: Field): 'attributes' | 'options' | undefined {
	if (field.kind === 'number') return 'attributes';
	if (field.kind === 'text') return 'options';
	const mayBeOption = field.kind === 'market' || field.kind === 'choices';
	return mayBeOption && !field.required ? 'options' : undefined;
}

/** Method and path of a route. */
export function splitRoute(route: Exclude<Operation['route'], 'any'>): {
	method: HttpMethod;
	template: string;
} {
	const [method, template = ''] = route.split(' ');
	return { method: method as HttpMethod, template };
}
