import type { AccessTokens } from './types';
import { createHash } from 'crypto';
import { failed, succeeded } from '../failures/outcome';

/**
 * Returns the token without what people paste around it: white space, quotes, the word "Bearer".
 * Anything but a text gives an empty one.
 */
export const trimToken = (pasted: unknown): string =>
	(typeof pasted === 'string' ? pasted : '')
		.trim()
		.replace(/^Bearer\s+/i, '')
		.replace(/^["']|["']$/g, '');

/**
 * Returns what stands for the app of a token that does not say which one it is, without naming the
 * token.
 */
export const tokenOwner = (pasted: unknown): string =>
	createHash('sha256').update(trimToken(pasted)).digest('hex');

const BETTER =
	"The credential 'Spotify Web API Client Credentials API' gets and renews tokens automatically.";

/** Provides a token that somebody got elsewhere: it is used as it is, and never renewed. */
export function pastedTokens(pasted: unknown): AccessTokens {
	const token = trimToken(pasted);
	return {
		get: async () =>
			token === ''
				? failed({
						kind: 'credential',
						message: "The credential is incomplete: 'Access Token' is empty",
						hint: `Paste a token into it. ${BETTER}`,
					})
				: succeeded(token),
		renew: async () =>
			failed({
				kind: 'unauthorized',
				status: 401,
				message: 'Spotify no longer accepts the access token',
				hint: `A pasted token ends one hour after it was issued and cannot be renewed. Paste a new one. ${BETTER}`,
			}),
	};
}
