import { createHash } from 'crypto';

/**
 * Returns a number from 0 to 1 that follows from a seed and from what it is for: an order by it is
 * the same whatever order things are given in.
 */
export function seeded(seed: string, ...parts: ReadonlyArray<string | number>): number {
	const digest = createHash('sha256')
		.update(JSON.stringify([seed, ...parts]))
		.digest();
	return digest.readUIntBE(0, 6) / 2 ** 48;
}

/**
 * Returns the indices of some keys in an order that follows from a seed; equal keys are told apart.
 */
export function shuffled(keys: readonly string[], seed: string): number[] {
	const counts = new Map<string, number>();
	const drawn = keys.map((key, index) => {
		const nth = counts.get(key) ?? 0;
		counts.set(key, nth + 1);
		return { index, place: seeded(seed, key, nth) };
	});
	return drawn.sort((one, other) => one.place - other.place).map(({ index }) => index);
}

/**
 * Returns the day at a moment in a time zone, such as 2026-11-28; in UTC if there is no such zone.
 */
export function dayIn(timeZone: string | undefined, atMs: number): string {
	const dayBy = (zone: string): string =>
		Intl.DateTimeFormat('en-CA', {
			timeZone: zone,
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
		}).format(atMs);
	try {
		return dayBy(timeZone ?? 'UTC');
	} catch {
		return dayBy('UTC');
	}
}
