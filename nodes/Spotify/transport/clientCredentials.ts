import {
	freshStoredTokenOf,
	tokenRequestOf,
	toStored,
} from '../../../spotify/auth/storedCredential';
import type { TokenEntry } from '../../../spotify/auth/tokenCache';
import {
	DEFAULT_SKEW_SECONDS,
	isFresh,
	type TokenService,
} from '../../../spotify/auth/tokenService';
import { succeeded, type Outcome } from '../../../spotify/outcome';
import { withRenewal, type AccessTokens } from '../../../spotify/request/withRenewal';
import type { Account } from './account';
import { n8nClock } from './n8nClock';
import { n8nSend, sendWithCredential } from './n8nSend';
import type { NodeContext } from './nodeContext';

export const CLIENT_CREDENTIALS = 'spotifyClientCredentialsApi';

/**
 * An account on client credentials. The credential is read once, not for every request. A token
 * that n8n has stored is used while it is fresh; a new one comes from the process's token service,
 * and n8n stores it: the first request that uses it goes out with an empty token field, for which
 * n8n calls the credential's `preAuthentication`, and that gets the same token from the service.
 */
export async function clientCredentialsAccount(
	context: NodeContext,
	service: TokenService,
	signal: AbortSignal | undefined,
): Promise<Account> {
	const stored = await context.getCredentials(CLIENT_CREDENTIALS);
	const request = { ...tokenRequestOf(stored), http: n8nSend(context.helpers.httpRequest), signal };
	const skewSeconds = request.skewSeconds ?? DEFAULT_SKEW_SECONDS;
	let token: TokenEntry | undefined = freshStoredTokenOf(stored, skewSeconds, n8nClock.nowMs());
	let isStored = true;

	const use = (outcome: Outcome<TokenEntry>): Outcome<string> => {
		if (!outcome.ok) return outcome;
		if (outcome.value.accessToken !== token?.accessToken) {
			token = outcome.value;
			isStored = false;
		}
		return succeeded(token.accessToken);
	};

	const tokens: AccessTokens = {
		async get() {
			if (token && isFresh(token, skewSeconds, n8nClock.nowMs()))
				return succeeded(token.accessToken);
			return use(await service.getAccessToken(request));
		},
		renew: async (rejectedToken) => use(await service.renew({ ...request, rejectedToken })),
	};

	/** The credential's data for one request; the one that makes n8n store a new token leaves it out. */
	const credentialData = (accessToken: string): typeof stored => {
		const expiresAtMs = token?.expiresAtMs ?? 0;
		const data = { ...stored, ...toStored({ accessToken, expiresAtMs }, request.client) };
		if (isStored || token?.accessToken !== accessToken) return data;
		isStored = true;
		return { ...data, accessToken: '' };
	};

	const http = withRenewal(
		async (httpRequest, accessToken) =>
			await sendWithCredential(
				context,
				CLIENT_CREDENTIALS,
				credentialData(accessToken),
			)(httpRequest),
		tokens,
	);

	return { http, appKey: request.client.clientId.trim() };
}
