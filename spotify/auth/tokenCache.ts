import type { Clock } from '../concurrency/clock';

/** An access token and what is known about it. Caches keep entries whole, later fields included. */
export interface TokenEntry {
	accessToken: string;
	/** When it ends, in milliseconds since the epoch. */
	expiresAtMs: number;
	/** Of the flows that have one; client credentials never do. */
	refreshToken?: string;
	/** Space-separated, where Spotify names them. */
	scope?: string;
}

/**
 * Keeps tokens by key. Any implementation can be passed to the token service, in process or out of
 * it. It must answer, and neither throw nor reject: one that is out of process counts its own failures
 * as an empty cache. It may drop an entry at any time; where it derives a time to live from
 * `expiresAtMs`, that may be less than a second, or over, for a token that Spotify gave for so short.
 */
export interface TokenCache {
	/** Returns the token of a key; undefined if there is none. */
	get(key: string): TokenEntry | undefined | PromiseLike<TokenEntry | undefined>;
	/** Keeps the token of a key in place of any other. */
	set(key: string, entry: TokenEntry): unknown;
	/** Forgets the token of a key. */
	delete(key: string): unknown;
}

/** A `TokenCache` that answers at once. */
export interface MemoryTokenCache extends TokenCache {
	/** Returns the token of a key, at once. */
	get(key: string): TokenEntry | undefined;
	/** Keeps the token of a key, at once. */
	set(key: string, entry: TokenEntry): void;
	/** Forgets the token of a key, at once. */
	delete(key: string): void;
}

/** The clock of a token cache, and how many tokens it holds at most. */
export interface MemoryTokenCacheOptions {
	clock: Clock;
	maxEntries?: number;
}

// Some 300 bytes each: more apps than an instance has, in less memory than one page of tracks.
const DEFAULT_MAX_ENTRIES = 1_000;

/**
 * Creates a token cache in the memory of this process. It holds at most `maxEntries` (the least
 * recently used goes first) and no expired one; it needs no timer, so nothing has to be closed.
 */
export function createMemoryTokenCache(options: MemoryTokenCacheOptions): MemoryTokenCache {
	const { clock, maxEntries = DEFAULT_MAX_ENTRIES } = options;
	// A Map lists its keys in the order they were set: the least recently used comes first.
	const entries = new Map<string, TokenEntry>();

	function dropExpired(): void {
		const nowMs = clock.nowMs();
		for (const [key, entry] of entries) if (entry.expiresAtMs <= nowMs) entries.delete(key);
	}

	function dropOldest(): void {
		for (const key of entries.keys()) {
			if (entries.size <= maxEntries) return;
			entries.delete(key);
		}
	}

	return {
		get(key) {
			const entry = entries.get(key);
			if (entry === undefined) return undefined;
			entries.delete(key);
			if (entry.expiresAtMs <= clock.nowMs()) return undefined;
			entries.set(key, entry);
			return entry;
		},
		set(key, entry) {
			entries.delete(key);
			entries.set(key, entry);
			dropExpired();
			dropOldest();
		},
		delete(key) {
			entries.delete(key);
		},
	};
}
