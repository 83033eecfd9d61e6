import type { Clock, Random } from '../concurrency/clock';
import { createProbeSchedule } from './probeSchedule';
import { createRecentCounts } from './recentCounts';
import { createWindowLength, MAX_WINDOW_MS } from './windowLength';

/** A request that was let go, as the pace sees it. */
export interface Ticket {
	readonly sentAtMs: number;
	/** What it tries out: one more than the limit that is known, or a shorter window. */
	readonly probes?: 'limit' | 'window' | undefined;
	/** The length of the window that it was sent by. */
	readonly windowMs: number;
}

/**
 * How fast an app may send, learned from its refusals: what was answered in the window before a 429
 * is the limit from then on. It rises again by probes, and is forgotten after a while. Without a
 * refusal nobody waits.
 */
export interface Pace {
	/** Tells how long a request has to wait, in milliseconds; 0 if it may go. */
	waitMs(): number;
	/** Tells how many may be on their way: one after a pause, more with each answer. */
	maxInFlight(): number;
	/** Lets a request go, whether it has waited or not. It has to be ended by one of the other three. */
	send(): Ticket;
	/** Ends one that Spotify took: any answer but a rate limit's 429. */
	answered(ticket: Ticket): void;
	/** Ends one that the rate limit refused. */
	refused(ticket: Ticket): void;
	/** Ends one that shows nothing: it was not sent, or no answer came. */
	dropped(ticket: Ticket): void;
}

/** Known limits are forgotten after so long without a refusal. */
const FORGET_MS = 20 * MAX_WINDOW_MS;

/** A limit that has risen for so long is none. */
const MAX_RISE_MS = 2 * MAX_WINDOW_MS;

/** Fewer answers before a refusal show that others have filled the window, and not where its limit is. */
const MIN_SHOWN = 5;

/** Who is refused below the limit that was known stays so far below what was left of it. */
const DECREASE = 0.95;

/** Who was quiet for so long begins with one. */
const QUIET_MS = 1_000;

/** More than is ever on its way. */
const FULL_RAMP = 64;

/** The steps by which a limit rises double up to this. */
const MAX_STEP = 64;

/** A rise of so many at once may be refused several times, and so is worth several on their way. */
const SURE_STEP = 8;
const SURE_IN_FLIGHT = 3;

/** A probe waits for a calm moment, or others whose requests are due would be refused in its place. */
const CALM_PART = 1 / 15;
const MARGIN_PART = 1 / 3;

interface Rise {
	readonly from: number;
	readonly sinceMs: number;
	step: number;
}

/** Creates the pace of one app. Times are of the monotonic clock. */
export function createPace(clock: Clock, random: Random): Pace {
	const answers = createRecentCounts(MAX_WINDOW_MS);
	const window = createWindowLength();
	const schedule = createProbeSchedule(random);
	let limit: number | undefined;
	let inFlight = 0;
	let probesInFlight = 0;
	/** How many may be on their way after a pause. */
	let ramp = Infinity;
	let rise: Rise | undefined;
	let refusedAtMs = -Infinity;
	let lastEventMs = -Infinity;
	/** Whether a request was refused and none that was sent later answered. */
	let isHalfOpen = false;
	/** The first answer of the window in which the limit was met, and the last try since. */
	let firstMs: number | undefined;
	let triedAtMs: number | undefined;

	const usedIn = (windowMs: number, nowMs: number): number =>
		answers.since(nowMs - windowMs) + inFlight;

	function forget(): void {
		limit = undefined;
		ramp = Infinity;
		rise = undefined;
		window.reset();
	}

	/**
	 * Returns when the next try is worth it, as long as nothing has shown how long the window is.
	 */
	function retryAtMs(): number {
		if (firstMs === undefined || triedAtMs === undefined) return -Infinity;
		return firstMs + Math.min(MAX_WINDOW_MS, 2 * (triedAtMs - firstMs));
	}

	/** Returns when a probe may go, where the next ordinary request may at `openAtMs`. */
	function probeAtMs(known: number, openAtMs: number, nowMs: number): number {
		if (rise || isHalfOpen || probesInFlight > 0) return Infinity;
		const windowMs = window.ms();
		const dueMs = schedule.dueMs(known, nowMs);
		const calmMs = Math.max(dueMs, lastEventMs + windowMs * CALM_PART);
		return calmMs <= openAtMs - windowMs * MARGIN_PART ? calmMs : dueMs + windowMs / 2;
	}

	function openAtMs(known: number, nowMs: number): number {
		if (isHalfOpen && !window.isMeasured()) return retryAtMs();
		const windowMs = window.ms();
		const over = usedIn(windowMs, nowMs) - known;
		if (over < 0) return nowMs;
		// What is on its way leaves the window last, and not before it has come.
		const leavesAtMs = answers.nthSince(nowMs - windowMs, over + 1) ?? nowMs;
		const opensMs = leavesAtMs + windowMs;
		return Math.min(opensMs, probeAtMs(known, opensMs, nowMs));
	}

	function probed(known: number, nowMs: number): Ticket['probes'] {
		if (usedIn(window.ms(), nowMs) >= known) return 'limit';
		return usedIn(window.longestMs(), nowMs) >= known ? 'window' : undefined;
	}

	function end({ probes }: Ticket): number {
		inFlight -= 1;
		if (probes === 'limit') probesInFlight -= 1;
		return (lastEventMs = clock.monotonicMs());
	}

	/** Notes the first answer after a refusal. */
	function reopen(sentAtMs: number): void {
		isHalfOpen = false;
		if (limit === undefined || window.isMeasured()) return;
		window.hadRoomAfter(firstMs === undefined ? MAX_WINDOW_MS : sentAtMs - firstMs);
	}

	/** Raises the limit in growing steps, once a request more than it was answered. */
	function goUp(known: number, probes: Ticket['probes'], nowMs: number): void {
		if (probes === 'limit') rise ??= { from: known, sinceMs: nowMs, step: 1 };
		if (!rise) return;
		const used = usedIn(window.ms(), nowMs);
		if (used >= known) {
			limit = used + rise.step;
			rise.step = Math.min(rise.step * 2, MAX_STEP);
		}
		if (nowMs - rise.sinceMs > MAX_RISE_MS) forget();
	}

	/** Returns the limit that a refusal shows to whoever knew another one. */
	function limitBy({ sentAtMs, probes }: Ticket, known: number, nowMs: number): number {
		const windowMs = window.ms();
		const count = answers.since(nowMs - windowMs);
		if (rise) {
			// The oldest may have left Spotify's window while the request was on its way.
			const certain = answers.since(nowMs - windowMs + 2 * (nowMs - sentAtMs));
			return Math.max(certain, Math.min(rise.from, count));
		}
		// Right after a pause a part of the app's own share may be out of the window, unused.
		if (isHalfOpen) return Math.max(count, Math.floor(known / 2));
		return probes === 'limit' ? count : Math.floor(count * DECREASE);
	}

	/** Learns what the first refusal shows. */
	function meet(nowMs: number): void {
		const fromMs = nowMs - MAX_WINDOW_MS;
		const count = answers.since(fromMs);
		if (count < MIN_SHOWN) return;
		limit = count;
		firstMs = answers.nthSince(fromMs, 1);
		triedAtMs = undefined;
	}

	/** Learns what a further refusal shows. */
	function learn(ticket: Ticket, known: number, nowMs: number): void {
		const { sentAtMs, probes, windowMs } = ticket;
		const isShorter = window.longestMs() < MAX_WINDOW_MS;
		if (!window.isMeasured()) {
			if (firstMs !== undefined) window.wasFullAfter(sentAtMs - firstMs);
			triedAtMs = sentAtMs;
		} else if (probes === 'window') {
			window.wasFullAfter(windowMs);
		} else if (isShorter && answers.since(nowMs - windowMs) === 0) {
			// Nothing of ours is in such a window, and still it is full.
			window.reset();
			firstMs = undefined;
		} else {
			limit = Math.max(MIN_SHOWN, limitBy(ticket, known, nowMs));
			if (probes === undefined && !rise && !isHalfOpen && isShorter) window.stretch();
			schedule.learned(limit, known, nowMs);
		}
	}

	return {
		waitMs() {
			if (limit === undefined) return 0;
			const nowMs = clock.monotonicMs();
			if (nowMs - refusedAtMs > FORGET_MS) forget();
			return limit === undefined ? 0 : Math.max(0, Math.ceil(openAtMs(limit, nowMs) - nowMs));
		},
		maxInFlight() {
			const isQuiet = inFlight === 0 && clock.monotonicMs() - lastEventMs >= QUIET_MS;
			if (isQuiet && limit !== undefined) ramp = 1;
			// Up to where the rise began, more are known to be allowed.
			if (!rise || usedIn(window.ms(), clock.monotonicMs()) < rise.from) return ramp;
			return Math.min(ramp, rise.step < SURE_STEP ? 1 : SURE_IN_FLIGHT);
		},
		send() {
			const sentAtMs = (lastEventMs = clock.monotonicMs());
			const probes = limit === undefined ? undefined : probed(limit, sentAtMs);
			inFlight += 1;
			if (probes === 'limit') probesInFlight += 1;
			return { sentAtMs, probes, windowMs: window.ms() };
		},
		answered(ticket) {
			const nowMs = end(ticket);
			answers.add(nowMs);
			if (ticket.sentAtMs < refusedAtMs) {
				// On its way when another was refused, and counted by Spotify before that.
				if (isHalfOpen && limit !== undefined) limit += 1;
				return;
			}
			schedule.answered();
			ramp = ramp < FULL_RAMP ? ramp + 1 : Infinity;
			if (isHalfOpen) return reopen(ticket.sentAtMs);
			if (ticket.probes === 'window') window.hadRoomAfter(ticket.windowMs);
			if (limit !== undefined) goUp(limit, ticket.probes, nowMs);
		},
		refused(ticket) {
			const nowMs = end(ticket);
			if (ticket.sentAtMs < refusedAtMs) return;
			if (limit === undefined) meet(nowMs);
			else learn(ticket, limit, nowMs);
			schedule.refused(nowMs);
			refusedAtMs = nowMs;
			isHalfOpen = true;
			ramp = 1;
			rise = undefined;
		},
		dropped: (ticket) => void end(ticket),
	};
}
