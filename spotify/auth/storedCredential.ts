import type { JsonObject } from '../values/json';
import { tokenKey, type ClientCredentials } from './clientCredentials';
import type { TokenEntry } from './tokenCache';
import { isFresh, type TokenRequest } from './tokenService';

/**
 * A client credential as a store keeps it: the fields of the form, and the last token with its end
 * and the fingerprint of the client it belongs to. The form, the node and the request to the token
 * endpoint agree on these names through this file.
 */
export interface StoredToken {
	accessToken: string;
	expiresAtMs: number;
	tokenFingerprint: string;
}

const storedText = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number | undefined =>
	value === undefined || value === '' ? undefined : Number(value);

/** Reads the client from a stored credential; a field that holds no text is empty. */
export const clientOf = (stored: JsonObject): ClientCredentials => ({
	clientId: storedText(stored.clientId),
	clientSecret: storedText(stored.clientSecret),
});

/**
 * Reads what to ask the token service; the advanced settings count only while their switch is on.
 */
export function tokenRequestOf(stored: JsonObject): Omit<TokenRequest, 'http' | 'signal'> {
	const client = clientOf(stored);
	if (stored.advancedSettings !== true) return { client };
	return {
		client,
		skewSeconds: count(stored.refreshSkewSeconds),
		timeoutSeconds: count(stored.timeoutSeconds),
		maxRetries: count(stored.maxRetries),
	};
}

/** Returns a token as n8n stores it, with the fingerprint of the client that it belongs to. */
export const toStoredToken = (entry: TokenEntry, client: ClientCredentials): StoredToken => ({
	accessToken: entry.accessToken,
	expiresAtMs: entry.expiresAtMs,
	tokenFingerprint: tokenKey(client),
});

/**
 * Returns the stored token; undefined if there is none, or it belongs to another client than the
 * form names now.
 */
export function storedTokenOf(stored: JsonObject): TokenEntry | undefined {
	const accessToken = storedText(stored.accessToken);
	const belongs = stored.tokenFingerprint === tokenKey(clientOf(stored));
	if (accessToken === '' || !belongs) return undefined;
	return { accessToken, expiresAtMs: Number(stored.expiresAtMs) };
}

/**
 * Returns the stored token; undefined if there is none of this client's that is good for at least
 * `skewSeconds`.
 */
export function freshStoredTokenOf(
	stored: JsonObject,
	skewSeconds: number,
	nowMs: number,
): TokenEntry | undefined {
	const token = storedTokenOf(stored);
	return token && isFresh(token, skewSeconds, nowMs) ? token : undefined;
}
