import type { SpotifyFailure } from '../../failures/types';
import { byCount, countText } from '../../values/counted';

/** What became of one URI of a write. */
export type WriteStatus = 'done' | 'missing' | 'uncertain';

const counted = (count: number): string => {
	if (count === 0) return 'none was';
	return count === 1 ? '1 was' : `${countText(count)} were`;
};

function progress(statuses: readonly WriteStatus[], done: string): string {
	const count = (status: WriteStatus): number => statuses.filter((one) => one === status).length;
	const [missing, uncertain] = [count('missing'), count('uncertain')];
	const all = countText(statuses.length);
	if (missing === statuses.length) {
		return all === '1' ? `Its one item was not ${done}.` : `None of its ${all} items was ${done}.`;
	}
	if (count('done') === statuses.length) {
		return all === '1' ? `Its one item was ${done}.` : `All of its ${all} items were ${done}.`;
	}
	const lookFirst = uncertain === 0 ? '' : ' Check the playlist before you run this again.';
	if (all === '1') return `It is not known whether its one item was ${done}.${lookFirst}`;
	return [
		`Of its ${all} items, ${counted(count('done'))} ${done}`,
		missing === 0 ? '' : `, ${counted(missing)} not`,
		uncertain === 0 ? '' : `, and for ${countText(uncertain)} it is not known`,
		`; the error's data lists what is missing.${lookFirst}`,
	].join('');
}

/**
 * Adds to the failure of a write that ended early what it had taken out of the playlist by then.
 */
export function withRemoved(failure: SpotifyFailure, removed: readonly string[]): SpotifyFailure {
	if (removed.length === 0) return failure;
	const { missing = [], uncertain = [] } = failure.unwritten ?? {};
	const text = `${countText(removed.length)} ${byCount(removed.length, 'item was', 'items were')} removed before it stopped: 'removed' in the error's data lists them, and Add Items can put them back.`;
	return {
		...failure,
		hint: `${failure.hint} ${text}`,
		unwritten: { missing, uncertain, removed },
	};
}

/**
 * Adds to the failure of a write that ended early what of its URIs is not written.
 * @param statuses what became of each URI
 * @param done what was to become of them, as in `added`
 */
export function unfinished(
	failure: SpotifyFailure,
	uris: readonly string[],
	statuses: readonly WriteStatus[],
	done: string,
): SpotifyFailure {
	if (uris.length === 0) return failure;
	const those = (status: WriteStatus): string[] =>
		uris.filter((_, index) => statuses[index] === status);
	return {
		...failure,
		hint: `${progress(statuses, done)} ${failure.hint}`,
		unwritten: { missing: those('missing'), uncertain: those('uncertain') },
	};
}
