import type { SpotifyFailure } from '../../failures/types';
import type { Step } from './types';
import { isLocal } from '../../values/localFile';

/**
 * Explains the failure of a write if Spotify does not remove local files: it answers "Invalid
 * Spotify URI" to theirs, as to every URI that is neither of a track nor of an episode. Any other
 * failure is returned as it is.
 */
export function localNotRemoved(step: Step, failure: SpotifyFailure): SpotifyFailure {
	const locals = step.kind === 'remove' ? step.uris.filter(isLocal) : [];
	const [first] = locals;
	if (first === undefined || failure.kind !== 'badRequest') return failure;
	const others = locals.length === 1 ? '' : `, nor ${locals.length - 1} other`;
	return {
		...failure,
		message: `Spotify's API does not remove the local file '${first}'${others}`,
		hint: `Remove it with a Spotify app, keep it in the list, or use Replace Items. Sync Items replaces everything only if 'Keep Dates' is off, no item is hidden and the list has no local file. (${failure.message})`,
	};
}
