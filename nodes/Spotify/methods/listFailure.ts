import type { SpotifyFailure } from '../../../spotify/failures/types';
import { rateLimitText } from '../../../spotify/failures/rateLimitText';
import type { PickerKind } from '../../../spotify/pickers/kinds';
import { sentences } from '../../../spotify/values/sentences';
import { modeWithoutList } from '../description/idLocator';
import { unreadableCredential } from '../execute/faults';

/** Who fills in a form does not wait longer, and no retry goes on behind their back. */
export const LIST_TIMEOUT_MS = 10_000;

/** What ends without anybody's doing, so that the field can be filled in without its list. */
const PASSES_BY_ITSELF: ReadonlySet<SpotifyFailure['kind']> = new Set([
	'busy',
	'cancelled',
	'network',
	'notSent',
	'rateLimited',
	'server',
	'unexpectedResponse',
]);

interface Text {
	message: string;
	hint: string;
}

/**
 * Returns the words for a failure, without what a workflow could do by itself: nothing has been run
 * yet.
 */
function noticeOf(failure: SpotifyFailure, nowMs: number, timeZone: string): Text {
	if (failure.kind === 'cancelled') {
		const seconds = LIST_TIMEOUT_MS / 1000;
		return {
			message: `Spotify did not answer within ${seconds} seconds`,
			hint: 'Open the list again.',
		};
	}
	if (failure.kind !== 'rateLimited') return failure;
	const { message } = rateLimitText(failure, nowMs, timeZone);
	return { message, hint: '' };
}

/**
 * Says why a list of the form could not be loaded, and the next step.
 * @param kind what the list is of
 */
export function listFailureText(
	failure: SpotifyFailure,
	kind: PickerKind,
	nowMs: number,
	timeZone: string,
): Text {
	const { message, hint } = noticeOf(failure, nowMs, timeZone);
	const way = PASSES_BY_ITSELF.has(failure.kind)
		? `To continue without the list, choose '${modeWithoutList(kind)}' instead of 'From List'.`
		: '';
	return { message, hint: sentences(hint, way) };
}

/** Tells that n8n provided no credential: in a new form, mostly none is chosen yet. */
export const withoutCredential = (thrown: unknown): SpotifyFailure => ({
	...unreadableCredential(thrown),
	hint: 'Choose a credential at the top of the form, or create one there. Then open the list again.',
});
