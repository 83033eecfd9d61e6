import type { PlannedJob } from '../../../spotify/plan/types';
import type { Operation } from '../../../spotify/operations/types';
import type { Listing } from '../../../spotify/paging/types';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { countMissing } from '../../../spotify/values/counts';
import type { FakePlaylist } from './fakePlaylist.mts';

/** What came of a job on a playlist. */
interface Run {
	/** What the playlist held before. */
	held: readonly string[];
	playlist: FakePlaylist;
	listings: readonly Listing[];
	sent: readonly SpotifyRequest[];
}

type Settings = Readonly<Record<string, unknown>>;

const isLocal = (uri: string): boolean => uri.startsWith('spotify:local:');

function withAdded(
	held: readonly string[],
	uris: readonly string[],
	{ position, skipExisting }: Settings,
): string[] | undefined {
	const added = skipExisting ? [...new Set(uris)].filter((uri) => !held.includes(uri)) : [...uris];
	const at = typeof position === 'number' ? position : held.length;
	return at > held.length ? undefined : held.toSpliced(at, 0, ...added);
}

/**
 * All of the list, or the first of it; nothing is known of its items, so that no order changes theirs
 * but a random one, which `unlikePlaylist` compares without it.
 */
function wholeList(
	held: readonly string[],
	uris: readonly string[],
	{ allowEmpty, dryRun, maxItems = Infinity, maxRemovals = Infinity }: Settings,
): readonly string[] | undefined {
	if (uris.length === 0 && allowEmpty !== true) return undefined;
	const wanted = uris.slice(0, Number(maxItems));
	if (dryRun === true) return held;
	return countMissing(held, wanted) > Number(maxRemovals) ? undefined : wanted;
}

/** Of a playlist of which nothing is known but its URIs. */
function withoutCopies(
	held: readonly string[],
	{ dryRun, maxRemovals = Infinity }: Settings,
): readonly string[] | undefined {
	const left = [...new Set(held)];
	if (dryRun === true) return held;
	return held.length - left.length > Number(maxRemovals) ? undefined : left;
}

/** What the playlist is to hold; undefined where Spotify's API cannot make it so. */
function expected(
	{ job }: Operation,
	held: readonly string[],
	uris: readonly string[],
	settings: Settings,
): readonly string[] | undefined {
	switch (job) {
		case 'addItems':
			return withAdded(held, uris, settings);
		case 'checkItems':
			return held;
		case 'removeDuplicates':
			return withoutCopies(held, settings);
		case 'removeItems':
			return held.filter((uri) => !uris.includes(uri));
		case 'replaceItems':
		case 'syncItems':
			return wholeList(held, uris, settings);
		default:
			return undefined;
	}
}

/** Where a playlist is not what a job was to make of it. */
export function unlikePlaylist(
	operation: Operation,
	orders: readonly PlannedJob[],
	{ held, playlist, listings, sent }: Run,
): string[] {
	const uris = orders.flatMap(({ input: order }) => order.uris);
	const due = expected(operation, held, uris, orders[0]?.input.settings ?? {});
	const failures = listings.flatMap(({ failure }) => (failure ? [failure] : []));
	if (failures.length > 0) {
		const [failure] = failures;
		// A local file that the playlist lacks, or has too often, cannot be written.
		const isImpossible =
			due === undefined ||
			(operation.job === 'syncItems' && uris.some(isLocal)) ||
			// Which of the items stay decides how many go.
			orders[0]?.input.settings.maxRemovals !== undefined;
		return isImpossible && failure?.kind === 'invalidInput' && !sent.some(isWritten)
			? []
			: [`${operation.job}: ${failure?.message}`];
	}
	const { order, maxItems = Infinity } = orders[0]?.input.settings ?? {};
	const isRandom = order === 'random' && due !== held;
	// Which of the items are the first ones, chance decides.
	if (isRandom && uris.length > Number(maxItems)) {
		return playlist.held.length === due?.length ? [] : [`${operation.job}: not so many items`];
	}
	const listOf = (list: readonly string[] = []): string =>
		(isRandom ? list.toSorted() : list).join();
	return listOf(due) === listOf(playlist.held)
		? []
		: [`${operation.job}: the playlist does not hold what it should`];
}

const isWritten = ({ method }: SpotifyRequest): boolean => method !== 'GET';
