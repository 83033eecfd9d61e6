import { failed, succeeded, type Outcome } from '../failures/outcome';
import { withChanges, type PlaceChanges } from './plan/withChanges';
import { planChange } from './planChange';
import type { Target } from './target';
import type { ItemUri, ReadState } from './items/types';
import { unfinished } from './write/unfinished';
import { statusesAfter } from './wholeList';
import { createHiddenItems } from './write/hiddenItems';

/**
 * Takes items of a playlist out, or puts others in their places. All else keeps its place and its date,
 * but for copies of what goes, which Spotify removes with it: these are added again.
 * @param state what it holds, just read
 * @returns the failure where it ended early, with what should be there and is not
 */
export async function changePlaces(
	target: Target,
	state: ReadState<ItemUri>,
	changes: PlaceChanges,
): Promise<Outcome<true>> {
	const wantedFor = withChanges(state.held, changes);
	const hiddenItems = createHiddenItems(target, true);
	const planned = await planChange(target, { wantedFor, keepDates: true }, state, hiddenItems);
	if (!planned.ok) return planned;
	const written = await planned.value.carryOut();
	const { failure } = written;
	if (!failure) return succeeded(true);
	const wanted = wantedFor(state.held).filter((uri) => uri !== null);
	const statuses = statusesAfter(wanted, written, hiddenItems);
	return failed(unfinished(failure, wanted, statuses, 'in the playlist when it stopped'));
}
