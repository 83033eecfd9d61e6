import type { Clock } from '../concurrency/clock';
import { raceAbort } from '../concurrency/raceAbort';
import { failed, type Outcome } from '../failures/outcome';
import { noAnswer } from './tokenFailures';
import type { AccessTokens } from './types';

/** Even a run that waits no longer needs its token, which is mostly there at once. */
const MIN_TOKEN_WAIT_MS = 5_000;

/**
 * Makes a run that has a deadline wait for its token no longer than until then, whoever asks the
 * accounts service for it: what comes later is there for the next run.
 * @param leftMs returns how long the run may wait now; any time where infinite
 */
export function tokensInTime(
	tokens: AccessTokens,
	clock: Clock,
	leftMs: () => number,
): AccessTokens {
	async function inTime(asked: Promise<Outcome<string>>): Promise<Outcome<string>> {
		const longestMs = Math.max(MIN_TOKEN_WAIT_MS, leftMs());
		if (longestMs === Infinity) return await asked;
		const deadline = clock.deadline(longestMs);
		const outcome = await raceAbort(asked, deadline.signal);
		deadline.end();
		return outcome ?? failed(noAnswer('it did not answer in time', 'ETIMEDOUT'));
	}
	return {
		...tokens,
		get: async () => await inTime(tokens.get()),
		renew: async (token, said) => await inTime(tokens.renew(token, said)),
	};
}
