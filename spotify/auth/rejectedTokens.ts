/** The tokens that Spotify's API refused, by the key of their client. */
export interface RejectedTokens {
	/** Notes that the API rejected a token. */
	add(key: string, token: string): void;
	/** Tells whether the API has rejected a token. */
	has(key: string, token: string): boolean;
	/** Forgets that a token was rejected. */
	delete(key: string, token: string): void;
}

// A rejection matters until a newer token is stored, seconds later: enough for every app at once.
const MAX_REMEMBERED = 1_000;

/** Remembers the latest rejections only; an older one costs a 401 more, should it come back. */
export function createRejectedTokens(): RejectedTokens {
	const rejected = new Set<string>();
	const named = (key: string, token: string) => `${key} ${token}`;
	return {
		add(key, token) {
			rejected.add(named(key, token));
			for (const oldest of rejected) {
				if (rejected.size <= MAX_REMEMBERED) return;
				rejected.delete(oldest);
			}
		},
		has: (key, token) => rejected.has(named(key, token)),
		delete(key, token) {
			rejected.delete(named(key, token));
		},
	};
}
