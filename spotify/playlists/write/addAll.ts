import type { Target } from '../target';
import { chunksOf } from '../../values/chunks';
import type { SpotifyFailure } from '../../failures/types';
import { inHalves, type Handed } from '../../values/inHalves';
import { isItemError, MAX_REFUSED_ITEMS } from '../../failures/itemErrors';
import { MAX_WRITE_SIZE } from '../items/requests';
import { UNREAD, type KnownState } from '../items/types';
import type { WriteStatus } from './unfinished';
import { writeOnce } from './writeOnce';

/** How far the adding came. */
export interface Added {
	/** What became of each URI, in order. */
	statuses: WriteStatus[];
	/** Why those are missing that Spotify refused for themselves, by their places. */
	refused: Map<number, SpotifyFailure>;
	/** As last known. */
	state: KnownState;
	/** What ended it before all were tried. */
	failure?: SpotifyFailure;
}

/** Describes an addition that failed before anything was added. */
export const nothingAdded = (uris: readonly string[], failure: SpotifyFailure): Added => ({
	statuses: uris.map(() => 'missing'),
	refused: new Map(),
	state: UNREAD,
	failure,
});

/**
 * Adds URIs to a playlist, in order, one request after another. A request that Spotify refuses for
 * what it holds is halved, so that one bad URI costs the others nothing; any other failure ends it.
 * @param position where the first goes; without it, at the end
 */
export async function addAll(
	target: Target,
	start: KnownState,
	uris: readonly string[],
	position: number | undefined,
): Promise<Added> {
	const added: Added = { statuses: uris.map(() => 'missing'), refused: new Map(), state: start };
	let inserted = 0;
	let place = 0;
	const settle = (status: WriteStatus, count: number): void => {
		added.statuses.fill(status, place, place + count);
		place += count;
	};

	async function add(part: readonly string[]): Promise<Handed> {
		const at = position === undefined ? (added.state.held?.length ?? 0) : position + inserted;
		const written = await writeOnce(target, { kind: 'add', at, uris: part }, added.state);
		if (written.done) {
			added.state = written.state;
			inserted += part.length;
			settle('done', part.length);
			return 'taken';
		}
		const { failure, applied } = written;
		if (applied === 'no' && isItemError(failure) && added.refused.size < MAX_REFUSED_ITEMS) {
			if (part.length === 1) {
				added.refused.set(place, failure);
				settle('missing', 1);
			}
			return 'refused';
		}
		settle(applied === 'unknown' ? 'uncertain' : 'missing', part.length);
		added.failure = failure;
		return 'ended';
	}

	for (const chunk of chunksOf(uris, MAX_WRITE_SIZE)) {
		if (!(await inHalves(chunk, add))) break;
	}
	return added;
}
