import { nullsGone, rememberedOf } from '../../../../spotify/playlists/write/nulls';

it('takes no more of what is missing for hidden than there are nulls that it may be', () => {
	const uris = new Map([
		['a', 1],
		['b', 1],
	]);
	expect(rememberedOf(['a', 'b', 'c'], { uris, max: 1, putIn: new Set() })).toEqual(['a']);
	expect(rememberedOf(['a', 'a', 'b'], { uris, max: 2, putIn: new Set() })).toEqual(['a', 'b']);
});

describe('of the nulls of before', () => {
	const gone = (before: string, now: string, removed = ''): number => {
		const places = (text: string) => text.split(' ').map((one) => (one === '-' ? null : one));
		return nullsGone(places(before), places(now), new Set(removed.split(' ')));
	};

	it.each([
		['none is gone where there are as many', 'a - b -', 'a - b -', 0],
		['one is, where there are fewer', 'a - b -', 'a - b', 1],
		['none is, where one is shown by now', 'a - b', 'a c b', 0],
		['none is, where an item is one by now', 'a - b', 'a - -', 0],
		['one is, where an item elsewhere is one by now', 'a - b c', 'a b -', 1],
		['none is, where an item beside it was taken out by somebody else', 'a - b', 'a -', 0],
		['none is, where somebody else took out an item that stood elsewhere', 'a - b', '- b', 0],
		['one is, where somebody else put something in beside that', 'a - b c', 'a b d -', 1],
	])('%s', (_, before, now, expected) => {
		expect(gone(before, now)).toBe(expected);
	});

	it('what was taken out is none that is hidden now', () => {
		expect(gone('a - b', 'a -', 'b')).toBe(0);
		expect(gone('a - b', 'a', 'b')).toBe(1);
	});
});
