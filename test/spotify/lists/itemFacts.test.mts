import { DateTime } from 'luxon';
import { factsIn } from '../../../spotify/lists/itemFacts';
import { dayIn } from '../../../spotify/lists/seeded';

const artists = [
	{ id: 'a', name: 'Nora' },
	{ id: 'b', name: 'Tom' },
];
const raw = { id: '1', artists, album: { id: 'x', release_date: '2001' }, name: 'One' };

it.each<[string, unknown]>([
	['a raw entry of a playlist', { added_at: '2026-01-01T00:00:00Z', item: raw }],
	['one as it was before 2026', { added_at: '2026-01-01T00:00:00Z', track: raw }],
	[
		'a simplified item with lists',
		{ artistIds: ['a', 'b'], artists: 'Nora, Tom', albumId: 'x', addedAt: '2026-01-01T00:00:00Z' },
	],
	['a row of a table', { artistIds: 'a, b', albumId: 'x', addedAt: '2026-01-01T00:00:00Z' }],
])('reads artists, album and date of %s', (_, item) => {
	expect(factsIn(item, '')).toMatchObject({
		artists: ['a', 'b'],
		albumId: 'x',
		addedAt: '2026-01-01T00:00:00Z',
	});
});

it('takes names of artists where there are no IDs', () => {
	expect(factsIn({ artists: 'Nora, Tom' }, '').artists).toEqual(['Nora', 'Tom']);
	expect(factsIn({ artists: [{ name: 'Nora' }] }, '').artists).toEqual(['Nora']);
});

it.each<[string, unknown, unknown]>([
	['name', raw, 'One'],
	['album.release_date', { item: raw }, '2001'],
	['a.b', { 'a.b': 3 }, 3],
	['list', { list: ['one', 'two'] }, 'one, two'],
	['flag', { flag: true }, 1],
	['nothing', { nothing: null }, null],
	['empty', { empty: ' ' }, null],
	['object', { object: {} }, null],
	['absent', {}, null],
	['name', null, null],
	['constructor', {}, null],
])('reads the field %s', (field, item, value) => {
	expect(factsIn(item, field).sortValue).toBe(value);
});

const MOMENT = '2026-01-01T00:00:00Z';

it.each<[string, unknown]>([
	['JavaScript, as the Data Table node gives it', new Date(MOMENT)],
	['Luxon, as an expression gives it', DateTime.fromISO(MOMENT, { zone: 'Asia/Tokyo' })],
])('takes a date of %s', (_, date) => {
	const facts = factsIn({ addedAt: date, item: { playedAt: date } }, 'playedAt');
	expect(facts).toMatchObject({ addedAt: MOMENT, sortValue: MOMENT });
	expect(factsIn({ added_at: date }, '').addedAt).toBe(MOMENT);
});

const circular: Record<string, unknown> = {};
circular['own'] = circular;

it.each<[string, unknown]>([
	['an invalid date of JavaScript', new Date(NaN)],
	['an invalid date of Luxon', DateTime.invalid('never')],
	['an object with itself in it', circular],
	['a text in an object', { toJSON: () => 'soon' }],
])('%s is not known', (_, addedAt) => {
	expect(factsIn({ addedAt }, 'addedAt')).toMatchObject({ addedAt: null, sortValue: null });
});

it.each([
	['Pacific/Auckland', '2026-11-29'],
	['America/Los_Angeles', '2026-11-28'],
	['Nowhere/City', '2026-11-28'],
	[undefined, '2026-11-28'],
])('the day in %s is %s', (timeZone, day) => {
	expect(dayIn(timeZone, Date.parse('2026-11-28T20:00:00Z'))).toBe(day);
});
