/** Writes a count as people do, such as `1,200`. */
export const countText = (count: number): string => count.toLocaleString('en');

/** Says how often something was done: `once`, `twice`, `3 times`. */
export function timesText(times: number): string {
	if (times === 1) return 'once';
	return times === 2 ? 'twice' : `${countText(times)} times`;
}

/** Chooses between words for one and for several. */
export const byCount = (count: number, one: string, several: string): string =>
	count === 1 ? one : several;
