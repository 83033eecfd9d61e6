import type { Clock, Random } from '../clock';
import type { SpotifyFailure } from '../failures';
import { failed, succeeded, type Outcome } from '../outcome';
import { tryAgain } from '../request/tryAgain';
import { createSingleFlight } from './singleFlight';
import { stoppedWaiting } from './tokenFailures';

/**
 * Renewals of tokens that somebody else keeps: whoever sends knows only which state of the
 * connection a request began with. One renewal serves all that were refused in the state before.
 */
export interface SharedRenewals {
	/** The state of a connection: another one after each renewal. */
	state(key: string): string;
	/**
	 * Renews, unless that was done since the `refused` state; one renewal of a key at a time, whoever
	 * asks. What may pass is tried again, up to 3 times. A failure is not kept.
	 * @param renewal never rejects
	 * @param signal ends this caller's waiting at once, with kind `cancelled`; others wait on
	 * @returns the state after it
	 */
	renew(
		key: string,
		refused: string,
		renewal: () => Promise<Outcome<unknown>>,
		signal: AbortSignal | undefined,
	): Promise<Outcome<string>>;
}

const mayPass = ({ kind }: SpotifyFailure): boolean =>
	kind === 'network' || kind === 'server' || kind === 'rateLimited';

export function createSharedRenewals(clock: Clock, random: Random): SharedRenewals {
	const flights = createSingleFlight<Outcome<unknown>>();
	/** A number for each credential that was renewed: too little to be forgotten for. */
	const renewals = new Map<string, number>();
	const state = (key: string): string => String(renewals.get(key) ?? 0);

	/** Holds the lock of its key. */
	async function renewNow(
		key: string,
		renewal: () => Promise<Outcome<unknown>>,
		abandoned: AbortSignal,
	): Promise<Outcome<unknown>> {
		if (abandoned.aborted) return failed(stoppedWaiting());
		const outcome = await tryAgain(renewal, mayPass, clock, random, abandoned);
		if (outcome.ok) renewals.set(key, (renewals.get(key) ?? 0) + 1);
		return outcome;
	}

	return {
		state,
		async renew(key, refused, renewal, signal) {
			while (!signal?.aborted) {
				if (state(key) !== refused) return succeeded(state(key));
				const landing = await flights.join(
					key,
					async (abandoned) => await renewNow(key, renewal, abandoned),
					signal,
				);
				if (!landing) break;
				const { result, led } = landing;
				if (result.ok) return succeeded(state(key));
				// Of kind `cancelled`: those who began it were stopped, not this one.
				if (led || result.failure.kind !== 'cancelled') return result;
			}
			return failed(stoppedWaiting());
		},
	};
}
