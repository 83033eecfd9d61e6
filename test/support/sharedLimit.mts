import { succeeded } from '../../spotify/failures/outcome';
import type { SpotifyRequest } from '../../spotify/request/types';
import { withGate } from '../../spotify/pipeline/withGate';
import { appState } from './fakeApi.mts';
import { createEventClock, type EventClock } from './eventClock.mts';
import { answered, type Answer } from './fakeHttp.mts';
import { getTrack } from '../fixtures/webApi.mts';

/** A rolling window over all processes, as Spotify counts: what it refuses does not count. */
export interface SharedLimit {
	processes: number;
	/** How many in a window, at a moment. */
	limit: (nowMs: number) => number;
	windowMs?: number;
	/** What `Retry-After` says: so many seconds, nothing, or the time until there is room. */
	retryAfter: number | 'absent' | 'truthful';
	/** How many are asked for in all; as many as there is time for without it. */
	requests?: number;
	/** When it ends. */
	untilMs?: number;
}

/** When Spotify took requests, and when it refused some. */
export interface LimitRecord {
	answeredAtMs: number[];
	refusedAtMs: number[];
	endedAtMs: number;
}

const LATENCY_MS = { least: 50, most: 100 };
const IN_FLIGHT = 8;
const DAY_MS = 86_400_000;

/** Spotify, at the other end of a wire that takes between 50 and 100 ms for both ways. */
function createSpotify(
	{ limit, windowMs = 30_000, retryAfter }: SharedLimit,
	clock: EventClock,
	random: () => number,
) {
	const record: LimitRecord = { answeredAtMs: [], refusedAtMs: [], endedAtMs: 0 };
	let counted: number[] = [];

	function answer(): Answer {
		const nowMs = clock.monotonicMs();
		counted = counted.filter((atMs) => atMs > nowMs - windowMs);
		const most = limit(nowMs);
		if (counted.length < most) {
			counted.push(nowMs);
			record.answeredAtMs.push(nowMs);
			return answered(200, {});
		}
		record.refusedAtMs.push(nowMs);
		const roomAtMs = (counted.at(-most) ?? nowMs) + windowMs;
		const seconds = retryAfter === 'truthful' ? Math.ceil((roomAtMs - nowMs) / 1000) : retryAfter;
		return answered(429, {}, seconds === 'absent' ? {} : { 'retry-after': String(seconds) });
	}
	async function send(): Promise<Answer> {
		const halfMs = (LATENCY_MS.least + random() * (LATENCY_MS.most - LATENCY_MS.least)) / 2;
		await clock.sleep(halfMs);
		const given = answer();
		await clock.sleep(halfMs);
		return given;
	}
	return { send, record };
}

/** Has processes ask that share nothing but Spotify's limit, as many at once as each may. */
export async function runProcesses(world: SharedLimit, random: () => number): Promise<LimitRecord> {
	const clock = createEventClock();
	const { send, record } = createSpotify(world, clock, random);
	const untilMs = world.untilMs ?? DAY_MS;
	let left = world.requests ?? Infinity;

	async function work(gate: (request: SpotifyRequest) => Promise<Answer>): Promise<void> {
		while (left > 0 && clock.monotonicMs() < untilMs) {
			left -= 1;
			const outcome = await gate(getTrack);
			if (!outcome.ok) left += 1;
		}
	}
	const working = Array.from({ length: world.processes }, () => {
		const options = { maxConcurrency: IN_FLIGHT, maxRateLimitWaitMs: 60_000 };
		const gated = withGate(send, { app: appState(clock, random), clock, ...options });
		const gate = async (request: SpotifyRequest) =>
			await gated(request, async () => succeeded('token'));
		return Array.from({ length: IN_FLIGHT }, async () => await work(gate));
	});
	await clock.run(Promise.all(working.flat()), untilMs);
	record.endedAtMs = clock.monotonicMs();
	return record;
}

/** How many of some moments are in a span. */
export const countIn = (moments: readonly number[], fromMs: number, untilMs: number): number =>
	moments.filter((atMs) => atMs >= fromMs && atMs < untilMs).length;
