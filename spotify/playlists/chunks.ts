import { MOST_A_WRITE } from './requests';

/** A list in parts that one write takes each, in order. */
export const chunksOf = <T>(list: readonly T[]): T[][] =>
	Array.from({ length: Math.ceil(list.length / MOST_A_WRITE) }, (_, chunk) =>
		list.slice(chunk * MOST_A_WRITE, (chunk + 1) * MOST_A_WRITE),
	);
