import type { PlannedJob } from '../../../spotify/plan/types';
import type { Operation } from '../../../spotify/operations/types';
import type { Listing } from '../../../spotify/paging/types';
import type { SpotifyRequest } from '../../../spotify/request/types';
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
		case 'removeDuplicates':
			return withoutCopies(held, settings);
		case 'removeItems':
			return held.filter((uri) => !uris.includes(uri));
		case 'replaceItems':
			return uris.length === 0 && settings.allowEmpty !== true ? undefined : uris;
		case 'syncItems':
			if (uris.length === 0 && settings.allowEmpty !== true) return undefined;
			return settings.dryRun === true ? held : uris;
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
		const isImpossible = due === undefined || (operation.job === 'syncItems' && uris.some(isLocal));
		return isImpossible && failure?.kind === 'invalidInput' && !sent.some(isWritten)
			? []
			: [`${operation.job}: ${failure?.message}`];
	}
	return due?.join() === playlist.held.join()
		? []
		: [`${operation.job}: the playlist does not hold what it should`];
}

const isWritten = ({ method }: SpotifyRequest): boolean => method !== 'GET';
