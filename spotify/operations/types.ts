import type { HttpMethod } from '../http';
import type { ObjectKind } from '../ids/types';
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
	/** Method and path as Spotify's reference writes them, such as `GET /albums/{id}/tracks`. */
	route: `${HttpMethod} /${string}`;
	fields: readonly Field[];
	/** Absent: one request gives one object. */
	paging?: Paging;
	output: Output;
	/** The last part of the operation's address in Spotify's reference. */
	docs: string;
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
	of: ObjectKind;
}

/** A country, chosen from a list. */
export interface MarketField extends FieldPlace, FieldText {
	kind: 'market';
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

export type Field = IdField | MarketField | ChoicesField | SearchQueryField | FixedField;

export type Paging = OffsetPaging | OffsetByTypePaging;

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

export interface Output {
	/** What each result is, for simplifying it. */
	kind: OutputKind;
	/** Simplified fields that the answer lacks and the request knows, such as the album of its tracks. */
	fromId?: string;
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
