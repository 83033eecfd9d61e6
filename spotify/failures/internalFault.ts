import { textAt } from '../values/json';
import { quotable } from '../values/quotable';
import { sentences } from '../values/sentences';
import type { InternalFault } from './types';

/** Returns the words of whatever was thrown, which need not be an error. */
export function thrownWords(thrown: unknown): string {
	const words = typeof thrown === 'string' ? thrown : textAt(thrown, 'message');
	return quotable(words?.trim() ?? '') || 'no reason was given';
}

/**
 * Makes the failure of something that was thrown where nothing should be.
 * @param mayHaveWritten whether something may have been changed at Spotify by then
 */
export const internalFault = (thrown: unknown, mayHaveWritten = false): InternalFault => ({
	kind: 'internal',
	cause: thrown,
	message: `The node failed unexpectedly: ${thrownWords(thrown)}`,
	hint: sentences(
		mayHaveWritten ? 'Spotify may have made the change: check before you run it again.' : '',
		"The cause is in the node or in n8n, not in your data. n8n's log says where. Please report it, with this message, at https://github.com/n8n-nodes-spotify-web-api/n8n-nodes-spotify-web-api/issues.",
	),
});
