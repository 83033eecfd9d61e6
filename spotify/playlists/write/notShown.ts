import { waitUntil } from '../../concurrency/waitUntil';
import { cancelled, type SpotifyFailure } from '../../failures/types';
import { countsOf } from '../../values/counts';
import type { Target } from '../target';
import type { ItemUri, KnownItem, KnownState } from '../items/types';
import { readContents } from './contents';

/** When to look whether what was written is shown: some of it is, but for the first seconds. */
const LOOK_AGAIN_AT_MS = [0, 1_000, 3_000, 6_000, 10_000];

/**
 * Tells which of some items that were written are not shown, each as often as it should be, until
 * ten seconds after. Before that, what was written may be hidden for its first seconds only, and
 * one like it that was there before shown elsewhere, so each has to be at its place. In the end one
 * is shown where all like it are, wherever others have moved it.
 */
export async function notShown(
	target: Target,
	{ held = [] }: KnownState,
	uris: ReadonlySet<string>,
): Promise<{ unshown: string[]; seen: readonly ItemUri[]; failure?: SpotifyFailure | undefined }> {
	const startedAtMs = target.clock.monotonicMs();
	const due = countsOf<KnownItem>(held);
	// Where others have written too, what was put in may be read as null, or not have been read at all.
	const dueOf = (uri: string): number => due.get(uri) ?? 1;
	let unshown = [...uris];
	let seen: readonly ItemUri[] = [];
	let failure: SpotifyFailure | undefined;
	for (const atMs of LOOK_AGAIN_AT_MS) {
		const isLast = atMs === LOOK_AGAIN_AT_MS.at(-1);
		if (!(await waitUntil(target, startedAtMs + atMs))) {
			return { unshown, seen, failure: cancelled() };
		}
		const now = await readContents(target);
		failure = now.ok ? undefined : now.failure;
		if (!now.ok) continue;
		seen = now.value.held;
		target.playlistMemory.shows(target.id, held, seen);
		const unseen = target.playlistMemory.hidden(target.id, []).putIn;
		const isUnseen = (uri: string): boolean => !due.has(uri) && unseen.has(uri);
		const shown = countsOf<KnownItem>(seen);
		// Where somebody else has changed it, too, places say nothing.
		const isByPlace = !isLast && seen.length === held.length;
		const atNulls = new Set(held.filter((_, index) => isByPlace && seen[index] === null));
		unshown = unshown.filter(
			(uri) => shown.get(uri) !== dueOf(uri) || atNulls.has(uri) || isUnseen(uri),
		);
		if (unshown.length === 0) break;
	}
	return { unshown, seen, failure };
}
