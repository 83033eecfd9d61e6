import type { Clock, Random } from '../concurrency/clock';
import type { HttpSend } from '../http/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { checkClient, tokenKey, type ClientCredentials } from './clientCredentials';
import { createRefusedRenewals } from './refusedRenewals';
import { createRejectedTokens } from './rejectedTokens';
import { createRenewalPauses } from './renewalPauses';
import { createSingleFlight } from '../concurrency/singleFlight';
import { createMemoryTokenCache, type TokenCache, type TokenEntry } from './tokenCache';
import { MAX_RETRIES } from '../concurrency/retry';
import { DEFAULT_TIMEOUT_SECONDS, requestToken } from './tokenEndpoint';
import { stoppedWaiting } from './tokenFailures';
import { raceAbort } from '../concurrency/raceAbort';

/** Who asks for a token, and on what terms. */
export interface TokenRequest {
	client: ClientCredentials;
	http: HttpSend;
	/** A token is renewed that long before it ends; 30 s by default, 0 means when it has ended. */
	skewSeconds?: number | undefined;
	/** For one request to the token endpoint; 30 s by default. */
	timeoutSeconds?: number | undefined;
	/** Requests after a failed one; 3 by default. */
	maxRetries?: number | undefined;
	/** Ends this caller's waiting at once, with kind `cancelled`; others wait on. */
	signal?: AbortSignal | undefined;
}

/** A request for another token than the one that the API refused. */
export interface RenewalRequest extends TokenRequest {
	/** The token that the API refused. */
	rejectedToken: string;
	/** The API's own words, where it had any. */
	said?: string;
}

/** The tokens of client credentials, shared by all who ask. */
export interface TokenService {
	/** Returns a token that is good for at least the skew: the known one, or a new one. */
	getAccessToken(request: TokenRequest): Promise<Outcome<TokenEntry>>;
	/**
	 * Returns a token that is not the rejected one, which nobody is given again. If a newer one is
	 * known it is that, without a request: any number of callers refused at once cost one request.
	 * After some renewed tokens that were refused in a row, it fails with kind `unauthorized` for a
	 * while; the last one is still given to others, since what refuses it may be one endpoint alone.
	 */
	renew(request: RenewalRequest): Promise<Outcome<TokenEntry>>;
	/** Notes that the API took a token of a client. */
	accepted(client: ClientCredentials): void;
	/** Tells whether the API has rejected a token of a client. */
	isRejected(client: ClientCredentials, accessToken: string): boolean;
	/** Returns the token that is known and good, if there is one, without a request. */
	known(request: TokenRequest): Promise<TokenEntry | undefined>;
}

/** What a token service works with: time, randomness and a cache. */
export interface TokenServiceOptions {
	clock: Clock;
	random: Random;
	/** In memory by default. */
	cache?: TokenCache;
}

/**
 * Creates the service for tokens of client credentials, shared by all who ask: a client has at most
 * one token request in flight, and everyone who waits for it gets its token or its failure. The
 * settings of the caller who started it hold for it. A failure that passes by itself is kept for
 * some seconds, longer each time in a row: who asks meanwhile gets it too, and nothing is sent.
 *
 * Neither method rejects; failures are of kind `credential`, `rateLimited`, `server`, `network`,
 * `unexpectedResponse`, `unauthorized` or `cancelled`. No token is handed out past the caller's
 * skew (a failing renewal does not fall back on one), with one exception: a token that Spotify gave
 * for less than the skew serves those who waited for it, and the next call fetches again.
 */
export function createTokenService(options: TokenServiceOptions): TokenService {
	const { clock, random } = options;
	const cache = options.cache ?? createMemoryTokenCache({ clock });
	const rejected = createRejectedTokens();
	const flights = createSingleFlight<FoundToken>();
	const pauses = createRenewalPauses(clock);
	const refusals = createRefusedRenewals(clock);

	const isRejected = ({ key }: Ask, { accessToken }: TokenEntry) => rejected.has(key, accessToken);
	const isUsable = (ask: Ask, entry: TokenEntry) =>
		isFresh(entry, ask.skewSeconds, clock.nowMs()) && !isRejected(ask, entry);

	/** Holds the lock of its key: the second look, then the wire. */
	async function find(ask: Ask, abandoned: AbortSignal): Promise<FoundToken> {
		const known = await cache.get(ask.key);
		if (known && isUsable(ask, known)) return { outcome: succeeded(known), isNew: false };
		const isRenewal = ask.renews || (known !== undefined && isRejected(ask, known));
		if (known && isRejected(ask, known)) await cache.delete(ask.key);
		const paused = pauses.current(ask.key);
		if (paused) return { outcome: failed(paused), isNew: false };
		const outcome = await requestToken(ask.client, { ...ask, clock, random, signal: abandoned });
		pauses.note(ask.key, outcome.ok ? undefined : outcome.failure);
		if (outcome.ok) {
			// Should Spotify issue a rejected token again, then it is good again.
			rejected.delete(ask.key, outcome.value.accessToken);
			if (isRenewal) refusals.renewed(ask.key);
			await cache.set(ask.key, outcome.value);
		}
		return { outcome, isNew: true };
	}

	/** Tells whether a caller may take what another one's flight found. */
	function serves({ outcome, isNew }: FoundToken, ask: Ask): boolean {
		// Of kind `cancelled`: the other was stopped, not this one.
		if (!outcome.ok) return outcome.failure.kind !== 'cancelled';
		// A known token may be too short for this one; of a new one nobody gets a longer one.
		return isNew || isUsable(ask, outcome.value);
	}

	/**
	 * Gets a token: looks, locks, and looks again. A caller goes round again only for what another
	 * one's flight found.
	 */
	async function obtain(ask: Ask): Promise<Outcome<TokenEntry>> {
		while (!ask.signal?.aborted) {
			const known = await cache.get(ask.key);
			if (known && isUsable(ask, known)) return succeeded(known);
			if (ask.signal?.aborted) break;
			const landing = await flights.join(ask.key, (abandoned) => find(ask, abandoned), ask.signal);
			if (!landing) break;
			const { result, isOwner: isOwner } = landing;
			if (isOwner || serves(result, ask)) return result.outcome;
		}
		return failed(stoppedWaiting());
	}

	async function known(request: TokenRequest): Promise<TokenEntry | undefined> {
		const checked = checkClient(request.client);
		if (!checked.ok) return undefined;
		const ask = toAsk(request, checked.value);
		const entry = await cache.get(ask.key);
		return entry && isUsable(ask, entry) ? entry : undefined;
	}

	/** Gets another token than the rejected one, unless the API refuses whatever it gets. */
	async function replace(ask: Ask, rejectedToken: string, said: string) {
		const stopped = refusals.current(ask.key, said);
		const latest = await cache.get(ask.key);
		const isNewer = latest !== undefined && latest.accessToken !== rejectedToken;
		if (stopped && !isNewer) return failed(stopped);
		rejected.add(ask.key, rejectedToken);
		return await obtain({ ...ask, renews: true });
	}

	async function answer(
		request: TokenRequest,
		find: (ask: Ask) => Promise<Outcome<TokenEntry>>,
	): Promise<Outcome<TokenEntry>> {
		const checked = checkClient(request.client);
		if (!checked.ok) return checked;
		const outcome = await raceAbort(find(toAsk(request, checked.value)), request.signal);
		return outcome ?? failed(stoppedWaiting());
	}

	return {
		known,
		getAccessToken: async (request) => await answer(request, obtain),
		renew: async ({ rejectedToken, said = '', ...request }) =>
			await answer(request, async (ask) =>
				rejectedToken === '' ? await obtain(ask) : await replace(ask, rejectedToken, said),
			),
		accepted: (client) => refusals.accepted(tokenKey(client)),
		isRejected: (client, accessToken) => rejected.has(tokenKey(client), accessToken),
	};
}

/** Tells whether the token is still good for at least `skewSeconds`. */
export function isFresh(entry: TokenEntry, skewSeconds: number, nowMs: number): boolean {
	return nowMs < entry.expiresAtMs - skewSeconds * 1000;
}

export const DEFAULT_SKEW_SECONDS = 30;

interface Ask {
	key: string;
	client: ClientCredentials;
	http: HttpSend;
	skewSeconds: number;
	timeoutSeconds: number;
	maxRetries: number;
	signal: AbortSignal | undefined;
	/** It is for a token in place of one that the API refused. */
	renews: boolean;
}

interface FoundToken {
	outcome: Outcome<TokenEntry>;
	/** It is what the token endpoint has just said, and not what was known. */
	isNew: boolean;
}

function toAsk(request: TokenRequest, client: ClientCredentials): Ask {
	return {
		key: tokenKey(client),
		client,
		http: request.http,
		skewSeconds: notNegative(request.skewSeconds) ?? DEFAULT_SKEW_SECONDS,
		timeoutSeconds: notNegative(request.timeoutSeconds) || DEFAULT_TIMEOUT_SECONDS,
		maxRetries: notNegative(request.maxRetries) ?? MAX_RETRIES,
		signal: request.signal,
		renews: false,
	};
}

/**
 * Returns a number that is not negative, else undefined: a form's expression may give NaN, and as a
 * number of retries that would be no end of them.
 */
function notNegative(value: number | undefined): number | undefined {
	return Number.isFinite(value) && value !== undefined && value >= 0 ? value : undefined;
}
