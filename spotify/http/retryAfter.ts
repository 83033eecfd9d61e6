/** No server means more than a year; and beyond some size a number is no moment in time any more. */
const MAX_RETRY_AFTER_SECONDS = 366 * 24 * 3600;

/** All three forms of an HTTP date begin with the day of the week; `Date.parse` takes far more. */
const HTTP_DATE = /^(mon|tue|wed|thu|fri|sat|sun)/i;

/** Milliseconds since the epoch; the oldest form of a date names no zone, and means UTC. */
const dateMs = (text: string): number =>
	HTTP_DATE.test(text) ? Date.parse(/gmt$/i.test(text) ? text : `${text} GMT`) : NaN;

/**
 * Reads a `Retry-After` header: seconds, or an HTTP date
 * (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after). A date counts from the moment that the
 * answer itself names, where it does: the clock of this machine may be wrong.
 * @returns seconds from `nowMs`, 0 to a year, or undefined if the header is absent or neither.
 */
export function retryAfterSeconds(
	headers: Record<string, string>,
	nowMs: number,
): number | undefined {
	const value = headers['retry-after']?.trim() ?? '';
	const saidAtMs = dateMs(headers.date?.trim() ?? '');
	const fromMs = Number.isNaN(saidAtMs) ? nowMs : saidAtMs;
	const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : (dateMs(value) - fromMs) / 1000;
	return Number.isNaN(seconds)
		? undefined
		: Math.min(Math.max(0, seconds), MAX_RETRY_AFTER_SECONDS);
}
