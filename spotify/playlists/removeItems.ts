import type { SpotifyFailure } from '../failures';
import type { Job, Order } from '../jobs/types';
import type { Listing } from '../paging/types';
import { backoffMs } from '../request/backoff';
import { isBlaming, MOST_REFUSED } from '../request/blame';
import { chunksOf } from '../chunks';
import { MOST_A_WRITE, writeRequest } from './requests';
import { sendWrite } from './write/sendWrite';
import type { Target } from './types';
import { unfinished, type Fate } from './unfinished';
import type { Written } from './write/writeOnce';

const MOST_RETRIES = 3;

// Writes to a playlist go one after another: nobody else comes back at the same moment.
const fullWait = (): number => 1;

/** Removes what one request takes. A second time does no harm, so a lost one is sent again unasked. */
async function removeChunk(target: Target, uris: readonly string[]): Promise<Written> {
	const request = writeRequest(target.id, { kind: 'remove', uris }, 0);
	let applied: 'no' | 'unknown' = 'no';
	for (let retry = 0; ; retry += 1) {
		const sent = await sendWrite(target, request);
		if (sent.kind === 'done') return { done: true, snapshotId: sent.snapshotId, resent: retry > 0 };
		const { kind, failure } = sent;
		if (kind === 'lost') applied = 'unknown';
		if (kind === 'refused' || retry >= MOST_RETRIES || failure.kind === 'cancelled') {
			return { done: false, failure, applied };
		}
		await target.clock.sleep(backoffMs(retry, fullWait), target.signal);
	}
}

/** Whether Spotify refuses what is in the request, of which one URI may be the cause. */
const isRefusal = (written: Written): boolean =>
	!written.done && written.applied === 'no' && isBlaming(written.failure);

interface Removed {
	/** What became of each URI that was got to. */
	fates: Map<string, Fate>;
	/** The latest that is known. */
	snapshotId?: string;
	failure?: SpotifyFailure;
}

function fateOf(written: Written): Fate {
	if (written.done) return 'done';
	return written.applied === 'unknown' ? 'uncertain' : 'missing';
}

async function removeAll(target: Target, uris: readonly string[]): Promise<Removed> {
	const removed: Removed = { fates: new Map() };
	let refusals = 0;

	/** Whether to go on. */
	async function remove(chunk: readonly string[]): Promise<boolean> {
		const written = await removeChunk(target, chunk);
		if (!written.done && isRefusal(written) && refusals < MOST_REFUSED) {
			if (chunk.length > 1) {
				const middle = Math.ceil(chunk.length / 2);
				return (await remove(chunk.slice(0, middle))) && (await remove(chunk.slice(middle)));
			}
			refusals += 1;
		}
		for (const uri of chunk) removed.fates.set(uri, fateOf(written));
		if (written.done) {
			removed.snapshotId = written.snapshotId;
			return true;
		}
		removed.failure ??= written.failure;
		return isRefusal(written) && refusals < MOST_REFUSED;
	}

	for (const chunk of chunksOf(uris, MOST_A_WRITE)) {
		if (!(await remove(chunk))) break;
	}
	return removed;
}

function listingOf(order: Order, { fates: all, snapshotId, failure }: Removed): Listing {
	const uris = [...new Set(order.uris)];
	const fates = uris.map((uri) => all.get(uri) ?? 'missing');
	if (failure && fates.some((fate) => fate !== 'done')) {
		return { entries: [], failure: unfinished(failure, uris, fates, 'removed') };
	}
	const value = { playlistId: order.id, snapshotId, requested: uris.length };
	return { entries: [{ value, position: 0 }] };
}

/**
 * Removes what all orders ask for, every occurrence of it, 100 different items a request. What the
 * playlist does not have is no failure.
 */
export const removeItems: Job = async (orders, tools) => {
	const target = { ...tools, id: orders[0]?.id ?? '' };
	const uris = new Set(orders.flatMap((order) => order.uris));
	const removed = await removeAll(target, [...uris]);
	return orders.map((order) => listingOf(order, removed));
};
