import type { Scope } from '../auth/scopes';
import type { HttpMethod } from '../http/types';
import type { IdKind } from '../ids/types';
import type { OutputKind } from '../simplify/outputKinds';
import type { Field } from './fieldTypes';

/** Method and path of an endpoint. */
export type Route = `${HttpMethod} /${string}`;

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
	/** A new form of the resource begins with it; else with `get`, or else with the first. */
	isDefault?: true;
	/**
	 * Method and path as Spotify's reference writes them, such as `GET /albums/{id}/tracks`; `any`
	 * where the user chooses them, `none` where nothing is sent: it tells what this process knows.
	 */
	route: Route | 'any' | 'none';
	fields: readonly Field[];
	/** Fields that can be empty one by one but not all together. */
	minMaxOf?: MinMaxOf;
	/** Wire names of fields of which only one may have a value. */
	mutuallyExclusive?: ReadonlyArray<readonly string[]>;
	/** Only a user's token may call it; where absent, an app's may as well. */
	needs?: 'user';
	/** What the user must have granted; nothing if absent. */
	scopes?: ScopeRule;
	/** Spotify does it only for users with Premium. */
	premium?: true;
	/** That a second time does more than the first; each POST does. */
	nonIdempotent?: true;
	/** One request carries many values: those of all items are put together. */
	batch?: Batch;
	/** Who does it where one request for each item would not. */
	job?: JobName;
	/** A second endpoint, which gives several of the objects at once to apps that have it. */
	batchGet?: BatchGet;
	/** Wire name of the field with the snapshot that a list has not to be read again for. */
	unlessSnapshot?: string;
	/** Absent: one request gives one object. */
	paging?: Paging;
	output: Output;
	/**
	 * Spotify's filter `fields`, with `{fields}` for what the output is made of: nothing else is asked
	 * for then.
	 */
	sparseFields?: `${string}{fields}${string}`;
	/** Which kinds of app may call it; every kind where absent. */
	availability?: Availability;
	/** What does the same job for every kind of app; only beside `onlyFor`. */
	replacement?: string;
	/** The last part of the operation's address in Spotify's reference; none if it has no page. */
	docs?: string;
}

/**
 * `extendedQuota`: closed to all others on 2024-11-27
 * (https://developer.spotify.com/blog/2024-11-27-changes-to-the-web-api). `olderApps`: extended
 * quota, and apps in Development Mode made before 2026-02-11
 * (https://developer.spotify.com/blog/2026-02-06-update-on-developer-access-and-platform-security).
 * `removed`: removed for all; the entry stays for the workflows that have it.
 */
export type Availability = 'extendedQuota' | 'removed' | 'olderApps';

/** The scopes of an operation; what several of the parts say holds together. */
export interface ScopeRule {
	allOf?: readonly Scope[];
	/** Which of them counts depends on the playlist: public or private. */
	oneOf?: readonly Scope[];
	/** They show more, and are not needed. */
	optional?: readonly Scope[];
	/** By the kind of each URI. */
	byKind?: Readonly<Partial<Record<IdKind, Scope>>>;
}

/** A list that is cut into requests of at most so many values. */
export interface Batch {
	/** Wire name of the field with the list. */
	wire: string;
	limit: number;
	/** The answer says something of each value, as a list in their order; else nothing is read of it. */
	perValue?: true;
	/** Tells of each value whether it is there, where the field `verify` asks for that. */
	verifiedBy?: `GET /${string}`;
	/** The values go one by one, the oldest first, where the field `keepOrder` asks for that. */
	mayKeepOrder?: true;
}

/** An endpoint for several IDs at once, in its parameter `ids`. */
export interface BatchGet {
	route: `GET /${string}`;
	limit: number;
	/** Dotted path of the list in the answer; null stands in it for what is not there. */
	listAt: string;
	availability: Availability;
}

/** What is more than requests: `spotify/jobs` has them. */
export type JobName =
	| 'addItems'
	| 'checkItems'
	| 'downloadCover'
	| 'getOrCreate'
	| 'matchTracks'
	| 'removeDuplicates'
	| 'removeItems'
	| 'removeSavedDuplicates'
	| 'replaceItems'
	| 'syncItems';

/** How many values several fields need and may have, all in all. */
export interface MinMaxOf {
	/** Wire names of the fields. */
	fields: readonly string[];
	min: number;
	max: number;
}

/** How the answers of an operation come in pages. */
export type Paging = OffsetPaging | OffsetByTypePaging | CursorPaging | WholePaging | LimitPaging;

/** The whole list in one answer. */
export interface WholePaging {
	kind: 'whole';
	/** Dotted path of the list in the answer; empty if the answer is the list. */
	itemsAt: string;
}

/** `limit`, and no way to read on. */
export interface LimitPaging {
	kind: 'limit';
	itemsAt: string;
	maxLimit: number;
}

/** `limit` and `offset`, and one list in the answer. */
export interface OffsetPaging {
	kind: 'offset';
	/** Dotted path of the list in the answer. */
	itemsAt: string;
	/** The largest `limit` that every kind of app may ask for, by Spotify's reference. */
	maxLimit: number;
	/** The largest `limit` that some apps may ask for, or all without Spotify saying so. */
	largestLimit?: number;
	/** Nothing is there twice: what comes again on another page, by its ID, is left out. */
	eachOnce?: true;
}

/** `limit`, and a mark from which to read on. */
export interface CursorPaging {
	kind: 'cursor';
	itemsAt: string;
	/** Wire name of the mark, and its path in the answer. */
	cursor: string;
	cursorAt: string;
	maxLimit: number;
}

/** Search: `limit` and `offset` count for each type alone, each type has its own list. */
export interface OffsetByTypePaging {
	kind: 'offsetByType';
	/** Wire name of the field that lists the types. */
	typesIn: string;
	maxLimit: number;
	/** As in `OffsetPaging`. */
	largestLimit?: number;
	/** The largest `offset`; what lies behind it cannot be read. */
	maxOffset: number;
}

/** What each result is. */
export type Output = ObjectOutput | ValueOutput | { kind: 'raw' } | DoneOutput;

/** Nothing to hand out but that it was done. */
export interface DoneOutput {
	kind: 'done';
	/** The field for the ID that it was done to. */
	fromId?: string;
}

/** An object of Spotify's, which can be simplified. */
export interface ObjectOutput {
	kind: OutputKind;
	/** A simplified field that the answer lacks and the request knows, such as the album of its tracks. */
	fromId?: string;
	/** Wire name of the query parameter that says which of the kinds can come. */
	amongIn?: string;
	/** What an empty answer means. */
	whenEmpty?: Readonly<Record<string, unknown>>;
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

/** Declares operations, keeping their names: a mistake in an entry is one there alone. */
export const defineOperations = <const Name extends string>(
	operations: Readonly<Record<Name, Operation>>,
): Readonly<Record<Name, Operation>> => operations;

/** Declares a resource, keeping the names of its operations: a mistake in an entry is one there alone. */
export const defineResource = <const Name extends string>(
	value: string,
	name: string,
	operations: Readonly<Record<Name, Operation>>,
): { value: string; name: string; operations: Readonly<Record<Name, Operation>> } => ({
	value,
	name,
	operations,
});

/** Splits a route into its method and its path. */
export function splitRoute(route: Route): {
	method: HttpMethod;
	template: string;
} {
	const [method, template = ''] = route.split(' ');
	return { method: method as HttpMethod, template };
}

/** Tells whether a route is one endpoint. */
export const isEndpoint = (route: Operation['route'] | undefined): route is Route =>
	route !== undefined && route !== 'any' && route !== 'none';

/** Returns the kind of object that an operation gives; undefined if it gives none of a kind. */
export const kindOf = ({ output }: Pick<Operation, 'output'>): OutputKind | undefined =>
	output.kind === 'raw' || output.kind === 'done' || output.kind === 'value'
		? undefined
		: output.kind;

/**
 * Tells whether an operation changes something at Spotify; false for "Make API request", where only
 * the method that the user chose tells.
 */
export const isWrite = ({ route }: Operation): boolean =>
	isEndpoint(route) && !route.startsWith('GET ');

/** Tells whether an operation changes an existing playlist. */
export const isPlaylistWrite = (operation: Operation): boolean =>
	isWrite(operation) && operation.route.includes(' /playlists/{');
