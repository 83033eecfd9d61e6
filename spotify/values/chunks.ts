/** Splits a list into parts of at most `size`, in order. */
export const chunksOf = <T>(list: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, chunk) =>
		list.slice(chunk * size, (chunk + 1) * size),
	);
