import { createBoundedMap } from '../values/boundedMap';
import type { Clock, Random } from '../concurrency/clock';
import { createKeyedLocks } from '../concurrency/keyedLocks';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { retry } from '../concurrency/retry';
import { createRefusedRenewals } from './refusedRenewals';
import { createRenewalPauses, isRetryableRenewal } from './renewalPauses';
import { createSingleFlight } from '../concurrency/singleFlight';
import { stoppedWaiting } from './tokenFailures';

/**
 * Renewals of tokens that somebody else keeps: whoever sends knows only which state of the
 * connection a request began with. One renewal serves all that were refused in the state before.
 * A connection is known by a key that may change with each renewal: it stays the same connection.
 */
export interface SharedRenewals {
	/** Returns the state of a connection, which is another one after each renewal. */
	state(key: string): string;
	/** Names a connection: the same whichever of its keys it is asked by. */
	identity(key: string): string;
	/**
	 * Renews a connection, unless that was done since the `refused` state; one renewal of a
	 * connection at a time, whoever asks. What may pass is tried again, up to 3 times. A failure
	 * that passes by itself is kept for some seconds, longer each time in a row: who asks meanwhile
	 * gets it too. After some renewed tokens that were refused in a row, it fails with kind
	 * `unauthorized` for a while.
	 * @param renewal never rejects; gives the key of the connection from now on
	 * @param signal ends this caller's waiting at once, with kind `cancelled`; others wait on
	 * @param said Spotify's own words in the refusal, if it had any
	 * @returns the state after it
	 */
	renew(
		key: string,
		refused: string,
		renewal: () => Promise<Outcome<string>>,
		signal: AbortSignal | undefined,
		said?: string,
	): Promise<Outcome<string>>;
	/** Notes that the API took a token of a connection. */
	accepted(key: string): void;
	/**
	 * Does one renewal after another of what is kept under one ID, whoever's it is: n8n 2 gives all who
	 * renew a credential at the same time what the first of them gets, also where each has a user of
	 * their own.
	 */
	alone<T>(id: string, renewal: () => Promise<T>): Promise<T>;
}

/** What stays of a connection while its keys change. */
interface Connection {
	identity: string;
	renewals: number;
}

/** Some hundred bytes each, and touched by each request: those that are used are not forgotten. */
const MAX_CONNECTIONS = 10_000;

/** Of one who waits for the renewal of another user; goes on without waiting then. */
const MAX_RENEWAL_WAIT_MS = 30_000;

/** Creates the renewals of users' tokens, shared by all runs of this process. */
export function createSharedRenewals(clock: Clock, random: Random): SharedRenewals {
	const flights = createSingleFlight<Outcome<unknown>>();
	const pauses = createRenewalPauses(clock);
	const refusals = createRefusedRenewals(clock);
	const locks = createKeyedLocks(clock);
	const connections = createBoundedMap<Connection>(MAX_CONNECTIONS);

	function connectionOf(key: string): Connection {
		const known = connections.get(key);
		if (known) return known;
		const connection = { identity: key, renewals: 0 };
		connections.set(key, connection);
		return connection;
	}
	const state = (key: string): string => String(connectionOf(key).renewals);

	/** Holds the lock of its connection. */
	async function renewNow(
		connection: Connection,
		renewal: () => Promise<Outcome<string>>,
		abandoned: AbortSignal,
	): Promise<Outcome<unknown>> {
		if (abandoned.aborted) return failed(stoppedWaiting());
		const paused = pauses.current(connection.identity);
		if (paused) return failed(paused);
		const outcome = await retry(renewal, isRetryableRenewal, { clock, random, signal: abandoned });
		pauses.note(connection.identity, outcome.ok ? undefined : outcome.failure);
		if (!outcome.ok) return outcome;
		connection.renewals += 1;
		refusals.renewed(connection.identity);
		connections.set(outcome.value, connection);
		return outcome;
	}

	return {
		state,
		async alone(id, renewal) {
			const arrival = await locks.acquire(id, { maxWaitMs: MAX_RENEWAL_WAIT_MS });
			try {
				return await renewal();
			} finally {
				if (arrival === 'held') locks.release(id);
			}
		},
		identity: (key) => connectionOf(key).identity,
		accepted: (key) => refusals.accepted(connectionOf(key).identity),
		async renew(key, refused, renewal, signal, said = '') {
			while (!signal?.aborted) {
				const connection = connectionOf(key);
				if (state(key) !== refused) return succeeded(state(key));
				const stopped = refusals.current(connection.identity, said);
				if (stopped) return failed(stopped);
				const landing = await flights.join(
					connection.identity,
					async (abandoned) => await renewNow(connection, renewal, abandoned),
					signal,
				);
				if (!landing) break;
				const { result, isOwner: isOwner } = landing;
				if (result.ok) return succeeded(state(key));
				// Of kind `cancelled`: those who began it were stopped, not this one.
				if (isOwner || result.failure.kind !== 'cancelled') return result;
			}
			return failed(stoppedWaiting());
		},
	};
}
