import { succeeded, type Outcome } from '../../outcome';
import { readRange, readStart } from './contents';
import type { Contents, Held, Target } from '../types';

/**
 * When to look, each counted from the look before: what Spotify answers with a 504 it may still
 * carry out seconds later.
 */
const LOOKS_AFTER_MS = [1_000, 2_000, 4_000];

/** How the playlist looks once a write is carried out. */
export interface Evidence {
	total: number;
	/** What is then there from `at` on. */
	at: number;
	held: readonly Held[];
	/** It is put at the end, wherever that is by then. */
	appended?: boolean;
}

/** What came of a write whose answer was lost. */
export type Finding = { kind: 'applied'; snapshotId: string } | { kind: 'notApplied' | 'unknown' };

async function rangeOf(
	target: Target,
	{ held, total }: Contents,
	from: number,
	to: number,
): Promise<Outcome<readonly Held[]>> {
	const isRead = Math.min(to, total) <= held.length;
	return isRead ? succeeded(held.slice(from, to)) : await readRange(target, from, to);
}

/** Whether the evidence is there at a position; undefined where that could not be read. */
async function isAt(
	target: Target,
	now: Contents,
	{ held }: Evidence,
	position: number,
): Promise<boolean | undefined> {
	const range = await rangeOf(target, now, position, position + held.length);
	if (!range.ok) return undefined;
	return (
		range.value.length === held.length && held.every((one, index) => one === range.value[index])
	);
}

/** Where the evidence is to be looked for. */
function placesOf({ total, at, held, appended }: Evidence, now: Contents): number[] {
	if (now.total === total) return [at];
	// Somebody else has changed it too. What has grown at the end has it there, or before theirs.
	const hasGrown = now.total > total - held.length;
	return appended && hasGrown ? [at, now.total - held.length] : [];
}

async function look(
	target: Target,
	before: string | undefined,
	evidence: Evidence,
): Promise<Finding> {
	const now = await readStart(target);
	if (!now.ok) return { kind: 'unknown' };
	const { snapshotId } = now.value;
	if (snapshotId === before) return { kind: 'notApplied' };
	for (const place of placesOf(evidence, now.value)) {
		const isThere = await isAt(target, now.value, evidence, place);
		if (isThere === undefined) return { kind: 'unknown' };
		if (isThere) return { kind: 'applied', snapshotId };
	}
	return { kind: before === undefined ? 'notApplied' : 'unknown' };
}

/**
 * Whether a write whose answer was lost was carried out, by reading the playlist three times within
 * seven seconds: the same snapshot means no; another one with the evidence in it, yes; anything else
 * is unknown, since somebody else has changed it.
 * @param before the snapshot before the write; where it is unknown, whatever is not the evidence
 * means no, as fits a write that puts itself in the place of everything
 */
export async function findOut(
	target: Target,
	before: string | undefined,
	evidence: Evidence,
): Promise<Finding> {
	let finding: Finding = { kind: 'unknown' };
	for (const waitMs of LOOKS_AFTER_MS) {
		await target.clock.sleep(waitMs, target.signal);
		if (target.signal?.aborted) return { kind: 'unknown' };
		finding = await look(target, before, evidence);
		if (finding.kind === 'applied') return finding;
	}
	return finding;
}
