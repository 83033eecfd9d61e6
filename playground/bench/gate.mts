import type { LogEntry } from '../simulator/control/requestLog.mts';

/** What arrived at Spotify in the time in which it had said that nothing should. */
export interface SentWhileClosed {
	/** How often the gate closed: a 429 when it was open. */
	readonly closings: number;
	/** Sent before their sender can have known. */
	readonly onTheirWay: number;
	/** Sent by somebody who knew, or should have. */
	readonly beyond: number;
}

interface GateRule {
	/** Which requests the gate is for. */
	readonly concerns: (entry: LogEntry) => boolean;
	/** How long a 429 closes it. */
	readonly closedMs: number;
	/** How long Spotify takes for an answer. */
	readonly latencyMs: number;
	/** How many requests are on their way at once. */
	readonly atOnce: number;
	/** How long one may be on its way from the decision to the arrival. */
	readonly onTheWayMs?: number;
}

/** A connection through the proxy takes no longer, where nothing else runs. */
const ON_THE_WAY_MS = 250;

/** A timer may fire a little early. */
const EARLY_MS = 20;

/** Reads from the simulator's log what was sent while the gate was closed. */
export const sentWhileClosed = (log: readonly LogEntry[], rule: GateRule): SentWhileClosed => {
	const entries = log.filter(rule.concerns).sort((a, b) => a.atMs - b.atMs);
	const refusals = entries
		.filter(({ status }) => status === 429)
		.map(({ atMs }) => atMs + rule.latencyMs)
		.values();
	let refusal = refusals.next();
	let closedFrom = -Infinity;
	let closedUntil = -Infinity;
	let left = 0;
	const count = { closings: 0, onTheirWay: 0, beyond: 0 };
	for (const { atMs } of entries) {
		for (; !refusal.done && refusal.value <= atMs; refusal = refusals.next()) {
			if (refusal.value >= closedUntil - EARLY_MS) {
				count.closings += 1;
				closedFrom = refusal.value;
				// The one that was refused is back.
				left = rule.atOnce - 1;
			}
			closedUntil = Math.max(closedUntil, refusal.value + rule.closedMs);
		}
		if (atMs >= closedUntil - EARLY_MS) continue;
		const mayBeOnItsWay = atMs - closedFrom <= (rule.onTheWayMs ?? ON_THE_WAY_MS) && left > 0;
		if (mayBeOnItsWay) left -= 1;
		count[mayBeOnItsWay ? 'onTheirWay' : 'beyond'] += 1;
	}
	return count;
};
