import { fc } from '../../support/fc.mts';
import { quotable } from '../../../spotify/values/quotable';
import { ACCESS_TOKEN } from '../../fixtures/webApi.mts';

it.each([
	'Invalid access token',
	'Only valid bearer authentication supported',
	'Invalid base62 id',
	"Non existing id: 'spotify:track:11dFghVXANMlKmJXsNCbNl'",
])("leaves Spotify's own words alone: %s", (words) => {
	expect(quotable(words)).toBe(words);
});

it.each([
	[`Bad header <Bearer ${ACCESS_TOKEN}>`, 'Bad header <Bearer ***>'],
	['got BASIC YTpiY2RlZmdoaWprbG1ub3A=', 'got BASIC ***'],
	[`token=${ACCESS_TOKEN}&x=1`, 'token=***&x=1'],
	[`refresh ${ACCESS_TOKEN.replace('BQ', 'AQ')}.`, 'refresh ***.'],
])('takes out what is no words', (words, expected) => {
	expect(quotable(words)).toBe(expected);
});

it('lets no access token through, whatever is around it', () => {
	const words = fc.string().filter((text) => !/\w$/.test(text));
	fc.assert(
		fc.property(words, fc.string(), (before, after) => {
			expect(quotable(`${before}${ACCESS_TOKEN}${after}`)).not.toContain(ACCESS_TOKEN.slice(0, 60));
		}),
	);
});

it('shortens a page of text', () => {
	expect(quotable('x '.repeat(1_000))).toHaveLength(300);
});
