import { pastedTokens, tokenOwner, trimToken } from '../../../spotify/auth/pastedToken';
import { createRedactor } from '../../../spotify/auth/redact';
import type { Account } from './account';
import { sendWithCredential } from './n8nSend';
import type { NodeContext } from './nodeContext';

const ACCESS_TOKEN = 'spotifyAccessTokenApi';

/**
 * Opens an account on a pasted access token, which is used as it is.
 * @throws n8n's own error if the credential cannot be read
 */
export async function accessTokenAccount(context: NodeContext): Promise<Account> {
	const stored = await context.getCredentials(ACCESS_TOKEN);
	return {
		http: sendWithCredential(context, ACCESS_TOKEN, stored),
		tokens: pastedTokens(stored.accessToken),
		redact: createRedactor(trimToken(stored.accessToken)).redact,
		appKey: tokenOwner(stored.accessToken),
	};
}
