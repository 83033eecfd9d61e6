/** One request, as it arrives at a host of Spotify's. */
export interface SimulatorRequest {
	host: string;
	method: string;
	/** With its query. */
	path: string;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: string;
	/** The port of the proxy through which it came: tells apart programs that have one each. */
	proxyPort?: number;
}

/** One answer. */
export interface SimulatorAnswer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: string;
	/** Each character of `body` is a byte, not a letter. */
	binary?: true;
	/** The connection ends after `body`, which is only a part of what the headers promise. */
	truncated?: true;
}

/** An answer, or a connection that is dropped without one. */
export type SimulatorOutcome = SimulatorAnswer | 'reset';

/** Time as the simulator sees it; handed in, so that no test waits. */
export interface SimulatorClock {
	/** Milliseconds since the epoch. */
	nowMs(): number;
	sleep(durationMs: number): Promise<void>;
}

/** The clock on the wall, for a simulator that runs as a process. */
export const wallClock: SimulatorClock = {
	nowMs: () => Date.now(),
	sleep: async (durationMs) =>
		await new Promise((resolve) => {
			setTimeout(resolve, durationMs);
		}),
};

export const hosts = {
	api: 'api.spotify.com',
	accounts: 'accounts.spotify.com',
	images: 'i.scdn.co',
} as const;
