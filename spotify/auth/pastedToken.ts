import type { AccessTokens } from './types';
import { createHash } from 'crypto';
import { failed, succeeded } from '../failures/outcome';
import { visible } from '../values/visible';

/** What stands before a token in a header; alone, it is no token. */
const HEADER = /^(?:authorization ?[:=]? ?)?(?:bearer(?:[ :]+|$))?/i;

/**
 * Returns the token without what people paste with it: white space, quotes, the header that it stands
 * in, the whole answer of Spotify's accounts service. Anything but a text gives an empty one.
 */
export function trimToken(pasted: unknown): string {
	const text = typeof pasted === 'string' ? visible(pasted) : '';
	const issued = /"access_token"\s*:\s*"([^"]*)"/.exec(text)?.[1];
	const bare = (issued ?? text).replace(/[\s"'`,;]+/g, ' ').trim();
	return bare.replace(HEADER, '');
}

/** Tells whether a header may have the token in it: others would fail without a reason to go by. */
const canBeSent = (token: string): boolean => /^[\x21-\x7e]+$/.test(token);

/**
 * Returns what stands for the app of a token that does not say which one it is, without naming the
 * token.
 */
export const tokenOwner = (pasted: unknown): string =>
	createHash('sha256').update(trimToken(pasted)).digest('hex');

const BETTER =
	"The credential 'Spotify Web API Client Credentials API' gets and renews tokens automatically.";

const NO_TOKEN = {
	kind: 'credential',
	message: "The credential is incomplete: 'Access Token' is empty",
	hint: `Paste a token into it. ${BETTER}`,
} as const;

const NOT_ONE = {
	kind: 'credential',
	message: "'Access Token' in the credential is not a token",
	hint: `A token is one word of letters, digits, - and _. Paste it alone. ${BETTER}`,
} as const;

/** Provides a token that somebody got elsewhere: it is used as it is, and never renewed. */
export function pastedTokens(pasted: unknown): AccessTokens {
	const token = trimToken(pasted);
	return {
		async get() {
			if (canBeSent(token)) return succeeded(token);
			return failed(token === '' ? NO_TOKEN : NOT_ONE);
		},
		renew: async () =>
			failed({
				kind: 'unauthorized',
				status: 401,
				message: 'Spotify no longer accepts the access token',
				hint: `A pasted token ends one hour after it was issued and cannot be renewed. Paste a new one. ${BETTER}`,
			}),
	};
}
