import { invalidInput, type InvalidInput } from '../../failures/types';
import { failed, succeeded, type Outcome } from '../../failures/outcome';
import { countMissing, countsOf, sumOf } from '../../values/counts';
import { pinGivenNulls, pinNulls } from './pinNulls';
import { planEdits, surplusOf } from './planEdits';
import { replaceSteps } from './planReplace';
import type { ItemUri, Step } from '../items/types';
import { isLocal } from '../../values/localFile';

/** How a playlist becomes the wanted one. */
export interface SyncPlan {
	/** The writes, one request each; none if it is the wanted one already. */
	steps: Step[];
	/** Items that it has more of afterwards. */
	added: number;
	/** Items that it has less of afterwards. */
	removed: number;
	/** Items that are kept and get to another place, by a move or by being added again. */
	moved: number;
	/** Whether all items are written anew. */
	replaced: boolean;
}

const isSameOrder = (held: readonly string[], wanted: readonly string[]): boolean =>
	held.length === wanted.length && held.every((one, index) => one === wanted[index]);

function summary(steps: Step[], held: readonly string[], wanted: readonly string[]): SyncPlan {
	const added = countMissing(wanted, held);
	const removed = countMissing(held, wanted);
	const replaced = steps.some(({ kind }) => kind === 'replace');
	const sum = (count: (step: Step) => number): number => sumOf(steps.map(count));
	const moves = sum((step) => (step.kind === 'move' ? step.length : 0));
	const adds = sum((step) => (step.kind === 'add' ? step.uris.length : 0));
	return { steps, added, removed, moved: replaced ? 0 : moves + adds - added, replaced };
}

const localRefused = (uri: string, hint: string): InvalidInput =>
	invalidInput(
		'Items',
		`The list needs the local file '${uri}' to be added, which Spotify's API cannot do`,
		hint,
	);

/** Explains why no row of writes leads there: always a local file that would have to be added. */
function whyNot(held: readonly string[], wanted: readonly string[]): InvalidInput {
	const [has, wants] = [countsOf(held), countsOf(wanted)];
	const locals = wanted.filter(isLocal);
	const missingLocal = locals.find((uri) => (has.get(uri) ?? 0) < (wants.get(uri) ?? 0));
	return missingLocal === undefined
		? localRefused(
				locals.find((uri) => (has.get(uri) ?? 0) > (wants.get(uri) ?? 0)) ?? '',
				'The playlist has more copies than the list, and the API removes all copies at once. Remove the extra copies with a Spotify app.',
			)
		: localRefused(
				missingLocal,
				'The playlist does not have it, or has fewer copies than the list. Add it with a Spotify app, or remove it from the list.',
			);
}

/**
 * Plans the fewest requests that make a playlist the wanted one, from among: remove, move and add;
 * the same, but adding again what would move; replacing everything. Of equal ones the first wins,
 * since what is added again loses when and by whom it was added. What Spotify hides stays where it
 * is: the places of the wanted are counted without it, unless they say where it is, and nothing is
 * replaced then. A local file that is to go is removed only if nothing can be replaced, since
 * Spotify mostly refuses that.
 * @param goal without what is there and hidden, or with a null for each of the playlist's
 * @param keepDates write as little anew as can be, however many requests that takes
 * @returns `invalidInput` if each would have to add a local file
 */
export function planSync(
	held: readonly ItemUri[],
	goal: readonly ItemUri[],
	keepDates = false,
): Outcome<SyncPlan> {
	const shown = held.filter((one) => one !== null);
	const wanted = goal.filter((one) => one !== null);
	if (isSameOrder(shown, wanted)) return succeeded(summary([], shown, wanted));
	const hidesNone = shown.length === held.length;
	const isReplaceable = !wanted.some(isLocal) && !keepDates && hidesNone;
	const replacing = isReplaceable ? [replaceSteps(wanted)] : [];
	const surplus = surplusOf(shown, wanted);
	// Spotify refuses to remove a local file: a replacement is the way to be rid of it.
	const isOnlyReplaceable = isReplaceable && [...surplus].some(isLocal);
	const saysWhere = goal.length - wanted.length === held.length - shown.length;
	const pinned = saysWhere ? pinGivenNulls(held, goal) : pinNulls(held, wanted, surplus);
	const ways = planEdits(pinned.held, pinned.wanted, replacing[0]?.length ?? Infinity);
	// The first of them keeps most.
	const edits = keepDates ? ways.slice(0, 1) : ways;
	const [fewest] = [...(isOnlyReplaceable ? [] : edits), ...replacing].toSorted(
		(one, other) => one.length - other.length,
	);
	return fewest ? succeeded(summary(fewest, shown, wanted)) : failed(whyNot(shown, wanted));
}
