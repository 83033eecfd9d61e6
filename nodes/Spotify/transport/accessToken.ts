import { pastedTokens, tokenOwner } from '../../../spotify/auth/pastedToken';
import { withRenewal } from '../../../spotify/request/withRenewal';
import type { Account } from './account';
import { sendWithCredential } from './n8nSend';
import type { NodeContext } from './nodeContext';

const ACCESS_TOKEN = 'spotifyAccessTokenApi';

/** An account on a pasted access token, used as it is. */
export async function accessTokenAccount(context: NodeContext): Promise<Account> {
	const stored = await context.getCredentials(ACCESS_TOKEN);
	const send = sendWithCredential(context, ACCESS_TOKEN, stored);
	return {
		http: withRenewal(send, pastedTokens(stored.accessToken)),
		appKey: tokenOwner(stored.accessToken),
	};
}
