/** Scrambles two 32-bit numbers into one (the finalizer of MurmurHash3). */
export function mix(left: number, right: number): number {
	let hash = Math.imul(left, 0xcc9e2d51) ^ Math.imul(right + 0x7f4a7c15, 0x1b873593);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

/** A 32-bit number for a text; `salt` gives independent ones for the same text. */
export function hashText(text: string, salt = 0): number {
	let hash = salt;
	for (let index = 0; index < text.length; index++) hash = mix(hash, text.charCodeAt(index));
	return hash;
}

/** Draws that depend on nothing but the seeds. */
export interface Dice {
	/** A whole number, both ends included. */
	integer(minimum: number, maximum: number): number;
	pick<T>(choices: readonly [T, ...T[]]): T;
	/** True in `percent` of a hundred cases. */
	chance(percent: number): boolean;
}

export function createDice(...seeds: number[]): Dice {
	let seed = 0;
	for (const part of seeds) seed = mix(seed, part);
	let drawn = 0;
	const integer = (minimum: number, maximum: number) =>
		minimum + (mix(seed, drawn++) % (maximum - minimum + 1));
	return {
		integer,
		pick: (choices) => choices[integer(0, choices.length - 1)] ?? choices[0],
		chance: (percent) => integer(0, 99) < percent,
	};
}
