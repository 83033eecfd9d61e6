import { waitUntil } from '../concurrency/waitUntil';
import { cancelled } from '../failures/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { at, isObject } from '../values/json';
import type { Target } from './target';
import type { ItemUri, ReadState } from './items/types';
import { changing, readEntries, uriIn, type EntryReader } from './write/contents';
import { timed } from './write/timed';
import { mayBe } from './memory/state';

/** An entry of a playlist, with what Spotify says of it. */
export interface DetailedEntry {
	uri: ItemUri;
	/** As Spotify gave it, with the item in it. */
	entry: unknown;
}

const OBJECT_FIELDS =
	'id,uri,type,name,artists(id,name),album(id,name,release_date,album_type),show(id,name),release_date,duration_ms,explicit,popularity,disc_number,track_number,external_ids(isrc)';

/** What entries are compared and sorted by. */
const DETAILS: EntryReader<DetailedEntry> = {
	entryFields: `added_at,added_by(id),is_local,item(${OBJECT_FIELDS}),track(${OBJECT_FIELDS})`,
	placeIn: (entry) => ({ uri: uriIn(entry), entry }),
	isSame: (one, other) => mayBe(one.uri, other.uri),
};

/** The same with all that Spotify says of each: any of it may be what to sort by. */
export const WHOLE_ENTRIES: EntryReader<DetailedEntry> = {
	...DETAILS,
	entryFields: 'added_at,added_by(id),is_local,item,track',
};

/**
 * Makes the reader of entries as they are played in a country, with what tells whether they can be.
 */
const asPlayedIn = (market: string): EntryReader<DetailedEntry> => ({
	...DETAILS,
	entryFields: 'item(uri,name,is_playable,restrictions),track(uri,name,is_playable,restrictions)',
	market,
	// In a market, an item may be another one from one reading to the next.
	isSame: () => true,
});

/**
 * Returns the track or episode of an entry, under its name of 2026 or that before; undefined if it
 * is gone.
 */
export const itemIn = (entry: unknown): unknown =>
	[at(entry, 'item'), at(entry, 'track')].find(isObject);

/** A playlist with the details of its entries. */
export interface DetailedState {
	state: ReadState<ItemUri>;
	entries: readonly DetailedEntry[];
}

/** Reads all entries of a playlist with their details, once a read shows what this process has written. */
export async function readDetailed(
	target: Target,
	reader: EntryReader<DetailedEntry> = DETAILS,
): Promise<Outcome<DetailedState>> {
	const { id, playlistMemory: memory } = target;
	let fromMs = Math.max(memory.settledAtMs(id), memory.freshAtMs(id));
	for (;;) {
		if (!(await waitUntil(target, fromMs))) return failed(cancelled());
		const look = timed(target);
		const read = await readEntries(look.target, reader);
		if (!read.ok) return read;
		const readAtMs = look.sentAtMs();
		const entries = read.value.held;
		const held = entries.map(({ uri }) => uri);
		// What this process has put in a moment ago may be one of the nulls, and shown soon.
		fromMs = memory.shownAtMs(id);
		if (held.includes(null) && readAtMs < fromMs) continue;
		memory.saw(id, held, readAtMs);
		const { snapshotId } = memory.snapshot(id, read.value.snapshotId);
		return succeeded({ state: { snapshotId, held }, entries });
	}
}

/** A playlist as it is, and how each of its entries is played in a country. */
export interface PlayedState extends DetailedState {
	inMarket: readonly DetailedEntry[];
}

/** With the markets of each, by which one that is nowhere any more is told from one that is elsewhere. */
const WITH_MARKETS: EntryReader<DetailedEntry> = {
	...DETAILS,
	entryFields: `added_at,is_local,item(${OBJECT_FIELDS},is_local,available_markets,restrictions),track(${OBJECT_FIELDS},is_local,available_markets,restrictions)`,
};

/**
 * Reads a playlist twice: in a market, Spotify gives tracks under the URIs of others, by which no write
 * would find them.
 * @param market a country
 */
export async function readAsPlayed(target: Target, market: string): Promise<Outcome<PlayedState>> {
	const own = await readDetailed(target, WITH_MARKETS);
	if (!own.ok) return own;
	const played = await readEntries(target, asPlayedIn(market));
	if (!played.ok) return played;
	const { held: inMarket } = played.value;
	return inMarket.length === own.value.entries.length
		? succeeded({ ...own.value, inMarket })
		: failed(changing(target.id));
}
