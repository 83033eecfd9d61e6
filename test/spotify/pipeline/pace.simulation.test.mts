import { isTried } from '../../support/fc.mts';
import { countIn, runProcesses, type LimitRecord } from '../../support/sharedLimit.mts';

const WINDOW_MS = 30_000;
const MINUTE_MS = 60_000;

/** The same numbers each time: a test that fails fails again. */
function repeatable(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
}
const refusedPart = ({ answeredAtMs, refusedAtMs }: LimitRecord): number =>
	refusedAtMs.length / (answeredAtMs.length + refusedAtMs.length);

const seeds = [1, 2, 3].filter((_, nth) => isTried(nth, 3));

describe.each(seeds)('1,000 requests under a limit of 100 in 30 s (seed %d)', (seed) => {
	const neededMs = 9 * WINDOW_MS;

	it.each([
		['truthful' as const, 12],
		['absent' as const, 30],
		[1, 30],
		[5, 30],
		[10, 30],
	])(
		'with a Retry-After that is %s: at most %d are refused, in 1.05 times what the limit needs',
		async (retryAfter, most) => {
			const record = await runProcesses(
				{ processes: 1, limit: () => 100, retryAfter, requests: 1_000 },
				repeatable(seed),
			);
			expect(record.answeredAtMs).toHaveLength(1_000);
			expect(record.refusedAtMs.length).toBeLessThanOrEqual(most);
			expect(record.endedAtMs).toBeLessThan(neededMs * 1.05);
		},
	);
});

describe.each([1, 4, 16])('%d processes that share a limit', (processes) => {
	const kinds = [5, 'truthful' as const, 'absent' as const];

	it.each(kinds.filter((_, nth) => isTried(nth + processes, 3)))(
		'are refused less than 2 %% of their requests and use over 90 %% of it (Retry-After: %s)',
		async (retryAfter) => {
			const untilMs = 20 * MINUTE_MS;
			const record = await runProcesses(
				{ processes, limit: () => 600, retryAfter, untilMs },
				repeatable(processes),
			);
			expect(refusedPart(record)).toBeLessThan(0.02);
			expect(record.answeredAtMs.length).toBeGreaterThan((0.9 * 600 * untilMs) / WINDOW_MS);
		},
		60_000,
	);
});

describe('a limit that changes', () => {
	it.each([5, 'truthful' as const])(
		'is followed within two windows, down and up (Retry-After: %s)',
		async (retryAfter) => {
			const [downAtMs, upAtMs, untilMs] = [150_000, 300_000, 480_000];
			const limit = (nowMs: number) => (nowMs < downAtMs ? 100 : nowMs < upAtMs ? 40 : 200);
			const { answeredAtMs, refusedAtMs } = await runProcesses(
				{ processes: 1, limit, retryAfter, untilMs },
				repeatable(1),
			);
			const low = { fromMs: downAtMs + 2 * WINDOW_MS, untilMs: upAtMs };
			expect(countIn(refusedAtMs, low.fromMs, low.untilMs)).toBeLessThanOrEqual(4);
			expect(countIn(answeredAtMs, low.fromMs, low.untilMs)).toBeGreaterThan(0.9 * 40 * 3);
			const high = { fromMs: upAtMs + 2 * WINDOW_MS, untilMs };
			expect(countIn(refusedAtMs, high.fromMs, high.untilMs)).toBeLessThanOrEqual(8);
			expect(countIn(answeredAtMs, high.fromMs, high.untilMs)).toBeGreaterThan(0.9 * 200 * 4);
		},
	);
});

it.each([1, 5, 13])('a window that is shorter than documented is found (seed %d)', async (seed) => {
	const record = await runProcesses(
		{ processes: 2, limit: () => 400, windowMs: 8_000, retryAfter: 4, requests: 10_000 },
		repeatable(seed),
	);
	expect(record.answeredAtMs).toHaveLength(10_000);
	expect(record.refusedAtMs.length).toBeLessThanOrEqual(60);
});

it('without a refusal nobody waits', async () => {
	const { endedAtMs, refusedAtMs } = await runProcesses(
		{ processes: 1, limit: () => Infinity, retryAfter: 5, requests: 4_000 },
		repeatable(1),
	);
	expect(refusedAtMs).toEqual([]);
	// Eight at a time, 75 ms each.
	expect(endedAtMs).toBeLessThan((4_000 / 8) * 75 * 1.1);
});

it('those who come when others have gone get their share', async () => {
	const untilMs = 20 * MINUTE_MS;
	const { answeredAtMs } = await runProcesses(
		{ processes: 2, limit: (nowMs) => (nowMs < 2 * MINUTE_MS ? 20 : 200), retryAfter: 5, untilMs },
		repeatable(1),
	);
	const last = countIn(answeredAtMs, untilMs - 5 * MINUTE_MS, untilMs);
	expect(last).toBeGreaterThan(0.9 * 200 * 10);
});
