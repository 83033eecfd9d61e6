import { byCount, countText, timesText } from '../../../spotify/values/counted';

it.each([
	[1, 'once'],
	[2, 'twice'],
	[3, '3 times'],
	[1_200, '1,200 times'],
])('%d is %s', (times, text) => {
	expect(timesText(times)).toBe(text);
});

it('a count has commas between thousands', () => {
	expect([countText(0), countText(1_234_567)]).toEqual(['0', '1,234,567']);
});

it.each([
	[0, 'were'],
	[1, 'was'],
	[2, 'were'],
])('of %d it %s', (count, word) => {
	expect(byCount(count, 'was', 'were')).toBe(word);
});
