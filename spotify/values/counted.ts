/**
 * Writes a whole number as people do, such as `1,200`. `toLocaleString` takes ten milliseconds the
 * first time, and n8n builds the form at each start.
 */
export const countText = (count: number): string =>
	String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Says how often something was done: `once`, `twice`, `3 times`. */
export function timesText(times: number): string {
	if (times === 1) return 'once';
	return times === 2 ? 'twice' : `${countText(times)} times`;
}

/** Chooses between words for one and for several. */
export const byCount = (count: number, one: string, several: string): string =>
	count === 1 ? one : several;
