import { fc } from '../../support/fc.mts';
import type { RateLimited } from '../../../spotify/failures/types';
import { createCooldown } from '../../../spotify/pipeline/cooldown';
import { createFakeClock } from '../../support/fakeClock.mts';
import { durationText, rateLimitText } from '../../../spotify/failures/rateLimitText';

const NOW_MS = Date.UTC(2026, 10, 22, 12);

function refused(scope: 'quota' | 'rateLimit', seconds?: number): RateLimited {
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
	[40_000.000_1, '40 s'],
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
	['Europe/Berlin', 'today at 18:00 (Europe/Berlin)'],
	['America/New_York', 'today at 12:00 (America/New_York)'],
	['Asia/Kolkata', 'today at 22:30 (Asia/Kolkata)'],
	['Pacific/Auckland', 'today at 06:00 (Pacific/Auckland)'],
])('says the time of day in %s', (timeZone, until) => {
	expect(rateLimitText(refused('quota', 18_000), NOW_MS, timeZone).message).toBe(
		`Your developer account has used today's requests for Artist: Get Albums. It works again ${until}`,
	);
});

it.each([
	[11 * 3_600, 'today at 23:00 (UTC)'],
	[12 * 3_600, 'tomorrow at 00:00 (UTC)'],
	[20 * 3_600 + 39 * 60, 'tomorrow at 08:39 (UTC)'],
	[36 * 3_600, 'on 24 Nov 2026 at 00:00 (UTC)'],
])('%d seconds after noon it works again %s', (seconds, when) => {
	expect(rateLimitText(refused('quota', seconds), NOW_MS, 'UTC').message).toMatch(
		new RegExp(`It works again ${when.replace(/[()]/g, '\\$&')}$`),
	);
});

it('of a month that begins tomorrow, and of a day of 23 hours', () => {
	const closed = refused('quota', 60);
	const at = (retryAt: string, now: string, zone: string) =>
		rateLimitText({ ...closed, retryAtMs: Date.parse(retryAt) }, Date.parse(now), zone).message;
	expect(at('2026-12-01T08:39Z', '2026-11-30T20:00Z', 'UTC')).toMatch(/tomorrow at 08:39/);
	expect(at('2027-03-28T06:00Z', '2027-03-27T12:00Z', 'Europe/Berlin')).toMatch(
		/tomorrow at 08:00/,
	);
});

it.each(['quota', 'rateLimit'] as const)('of a %s whose end Spotify did not name: so', (scope) => {
	const { message, hint } = rateLimitText(refused(scope), NOW_MS, 'UTC');
	expect(message).toMatch(/\. Spotify did not say when it works again$/);
	expect(hint).toMatch(/^Try again in (1 h|5 s) or later\./);
	expect(message).not.toMatch(/\d\d:\d\d/);
});

it('of a quota: how long, why, that the rest works on, and what helps', () => {
	const { hint } = rateLimitText(refused('quota', 18_000), NOW_MS, 'UTC');
	expect(hint).toMatch(
		/^That is in 5 h\. Other operations keep working.*Read less.*'retryAt'.*Wait node\. The endpoint is GET \/artists\/\{id\}\/albums\.$/,
	);
});

it('of a rate limit: how long, that nothing is sent, and what helps', () => {
	const { message, hint } = rateLimitText(refused('rateLimit', 90), NOW_MS, 'UTC');
	expect(message).toBe(
		'Your Spotify app has sent too many requests in a short time. It works again today at 12:01 (UTC)',
	);
	expect(hint).toMatch(
		/^That is in 90 s\. .*nothing is sent.*'Max Concurrency'.*'retryAt'.*Wait node\.$/,
	);
});

it('can say every time that a Retry-After leads to', () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 366 * 24 * 3600, noNaN: true }), (seconds) => {
			expect(rateLimitText(refused('rateLimit', seconds), NOW_MS, 'UTC').message).toMatch(
				/It works again (today|tomorrow|on \d+ \w+ 202[67]) at \d\d:\d\d \(UTC\)$/,
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
