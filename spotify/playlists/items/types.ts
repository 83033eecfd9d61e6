/** What a playlist has at a place: a URI, or null for what Spotify does not show. */
export type ItemUri = string | null;

/** What is known of a place; undefined if nobody has looked. */
export type KnownItem = ItemUri | undefined;

/** A playlist at one moment, as it was read. */
export interface PlaylistState<Place = ItemUri> {
	snapshotId: string;
	total: number;
	/** From the first on, as far as it was read. */
	held: readonly Place[];
}

/** What is known of a playlist now. */
export interface KnownState {
	/** The latest that was given; undefined before the first write of a playlist that was not read. */
	snapshotId: string | undefined;
	/** As long as the playlist; undefined if not even that is known. */
	held: readonly KnownItem[] | undefined;
}

/** A playlist of which nothing is known. */
export const UNREAD: KnownState = { snapshotId: undefined, held: undefined };

/** A playlist that was read. */
export interface ReadState<Place extends KnownItem = KnownItem> extends KnownState {
	snapshotId: string;
	held: readonly Place[];
}

/** One write to a playlist. */
export type Step =
	/** Takes all occurrences out. */
	| { kind: 'remove'; uris: readonly string[] }
	/** `before`: counted before the move. */
	| { kind: 'move'; from: number; length: number; before: number }
	/** `isAppended`: at the end, wherever that is by then. */
	| { kind: 'add'; at: number; uris: readonly string[]; isAppended?: true }
	/** Puts these in the place of everything. */
	| { kind: 'replace'; uris: readonly string[] };

/** Tells whether a place has an item that is to be seen. */
export const isUri = (one: KnownItem): one is string => typeof one === 'string';

/** Tells whether Spotify does not show what is at a place. */
export const isNull = (one: KnownItem): one is null => one === null;

/** Counts the places that Spotify hides. */
export const nullsIn = (held: readonly KnownItem[]): number => held.filter(isNull).length;
