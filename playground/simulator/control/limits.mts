import { apiError } from '../errors.mts';
import type { SimulatorAnswer, SimulatorClock } from '../types.mts';

/** So many requests of one app in any window of this length. */
export interface RateLimit {
	requests: number;
	windowSeconds: number;
	/** What `Retry-After` says; `null` for none; without it, the time until there is room again. */
	retryAfterSeconds?: number | null | undefined;
}

/** So many requests of one app to one endpoint, from the first on, for the length of the window. */
export interface Quota extends Omit<RateLimit, 'windowSeconds'> {
	/** The path template, e.g. `/artists/{id}/albums`. */
	path: string;
	/** A day by default. */
	windowSeconds?: number | undefined;
}

export interface Limits {
	/** Replaces the one before; its count starts again. */
	setRateLimit(limit: RateLimit): void;
	/** Replaces the quota of the same path; its count starts again. */
	setQuota(quota: Quota): void;
	clear(): void;
	/** The 429 for a request of this app to this path template, or nothing. Counts it. */
	refuse(clientId: string, path: string): SimulatorAnswer | undefined;
}

const aDaySeconds = 86_400;

export function createLimits(clock: SimulatorClock): Limits {
	let rateLimit: RateLimit | null = null;
	const sent = new Map<string, number[]>();
	const quotas = new Map<string, Quota>();
	const used = new Map<string, { since: number; requests: number }>();

	function refuseByRate(clientId: string, now: number): SimulatorAnswer | undefined {
		if (!rateLimit) return undefined;
		const times = sent.get(clientId) ?? [];
		sent.set(clientId, times);
		const windowMs = rateLimit.windowSeconds * 1000;
		// At most `requests` times are kept, and each is dropped once.
		while (times.length > 0 && (times[0] ?? 0) <= now - windowMs) times.shift();
		if (times.length < rateLimit.requests) {
			times.push(now);
			return undefined;
		}
		const freeAt = (times[0] ?? now) + windowMs;
		return apiError(429, 'API rate limit exceeded', {
			headers: retryAfter(rateLimit.retryAfterSeconds, freeAt - now),
		});
	}

	function refuseByQuota(clientId: string, path: string, now: number): SimulatorAnswer | undefined {
		const quota = quotas.get(path);
		if (!quota) return undefined;
		const windowMs = (quota.windowSeconds ?? aDaySeconds) * 1000;
		const key = `${clientId} ${path}`;
		const before = used.get(key);
		const use = before && now < before.since + windowMs ? before : { since: now, requests: 0 };
		used.set(key, use);
		if (use.requests < quota.requests) {
			use.requests += 1;
			return undefined;
		}
		// The words of a probe of October 2026.
		return apiError(429, 'Too many requests', {
			headers: retryAfter(quota.retryAfterSeconds, use.since + windowMs - now),
			reason: 'QUOTA_EXCEEDED',
		});
	}

	return {
		setRateLimit: (limit) => {
			rateLimit = limit;
			sent.clear();
		},
		setQuota: (quota) => {
			const path = quota.path.replace(/^\/v1(?=\/)/, '');
			quotas.set(path, { ...quota, path });
			for (const key of used.keys()) if (key.endsWith(` ${path}`)) used.delete(key);
		},
		clear: () => {
			rateLimit = null;
			for (const state of [sent, quotas, used]) state.clear();
		},
		refuse(clientId, path) {
			const now = clock.nowMs();
			return refuseByRate(clientId, now) ?? refuseByQuota(clientId, path, now);
		},
	};
}

const retryAfter = (seconds: number | null | undefined, waitMs: number): Record<string, string> =>
	seconds === null ? {} : { 'retry-after': `${seconds ?? Math.max(1, Math.ceil(waitMs / 1000))}` };
