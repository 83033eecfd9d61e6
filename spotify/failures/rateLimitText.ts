import { sentences } from '../values/sentences';
import type { RateLimited } from './types';
import { DAY_MS } from '../values/durations';

/** Writes a duration as exactly as people plan by it: `4 h 59 min`, `2 min`, `40 s`. */
export function durationText(durationMs: number): string {
	// The monotonic clock counts in fractions, and what they are off by is no second more.
	const seconds = Math.max(0, Math.ceil(Math.round(durationMs) / 1000));
	if (seconds < 100) return `${seconds} s`;
	const minutes = Math.ceil(seconds / 60);
	if (minutes < 60) return `${minutes} min`;
	return minutes % 60 === 0
		? `${minutes / 60} h`
		: `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const inZone = (timeZone: string, options: Intl.DateTimeFormatOptions, atMs: number): string =>
	new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(atMs);

/** `today at 18:00 (Europe/Berlin)`, `tomorrow at …`, `on 24 Nov 2026 at …`. */
function timeText(atMs: number, nowMs: number, timeZone: string): string {
	const dayOf = (ms: number): string => inZone(timeZone, { dateStyle: 'medium' }, ms);
	const time = inZone(timeZone, { timeStyle: 'short' }, atMs);
	const dayNumber = (ms: number): number => Date.parse(`${dayOf(ms)} UTC`);
	const days = Math.round((dayNumber(atMs) - dayNumber(nowMs)) / DAY_MS);
	const day = ['today', 'tomorrow'][days] ?? `on ${dayOf(atMs)}`;
	return `${day} at ${time} (${timeZone})`;
}

/** Says what happened, when it works again, what to do, and at last which endpoint it is. */
export function rateLimitText(
	{ message, hint, scope, retryAtMs, isGuess, bucket }: RateLimited,
	nowMs: number,
	timeZone: string,
): { message: string; hint: string } {
	if (scope === 'budget') return { message, hint };
	const wait = durationText(retryAtMs - nowMs);
	const endpoint = bucket === undefined ? '' : `The endpoint is ${bucket}.`;
	const goOn = "To continue automatically, use 'retryAt' of the error in a Wait node.";
	return isGuess === true
		? {
				message: `${message}. Spotify did not say when it works again`,
				hint: sentences(`Try again in ${wait} or later.`, hint, goOn, endpoint),
			}
		: {
				message: `${message}. It works again ${timeText(retryAtMs, nowMs, timeZone)}`,
				hint: sentences(`That is in ${wait}.`, hint, goOn, endpoint),
			};
}
