import type { Clock } from '../concurrency/clock';
import { createMemoryTokenCache, type TokenCache, type TokenEntry } from './tokenCache';

/** A token cache that always answers: it never rejects, and its entries are what they claim. */
export interface SafeCache {
	get(key: string): Promise<TokenEntry | undefined>;
	set(key: string, entry: TokenEntry): Promise<void>;
	delete(key: string): Promise<void>;
}

// A cache is there to be faster than the token endpoint, which answers within a second.
const LONGEST_ANSWER_MS = 5_000;

/**
 * Lets no failure of a cache break what it only speeds up. A cache that throws, rejects, hangs for
 * 5 s or hands out something that is no token entry counts as empty. What this process stored is
 * kept in bounded memory meanwhile, so that a broken cache does not mean a token request per call.
 */
export function createSafeCache(cache: TokenCache, clock: Clock): SafeCache {
	/** What the cache refused to store: newer than anything it can answer. */
	const unsaved = createMemoryTokenCache({ clock });
	/** What was stored, for when it cannot be read back. */
	const stored = createMemoryTokenCache({ clock });

	return {
		async get(key) {
			const newer = unsaved.get(key);
			if (newer !== undefined) return newer;
			const answer = await attempt(() => cache.get(key), clock);
			if (answer === undefined) return stored.get(key);
			return isTokenEntry(answer.value) ? answer.value : undefined;
		},
		async set(key, entry) {
			stored.set(key, entry);
			if (await attempt(() => cache.set(key, entry), clock)) unsaved.delete(key);
			else unsaved.set(key, entry);
		},
		async delete(key) {
			unsaved.delete(key);
			stored.delete(key);
			await attempt(() => cache.delete(key), clock);
		},
	};
}

/** The answer to `ask`; nothing where there was none. */
async function attempt(ask: () => unknown, clock: Clock): Promise<{ value: unknown } | undefined> {
	const answered = new AbortController();
	try {
		const answer = ask();
		// A cache in memory answers at once: no timer for it.
		if (!isPromiseLike(answer)) return { value: answer };
		const tooLate = clock.sleep(LONGEST_ANSWER_MS, answered.signal).then(() => undefined);
		return await Promise.race([answer.then((value) => ({ value })), tooLate]);
	} catch {
		return undefined;
	} finally {
		answered.abort();
	}
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
	return typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';
}

function isTokenEntry(value: unknown): value is TokenEntry {
	const entry = value as Partial<TokenEntry> | null | undefined;
	return (
		typeof entry?.accessToken === 'string' &&
		entry.accessToken !== '' &&
		Number.isFinite(entry.expiresAtMs)
	);
}
