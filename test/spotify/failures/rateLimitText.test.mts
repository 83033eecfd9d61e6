import fc from 'fast-check';
import type { RateLimited } from '../../../spotify/failures/types';
import { createCooldown } from '../../../spotify/pipeline/cooldown';
import { createFakeClock } from '../../support/fakeClock.mts';
import { durationText, rateLimitText } from '../../../spotify/failures/rateLimitText';

const NOW_MS = Date.UTC(2026, 10, 22, 12);

function refused(scope: 'quota' | 'rateLimit', seconds: number): RateLimited {
	const cooldown = createCooldown(createFakeClock(NOW_MS));
	cooldown.refuse('GET /artists/{id}/albums', { scope, retryAfterSeconds: seconds }, 0);
	const closed = cooldown.closedFor('GET /artists/{id}/albums');
	if (!closed) throw new Error('It is open');
	return closed;
}

it.each([
	[-5_000, '0 s'],
	[0, '0 s'],
	[1, '1 s'],
	[40_000, '40 s'],
	[99_000, '99 s'],
	[99_001, '2 min'],
	[120_000, '2 min'],
	[59 * 60_000, '59 min'],
	[59 * 60_000 + 1, '1 h'],
	[3_600_000, '1 h'],
	[3_660_000, '1 h 1 min'],
	[17_940_000, '4 h 59 min'],
	[86_400_000, '24 h'],
])('%d ms are %s', (durationMs, text) => {
	expect(durationText(durationMs)).toBe(text);
});

it('a duration is never shorter than it is, and less than a minute longer', () => {
	const units: Record<string, number> = { s: 1_000, min: 60_000, h: 3_600_000 };
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 400_000_000 }), (durationMs) => {
			const parts = [...durationText(durationMs).matchAll(/(\d+) (s|min|h)/g)];
			const saidMs = parts.reduce(
				(sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? NaN),
				0,
			);
			expect(saidMs).toBeGreaterThanOrEqual(durationMs);
			expect(saidMs - durationMs).toBeLessThan(durationMs < 99_000 ? 1_000 : 60_000);
		}),
	);
});

it.each([
	['Europe/Berlin', '22 Nov 2026, 18:00 (Europe/Berlin)'],
	['America/New_York', '22 Nov 2026, 12:00 (America/New_York)'],
	['Asia/Kolkata', '22 Nov 2026, 22:30 (Asia/Kolkata)'],
	['Pacific/Auckland', '23 Nov 2026, 06:00 (Pacific/Auckland)'],
])('says the time of day in %s', (timeZone, until) => {
	expect(rateLimitText(refused('quota', 18_000), NOW_MS, timeZone).message).toBe(
		`Spotify's quota for GET /artists/{id}/albums is used up until ${until}`,
	);
});

it('of a quota: how long, why, that the rest works on, and what helps', () => {
	const { hint } = rateLimitText(refused('quota', 18_000), NOW_MS, 'UTC');
	expect(hint).toMatch(
		/^That is in 5 h\. .*daily number.*others go on.*Fewer requests.*'retryAt' to a Wait node\.$/,
	);
});

it('of a rate limit: how long, that nothing is sent, and what helps', () => {
	const { message, hint } = rateLimitText(refused('rateLimit', 90), NOW_MS, 'UTC');
	expect(message).toBe(
		'Too many requests: Spotify has closed this app until 22 Nov 2026, 12:01 (UTC)',
	);
	expect(hint).toMatch(
		/^That is in 90 s\. .*nothing is sent.*'Max Concurrency'.*'retryAt' to a Wait node\.$/,
	);
});

it('can say every time that a Retry-After leads to', () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 366 * 24 * 3600, noNaN: true }), (seconds) => {
			expect(rateLimitText(refused('rateLimit', seconds), NOW_MS, 'UTC').message).toMatch(
				/202[67], \d\d:\d\d/,
			);
		}),
	);
});

it('of a budget that the user set: no time of day, since it does not come back', () => {
	const budget: RateLimited = {
		kind: 'rateLimited',
		status: 429,
		scope: 'budget',
		retryAtMs: NOW_MS,
		message: 'The run has used its 5 requests',
		hint: "The option 'Max Requests' sets how many.",
	};
	const { message, hint } = budget;
	expect(rateLimitText(budget, NOW_MS, 'Europe/Berlin')).toEqual({ message, hint });
});
