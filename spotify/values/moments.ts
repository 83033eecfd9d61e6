import { isObject } from './json';

/** A moment as Spotify, n8n and most databases write it: with a time, and the zone that it is of. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;

/** Returns the moment that a text stands for, in milliseconds since 1970; NaN for any other text. */
export const momentMs = (text: string): number => (MOMENT.test(text) ? Date.parse(text) : NaN);

/**
 * Returns a moment with its milliseconds, in UTC: written so, two compare as texts, however Spotify
 * writes them. Any other text stays as it is.
 */
export function fullMoment(text: string): string {
	const atMs = momentMs(text);
	return Number.isNaN(atMs) ? text : new Date(atMs).toISOString();
}

/** Returns a moment as Spotify writes most: in UTC, and without milliseconds where there are none. */
export const plainMoment = (text: string): string => fullMoment(text).replace(/\.000Z$/, 'Z');

/**
 * Returns the moment that an object stands for, as Spotify writes it: a node of n8n, such as Data Table
 * for a column of dates, gives a date of JavaScript where others give a text.
 * @returns undefined for anything else
 */
export function momentText(value: unknown): string | undefined {
	if (!isObject(value)) return undefined;
	try {
		const json: unknown = JSON.parse(JSON.stringify(value));
		const isMoment = typeof json === 'string' && !Number.isNaN(momentMs(json));
		return isMoment ? plainMoment(json) : undefined;
	} catch {
		return undefined;
	}
}
