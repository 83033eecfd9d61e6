import { cancelled, type SpotifyFailure } from '../../failures';
import type { SpotifyRequest } from '../../request/types';
import { findOut, type Evidence } from './findOut';
import { sendWrite } from './sendWrite';
import type { Target } from '../types';

/** How often a write is sent that is lost each time and found not carried out. */
const MOST_TRIES = 4;

/** What came of a write in the end. */
export type Written =
	| {
			done: true;
			snapshotId: string;
			/** Sent more than once: one that was given up for lost may yet come late. */
			resent: boolean;
	  }
	| { done: false; failure: SpotifyFailure; applied: 'no' | 'unknown' };

/**
 * Has a write carried out exactly once. Where its answer is lost, it is found out what came of it,
 * and it is sent again only where it was not carried out.
 * @param before the snapshot before the write, where it is known
 */
export async function writeOnce(
	target: Target,
	request: SpotifyRequest,
	before: string | undefined,
	evidence: Evidence,
): Promise<Written> {
	for (let tries = 1; ; tries += 1) {
		const resent = tries > 1;
		const sent = await sendWrite(target, request);
		if (sent.kind === 'done') return { done: true, snapshotId: sent.snapshotId, resent };
		const { failure } = sent;
		if (sent.kind === 'refused') return { done: false, failure, applied: 'no' };
		const finding = await findOut(target, before, evidence);
		if (finding.kind === 'applied') return { done: true, snapshotId: finding.snapshotId, resent };
		if (target.signal?.aborted) return { done: false, failure: cancelled(), applied: 'unknown' };
		if (finding.kind === 'unknown') return { done: false, failure, applied: 'unknown' };
		if (tries >= MOST_TRIES) return { done: false, failure, applied: 'no' };
	}
}
