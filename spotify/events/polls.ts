import { digestOf } from './digest';

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
	/**
	 * What a node is to remember, by what n8n has stored of it. n8n stores what a poll without events
	 * has learned only with the next events; until then, whoever is given the older state gets on from
	 * the newer one.
	 */
	recall(node: string, stored: unknown): unknown;
	/**
	 * Notes what a poll has learned.
	 * @param memory the object in which it remembers
	 * @param stored what n8n had stored before it
	 * @param latest undefined where it had events: what n8n stores counts then
	 */
	learned(node: string, memory: object, stored: unknown, latest: object | undefined): void;
	/** Notes that a node has said until when it is kept from polling; false where it has said so. */
	says(node: string, untilMs: number): boolean;
	/** Notes that a node has polled, so that the next hindrance is news. */
	polled(node: string): void;
}

/** What stands for what n8n has stored, and what has come of it since. */
interface Unstored {
	since: ReadonlySet<string>;
	latest: object;
	/** The object in which it is remembered. */
	memory: object;
}

const standsFor = (stored: unknown): string => digestOf(JSON.stringify(stored ?? null));

/** No poll under way. */
export function createPolls(): Polls {
	const current = new Map<string, { memory: object }>();
	const said = new Map<string, number>();
	const unstored = new Map<string, Unstored>();
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
		recall(node, stored) {
			const known = unstored.get(node);
			return known?.since.has(standsFor(stored)) ? known.latest : stored;
		},
		learned(node, memory, stored, latest) {
			const known = unstored.get(node);
			unstored.delete(node);
			if (!latest) return;
			// The first poll of an activation begins with what is in n8n's database, and what it learned is
			// stored after it. The others begin with what the last one learned.
			const since =
				known?.memory === memory ? known.since : new Set([standsFor(stored), standsFor(latest)]);
			unstored.set(node, { since, latest, memory });
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
