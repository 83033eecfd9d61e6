import { fc } from '../../support/fc.mts';
import { retryAfterSeconds } from '../../../spotify/http/retryAfter';

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const YEAR_SECONDS = 366 * 24 * 3600;
const read = (value: string) => retryAfterSeconds({ 'retry-after': value }, NOW_MS);

it('reads seconds', () => {
	fc.assert(
		fc.property(fc.nat(YEAR_SECONDS), (seconds) => expect(read(` ${seconds} `)).toBe(seconds)),
	);
	expect([read('0'), read('007'), read('1.5')]).toEqual([0, 7, 1.5]);
});

// The three forms of RFC 9110, section 5.6.7; the last has no zone and means UTC.
it.each([
	'Sun, 22 Nov 2026 12:00:30 GMT',
	'Sunday, 22-Nov-26 12:00:30 GMT',
	'Sun Nov 22 12:00:30 2026',
])('reads the date %s', (date) => {
	expect(read(date)).toBe(30);
});

it('reads every date as the time until then, and one of the past as now', () => {
	fc.assert(
		fc.property(fc.integer({ min: -YEAR_SECONDS, max: YEAR_SECONDS }), (seconds) => {
			const date = new Date(NOW_MS + seconds * 1000).toUTCString();
			expect(read(date)).toBe(Math.max(0, seconds));
		}),
	);
});

it.each([
	'',
	'  ',
	'soon',
	'-5',
	'+5',
	'5 minutes',
	'in 5',
	'1e3',
	'0x10',
	'NaN',
	'Infinity',
	'Monday',
	'foo 5',
])("takes '%s' for no answer", (value) => {
	expect(read(value)).toBeUndefined();
});

it('knows no wait where there is no header', () => {
	expect(retryAfterSeconds({ 'x-other': '5' }, NOW_MS)).toBeUndefined();
});

it('never gives what is no moment in time', () => {
	const huge = fc.oneof(
		fc.string(),
		fc.stringMatching(/^[0-9]{1,400}$/),
		fc.constant('Fri, 01 Jan 9999 00:00:00 GMT'),
	);
	fc.assert(
		fc.property(huge, (value) => {
			const seconds = read(value) ?? 0;
			expect(seconds).toBeGreaterThanOrEqual(0);
			expect(seconds).toBeLessThanOrEqual(YEAR_SECONDS);
		}),
	);
});

it('counts a date from the moment that the answer names, whatever this clock says', () => {
	const headers = {
		date: 'Sun, 22 Nov 2026 12:00:00 GMT',
		'retry-after': 'Sun, 22 Nov 2026 12:00:07 GMT',
	};
	for (const wrongByMs of [-86_400_000, 0, 86_400_000]) {
		expect(retryAfterSeconds(headers, Date.UTC(2026, 10, 22, 12) + wrongByMs)).toBe(7);
	}
	expect(retryAfterSeconds({ ...headers, date: 'nonsense' }, Date.UTC(2026, 10, 22, 12))).toBe(7);
});
