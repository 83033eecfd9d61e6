import { at, isObject, textAt } from '../values/json';
import { PAGES } from '../operations/pages';
import { playlist } from '../operations/playlist';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { pageOf, pageSizesOf, type Entry } from '../paging/types';
import { digestOf, pack, unpack } from './digest';
import { restlessList } from './newestFirst';
import { planRead, readAll, type WholeList } from './planRead';
import { isText } from './storedShapes';
import type { SpotifyEvent, Watch, WatchTools } from './types';

const { getAll } = playlist.operations;

const followedEvent = (value: unknown, nowMs: number): SpotifyEvent => ({
	value,
	output: 'playlist',
	at: '',
	extraFields: { detectedAt: new Date(nowMs).toISOString() },
});

/** Maps each playlist that is there by what stands for it. */
function byDigest(entries: readonly Entry[]): Map<string, unknown> {
	const found = new Map<string, unknown>();
	for (const { value } of entries) {
		const id = textAt(value, 'id');
		if (id !== undefined) found.set(digestOf(id), value);
	}
	return found;
}

/**
 * Tells which of the user's playlists are new, and what to remember of all of them.
 * @param changedWhileReading whether some may be missing from what was read
 */
export function newPlaylists(
	entries: readonly Entry[],
	changedWhileReading: boolean,
	known: string | undefined,
	nowMs: number,
): { events: SpotifyEvent[]; next: string } {
	const before = new Set(known === undefined ? [] : unpack(known));
	const now = byDigest(entries);
	const fresh = [...now].filter(([digest]) => !before.has(digest));
	// Those made or followed last come first.
	const events = fresh.reverse().map(([, value]) => followedEvent(value, nowMs));
	const next = changedWhileReading ? new Set([...before, ...now.keys()]) : now.keys();
	return { events: known === undefined ? [] : events, next: pack(next) };
}

/**
 * Tells whether a playlist that was known is missing from a list that took several pages to read.
 */
function lacksKnown(entries: readonly Entry[], known: string | undefined): boolean {
	if (known === undefined || entries.length <= pageSizesOf(PAGES).documented) return false;
	const now = byDigest(entries);
	return [...unpack(known)].some((digest) => !now.has(digest));
}

/**
 * Reads the user's playlists. Where one goes and another comes between two pages, the list is as long
 * as before, and a playlist may be on none of them: what is missing is looked for once more, since a
 * playlist that is forgotten would be told again.
 */
async function readWholeList(
	known: string | undefined,
	tools: WatchTools,
): Promise<Outcome<WholeList>> {
	const list = await readAll(getAll, tools.values, tools);
	if (!list.ok || !lacksKnown(list.value.entries, known)) return list;
	const reread = await readAll(getAll, tools.values, tools);
	if (!reread.ok) return reread;
	const entries = [...list.value.entries, ...reread.value.entries];
	const changedWhileReading = list.value.changedWhileReading || reread.value.changedWhileReading;
	return succeeded({ ...list.value, entries, changedWhileReading });
}

/** Watches the list of the playlists that the user owns or follows. */
export const ownPlaylists: Watch<string> = {
	isState: isText,
	begin: async (_, tools) => async (_id, known) => {
		const list = await readWholeList(known, tools);
		if (!list.ok) return list;
		const { entries, changedWhileReading } = list.value;
		if (known === undefined && changedWhileReading) return failed(restlessList(list.value.request));
		return succeeded(newPlaylists(entries, changedWhileReading, known, tools.clock.nowMs()));
	},
	async latest(_, tools) {
		const plan = planRead(getAll, tools.values, tools.output);
		if (!plan.ok) return plan;
		const page = await tools.send(pageOf(plan.value.request, 1, 0));
		if (!page.ok) return page;
		const items = at(page.value, 'items');
		const found = Array.isArray(items) ? items.filter(isObject).slice(0, 1) : [];
		return succeeded(found.map((value) => followedEvent(value, tools.clock.nowMs())));
	},
};
