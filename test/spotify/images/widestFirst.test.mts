import { fc } from '../../support/fc.mts';
import { widestFirst } from '../../../spotify/images/widestFirst';

const image = (width: unknown, height: unknown = width) => ({
	url: `u/${String(width)}`,
	width,
	height,
});
const urls = (images: unknown) => widestFirst(images).map(({ url }) => url);

it('lists the widest first, whatever the order and however many there are', () => {
	const widths = fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { maxLength: 6 });
	fc.assert(
		fc.property(widths, (given) => {
			const expected = given.toSorted((a, b) => b - a).map((width) => `u/${String(width)}`);
			expect(urls(given.map((width) => image(width)))).toEqual(expected);
		}),
	);
});

it.each([
	['null instead of a list', null, []],
	['no list', { url: 'a' }, []],
	['nothing', [], []],
	['null among the sizes', [null, image(64), null, image(640)], ['u/640', 'u/64']],
	['one of no size', [{ url: 'a', width: null, height: null }], ['a']],
	['none that has a size', [{ url: 'a' }, { url: 'b', width: 0 }], ['a', 'b']],
	[
		'one of no size among others',
		[{ url: 'a', width: null }, image(64), image(640)],
		['u/640', 'u/64'],
	],
	[
		'heights only',
		[
			{ url: 'a', height: 64 },
			{ url: 'b', height: 640 },
		],
		['b', 'a'],
	],
	[
		'the same width',
		[
			{ url: 'a', width: 64, height: 36 },
			{ url: 'b', width: 64, height: 64 },
		],
		['b', 'a'],
	],
	['numbers as text', [image('64'), image('640')], ['u/640', 'u/64']],
	['no address', [{ width: 9 }, { url: '', width: 8 }, { url: null, width: 7 }], []],
])('takes %s', (_, images, expected) => {
	expect(urls(images)).toEqual(expected);
});

it('leaves what it was given as it was', () => {
	const given = [image(64), image(640)];
	widestFirst(given);
	expect(given).toEqual([image(64), image(640)]);
});
