import type { AccessTokens } from '../../../spotify/auth/types';
import { tokenKey } from '../../../spotify/auth/clientCredentials';
import { createRedactor, secretsOfClient } from '../../../spotify/auth/redact';
import type { SharedRenewals } from '../../../spotify/auth/sharedRenewals';
import { clientOf } from '../../../spotify/auth/storedCredential';
import { noAnswer } from '../../../spotify/auth/tokenFailures';
import {
	connectionKey,
	grantedScopes,
	isConnected,
	notConnected,
	secretsOf,
} from '../../../spotify/auth/userConnection';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import type { HttpRequest, HttpResponse } from '../../../spotify/http/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { raceAbort } from '../../../spotify/concurrency/raceAbort';
import type { Account } from './account';
import { n8nClock } from './n8nClock';
import { n8nSend, requestWithCredential } from './n8nSend';
import type { NodeContext } from './nodeContext';
import { renewalFailure } from './renewalFailure';

const USER_ACCOUNT = 'spotifyUserOAuth2Api';

/** n8n 1.x would wait for the accounts service for ever, 2.x for five minutes. */
const RENEWAL_TIMEOUT_MS = 30_000;

/**
 * Sends as the user. n8n reads the token for each request, so that a renewed one counts at once.
 * @param onToken told of the header with the token that n8n has sent
 */
function sendAsUser(
	context: NodeContext,
	onToken: (authorization: string) => void,
): (request: HttpRequest) => Promise<Outcome<HttpResponse>> {
	const send = n8nSend(async (options) => {
		try {
			return await requestWithCredential(context, USER_ACCOUNT, options);
		} finally {
			// n8n writes the token into the headers that it is given.
			const { Authorization: authorization } = options.headers ?? {};
			if (typeof authorization === 'string') onToken(authorization);
		}
	});
	return async (request) => await send({ ...request, headers: { ...request.headers } });
}

/**
 * Makes n8n get a new token and store it. After a 401 n8n does so by itself only where the 401
 * throws, in 1.x once for each request; this helper of its does it alone, and shows why it failed.
 */
async function renewStored(
	context: NodeContext,
	toFailure: (error: unknown) => SpotifyFailure,
): Promise<Outcome<undefined>> {
	const renewed = async (): Promise<Outcome<undefined>> => {
		try {
			await context.helpers.refreshOAuth2Token.call(context, USER_ACCOUNT);
			return succeeded(undefined);
		} catch (error) {
			return failed(toFailure(error));
		}
	};
	const deadline = n8nClock.deadline(RENEWAL_TIMEOUT_MS);
	const inTime = await raceAbort(renewed(), deadline.signal);
	deadline.end();
	return inTime ?? failed(noAnswer('it did not answer in time', 'ETIMEDOUT'));
}

/** How far a run got with renewing: a failure counts until somebody else has had more luck. */
interface Ended {
	failure: SpotifyFailure;
	state: string;
}

/**
 * Opens an account that a user has connected. n8n keeps the tokens; what stands for one here is the
 * state of the connection, so that all requests that were refused in the same state share one
 * renewal. A connection is known by its refresh token, not by the credential's ID: n8n may resolve
 * one credential to another user in each execution.
 * @throws n8n's own error if the credential cannot be read
 */
export async function userOAuth2Account(
	context: NodeContext,
	renewals: SharedRenewals,
	signal: AbortSignal | undefined,
): Promise<Account> {
	const stored = await context.getCredentials(USER_ACCOUNT);
	const client = clientOf(stored);
	const appKey = tokenKey(client);
	const connection = connectionKey(appKey, stored);
	const credentialId = String(context.getNode().credentials?.[USER_ACCOUNT]?.id);
	const redactor = createRedactor(...secretsOfClient(client), ...secretsOf(stored));
	const toFailure = (error: unknown) =>
		renewalFailure(error, { client, redact: redactor.redact, nowMs: n8nClock.nowMs() });

	/**
	 * Renews the connection once.
	 * @returns the key of the connection from now on: Spotify may have given another refresh token
	 */
	async function renewOnce(): Promise<Outcome<string>> {
		const renewed = await renewStored(context, toFailure);
		if (!renewed.ok) return renewed;
		const now = await context.getCredentials(USER_ACCOUNT);
		redactor.add(...secretsOf(now));
		return succeeded(connectionKey(appKey, now));
	}

	let ended: Ended | undefined;
	/**
	 * Returns what renewing in a state has failed with in this run; each item would ask to hear the
	 * same.
	 */
	const endedIn = (state: string): SpotifyFailure | undefined =>
		ended?.state === state ? ended.failure : undefined;
	const states: AccessTokens = {
		async get() {
			if (!isConnected(stored)) return failed(notConnected());
			const state = renewals.state(connection);
			const failure = endedIn(state);
			return failure ? failed(failure) : succeeded(state);
		},
		async renew(refused, said) {
			const failure = refused === renewals.state(connection) ? endedIn(refused) : undefined;
			if (failure) return failed(failure);
			const alone = async () => await renewals.alone(credentialId, renewOnce);
			const outcome = await renewals.renew(connection, refused, alone, signal, said);
			if (!outcome.ok && outcome.failure.kind !== 'cancelled') {
				ended = { failure: outcome.failure, state: renewals.state(connection) };
			}
			return outcome;
		},
		accepted: () => renewals.accepted(connection),
	};

	return {
		http: sendAsUser(context, (authorization) =>
			redactor.add(authorization.replace(/^Bearer\s+/i, '')),
		),
		tokens: states,
		redact: redactor.redact,
		appKey,
		userKey: renewals.identity(connection),
		scopes: grantedScopes(stored),
	};
}
