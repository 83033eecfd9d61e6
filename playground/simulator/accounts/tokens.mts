import { hashText } from '../catalogue/hash.mts';
import type { SimulatorClock } from '../types.mts';

/** The user whom a token acts for, and what they allowed. */
export interface UserGrant {
	userId: string;
	scopes: ReadonlySet<string>;
}

/** What a token stands for. An app's own token has no user. */
export interface Grant {
	clientId: string;
	expiresAtMs: number;
	user: UserGrant | undefined;
}

export interface TokenStore {
	issue(clientId: string, lifetimeSeconds: number, user?: UserGrant): string;
	/** The grant of a token, expired or not; nothing for one that was never given or was revoked. */
	find(token: string): Grant | undefined;
	/** Every token that this app has of this user. */
	revoke(clientId: string, userId: string): void;
	revokeAll(): void;
	/** As if the hour of each were over. */
	expireAll(): void;
}

// A long run with short lifetimes forgets its oldest tokens, which then count as invalid.
const maximumTokens = 10_000;

export function createTokenStore(clock: SimulatorClock, seed: number): TokenStore {
	const grants = new Map<string, Grant>();
	let issued = 0;

	return {
		issue(clientId, lifetimeSeconds, user) {
			issued += 1;
			const token = secretText('BQ', `${seed} ${issued} ${clientId}`);
			if (grants.size >= maximumTokens) {
				const [oldest] = grants.keys();
				if (oldest !== undefined) grants.delete(oldest);
			}
			grants.set(token, { clientId, expiresAtMs: clock.nowMs() + lifetimeSeconds * 1000, user });
			return token;
		},
		find: (token) => grants.get(token),
		revoke(clientId, userId) {
			for (const [token, grant] of grants) {
				if (grant.clientId === clientId && grant.user?.userId === userId) grants.delete(token);
			}
		},
		revokeAll: () => grants.clear(),
		expireAll() {
			for (const grant of grants.values()) grant.expiresAtMs = clock.nowMs();
		},
	};
}

/** As long and as opaque as Spotify's; access tokens begin with BQ, codes and refresh tokens with AQ. */
export function secretText(prefix: 'BQ' | 'AQ', source: string): string {
	const words = Array.from({ length: 16 }, (_, salt) => hashText(source, salt + 1));
	return `${prefix}${words.map((word) => word.toString(36).padStart(7, '0')).join('')}`;
}
