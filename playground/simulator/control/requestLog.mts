/** One request, as the log keeps it. Never a header, a body, a token or a secret. */
export interface LogEntry {
	/** Counts from 1, also over requests that the log has forgotten. */
	number: number;
	atMs: number;
	host: string;
	method: string;
	/** With its query, where the host is not the accounts service. */
	path: string;
	/** Method and path template, as `counts` has them. */
	endpoint: string;
	/** The port of the proxy through which it came. */
	proxyPort?: number;
	/** `null` while the answer is on its way. */
	status: number | 'reset' | null;
}

/** How many requests there were at one endpoint, and how they ended. */
export interface EndpointCount {
	total: number;
	byStatus: Record<string, number>;
}

export interface RequestLog {
	/** Called when a request arrives; the function it returns, when it is answered. */
	begin(entry: Omit<LogEntry, 'number' | 'status'>): (status: number | 'reset') => void;
	/** The last so many; all that are kept without a number. */
	entries(last?: number): LogEntry[];
	counts(): Record<string, EndpointCount>;
	concurrency(): { now: number; peak: number };
	clear(): void;
}

// About 50 MB; a benchmark over 100,000 items fits.
const maximumEntries = 200_000;

export function createRequestLog(): RequestLog {
	let entries: LogEntry[] = [];
	let counts = new Map<string, EndpointCount>();
	let number = 0;
	let now = 0;
	let peak = 0;

	return {
		begin(request) {
			number += 1;
			now += 1;
			peak = Math.max(peak, now);
			const entry: LogEntry = { number, ...request, status: null };
			// Half is forgotten at once, so that forgetting costs next to nothing per request.
			if (entries.length >= maximumEntries) entries = entries.slice(maximumEntries / 2);
			entries.push(entry);
			const count = counts.get(entry.endpoint) ?? { total: 0, byStatus: {} };
			counts.set(entry.endpoint, count);
			count.total += 1;
			return (status) => {
				now -= 1;
				entry.status = status;
				count.byStatus[status] = (count.byStatus[status] ?? 0) + 1;
			};
		},
		entries: (last = Infinity) =>
			entries.slice(Math.max(0, entries.length - last)).map((entry) => ({ ...entry })),
		counts: () => structuredClone(Object.fromEntries(counts)),
		concurrency: () => ({ now, peak }),
		clear() {
			entries = [];
			counts = new Map();
			number = 0;
			peak = now;
		},
	};
}
