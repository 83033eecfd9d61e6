/** What a part of a text stands for, and where in that part each character of it begins. */
export interface Decoded {
	plain: string;
	originOf(index: number): number;
}

/** A way of writing a text. */
export interface Encoding {
	/** A part that may stand for something else. */
	escape: RegExp;
	/** What the part stands for, where that comes from it as a whole; undefined where it is none. */
	decode(escape: string): string | Decoded | undefined;
}
