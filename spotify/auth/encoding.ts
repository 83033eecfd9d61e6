/** What a part of a text stands for, and where in that part each character of it begins. */
export interface Decoded {
	plain: string;
	/** Tells where in the part a character begins. */
	originOf(index: number): number;
}

/** A way of writing a text. */
export interface Encoding {
	/** A part that may stand for something else. */
	escape: RegExp;
	/**
	 * Returns what the part stands for, or its text alone if each character comes from the whole
	 * part; undefined if the part stands for nothing.
	 */
	decode(escape: string): string | Decoded | undefined;
}
