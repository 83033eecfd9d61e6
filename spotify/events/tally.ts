/** How often each text is there. */
export interface Tally {
	/** Takes one away; whether there was one. */
	take(text: string): boolean;
}

export function tallyOf(texts: Iterable<string>): Tally {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return {
		take(text) {
			const count = counts.get(text) ?? 0;
			if (count > 0) counts.set(text, count - 1);
			return count > 0;
		},
	};
}
