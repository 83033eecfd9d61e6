import type { IExecuteFunctions } from 'n8n-workflow';
import { thrownWords } from '../../../spotify/failures/internalFault';
import type { CredentialRefused, SpotifyFailure } from '../../../spotify/failures/types';
import { textAt } from '../../../spotify/values/json';

/**
 * Makes the failure of a credential that n8n does not give out: none is chosen, or it is deleted,
 * not shared, or cannot be decrypted.
 */
export const unreadableCredential = (thrown: unknown): CredentialRefused => ({
	kind: 'credential',
	message: `n8n provided no credential: ${thrownWords(thrown)}`,
	hint: "Open the node and choose a credential that exists and that this workflow's project may use. If it is there, open it and save it again.",
});

/** Tells where a fault came from, without its words, which may hold what a user typed. */
const stackPlaces = (thrown: unknown): string[] =>
	(textAt(thrown, 'stack') ?? '').split('\n').filter((line) => /^\s{1,8}at /.test(line));

/**
 * Runs something that only reports on a run, and ignores what it throws. What was done stays done
 * if n8n rejects a hint or a line of its log: as an error, it would be done again.
 */
export function quietly(tell: () => void): void {
	try {
		tell();
	} catch {
		// There is nobody to tell.
	}
}

/** Logs where a fault of our own code came from; logs nothing for any other failure. */
export const logFault = (context: IExecuteFunctions, failure: SpotifyFailure): void => {
	if (failure.kind !== 'internal') return;
	const { message, cause } = failure;
	quietly(() => context.logger.error([message, ...stackPlaces(cause)].join('\n')));
};
