/** Numbers that follow from a seed. */
export interface Dice {
	/** A whole number from 0 up to, and without, `end`. */
	below(end: number): number;
	pick<T>(list: readonly T[]): T | undefined;
}

export function diceOf(seed: number): Dice {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (end: number): number => Math.floor(next() * end);
	return { below, pick: (list) => list[below(list.length)] };
}
