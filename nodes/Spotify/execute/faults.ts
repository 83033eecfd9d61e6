import type { IExecuteFunctions } from 'n8n-workflow';
import type {
	CredentialRefused,
	InternalFault,
	SpotifyFailure,
} from '../../../spotify/failures/types';
import { textAt } from '../../../spotify/values/json';
import { quotable } from '../../../spotify/values/quotable';
import { sentences } from '../../../spotify/http/words';

/** The words of whatever was thrown, which need not be an error. */
export function thrownWords(thrown: unknown): string {
	const words = typeof thrown === 'string' ? thrown : textAt(thrown, 'message');
	return quotable(words?.trim() ?? '') || 'no reason was given';
}

/**
 * What was thrown where nothing should be.
 * @param mayHaveWritten whether something may have been changed at Spotify by then
 */
export const internalFault = (thrown: unknown, mayHaveWritten = false): InternalFault => ({
	kind: 'internal',
	cause: thrown,
	message: `The node failed unexpectedly: ${thrownWords(thrown)}`,
	hint: sentences(
		mayHaveWritten
			? 'Spotify may have made the change all the same: look there before you run it again.'
			: '',
		"The cause is not in your data: it is in the node, or in the n8n that runs it. n8n's log says where. Please report it, with this message, at https://github.com/n8n-nodes-spotify-web-api/n8n-nodes-spotify-web-api/issues.",
	),
});

/** n8n gives out no credential: none is chosen, or it is deleted, not shared, or not to be decrypted. */
export const unreadableCredential = (thrown: unknown): CredentialRefused => ({
	kind: 'credential',
	message: `n8n gave no credential: ${thrownWords(thrown)}`,
	hint: "Open the node and choose a credential that exists and that this workflow's project may use. If it is there, open it and save it again.",
});

/** Where a fault came from, without its words, which may hold what a user typed. */
const placesOf = (thrown: unknown): string[] =>
	(textAt(thrown, 'stack') ?? '').split('\n').filter((line) => /^\s{1,8}at /.test(line));

/**
 * Does what only tells of a run. Where n8n does not take a hint or a line of its log, what was done
 * is as it is: as an error it would be done again.
 */
export function quietly(tell: () => void): void {
	try {
		tell();
	} catch {
		// There is nobody to tell.
	}
}

/** Writes into n8n's log where a fault came from; of any other failure nothing. */
export const logFault = (context: IExecuteFunctions, failure: SpotifyFailure): void => {
	if (failure.kind !== 'internal') return;
	const { message, cause } = failure;
	quietly(() => context.logger.error([message, ...placesOf(cause)].join('\n')));
};
