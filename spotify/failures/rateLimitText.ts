import type { RateLimited } from './types';

/** Writes a duration as exactly as people plan by it: `4 h 59 min`, `2 min`, `40 s`. */
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

/** Tells what happened and what to do, with the time of day in the user's time zone. */
export function rateLimitText(
	{ message, hint, scope, retryAtMs }: RateLimited,
	nowMs: number,
	timeZone: string,
): { message: string; hint: string } {
	if (scope === 'budget') return { message, hint };
	return {
		message: `${message} until ${timeText(retryAtMs, timeZone)}`,
		hint: `That is in ${durationText(retryAtMs - nowMs)}. ${hint} To go on by itself, a workflow can hand the error's 'retryAt' to a Wait node.`,
	};
}
