import { createHash } from 'crypto';
import type { CredentialRefused } from '../failures/types';
import { saidSentence } from '../http/errorMessage';
import { textAt, type JsonObject } from '../values/json';
import { sentences } from '../values/sentences';

/** Where a user takes back what an app was allowed. */
const APPS_PAGE = 'https://www.spotify.com/account/apps/';

/** The tokens of a connected account, as n8n stores them with the credential. */
const tokenIn = (stored: JsonObject, name: string): string =>
	textAt(stored, `oauthTokenData.${name}`) ?? '';

/** Tells whether a stored credential holds a user's token. */
export const isConnected = (stored: JsonObject): boolean => tokenIn(stored, 'access_token') !== '';

/** Returns what must not be shown of a connection, in addition to its client's secret. */
export const secretsOf = (stored: JsonObject): string[] => [
	tokenIn(stored, 'access_token'),
	tokenIn(stored, 'refresh_token'),
];

/**
 * Names a user's connection to an app without naming its tokens. Spotify may give another refresh
 * token at a renewal.
 */
export function connectionKey(appKey: string, stored: JsonObject): string {
	const token = tokenIn(stored, 'refresh_token') || tokenIn(stored, 'access_token');
	return createHash('sha256')
		.update(JSON.stringify([appKey, token]))
		.digest('hex');
}

/** Returns what the user allowed; undefined if Spotify did not say so when it issued the token. */
export function grantedScopes(stored: JsonObject): ReadonlySet<string> | undefined {
	const scopes = tokenIn(stored, 'scope').split(/\s+/).filter(Boolean);
	// None at all is what nobody asks for: rather an answer that says nothing of it.
	return scopes.length === 0 ? undefined : new Set(scopes);
}

/** Makes the failure of a credential that no user has connected. */
export const notConnected = (): CredentialRefused => ({
	kind: 'credential',
	message: 'The Spotify account is not connected',
	hint: "Open the credential 'Spotify Web API User OAuth2 API' and choose Connect.",
});

/**
 * Makes the failure of a refresh token that Spotify takes no more, which it answers with
 * `invalid_grant`; six months after the user's consent that is so for every one (its developer blog
 * of 2026-06-18).
 * @param words Spotify's own, fit to be shown; empty if n8n drops them
 */
export const connectionEnded = (words: string): CredentialRefused => ({
	kind: 'credential',
	status: 400,
	error: 'invalid_grant',
	message: 'The connection to Spotify has ended',
	hint: sentences(
		`A consent ends after six months, if it is revoked at ${APPS_PAGE}, or if the Client ID changes. Open the credential and connect the account again, even if it says that the account is connected.`,
		saidSentence(words),
	),
});

/**
 * Makes the failure of a connection without a refresh token: Spotify gave none, or the token was
 * stored by hand without one.
 */
export const notRenewable = (): CredentialRefused => ({
	kind: 'credential',
	message: 'The connection to Spotify cannot be renewed',
	hint: 'The access token has ended, and n8n has no refresh token. Open the credential and connect the account again.',
});

/** Makes the failure of a connection that is good, but run where n8n renews none: on its Engine 2.0. */
export const notRenewableHere = (): CredentialRefused => ({
	kind: 'credential',
	message: "n8n's Engine 2.0 cannot renew the connection to Spotify",
	hint: "The account is still connected, but its access token has ended, as it does each hour, and Engine 2.0 renews none. Choose the other engine in the workflow's settings. For albums, artists, tracks, shows, audiobooks and search, choose the credential 'Spotify Web API Client Credentials API' in the node instead: it works on Engine 2.0.",
});

/**
 * Makes the failure of a renewal for which no better reason is known.
 * @param words what n8n says, fit to be shown
 */
export const renewalFailed = (words: string): CredentialRefused => ({
	kind: 'credential',
	message: `n8n could not renew the connection to Spotify: ${words || 'without a reason'}`,
	hint: 'Run the workflow again. If that does not help, open the credential and connect the account again.',
});
