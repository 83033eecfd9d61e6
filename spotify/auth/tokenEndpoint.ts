import type { Clock, Random } from '../concurrency/clock';
import type { SpotifyFailure } from '../failures/types';
import type { HttpResponse, HttpSend } from '../http/types';
import { failed, type Outcome } from '../failures/outcome';
import { retry } from '../concurrency/retry';
import { basicValue, TOKEN_URL, type ClientCredentials } from './clientCredentials';
import { redact } from './redact';
import { isRetryableRenewal } from './renewalPauses';
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

/** Spotify's have some hundred bytes; a page of a proxy's may have thousands. */
const MAX_ANSWER_BYTES = 1_000_000;

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
	const { clock, signal } = settings;
	if (signal?.aborted) return failed(stoppedWaiting());
	const outcome = await retry(
		async () => {
			const sentAtMs = clock.nowMs();
			const answer = await send(client, settings);
			return answer.ok
				? readTokenAnswer(answer.value, { client, sentAtMs, nowMs: clock.nowMs() })
				: failed(withoutClientSecrets(answer.failure, client));
		},
		isRetryableRenewal,
		settings,
	);
	return outcome.ok || outcome.failure.kind !== 'cancelled' ? outcome : failed(stoppedWaiting());
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
function withoutClientSecrets(failure: SpotifyFailure, client: ClientCredentials): SpotifyFailure {
	const message = redact(failure.message, client);
	if (failure.kind !== 'network')
		return { ...failure, message, hint: redact(failure.hint, client) };
	return noAnswer(message, failure.code && redact(failure.code, client));
}
