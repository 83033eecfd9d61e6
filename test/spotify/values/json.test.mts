import { fc } from '../../support/fc.mts';
import { at, isObject, textAt } from '../../../spotify/values/json';

const album = {
	name: 'Discovery',
	images: [{ url: 'https://i.scdn.co/image/large' }, null],
	'': 'an empty name',
};

it.each([
	['a property', 'name', 'Discovery'],
	['a property of an entry of a list', 'images.0.url', 'https://i.scdn.co/image/large'],
	['null', 'images.1', null],
	['nothing behind null', 'images.1.url', undefined],
	['nothing behind a text', 'name.length', undefined],
	['nothing beyond a list', 'images.7.url', undefined],
	['nothing that a list inherits', 'images.length', undefined],
	['nothing that an object inherits', 'constructor', undefined],
	['nothing that a prototype has', '__proto__.toString', undefined],
])('at gives %s', (_, path, expected) => {
	expect(at(album, path)).toBe(expected);
});

it('textAt gives texts only', () => {
	expect([textAt(album, 'name'), textAt(album, 'images'), textAt(album, 'gone')]).toEqual([
		'Discovery',
		undefined,
		undefined,
	]);
});

it('isObject takes neither lists nor null', () => {
	expect([{}, [], null, 'text', 1, undefined].map(isObject)).toEqual([
		true,
		false,
		false,
		false,
		false,
		false,
	]);
});

it('at never throws, whatever it reads', () => {
	const path = fc.oneof(fc.string(), fc.constantFrom('a.0.b', '.', 'length', '__proto__.a'));
	fc.assert(fc.property(fc.jsonValue(), path, (value, where) => void at(value, where)));
});

it('at finds everything that is there', () => {
	const key = fc.stringMatching(/^[a-z_]+$/);
	fc.assert(
		fc.property(fc.jsonValue(), key, fc.nat(5), (value, name, index) => {
			const list = [...Array.from({ length: index }, () => null), { [name]: value }];
			expect(at({ items: list }, `items.${index}.${name}`)).toEqual(value);
		}),
	);
});
