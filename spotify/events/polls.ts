/** One poll that is under way. */
export interface Turn {
	/** Whether what it found may still be handed out. */
	isCurrent(): boolean;
	end(): void;
}

/** What the process knows of the polls of its nodes. */
export interface Polls {
	/**
	 * Begins a poll of a node: n8n does not wait for one before it begins the next. Undefined while
	 * another one is under way that has the same memory. With another memory, n8n has loaded the
	 * workflow anew: the other poll is then no longer current, as what it finds would come twice.
	 * @param memory the object in which the poll remembers
	 */
	begin(node: string, memory: object): Turn | undefined;
	/** Notes that a node has said until when it is kept from polling; false where it has said so. */
	says(node: string, untilMs: number): boolean;
	/** Notes that a node has polled, so that the next hindrance is news. */
	polled(node: string): void;
}

/** No poll under way. */
export function createPolls(): Polls {
	const current = new Map<string, { memory: object }>();
	const said = new Map<string, number>();
	return {
		begin(node, memory) {
			if (current.get(node)?.memory === memory) return undefined;
			const mine = { memory };
			current.set(node, mine);
			const isCurrent = (): boolean => current.get(node) === mine;
			return {
				isCurrent,
				end() {
					if (isCurrent()) current.delete(node);
				},
			};
		},
		says(node, untilMs) {
			if ((said.get(node) ?? 0) >= untilMs) return false;
			said.set(node, untilMs);
			return true;
		},
		polled(node) {
			said.delete(node);
		},
	};
}
