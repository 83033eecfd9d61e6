import type { SharedRenewals } from '../../../spotify/auth/sharedRenewals';
import { clientOf } from '../../../spotify/auth/storedCredential';
import { noAnswer } from '../../../spotify/auth/tokenFailures';
import { untilAborted } from '../../../spotify/untilAborted';
import {
	grantedScopes,
	isConnected,
	notConnected,
	secretsOf,
} from '../../../spotify/auth/userConnection';
import type { SpotifyFailure } from '../../../spotify/failures';
import type { HttpSend } from '../../../spotify/http';
import { failed, succeeded, type Outcome } from '../../../spotify/outcome';
import { withRenewal, type AccessTokens } from '../../../spotify/request/withRenewal';
import type { Account } from './account';
import { n8nClock } from './n8nClock';
import { n8nSend } from './n8nSend';
import type { NodeContext } from './nodeContext';
import { renewalFailure } from './renewalFailure';

const USER_ACCOUNT = 'spotifyUserOAuth2Api';

/** n8n 1.x would wait for the accounts service for ever, 2.x for five minutes. */
const RENEWAL_TIMEOUT_MS = 30_000;

/** Sends as the user. n8n reads the token for each request, so that a renewed one counts at once. */
function sendAsUser(context: NodeContext): HttpSend {
	const send = n8nSend(
		async (options) =>
			await context.helpers.httpRequestWithAuthentication.call(context, USER_ACCOUNT, options),
	);
	// n8n writes the token into the headers that it is given.
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
	const inTime = await untilAborted(renewed(), AbortSignal.timeout(RENEWAL_TIMEOUT_MS));
	return inTime ?? failed(noAnswer('it did not answer in time', 'ETIMEDOUT'));
}

/**
 * An account that a user has connected. n8n keeps the tokens; what stands for one here is the state
 * of the connection, so that all who were refused in the same state are served by one renewal.
 */
export async function userOAuth2Account(
	context: NodeContext,
	renewals: SharedRenewals,
	signal: AbortSignal | undefined,
): Promise<Account> {
	const stored = await context.getCredentials(USER_ACCOUNT);
	const client = clientOf(stored);
	const appKey = client.clientId.trim();
	const connection = `${context.getNode().credentials?.[USER_ACCOUNT]?.id} ${appKey}`;
	const toFailure = (error: unknown) =>
		renewalFailure(error, { client, secrets: secretsOf(stored), nowMs: n8nClock.nowMs() });

	let refused = isConnected(stored) ? undefined : notConnected();

	const states: AccessTokens = {
		get: async () => (refused ? failed(refused) : succeeded(renewals.state(connection))),
		async renew(refusedState) {
			const outcome = await renewals.renew(
				connection,
				refusedState,
				async () => await renewStored(context, toFailure),
				signal,
			);
			// The rest of the run would cost two requests an item to hear the same.
			if (!outcome.ok && outcome.failure.kind === 'credential') refused = outcome.failure;
			return outcome;
		},
	};

	return {
		http: withRenewal(sendAsUser(context), states),
		appKey,
		owner: connection,
		scopes: grantedScopes(stored),
	};
}
