/**
 * Spotify counts "the number of calls that your app makes to Spotify in a rolling 30 second window":
 * https://developer.spotify.com/documentation/web-api/concepts/rate-limits
 */
export const MAX_WINDOW_MS = 30_000;

const MIN_WINDOW_MS = 1_000;

/** Bounds that are as near as this need no more trying out. */
const PRECISION = 0.1;

/**
 * How long the rolling window is in which Spotify counts: 30 s as documented, unless its own answers
 * show a shorter one, which is then looked for by halving.
 */
export interface WindowLength {
	/** Returns the length to keep to. Between the bounds it is the middle, which tries that out. */
	ms(): number;
	/** Returns the longest that it can be, by what was seen. */
	longestMs(): number;
	/** Tells whether an answer has shown anything of it since the last reset. */
	isMeasured(): boolean;
	/** Notes that there was room so long after the first request of a full window. */
	hadRoomAfter(spanMs: number): void;
	/** Notes that there was none. */
	wasFullAfter(spanMs: number): void;
	/** Notes that it seems to be a little longer. */
	stretch(): void;
	/** Forgets what was seen. */
	reset(): void;
}

/** Creates the window of an app of which nothing was seen yet: as long as documented. */
export function createWindowLength(): WindowLength {
	let shortestMs = 0;
	let longestMs = MAX_WINDOW_MS;
	let isMeasured = false;

	function reset(): void {
		shortestMs = 0;
		longestMs = MAX_WINDOW_MS;
		isMeasured = false;
	}

	return {
		ms() {
			// What Spotify documents needs no trying out.
			const isDocumented = longestMs === MAX_WINDOW_MS;
			const isNear = longestMs - shortestMs <= longestMs * PRECISION;
			return isDocumented || isNear ? longestMs : (shortestMs + longestMs) / 2;
		},
		longestMs: () => longestMs,
		isMeasured: () => isMeasured,
		hadRoomAfter(spanMs) {
			isMeasured = true;
			longestMs = Math.max(MIN_WINDOW_MS, Math.min(longestMs, spanMs));
			shortestMs = Math.min(shortestMs, longestMs);
		},
		wasFullAfter(spanMs) {
			if (spanMs >= longestMs) reset();
			else shortestMs = Math.max(shortestMs, spanMs);
		},
		stretch() {
			longestMs = Math.min(MAX_WINDOW_MS, longestMs * (1 + PRECISION));
			shortestMs = longestMs;
		},
		reset,
	};
}
