import type { Clock, Random } from '../concurrency/clock';
import type { SpotifyFailure } from '../failures/types';
import type { HttpResponse, HttpSend } from '../http/types';
import { failed, type Outcome } from '../failures/outcome';
import { backoffMs } from '../concurrency/backoff';
import { retryAfterSeconds } from '../http/retryAfter';
import { basicValue, TOKEN_URL, type ClientCredentials } from './clientCredentials';
import { redact } from './redact';
import { mayPass } from './renewalPauses';
import { readTokenAnswer } from './tokenAnswer';
import type { TokenEntry } from './tokenCache';
import { noAnswer, stoppedWaiting } from './tokenFailures';

/** How to send a token request: over what, and how patiently. */
export interface TokenEndpointSettings {
	http: HttpSend;
	clock: Clock;
	random: Random;
	/** For one request; 30 s by default. */
	timeoutSeconds?: number;
	/** Requests after the first one; 3 by default. */
	maxRetries?: number;
	/**
	 * Once aborted, nothing more is sent. A request on its way is left to arrive: the token that
	 * it brings is good for the next caller.
	 */
	signal?: AbortSignal | undefined;
}

export const DEFAULT_TIMEOUT_SECONDS = 30;
export const DEFAULT_MAX_RETRIES = 3;

/** Spotify's have some hundred bytes; a page of a proxy's may have thousands. */
const MAX_ANSWER_BYTES = 1_000_000;

// An execution should not hang on a wait that nobody sees: a minute, as for rate limits of API
// calls; what takes longer is reported, with the moment to come back.
const LONGEST_WAIT_SECONDS = 60;

/**
 * Asks Spotify for an access token of the app itself
 * (https://developer.spotify.com/documentation/web-api/tutorials/client-credentials-flow).
 * Lost connections, timeouts, 5xx and 429 are tried again, up to `maxRetries` times, unless
 * `Retry-After` asks for more than a minute. Never rejects; failures are of kind `credential`,
 * `rateLimited`, `server`, `network`, `unexpectedResponse` or `cancelled`.
 */
export async function requestToken(
	client: ClientCredentials,
	settings: TokenEndpointSettings,
): Promise<Outcome<TokenEntry>> {
	const { clock, random, maxRetries = DEFAULT_MAX_RETRIES, signal } = settings;
	for (let retry = 0; !signal?.aborted; retry++) {
		const sentAtMs = clock.nowMs();
		const answer = await send(client, settings);
		const nowMs = clock.nowMs();
		const outcome = answer.ok
			? readTokenAnswer(answer.value, { client, sentAtMs, nowMs })
			: failed(withoutSecrets(answer.failure, client));
		if (outcome.ok || !mayPass(outcome.failure) || retry >= maxRetries) return outcome;
		const waitSeconds = answer.ok ? (retryAfterSeconds(answer.value.headers, nowMs) ?? 0) : 0;
		if (waitSeconds > LONGEST_WAIT_SECONDS) return outcome;
		await clock.sleep(backoffMs(retry, random, waitSeconds), signal);
	}
	return failed(stoppedWaiting());
}

async function send(
	client: ClientCredentials,
	{ http, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }: TokenEndpointSettings,
): Promise<Outcome<HttpResponse>> {
	try {
		return await http({
			method: 'POST',
			url: TOKEN_URL,
			headers: {
				Authorization: `Basic ${basicValue(client)}`,
				'Content-Type': 'application/x-www-form-urlencoded',
				Accept: 'application/json',
			},
			body: 'grant_type=client_credentials',
			timeoutMs: timeoutSeconds * 1000,
			deadlineMs: timeoutSeconds * 1000,
			maxBytes: MAX_ANSWER_BYTES,
		});
	} catch (error) {
		// `HttpSend` promises not to reject; one that does must not take its waiters with it.
		return failed(noAnswer(error instanceof Error ? error.message : '', undefined));
	}
}

/**
 * Takes the secrets out of a failure: an HTTP function may quote the request's headers in what it
 * says about a lost connection.
 */
function withoutSecrets(failure: SpotifyFailure, client: ClientCredentials): SpotifyFailure {
	const message = redact(failure.message, client);
	if (failure.kind !== 'network')
		return { ...failure, message, hint: redact(failure.hint, client) };
	return noAnswer(message, failure.code && redact(failure.code, client));
}
