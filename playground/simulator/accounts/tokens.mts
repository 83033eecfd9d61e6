import { hashText } from '../catalogue/hash.mts';
import type { SimulatorClock } from '../types.mts';

/** What a token stands for. Tokens of users will add the user and the scopes here. */
export interface Grant {
	clientId: string;
	expiresAtMs: number;
}

export interface TokenStore {
	issue(clientId: string, lifetimeSeconds: number): string;
	/** The grant of a token, expired or not; nothing for one that was never given or was revoked. */
	find(token: string): Grant | undefined;
	revokeAll(): void;
}

// A long run with short lifetimes forgets its oldest tokens, which then count as invalid.
const maximumTokens = 10_000;

export function createTokenStore(clock: SimulatorClock, seed: number): TokenStore {
	const grants = new Map<string, Grant>();
	let issued = 0;

	return {
		issue(clientId, lifetimeSeconds) {
			issued += 1;
			const token = tokenText(`${seed} ${issued} ${clientId}`);
			if (grants.size >= maximumTokens) {
				const [oldest] = grants.keys();
				if (oldest !== undefined) grants.delete(oldest);
			}
			grants.set(token, { clientId, expiresAtMs: clock.nowMs() + lifetimeSeconds * 1000 });
			return token;
		},
		find: (token) => grants.get(token),
		revokeAll: () => grants.clear(),
	};
}

/** As long and as opaque as Spotify's; they begin with BQ too. */
function tokenText(source: string): string {
	const words = Array.from({ length: 16 }, (_, salt) => hashText(source, salt + 1));
	return `BQ${words.map((word) => word.toString(36).padStart(7, '0')).join('')}`;
}
