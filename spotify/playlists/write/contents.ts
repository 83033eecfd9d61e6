import { append } from '../../values/append';
import type { SpotifyFailure } from '../../failures/types';
import { at, textAt } from '../../values/json';
import { failed, succeeded, type Outcome } from '../../failures/outcome';
import { sizeOf } from '../../paging/offsetPages';
import { forbidden } from '../../refusals/forbidden';
import { waitUntil } from '../../concurrency/waitUntil';
import { MOST_A_PAGE, pageRequest, startRequest } from '../requests';
import type { Contents, Held, Target } from '../types';
import { MAX_READ_AGE_MS } from './memory';

/** The page that comes with the playlist itself. */
const MOST_EMBEDDED = 100;

/** How often a playlist is read that changes while it is read. */
const MOST_READINGS = 3;

interface Page {
	total: number;
	held: Held[];
}

const unreadable = (path: string, why: string): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status: 200,
	message: `The items of the playlist could not be read (${path})`,
	hint: `${why} Try again; if it stays, please report it.`,
});

/** Of a playlist of which no two answers fit together. */
export const changing = (id: string): SpotifyFailure =>
	unreadable(`/playlists/${id}`, 'It changed each time it was read.');

/** `item` since 2026, `track` before; null in either where Spotify no longer has it. */
const heldIn = (entry: unknown): Held =>
	textAt(entry, 'item.uri') ?? textAt(entry, 'track.uri') ?? null;

function pageIn(list: unknown, path: string, limit: number, offset: number): Outcome<Page> {
	const entries = at(list, 'items');
	const total = at(list, 'total');
	if (!Array.isArray(entries) || typeof total !== 'number') {
		return failed(unreadable(path, 'The answer has no list in it, or no total.'));
	}
	const due = Math.max(0, Math.min(sizeOf(list, limit), total - offset));
	// Where entries are left out, nobody knows at which places the others are.
	return entries.length === due
		? succeeded({ total, held: entries.map(heldIn) })
		: failed(unreadable(path, `Spotify gave ${entries.length} of ${due} items.`));
}

/**
 * What a playlist holds, as far as its first page goes, in one request.
 * @returns `forbidden` where the user neither owns the playlist nor works on it
 */
export async function readStart({ id, send }: Target): Promise<Outcome<Contents>> {
	const request = startRequest(id);
	const outcome = await send(request);
	if (!outcome.ok) return outcome;
	const list = at(outcome.value, 'items') ?? at(outcome.value, 'tracks');
	if (list == null) return failed(forbidden(pageRequest(id, 0, 0), ''));
	const page = pageIn(list, request.path, MOST_EMBEDDED, 0);
	if (!page.ok) return page;
	const snapshotId = textAt(outcome.value, 'snapshot_id');
	return snapshotId === undefined
		? failed(unreadable(request.path, 'The answer has no snapshot_id.'))
		: succeeded({ snapshotId, ...page.value });
}

/**
 * What a playlist holds from one position up to another, or up to its end.
 * @param total how long it is to be; what is read ends where a page says otherwise
 */
export async function readRange(
	{ id, send }: Target,
	from: number,
	to: number,
	total?: number,
): Promise<Outcome<Held[]>> {
	const held: Held[] = [];
	for (let offset = from; offset < to;) {
		const limit = Math.min(MOST_A_PAGE, to - offset);
		const request = pageRequest(id, limit, offset);
		const outcome = await send(request);
		if (!outcome.ok) return outcome;
		const page = pageIn(outcome.value, request.path, limit, offset);
		if (!page.ok) return page;
		// Its places are not those of the other pages.
		if (total !== undefined && page.value.total !== total) break;
		append(held, page.value.held);
		offset += page.value.held.length;
		if (page.value.held.length === 0 || offset >= page.value.total) break;
	}
	return succeeded(held);
}

/**
 * Everything that a playlist holds: one request up to 100 items; beyond, one more for each 100, or
 * for as many as Spotify gives at once, and one to see that nothing changed meanwhile. Where something did, it is read again, three times at
 * the most. That the snapshot is another may mean nothing, since some playlists have a new one in
 * each answer, and all have old ones for a while: what is the same in two readings holds still too.
 */
export async function readContents(target: Target, first?: Contents): Promise<Outcome<Contents>> {
	let start = first ? succeeded(first) : await readStart(target);
	let before: Contents | undefined;
	for (let reading = 1; start.ok && reading <= MOST_READINGS; reading += 1) {
		const { snapshotId, total, held } = start.value;
		if (held.length === total) return start;
		const rest = await readRange(target, held.length, total, total);
		if (!rest.ok) return rest;
		const all = { snapshotId, total, held: [...held, ...rest.value] };
		start = await readStart(target);
		if (!start.ok) break;
		if (!beginsWith(all, start.value)) {
			// Each answer may be of another moment, until all are of one after the change.
			if (!(await waitUntil(target, target.clock.monotonicMs() + MAX_READ_AGE_MS))) break;
			start = await readStart(target);
			continue;
		}
		const isSameSnapshot = start.value.snapshotId === snapshotId;
		if (isSameSnapshot || (before && beginsWith(all, before))) return succeeded(all);
		before = all;
	}
	return start.ok ? failed(changing(target.id)) : start;
}

/** Whether all of a list was read, and begins as another reading of it does. */
const beginsWith = (all: Contents, other: Contents): boolean =>
	all.held.length === all.total &&
	all.total === other.total &&
	other.held.every((one, index) => one === all.held[index]);
