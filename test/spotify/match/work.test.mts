import { wordsOf } from '../../../spotify/match/fold';
import { isWork, pieceName, workFit } from '../../../spotify/match/work';

it.each([
	['Piano Sonata No. 2 in D Minor, Op. 14: III. Allegro', true],
	['Suite, BWV 1007: I. Prélude', true],
	['Sonate in c-Moll', true],
	['Symphony, K. 551', true],
	['Song No. 2', false],
	['Major Tom Goes Up', true],
	['Opus', false],
])('takes "%s" for a work: %s', (title, is) => {
	expect(isWork(title)).toBe(is);
});

it.each([
	['Suite maritime, L. 75: III. Lumière du phare', 'Lumière du phare'],
	['Bagatelle No. 25 in A Minor, WoO 59 "Für Hanne"', 'Für Hanne'],
	['Piano Sonata No. 2 in D Minor, Op. 14: III. Allegro ma non troppo', null],
	['Suite No. 1 in G Major, BWV 1007: I. Prélude', null],
	['Ladders', null],
])('names the piece in "%s"', (title, name) => {
	expect(pieceName(title)).toBe(name);
});

describe('a work is the same by its numbers', () => {
	const fits = (line: string, track: string): boolean => workFit(wordsOf(line), wordsOf(track)) > 0;

	it.each([
		['Nocturne No. 2 in E-Flat Major, Op. 9 No. 2', 'Nocturnes, Op. 9: No. 2 in E-Flat Major'],
		['Variations, BWV 988: Variation 5', 'Variations, BWV 988: Variation 5 a 1 ovvero 2 Clav.'],
	])('%s', (line, track) => {
		expect(fits(line, track)).toBe(true);
	});

	it.each([
		['Nocturne No. 2 in E-Flat Major, Op. 9 No. 2', 'Nocturnes, Op. 9: No. 1 in B-Flat Minor'],
		['Variations, BWV 988: Variation 5', 'Variations, BWV 988: Variation 15 a 1 Clav.'],
		['Sonata No. 2, Op. 14', 'Sonata No. 3, Op. 15'],
		['Sonata in D Minor', 'Sonata in D Minor'],
	])('and another one by others: %s', (line, track) => {
		expect(fits(line, track)).toBe(false);
	});
});
