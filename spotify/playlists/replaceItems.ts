import { succeeded } from '../failures/outcome';
import { tooManyRemovals } from '../lists/maxRemovals';
import type { ReplaceSettings } from '../operations/settings/replaceAndSync';
import { countMissing, without } from '../values/counts';
import { removedFrom } from './plan/removedFrom';
import { replaceSteps, restOfReplace } from './plan/planReplace';
import { isUri, UNREAD, type ItemUri } from './items/types';
import { allFailed, statusesOf, aggregateResult, wholeListJob } from './wholeList';
import { converge } from './write/converge';
import { rememberedOf } from './write/nulls';
import { readAllNow } from './write/readNow';
import { heldIn } from './write/runSteps';
import type { Target } from './target';
import { waitUntil } from '../concurrency/waitUntil';

/** Returns what of a list was written, and is at places that Spotify hides or that nobody has read. */
const hiddenBefore = (
	{ id, playlistMemory }: Target,
	wanted: readonly string[],
	held: readonly ItemUri[],
): string[] =>
	rememberedOf(without<ItemUri>(wanted, held).filter(isUri), playlistMemory.hidden(id, held));

/**
 * Puts what all inputs together ask for in the place of all that a playlist holds: 100 items a
 * request, none of them twice and none lost. Unless nobody wants to know what is removed, the playlist
 * is read first.
 */
export const replaceItems = wholeListJob<ReplaceSettings>(
	async ({ target, wanted, asked, settings, note }, inputs) => {
		const { listRemoved = true, maxRemovals } = settings;
		await waitUntil(target, target.playlistMemory.settledAtMs(target.id));
		const isRead = listRemoved || maxRemovals !== undefined;
		const before = isRead ? await readAllNow(target) : undefined;
		const refusal =
			before?.ok === false
				? before.failure
				: before && tooManyRemovals(countMissing(before.value.held, wanted), settings);
		if (refusal) {
			return allFailed(inputs, refusal, statusesOf(asked, []), 'written');
		}
		const held = before?.ok ? before.value.held : undefined;
		const { state, failure, orHeld } = await converge(
			target,
			before?.ok ? before.value : UNREAD,
			replaceSteps(wanted),
			async (now) => succeeded(restOfReplace(wanted, now)),
		);
		if (failure) {
			// Of what was there before, nothing was written.
			const isBegun = state.held !== held;
			const there = isBegun ? heldIn(state) : [];
			const hidden = hiddenBefore(target, wanted, there);
			const statuses = statusesOf(asked, [...there, ...hidden], orHeld && [...orHeld, ...hidden]);
			const gone = held && state.held && isBegun ? removedFrom(held, [...there, ...wanted]) : [];
			return allFailed(
				inputs,
				failure,
				statuses,
				'written',
				gone.map(({ uri }) => uri),
			);
		}
		const { snapshotId } = state;
		const removed = held && {
			removed: countMissing(held, wanted),
			removedItems: removedFrom(held, wanted),
		};
		const result = { playlistId: target.id, snapshotId, items: wanted.length, ...removed };
		return aggregateResult(inputs, result, note);
	},
);
