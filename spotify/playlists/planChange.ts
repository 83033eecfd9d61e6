import type { Target } from './target';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { repeated, without } from '../values/counts';
import { tooMany } from './items/full';
import { planSync, type SyncPlan } from './plan/planSync';
import { isUri, nullsIn, type ItemUri, type KnownState, type ReadState } from './items/types';
import { converge, type Converged, type Planner } from './write/converge';
import type { HiddenItems } from './write/hiddenItems';
import { heldIn } from './write/runSteps';

/** What a playlist is to become. */
export interface Goal {
	/**
	 * Returns what the playlist is to hold, by what it holds now; with its nulls if it matters what
	 * they are beside.
	 */
	wantedFor(held: readonly ItemUri[]): readonly ItemUri[];
	/** Write as little anew as can be, however many requests that takes. */
	keepDates: boolean;
}

/** How a playlist becomes what it is to be, before anything of it is written. */
export interface PlannedChange {
	plan: SyncPlan;
	/** Writes until it is. */
	carryOut(): Promise<Converged>;
}

/** How far it came, where some of what was written may be there once more than it should be. */
function unsureChange(
	written: Converged,
	before: readonly ItemUri[],
	doubtful: ReadonlySet<string>,
	unseen: ReadonlyMap<string, number>,
): Converged {
	const { state } = written;
	const held = heldIn(state);
	const { orHeld = held } = written;
	const [longer, shorter] = orHeld.length > held.length ? [orHeld, held] : [held, orHeld];
	const fresh = without(longer, before).filter((one) => one !== null && doubtful.has(one));
	// Where others have written too, it is not known at which place it is.
	const unplaced = repeated(
		[...doubtful].filter((uri) => !longer.includes(uri)),
		unseen,
	);
	if (fresh.length + unplaced.length === 0) return written;
	const all = [...longer, ...unplaced];
	return {
		...written,
		state: { ...state, held: all },
		orHeld: without(shorter, [...fresh, ...unplaced]),
	};
}

/**
 * Plans what makes a playlist what it is to be, with few writes. What Spotify hides stays where it
 * is; what of it is wanted is not written again.
 * @returns the refusal where that cannot be
 */
export async function planChange(
	target: Target,
	{ wantedFor, keepDates }: Goal,
	start: ReadState<ItemUri>,
	hiddenItems: HiddenItems,
): Promise<Outcome<PlannedChange>> {
	const plan = async (held: readonly ItemUri[]): Promise<ReturnType<typeof planSync>> => {
		const wanted = wantedFor(held);
		const shown = await hiddenItems.shownOf(held, wanted.filter(isUri));
		const full = tooMany(shown.length, nullsIn(held));
		if (full) return failed(full);
		// What is wanted and hidden is one of the nulls, and nobody knows which.
		return planSync(held, hiddenItems.hidden().length === 0 ? wanted : shown, keepDates);
	};
	const planSteps: Planner = async (held) => {
		const planned = await plan(held);
		return planned.ok ? succeeded(planned.value.steps) : planned;
	};
	const planned = await plan(start.held);
	if (!planned.ok) return planned;

	const carryOut = async (): Promise<Converged> => {
		let before: KnownState = start;
		let { steps } = planned.value;
		for (;;) {
			const written = await converge(target, before, steps, planSteps, hiddenItems.notes);
			if (written.failure) {
				const { uris: unseen } = target.playlistMemory.hidden(target.id, []);
				return unsureChange(written, heldIn(before), hiddenItems.doubtful(), unseen);
			}
			const cleared = await hiddenItems.takeOutDoubtful(written.state);
			if (!cleared || cleared.failure) return cleared ?? written;
			// With fewer nulls than before, something else may have to be written, and looked at.
			before = cleared.state;
			const replanned = await plan(heldIn(before));
			if (!replanned.ok) return { ...cleared, failure: replanned.failure };
			({ steps } = replanned.value);
		}
	};
	return succeeded({ plan: planned.value, carryOut });
}
