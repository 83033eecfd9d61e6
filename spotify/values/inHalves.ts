/** What came of handing over a part of a list. */
export type Handed =
	| 'taken'
	/** For something in it, which may be one value of several. */
	| 'refused'
	/** For a reason that the other parts share. */
	| 'ended';

/**
 * Hands over a list as one, and what is refused for something in it in halves, down to single
 * values, so that one bad value costs the others nothing but some requests. In order, one after
 * another.
 * @returns whether all of it was handed over, and nothing ended it early
 */
export async function inHalves<T>(
	values: readonly T[],
	hand: (part: readonly T[]) => Promise<Handed>,
): Promise<boolean> {
	const handed = await hand(values);
	if (handed !== 'refused' || values.length <= 1) return handed !== 'ended';
	const middle = Math.ceil(values.length / 2);
	return (
		(await inHalves(values.slice(0, middle), hand)) && (await inHalves(values.slice(middle), hand))
	);
}
