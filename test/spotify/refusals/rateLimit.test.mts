import { fc } from '../../support/fc.mts';
import { readRateLimit } from '../../../spotify/refusals/rateLimit';
import type { Answer } from '../../support/fakeHttp.mts';
import { answered } from '../../support/fakeHttp.mts';
import { quotaExceeded, tooMany } from '../../fixtures/webApi.mts';

const read = (answer: Answer) => (answer.ok ? readRateLimit(answer.value, 0) : undefined);

it.each([
	['a wait of seconds', tooMany(7), { scope: 'rateLimit', retryAfterSeconds: 7 }],
	['no wait', tooMany(), { scope: 'rateLimit', retryAfterSeconds: undefined }],
	['five minutes', tooMany(300), { scope: 'rateLimit', retryAfterSeconds: 300 }],
	['more than five minutes', tooMany(301), { scope: 'quota', retryAfterSeconds: 301 }],
	['its reason, without a wait', quotaExceeded(), { scope: 'quota', retryAfterSeconds: undefined }],
	['its reason, with a short wait', quotaExceeded(5), { scope: 'quota', retryAfterSeconds: 5 }],
])('a 429 with %s', (_, answer, expected) => {
	expect(read(answer)).toEqual(expected);
});

it.each([
	{ error: { reason: 'quota_exceeded' } },
	{ error: { code: 'QUOTA_EXCEEDED' } },
	{ error: { message: 'Quota exceeded' } },
	{ error: 'QUOTA_EXCEEDED' },
	{ reason: 'QUOTA_EXCEEDED', error: { message: 'Too many requests' } },
	'Your quota is used up',
])('a 429 that speaks of a quota closes no more than that: %j', (body) => {
	expect(read(answered(429, body))).toMatchObject({ scope: 'quota' });
});

it('is a rate limit, whatever else its body is', () => {
	fc.assert(
		fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.constant(undefined)), (body) => {
			expect(read(answered(429, body))).toEqual({
				scope: 'rateLimit',
				retryAfterSeconds: undefined,
			});
		}),
	);
});
