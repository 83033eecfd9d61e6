import type { SimulatorClock } from '../types.mts';
import { secretText } from './tokens.mts';

/** What a user allowed an app. */
interface Consent {
	clientId: string;
	userId: string;
	scopes: ReadonlySet<string>;
	/** When its refresh tokens end, whatever was refreshed in between. */
	endsAtMs: number;
}

/** What a code or a refresh token stands for. */
export interface ConsentedGrant {
	clientId: string;
	userId: string;
	scopes: ReadonlySet<string>;
}

interface Code extends ConsentedGrant {
	redirectUri: string;
	expiresAtMs: number;
}

interface RefreshToken extends ConsentedGrant {
	endsAtMs: number;
	state: 'good' | 'revoked';
}

export interface Consents {
	/** Whether the user has allowed the app all of this, and it hasn't ended. */
	covers(grant: ConsentedGrant): boolean;
	/** The user allows it: from now on, for so long. What they allowed before stays allowed. */
	agree(grant: ConsentedGrant, lifetimeSeconds: number): void;
	/** A code to be sent to that address; good once, for ten minutes. */
	issueCode(grant: ConsentedGrant, redirectUri: string): string;
	/** The grant of a code, which is used up; or why it is refused, in Spotify's words. */
	redeem(clientId: string, code: string, redirectUri: string): ConsentedGrant | string;
	/** A refresh token that ends with the consent. */
	issueRefreshToken(grant: ConsentedGrant): string;
	/** The grant of a refresh token, or why it is refused, in Spotify's words. */
	refresh(clientId: string, refreshToken: string): ConsentedGrant | string;
	/** Makes one refresh token invalid, because another took its place. */
	forget(refreshToken: string): void;
	/** The user takes the consent back. */
	revoke(clientId: string, userId: string): void;
	/** The six months are over. */
	expire(clientId: string, userId: string): void;
	/** Nothing was taken back, and nothing is over: from now on, for so long. */
	restore(lifetimeSeconds: number): void;
	clear(): void;
}

const codeLifetimeMs = 600_000;

export function createConsents(clock: SimulatorClock, seed: number): Consents {
	const consents = new Map<string, Consent>();
	const codes = new Map<string, Code>();
	const refreshTokens = new Map<string, RefreshToken>();
	let issued = 0;

	const keyOf = (clientId: string, userId: string) => `${clientId} ${userId}`;
	const secret = (kind: string) => secretText('AQ', `${seed} ${kind} ${(issued += 1)}`);
	const current = (clientId: string, userId: string) => {
		const consent = consents.get(keyOf(clientId, userId));
		return consent && clock.nowMs() < consent.endsAtMs ? consent : undefined;
	};
	const tokensOf = (clientId: string, userId: string) =>
		[...refreshTokens.values()].filter(
			(token) => token.clientId === clientId && token.userId === userId,
		);

	return {
		covers({ clientId, userId, scopes }) {
			const known = current(clientId, userId)?.scopes;
			return known !== undefined && [...scopes].every((scope) => known.has(scope));
		},
		agree({ clientId, userId, scopes }, lifetimeSeconds) {
			const known = current(clientId, userId)?.scopes ?? [];
			consents.set(keyOf(clientId, userId), {
				clientId,
				userId,
				scopes: new Set([...known, ...scopes]),
				endsAtMs: clock.nowMs() + lifetimeSeconds * 1000,
			});
		},
		issueCode(grant, redirectUri) {
			const code = secret('code');
			codes.set(code, { ...grant, redirectUri, expiresAtMs: clock.nowMs() + codeLifetimeMs });
			return code;
		},
		redeem(clientId, code, redirectUri) {
			const known = codes.get(code);
			// spotify/web-api issues 267 and 676 have all three of these.
			if (known?.clientId !== clientId) return 'Invalid authorization code';
			if (clock.nowMs() >= known.expiresAtMs) return 'Authorization code expired';
			if (known.redirectUri !== redirectUri) return 'Invalid redirect URI';
			codes.delete(code);
			return known;
		},
		issueRefreshToken(grant) {
			const { clientId, userId, scopes } = grant;
			const token = secret('refresh');
			const endsAtMs = consents.get(keyOf(clientId, userId))?.endsAtMs ?? clock.nowMs();
			refreshTokens.set(token, { clientId, userId, scopes, endsAtMs, state: 'good' });
			return token;
		},
		refresh(clientId, refreshToken) {
			const known = refreshTokens.get(refreshToken);
			// novatorem/novatorem issues 74 and 81, felix-hilden/tekore issue 349.
			if (known?.clientId !== clientId) return 'Invalid refresh token';
			if (known.state === 'revoked') return 'Refresh token revoked';
			return clock.nowMs() < known.endsAtMs ? known : 'Refresh token expired';
		},
		forget: (refreshToken) => {
			refreshTokens.delete(refreshToken);
		},
		revoke(clientId, userId) {
			consents.delete(keyOf(clientId, userId));
			for (const token of tokensOf(clientId, userId)) token.state = 'revoked';
		},
		expire(clientId, userId) {
			consents.delete(keyOf(clientId, userId));
			for (const token of tokensOf(clientId, userId)) token.endsAtMs = clock.nowMs();
		},
		restore(lifetimeSeconds) {
			const endsAtMs = clock.nowMs() + lifetimeSeconds * 1000;
			for (const token of refreshTokens.values()) {
				Object.assign(token, { state: 'good', endsAtMs });
				const { clientId, userId } = token;
				const known = consents.get(keyOf(clientId, userId))?.scopes ?? [];
				const scopes = new Set([...known, ...token.scopes]);
				consents.set(keyOf(clientId, userId), { clientId, userId, scopes, endsAtMs });
			}
		},
		clear() {
			for (const part of [consents, codes, refreshTokens]) part.clear();
		},
	};
}
