import { findByName, nearNames } from '../../../spotify/names/findByName';

const named = (...names: string[]) => names.map((name, index) => ({ name, index }));
const found = (names: string[], wanted: string) =>
	findByName(named(...names), wanted).map(({ index }) => index);

describe('what is called by a name', () => {
	it.each([
		['the one of that name', ['Rock', 'Jazz'], 'Jazz', [1]],
		['the same capitals before others', ['rock', 'Rock'], 'Rock', [1]],
		['the only one but for capitals', ['Road Trip', 'Jazz'], 'road trip', [0]],
		['several but for capitals', ['ROCK', 'rock'], 'Rock', [0, 1]],
		['several of that name', ['Rock', 'Rock'], 'Rock', [0, 1]],
		['whatever spaces stand around it', ['Rock '], ' Rock', [0]],
		['letters that are written otherwise', ['Cafe\u0301'], 'Café', [0]],
		['a phone with the apostrophe that phones write', ['Anna’s iPhone'], "Anna's iPhone", [0]],
		[
			'a Mac with the space that Macs write',
			['MacBook\u00A0Pro de Zoé'],
			'macbook pro de zoé',
			[0],
		],
		['marks as a keyboard has them', ['“Night” – Drive…'], '"night" - drive...', [0]],
		['what nobody sees apart', ['Beach \u{1F3D6}\uFE0F', 'Gym'], 'Beach \u{1F3D6}', [0]],
		['marks of other alphabets', ['Hawaiʻi', '«Nuit»'], "Hawai'i", [0]],
		['none for what nobody sees', ['', 'Gym'], '\u200B', []],
		['just so before other marks', ["Anna's", 'Anna’s'], 'Anna’s', [1]],
		['none without its apostrophe', ['Anna’s'], 'Annas', []],
		['none without its accent', ['Café'], 'Cafe', []],
		['none that only begins so', ['Rocks'], 'Rock', []],
	])('is %s', (_, names, wanted, expected) => {
		expect(found(names, wanted)).toEqual(expected);
	});
});

describe('names that are like one', () => {
	it('are those with a mistake in them, the nearest first, and those that have it in them', () => {
		const names = ['Chill', 'Road Trips 2024', 'Raod Trip', 'Raod Trip', 'Jazz'];
		expect(nearNames(names, 'Road Trip')).toEqual(['Road Trips 2024', 'Raod Trip']);
	});

	it('are five at the most', () => {
		expect(
			nearNames(
				Array.from({ length: 9 }, (_, index) => `Mix ${index}`),
				'Mix',
			),
		).toHaveLength(5);
	});

	it('are none where nothing is', () => {
		expect(nearNames(['Jazz'], 'Road Trip')).toEqual([]);
		expect(nearNames(['Jazz', ''], '!')).toEqual([]);
	});
});
