import type { Target } from '../target';
import { append } from '../../values/append';
import { chunksOf } from '../../values/chunks';
import { repeated, sumOf, without } from '../../values/counts';
import type { SpotifyFailure } from '../../failures/types';
import { failed, succeeded, type Outcome } from '../../failures/outcome';
import { waitUntil } from '../../concurrency/waitUntil';
import { besideNulls, fillingNulls } from '../plan/besideNulls';
import { MAX_WRITE_SIZE } from '../items/requests';
import { nullsIn, type ItemUri, type ReadState, type KnownState } from '../items/types';
import { isLocal } from '../../values/localFile';
import { MAX_READ_AGE_MS } from '../memory/changes';
import { readContents } from './contents';
import { restless, type Converged } from './converge';
import { unavailableOf } from './lookUp';
import { notShown } from './notShown';
import { nullsGone, rememberedOf, shownByNow } from './nulls';
import { readAllNow } from './readNow';
import { heldIn } from './runSteps';
import { writeOnce } from './writeOnce';

/**
 * Which of the wanted items a playlist has although a read gives null for them.
 *
 * A null does not say what it is. What this process has put in and nobody has seen there since is
 * known to be one of the new nulls. Anything else that is missing is looked up: what Spotify has
 * not, or has not for this user, counts as one of the nulls. What it has is new, as a rule, and is
 * written; but that an item is found does not prove that the playlist shows it. So it is looked at
 * afterwards. What is shown is done. What is not may have been there before, so it is taken out,
 * however often it is there, and written once more, or as often as it was there before.
 */
export interface HiddenItems {
	/**
	 * Returns the wanted items that are to be seen, or have to be written: all but those that are
	 * hidden.
	 */
	shownOf(held: readonly ItemUri[], wanted: readonly string[]): Promise<string[]>;
	/** Returns those that were left out last. */
	hidden(): readonly string[];
	/**
	 * Returns those of them that this process has not put in itself, or may have put in once too often:
	 * that they are among the nulls is likely, and sure only once everything else is written and looked
	 * at.
	 */
	assumed(): readonly string[];
	/**
	 * Returns those that were written and not seen since, so that they may have been there before.
	 */
	doubtful(): ReadonlySet<string>;
	/** Takes out what was written and may have been there before; undefined if nothing was. */
	takeOutDoubtful(state: KnownState): Promise<Converged | undefined>;
	/** Notes what is nowhere in the playlist any more, neither to be seen nor hidden. */
	notes(takenOut: readonly string[]): void;
	/** Returns what of that was there before, as often as it was, if it was counted. */
	takenOut(): readonly string[];
}

/** For so long a playlist that was read is planned for; lookups that fail are tried again for minutes. */
const MAX_PLANNED_AGE_MS = 10_000;

/** Reads everything, and looks up what may be hidden; reads it again where that took long. */
export async function readLookedUp(
	target: Target,
	hiddenItems: HiddenItems,
	wanted: readonly string[],
): Promise<Outcome<ReadState<ItemUri>>> {
	const start = await readAllNow(target);
	if (!start.ok) return start;
	const readAtMs = target.clock.monotonicMs();
	await hiddenItems.shownOf(start.value.held, wanted);
	const isOld = target.clock.monotonicMs() - readAtMs > MAX_PLANNED_AGE_MS;
	return isOld ? await readAllNow(target) : start;
}

/**
 * Creates the search for what of a wanted list Spotify hides in a playlist.
 * @param isInOrder whether the wanted items are to be in the order in which they are wanted
 */
export function createHiddenItems(target: Target, isInOrder: boolean): HiddenItems {
	const { id, playlistMemory: memory } = target;
	const lookedUp = new Map<string, boolean>();
	/** What is sure not to be one of the nulls. */
	const gone = new Set<string>();
	/** What was taken out since it may have been there before: that is done once. */
	const settled = new Set<string>();
	const takenOut: string[] = [];
	const doubtful = new Set<string>();
	/** What was written although nulls may be it, since others were taken to be those. */
	let writtenBeside: readonly string[] = [];
	let hidden: readonly string[] = [];
	let assumed: readonly string[] = [];

	async function unavailableAmong(uris: readonly string[]): Promise<string[]> {
		const unknown = new Set(uris.filter((uri) => !lookedUp.has(uri)));
		const unavailable = await unavailableOf(target, [...unknown]);
		for (const uri of unknown) lookedUp.set(uri, unavailable.has(uri));
		return uris.filter((uri) => lookedUp.get(uri));
	}

	/**
	 * Looks up what may be hidden: first what belongs where a null is, the rest while there are more
	 * nulls.
	 */
	async function lookUp(
		held: readonly ItemUri[],
		wanted: readonly string[],
		missing: readonly string[],
		nulls: number,
	): Promise<string[]> {
		const beside = isInOrder ? besideNulls(held, wanted, new Set(missing)) : new Set(missing);
		const likely = await unavailableAmong(missing.filter((uri) => beside.has(uri)));
		if (isInOrder && likely.length >= nulls) return likely;
		return [...likely, ...(await unavailableAmong(missing.filter((uri) => !beside.has(uri))))];
	}

	function writtenInDoubt(): Set<string> {
		const { putIn } = memory.hidden(id, []);
		return new Set([...doubtful].filter((uri) => putIn.has(uri)));
	}

	return {
		hidden: () => hidden,
		assumed() {
			const inDoubt = writtenInDoubt();
			return hidden.filter((uri) => assumed.includes(uri) || inDoubt.has(uri));
		},
		doubtful: writtenInDoubt,
		takenOut: () => takenOut,
		notes(uris) {
			for (const uri of uris) gone.add(uri);
		},
		async shownOf(held, wanted) {
			const nulls = nullsIn(held);
			if (nulls === 0) doubtful.clear();
			const missing = nulls === 0 ? [] : without<ItemUri>(wanted, held).filter(mayBeHidden);
			const known = memory.hidden(id, held);
			const remembered = rememberedOf(missing, known, () =>
				isInOrder ? fillingNulls(held, wanted, new Set(missing)) : new Set(),
			);
			const rest = without(missing, remembered).filter((uri) => !gone.has(uri));
			// The others are known to be what is missing in no list; of what is, others may have taken out some.
			const unsureCount = rememberedOf(missing, known).length - remembered.length;
			const open = nulls - known.max + unsureCount;
			// Where one is shown, all like it are.
			const shown = new Set(held);
			const mayBeNull = rest.filter((uri) => !shown.has(uri));
			const unavailable = open > 0 ? await lookUp(held, wanted, mayBeNull, open) : [];
			// More than there are nulls: some of them were never there, and nobody knows which.
			assumed = unavailable.length <= open ? unavailable : [];
			hidden = [...remembered, ...assumed];
			writtenBeside = without(rest, assumed);
			const toLookAt = open > 0 ? writtenBeside : [];
			for (const uri of toLookAt) if (!settled.has(uri)) doubtful.add(uri);
			return without(wanted, hidden);
		},
		async takeOutDoubtful(state) {
			const written = writtenInDoubt();
			doubtful.clear();
			if (written.size === 0 || !state.held) return undefined;
			const { unshown, seen, failure } = await notShown(target, state, written);
			if (unshown.length === 0) return undefined;
			const { uris: counts, max } = memory.hidden(id, seen);
			if (failure) return inDoubt(state, new Set(unshown), failure);
			for (const uri of unshown) settled.add(uri);
			const removed = await takeOut(state, unshown, seen);
			const now = removed.ok ? await readAllNow(target) : removed;
			if (!now.ok) return inDoubt(state, new Set(unshown), now.failure);
			// Whether Spotify takes out by its URI what it hides is not documented.
			const goneCount = nullsGone(seen, now.value.held, new Set(unshown));
			if (goneCount < unshown.length) {
				// Where some are gone, nobody knows which; what was not put in, or was taken out by others as
				// soon as it was, may not have been there.
				const wereThere = sumOf(counts.values()) <= max;
				if (goneCount === 0 && wereThere) memory.hides(id, repeated(unshown, counts));
				// Each may have been there before, and be there once more now; so may be what others took out
				// whose nulls were taken for those.
				const { putIn } = memory.hidden(id, []);
				const beside = writtenBeside.filter((uri) => putIn.has(uri));
				return inDoubt(state, new Set([...unshown, ...beside]), restless(id));
			}
			for (const uri of unshown) gone.add(uri);
			return { state: now.value };
		},
	};

	/**
	 * Takes items out, however often each is there. In a list of its own that tells how often each has
	 * to be there; in no list it is counted, which takes one removal and one look for each.
	 */
	async function takeOut(
		state: KnownState,
		uris: readonly string[],
		seen: readonly ItemUri[],
	): Promise<Outcome<true>> {
		// As of a playlist that was not read: a second time does no harm, so none is held against it.
		const unread: KnownState = { snapshotId: state.snapshotId, held: undefined };
		let before = seen;
		for (const part of chunksOf(uris, isInOrder ? MAX_WRITE_SIZE : 1)) {
			const removed = await writeOnce(target, { kind: 'remove', uris: part }, unread);
			if (!removed.done) return failed(removed.failure);
			await waitUntil(target, target.clock.monotonicMs() + MAX_READ_AGE_MS);
			if (isInOrder) continue;
			const now = await readContents(target);
			if (!now.ok) return now;
			const { held } = now.value;
			const fewer = nullsIn(before) - nullsIn(held) - shownByNow(before, held);
			const [uri = ''] = part;
			// One of them is the one that was written.
			append(takenOut, new Array<string>(Math.max(0, fewer - 1)).fill(uri));
			before = held;
		}
		return succeeded(true);
	}

	/**
	 * Describes a playlist that cannot be looked at, or not be put right, so that nobody knows of what
	 * was written how often it is there; also of what was found among the nulls by then.
	 */
	function inDoubt(
		state: KnownState,
		written: ReadonlySet<string>,
		failure: SpotifyFailure,
	): Converged {
		assumed = hidden.filter((uri) => written.has(uri) || assumed.includes(uri));
		const held = heldIn(state);
		const orHeld = held.filter((one) => one === null || !written.has(one));
		// Where others have written too, it is not known at which place it is.
		const unplaced = repeated(
			[...written].filter((uri) => !held.includes(uri) && !hidden.includes(uri)),
			memory.hidden(id, []).uris,
		);
		return { state: { ...state, held: [...held, ...unplaced] }, failure, orHeld };
	}

	function mayBeHidden(uri: ItemUri): uri is string {
		return uri !== null && !isLocal(uri);
	}
}
