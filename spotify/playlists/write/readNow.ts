import type { Target } from '../target';
import { cancelled } from '../../failures/types';
import { failed, succeeded, type Outcome } from '../../failures/outcome';
import { waitUntil } from '../../concurrency/waitUntil';
import { isNull, type ItemUri, type KnownItem, type ReadState } from '../items/types';
import { readContents, readStart } from './contents';
import { timed } from './timed';
import { isComplete, knownItemsOf } from '../memory/state';

/** How a playlist is read. */
interface PlaylistReading {
	/** All of it, and not only what one request shows. */
	isWhole: boolean;
	/**
	 * Tells by what is known, and by what the read gave, whether to wait until what this process has
	 * put in a moment ago is shown, if it ever is.
	 */
	waitsFor: (known: readonly KnownItem[], read: readonly KnownItem[]) => boolean;
}

/** Reads what a playlist holds now, also by what this process has done a moment ago. */
async function readNow(
	target: Target,
	{ isWhole, waitsFor }: PlaylistReading,
): Promise<Outcome<ReadState>> {
	const { id, playlistMemory: memory } = target;
	for (;;) {
		if (!(await waitUntil(target, memory.settledAtMs(id)))) return failed(cancelled());
		const look = timed(target);
		const start = await readStart(look.target);
		if (!start.ok) return start;
		const atMs = look.sentAtMs();
		const isPart = isWhole && start.value.held.length < start.value.total;
		// Pages that are read one after another show one moment only once they show everything.
		const isEarly = isPart && memory.freshAtMs(id) > atMs;
		const contents = isPart && !isEarly ? await readContents(target, start.value) : start;
		if (!contents.ok) return contents;
		const places = knownItemsOf(contents.value);
		memory.shows(id, [], places, atMs);
		const held = isEarly ? undefined : memory.now(id, places, atMs);
		const isUnshown = held && atMs < memory.shownAtMs(id) && waitsFor(held, places);
		if (held && !isUnshown) {
			if (isComplete(held)) memory.saw(id, held, atMs);
			const { snapshotId } = memory.snapshot(id, contents.value.snapshotId);
			return succeeded({ snapshotId, held });
		}
		const isFresh = held && atMs >= memory.freshAtMs(id);
		const nextAtMs = isFresh ? memory.shownAtMs(id) : memory.freshAtMs(id);
		if (!(await waitUntil(target, nextAtMs))) return failed(cancelled());
	}
}

/** Reads what a playlist holds now, as far as one request shows it. */
export const readStartNow = async (target: Target): Promise<Outcome<ReadState>> =>
	await readNow(target, { isWhole: false, waitsFor: () => false });

/**
 * Reads the same for who removes some items: of what was put in a moment ago and is not shown yet it
 * is not known that Spotify removes it.
 */
export async function readStartShown(
	target: Target,
	uris: readonly string[],
): Promise<Outcome<ReadState>> {
	const isUnseen = (): boolean => {
		const { putIn } = target.playlistMemory.hidden(target.id, []);
		return uris.some((uri) => putIn.has(uri));
	};
	return await readNow(target, {
		isWhole: false,
		waitsFor: (_, read) => read.some(isNull) || isUnseen(),
	});
}

/**
 * Reads everything that a playlist holds now: whoever plans by a null that is to be seen soon would
 * write it once more.
 */
export async function readAllNow(target: Target): Promise<Outcome<ReadState<ItemUri>>> {
	const state = await readNow(target, { isWhole: true, waitsFor: (known) => known.some(isNull) });
	if (!state.ok) return state;
	const { snapshotId, held } = state.value;
	return succeeded({ snapshotId, held: held.map((one) => one ?? null) });
}
