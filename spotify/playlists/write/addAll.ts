import type { SpotifyFailure } from '../../failures';
import { isBlaming, MOST_REFUSED } from '../../request/blame';
import { chunksOf } from '../../chunks';
import { MOST_A_WRITE, writeRequest } from '../requests';
import type { Contents, Target } from '../types';
import type { Fate } from '../unfinished';
import { writeOnce } from './writeOnce';

/** How far the adding came. */
export interface Added {
	/** What became of each URI, in order. */
	fates: Fate[];
	/** Why those are missing that Spotify refused for themselves, by their places. */
	refused: Map<number, SpotifyFailure>;
	/** The latest that is known. */
	snapshotId?: string;
	/** What ended it before all were tried. */
	failure?: SpotifyFailure;
}

export const nothingAdded = (uris: readonly string[], failure: SpotifyFailure): Added => ({
	fates: uris.map(() => 'missing'),
	refused: new Map(),
	failure,
});

/**
 * Adds URIs to a playlist, in order, one request after another. A request that Spotify refuses for
 * what it holds is halved, so that one bad URI costs the others nothing; any other failure ends it.
 * @param position where the first goes; without it, at the end
 */
export async function addAll(
	target: Target,
	start: Contents,
	uris: readonly string[],
	position: number | undefined,
): Promise<Added> {
	let { snapshotId, total } = start;
	let inserted = 0;
	let place = 0;
	const added: Added = { fates: uris.map(() => 'missing'), refused: new Map() };

	/** Whether to go on. */
	async function add(chunk: readonly string[]): Promise<boolean> {
		const at = position === undefined ? total : position + inserted;
		const request = writeRequest(target.id, { kind: 'add', at, uris: chunk }, total);
		const appended = at === total;
		const evidence = { total: total + chunk.length, at, held: chunk, appended };
		const written = await writeOnce(target, request, snapshotId, evidence);
		if (written.done) {
			snapshotId = written.snapshotId;
			total += chunk.length;
			inserted += chunk.length;
			added.fates.fill('done', place, place + chunk.length);
			place += chunk.length;
			return true;
		}
		const { failure, applied } = written;
		if (applied === 'no' && isBlaming(failure) && added.refused.size < MOST_REFUSED) {
			if (chunk.length > 1) {
				const middle = Math.ceil(chunk.length / 2);
				return (await add(chunk.slice(0, middle))) && (await add(chunk.slice(middle)));
			}
			added.refused.set(place, failure);
			place += 1;
			return true;
		}
		if (applied === 'unknown') added.fates.fill('uncertain', place, place + chunk.length);
		added.failure = failure;
		return false;
	}

	for (const chunk of chunksOf(uris, MOST_A_WRITE)) {
		if (!(await add(chunk))) break;
	}
	return { ...added, snapshotId };
}
