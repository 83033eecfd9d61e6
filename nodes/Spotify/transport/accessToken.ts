import { pastedTokens, tokenOwner, trimToken } from '../../../spotify/auth/pastedToken';
import { createRedactor } from '../../../spotify/auth/redact';
import type { Account } from './account';
import { n8nSend, requestWithData } from './n8nSend';
import type { NodeContext } from './nodeContext';

/** The credential that is a token and nothing else. */
export const ACCESS_TOKEN = 'spotifyAccessTokenApi';

/**
 * Opens an account on a pasted access token, which is used as it is.
 * @throws n8n's own error if the credential cannot be read
 */
export async function accessTokenAccount(context: NodeContext): Promise<Account> {
	const stored = await context.getCredentials(ACCESS_TOKEN);
	return {
		http: n8nSend(async (options) => await requestWithData(context, ACCESS_TOKEN, options, stored)),
		tokens: pastedTokens(stored.accessToken),
		redact: createRedactor(trimToken(stored.accessToken)).redact,
		appKey: tokenOwner(stored.accessToken),
	};
}
