import { applyStep } from '../plan/applyStep';
import { isNull, type KnownItem, type Step } from '../items/types';
import { mayBeSame, mergeKnown } from './state';

/** How old the contents may be that Spotify gives; 0.6 s were measured (news-bulletin-playlist 168). */
export const MAX_READ_AGE_MS = 2_000;

/** For so long Spotify may carry out what it gave no answer to, as after a 504. */
export const MAX_LATE_MS = 8_000;

/** What is known of a playlist's places; undefined if not even their number is. */
export type Places = readonly KnownItem[] | undefined;

/** A change of this process's own. */
export interface Change {
	/** What the playlist held before it; undefined if that is not known. */
	before: Places;
	/** Undefined if it is not known what it did. */
	step: Step | undefined;
	/** The latest moment at which it was carried out. */
	byMs: number;
}

/** The changes that a read may not show yet. */
export interface Changes {
	/** The oldest first. */
	changes: Change[];
	/** What the playlist holds after them. */
	held: Places;
}

/** Tells from when on none of the changes can be carried out any more, on the monotonic clock. */
export const settledAtMs = ({ changes }: Changes): number =>
	changes.reduce((latest, { byMs }) => Math.max(latest, byMs), -Infinity);

/** Tells from when on every read shows all changes, on the monotonic clock. */
export const freshAtMs = (changes: Changes): number => settledAtMs(changes) + MAX_READ_AGE_MS;

/** Forgets what every read shows by now; whole lists are kept no longer than that. */
export function forgetShown(all: Changes, nowMs: number): void {
	all.changes = all.changes.filter(({ byMs }) => byMs + MAX_READ_AGE_MS > nowMs);
	if (all.changes.length === 0) all.held = undefined;
}

/** Returns what a write leaves; undefined if it may take out some of what is hidden. */
export const after = (step: Step, held: Places): Places =>
	step.kind === 'remove' && held?.some(isNull) ? undefined : applyStep(step, held);

/**
 * Returns what a playlist holds now, by a read that may be old. What the read shows is what the
 * playlist held before one of the changes, or after the last: it is found which, and the changes
 * since are made to it. If several fit, they have to agree.
 * @returns undefined if they do not agree
 */
export function presentOf(
	{ changes, held }: Changes,
	seen: readonly KnownItem[],
	readAtMs: number,
): readonly KnownItem[] | undefined {
	const recent = changes.filter(({ byMs }) => byMs > readAtMs - MAX_READ_AGE_MS);
	if (recent.length === 0) return seen;
	const since = (index: number, from: readonly KnownItem[]): Places =>
		recent
			.slice(index)
			.reduce<Places>((now, { step }) => (step ? after(step, now) : undefined), from);

	const versions = [...recent.map(({ before }) => before), held];
	// What is removed twice is removed: where nothing else was done, it does not matter what is seen.
	if (versions.every((one) => one === undefined) && recent.every(isRemoval)) return since(0, seen);
	const fitting = versions.flatMap((version, index) =>
		version && mayBeSame(version, seen) ? [since(index, mergeKnown(seen, version))] : [],
	);
	const last = fitting.at(-1);
	return fitting.every((one) => one && last && mayBeSame(one, last)) ? last : undefined;
}

const isRemoval = ({ step }: Change): boolean => step?.kind === 'remove';
