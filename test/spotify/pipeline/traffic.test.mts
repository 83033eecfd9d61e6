import { fc } from '../../support/fc.mts';
import { createTraffic } from '../../../spotify/pipeline/traffic';
import { createFakeClock } from '../../support/fakeClock.mts';

const HOUR_MS = 3_600_000;

const sentOf = (traffic: ReturnType<typeof createTraffic>, bucket: string) =>
	traffic.buckets().find((one) => one.bucket === bucket)?.sent;

it('counts what was sent in the last 24 hours, to a quarter of an hour', async () => {
	const clock = createFakeClock();
	const traffic = createTraffic(clock);
	for (let hour = 0; hour < 48; hour += 1) {
		traffic.departs('GET /a')(false);
		await clock.advance(HOUR_MS);
	}
	expect(sentOf(traffic, 'GET /a')).toBe(24);
	await clock.advance(25 * HOUR_MS);
	expect(traffic.buckets()).toEqual([{ bucket: 'GET /a', sent: 0, waiting: 0 }]);
});

it('never counts less than a day holds, nor more than a quarter of an hour beyond it', async () => {
	const gaps = fc.array(fc.integer({ min: 0, max: 5 * HOUR_MS }), { maxLength: 40 });
	await fc.assert(
		fc.asyncProperty(gaps, async (waits) => {
			const clock = createFakeClock();
			const traffic = createTraffic(clock);
			const sentAtMs: number[] = [];
			for (const wait of waits) {
				await clock.advance(wait);
				sentAtMs.push(clock.monotonicMs());
				traffic.departs('GET /a')(false);
			}
			const within = (ms: number) =>
				sentAtMs.filter((atMs) => atMs > clock.monotonicMs() - ms).length;
			const counted = sentOf(traffic, 'GET /a') ?? 0;
			expect(counted).toBeGreaterThanOrEqual(within(24 * HOUR_MS));
			expect(counted).toBeLessThanOrEqual(within(24.25 * HOUR_MS));
		}),
	);
});

it('takes back what did not leave n8n', () => {
	const traffic = createTraffic(createFakeClock());
	traffic.departs('GET /a')(false);
	traffic.departs('GET /a')(true);
	expect(sentOf(traffic, 'GET /a')).toBe(1);
});

it('tells what waits from what is on its way', () => {
	const traffic = createTraffic(createFakeClock());
	const [leave] = [traffic.arrives('GET /a'), traffic.arrives('GET /a')];
	expect(traffic.buckets()).toEqual([{ bucket: 'GET /a', sent: 0, waiting: 2 }]);
	const end = traffic.departs('GET /a');
	expect(traffic.buckets()).toEqual([{ bucket: 'GET /a', sent: 1, waiting: 1 }]);
	end(false);
	leave?.();
	expect(traffic.buckets()).toEqual([{ bucket: 'GET /a', sent: 1, waiting: 1 }]);
});

it('says since when it counts', async () => {
	const clock = createFakeClock();
	const traffic = createTraffic(clock);
	const startedAtMs = clock.nowMs();
	await clock.advance(HOUR_MS);
	expect(traffic.sinceMs()).toBe(startedAtMs);
	await clock.advance(30 * HOUR_MS);
	expect(traffic.sinceMs()).toBe(clock.nowMs() - 24 * HOUR_MS);
});

it('holds no more than 500 buckets, and none of them for ever', async () => {
	const traffic = createTraffic(createFakeClock());
	for (let n = 0; n < 2_000; n += 1) traffic.departs(`GET /${n}`)(false);
	expect(traffic.buckets()).toHaveLength(500);
});

describe('what is left of a quota', () => {
	const send = (traffic: ReturnType<typeof createTraffic>, count: number) => {
		for (let n = 0; n < count; n += 1) traffic.departs('GET /a')(false);
	};

	it('is not known before one was used up', () => {
		const traffic = createTraffic(createFakeClock());
		send(traffic, 5);
		traffic.departs('GET /a')(false);
		traffic.refused('GET /a', false);
		expect(traffic.left('GET /a')).toBeUndefined();
		expect(traffic.left('GET /b')).toBeUndefined();
	});

	it('is what was answered in the day before that, less what was answered since', async () => {
		const clock = createFakeClock();
		const traffic = createTraffic(clock);
		send(traffic, 6);
		traffic.refused('GET /a', true);
		// Spotify says when it opens again, which may be sooner than in a day.
		await clock.advance(HOUR_MS);
		expect(traffic.left('GET /a')).toBe(5);
		send(traffic, 2);
		expect(traffic.left('GET /a')).toBe(3);
		// A refusal for being too fast uses up nothing.
		send(traffic, 1);
		traffic.refused('GET /a', false);
		expect(traffic.left('GET /a')).toBe(3);
		expect(traffic.left('GET /b')).toBeUndefined();
		await clock.advance(25 * HOUR_MS);
		expect(traffic.left('GET /a')).toBe(5);
	});

	it('is not known where others have used it up', () => {
		const traffic = createTraffic(createFakeClock());
		send(traffic, 1);
		traffic.refused('GET /a', true);
		expect(traffic.left('GET /a')).toBeUndefined();
	});

	it('stays known where the same quota is still used up a day later', async () => {
		const clock = createFakeClock();
		const traffic = createTraffic(clock);
		send(traffic, 6);
		traffic.refused('GET /a', true);
		await clock.advance(25 * HOUR_MS);
		send(traffic, 1);
		traffic.refused('GET /a', true);
		expect(traffic.left('GET /a')).toBe(5);
	});

	it('is forgotten after a week', async () => {
		const clock = createFakeClock();
		const traffic = createTraffic(clock);
		send(traffic, 6);
		traffic.refused('GET /a', true);
		await clock.advance(7 * 24 * HOUR_MS + 1);
		expect(traffic.left('GET /a')).toBeUndefined();
	});
});
