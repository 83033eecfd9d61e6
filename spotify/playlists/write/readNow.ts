import type { Target } from '../target';
import { cancelled } from '../../failures/types';
import { failed, succeeded, type Outcome } from '../../failures/outcome';
import { waitUntil } from '../../concurrency/waitUntil';
import { isNull, type ItemUri, type KnownItem, type ReadState } from '../items/types';
import { readContents, readStart } from './contents';
import { isComplete, knownItemsOf } from '../memory/state';

/**
 * Reads what a playlist holds now, also by what this process has done a moment ago.
 * @param isWhole all of it, and not only what one request shows
 */
async function readNow(target: Target, isWhole: boolean): Promise<Outcome<ReadState>> {
	const { id, clock, playlistMemory: memory } = target;
	for (;;) {
		if (!(await waitUntil(target, memory.settledAtMs(id)))) return failed(cancelled());
		const atMs = clock.monotonicMs();
		const start = await readStart(target);
		if (!start.ok) return start;
		const isPart = isWhole && start.value.held.length < start.value.total;
		// Pages that are read one after another show one moment only once they show everything.
		const isEarly = isPart && memory.freshAtMs(id) > atMs;
		const contents = isPart && !isEarly ? await readContents(target, start.value) : start;
		if (!contents.ok) return contents;
		const places = knownItemsOf(contents.value);
		memory.shows(id, [], places);
		const held = isEarly ? undefined : memory.now(id, places, atMs);
		if (held && !mayBeShownYet(target, held, isWhole, atMs)) {
			if (isComplete(held)) memory.saw(id, held, atMs);
			const { snapshotId } = memory.snapshot(id, contents.value.snapshotId);
			return succeeded({ snapshotId, held });
		}
		const nextAtMs = held ? memory.shownAtMs(id) : memory.freshAtMs(id);
		if (!(await waitUntil(target, nextAtMs))) return failed(cancelled());
	}
}

/**
 * Tells whether one of the nulls may be what this process has put in a moment ago, which is to be
 * seen soon: whoever plans by such a read would write it once more.
 */
const mayBeShownYet = (
	{ id, playlistMemory }: Target,
	held: readonly KnownItem[],
	isWhole: boolean,
	readAtMs: number,
): boolean => isWhole && held.some(isNull) && readAtMs < playlistMemory.shownAtMs(id);

/** Reads what a playlist holds now, as far as one request shows it. */
export const readStartNow = async (target: Target): Promise<Outcome<ReadState>> =>
	await readNow(target, false);

/** Reads everything that a playlist holds now. */
export async function readAllNow(target: Target): Promise<Outcome<ReadState<ItemUri>>> {
	const state = await readNow(target, true);
	if (!state.ok) return state;
	const { snapshotId, held } = state.value;
	return succeeded({ snapshotId, held: held.map((one) => one ?? null) });
}
