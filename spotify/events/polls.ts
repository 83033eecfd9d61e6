import { createBoundedMap } from '../values/boundedMap';
import { digestOf } from './digest';

/** One poll that is under way. */
export interface Turn {
	/** Tells whether what the poll found may still be handed out. */
	isCurrent(): boolean;
	/** Ends the poll, so that another one of the node may begin. */
	end(): void;
}

/** What the process knows of the polls of its nodes. */
export interface Polls {
	/**
	 * Begins a poll of a node: n8n does not wait for one before it begins the next. Undefined while
	 * another one is under way that has the same memory, unless that has taken so long that it will
	 * not end. With another memory, n8n has loaded the workflow anew. In both cases the other poll is
	 * then no longer current, as what it finds would come twice.
	 * @param memory the object in which the poll remembers
	 * @param nowMs by `Clock.monotonicMs`
	 */
	begin(node: string, memory: object, nowMs: number): Turn | undefined;
	/**
	 * Returns what a node is to remember, by what n8n has stored of it. n8n stores what a poll
	 * without events has learned only with the next events; until then, whoever is given the older
	 * state gets the newer one.
	 */
	recall(node: string, stored: unknown): unknown;
	/**
	 * Notes what a poll has learned.
	 * @param memory the object in which it remembers
	 * @param stored what n8n had stored before it
	 * @param hasEvents n8n stores with them what was learned, which counts then: whoever has the older
	 * state is to find them again, since n8n may not have handed them out. Not so where n8n polls a
	 * workflow twice over: they would come twice.
	 */
	learned(node: string, memory: object, stored: unknown, latest: object, hasEvents: boolean): void;
	/**
	 * Notes that a node says until when it is kept from polling; false where it has said so, and the
	 * clock was not set back since.
	 */
	says(node: string, untilMs: number, nowMs: number): boolean;
	/** Notes that a node has polled, so that the next failure is news. */
	polled(node: string): void;
}

/** What stands for what n8n has stored, and what has come of it since. */
interface Unstored {
	since: ReadonlySet<string>;
	latest: object;
	/** The object in which it is remembered. */
	memory: object;
}

/** Which loadings of a workflow have polled, each by the object in which it remembers. */
interface Loadings {
	polled: WeakSet<object>;
	latest: object;
	/** An earlier one still polls beside the latest. */
	arePolledBeside: boolean;
}

/**
 * Notes that a loading polls. An earlier one does beside the latest where n8n 1.x, or an early 2.x, has
 * activated a workflow again that was imported by the command line: it never ends the first one's polls
 * (https://github.com/n8n-io/n8n/issues/35251).
 */
function withLoading(known: Loadings | undefined, memory: object): Loadings {
	if (!known) return { polled: new WeakSet([memory]), latest: memory, arePolledBeside: false };
	if (known.polled.has(memory)) {
		return memory === known.latest ? known : { ...known, arePolledBeside: true };
	}
	known.polled.add(memory);
	return { ...known, latest: memory, arePolledBeside: false };
}

/**
 * After that a poll is given up: no request of it is answered any more. n8n gives a poll five
 * minutes (getPollBudgetMs of n8n-core 2.41).
 */
const MAX_POLL_MS = 600_000;

const standsFor = (stored: unknown): string => digestOf(JSON.stringify(stored ?? null));

/** More triggers than an n8n has; those of deleted workflows are the ones to be forgotten. */
const MAX_NODES = 10_000;

/** Creates the register of the polls of a process, none of which is under way. */
export function createPolls(): Polls {
	const current = new Map<string, { memory: object; sinceMs: number }>();
	const said = createBoundedMap<{ untilMs: number; atMs: number }>(MAX_NODES);
	const unstored = createBoundedMap<Unstored>(MAX_NODES);
	const loadings = createBoundedMap<Loadings>(MAX_NODES);
	return {
		begin(node, memory, nowMs) {
			loadings.set(node, withLoading(loadings.get(node), memory));
			const other = current.get(node);
			const isStuck = other && nowMs - other.sinceMs > MAX_POLL_MS;
			if (other?.memory === memory && !isStuck) return undefined;
			const mine = { memory, sinceMs: nowMs };
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
		learned(node, memory, stored, latest, hasEvents) {
			const known = unstored.get(node);
			unstored.delete(node);
			if (hasEvents && loadings.get(node)?.arePolledBeside !== true) return;
			// The first poll of an activation begins with what is in n8n's database, and what it learned is
			// stored after it. The others begin with what the last one learned.
			const since =
				known?.memory === memory ? known.since : new Set([standsFor(stored), standsFor(latest)]);
			unstored.set(node, { since, latest, memory });
		},
		says(node, untilMs, nowMs) {
			const known = said.get(node);
			if (known && known.untilMs >= untilMs && known.atMs <= nowMs) return false;
			said.set(node, { untilMs, atMs: nowMs });
			return true;
		},
		polled(node) {
			said.delete(node);
		},
	};
}
