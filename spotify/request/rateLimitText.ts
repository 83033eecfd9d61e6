import type { RateLimited } from '../failures';

/** `4 h 59 min`, `2 min`, `40 s`: as exact as one plans by. */
export function durationText(durationMs: number): string {
	const seconds = Math.max(0, Math.ceil(durationMs / 1000));
	if (seconds < 100) return `${seconds} s`;
	const minutes = Math.ceil(seconds / 60);
	if (minutes < 60) return `${minutes} min`;
	return minutes % 60 === 0
		? `${minutes / 60} h`
		: `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const timeText = (atMs: number, timeZone: string): string =>
	`${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(atMs)} (${timeZone})`;

/** What happened and what to do, with the time of day in the user's zone. */
export function rateLimitText(
	failure: RateLimited,
	nowMs: number,
	timeZone: string,
): { message: string; hint: string } {
	const until = timeText(failure.retryAtMs, timeZone);
	const wait = durationText(failure.retryAtMs - nowMs);
	const wayOut = `Run the workflow again after that: the error's 'retryAt' can be handed to a Wait node. Until then nothing is sent ${
		failure.scope === 'quota' ? 'to this endpoint; the others go on working' : 'for this app'
	}.`;
	return failure.scope === 'quota'
		? {
				message: `${failure.message} until ${until}`,
				hint: `That is in ${wait}. Spotify gives an app a daily number of requests for each group of endpoints. ${wayOut} Fewer requests help: ask for less, or less often.`,
			}
		: {
				message: `${failure.message}, until ${until}`,
				hint: `That is in ${wait}, longer than 'Max Rate Limit Wait' allows the node to wait. ${wayOut} A lower 'Max Concurrency' keeps further from the limit.`,
			};
}
