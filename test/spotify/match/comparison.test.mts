import { fc } from '../../support/fc.mts';
import { cleanText, durationIn } from '../../../spotify/match/cleanText';
import { artistName, artistsOfChannel } from '../../../spotify/match/credit';
import { nameSimilarity } from '../../../spotify/match/creditFit';
import { editDistance } from '../../../spotify/match/editDistance';
import { fold, wordsOf } from '../../../spotify/match/fold';
import { romanise, soundsLike } from '../../../spotify/match/romanise';

it.each([
	['Björk', 'bjork'],
	['Ænima', 'aenima'],
	['ＦＵＬＬ', 'full'],
	['Don’t', 'dont'],
	['P!nk', 'pink'],
	['A$AP', 'asap'],
	['U.S.A.', 'usa'],
	['F**k', 'fk'],
	['が', 'が'],
	['\u200bHidden\ufeff', 'hidden'],
])('folds %s', (text, folded) => {
	expect(fold(text)).toBe(folded);
});

it.each([
	['Rock & Roll', "Rock 'n' Roll"],
	['Fast-Food', 'fast food'],
	['Pt. II', 'Part 2'],
	['1,2,3,4', '1, 2, 3, 4'],
])('takes %s for %s', (a, b) => {
	expect(wordsOf(a).compact).toBe(wordsOf(b).compact);
});

describe('the edit distance', () => {
	const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

	it('is the same from both sides, and 0 for the same text alone', () => {
		fc.assert(
			fc.property(short, short, (a, b) => {
				expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
				expect(editDistance(a, b, 9) === 0).toBe(a === b);
			}),
		);
	});

	it('counts a letter that is changed, added, left out or swapped as one', () => {
		for (const typed of ['ladderz', 'laddders', 'laders', 'laddesr'])
			expect(editDistance('ladders', typed, 2)).toBe(1);
	});

	it('is over the limit exactly where the whole count is', () => {
		fc.assert(
			fc.property(short, short, fc.nat(3), (a, b, limit) => {
				expect(editDistance(a, b, limit) > limit).toBe(editDistance(a, b, 20) > limit);
			}),
		);
	});
});

it.each([
	['Белый снег', 'Belyy sneg'],
	['Руки вверх', 'Ruki vverkh'],
	['Крид', 'Krid'],
	['Ζωή', 'Zoi'],
	['よるのうた', 'yoru no uta'],
	['きゃりー', 'kyarii'],
	['静かなくちづけ', 'shizukana kuchizuke'],
	['안녕', 'annyeong'],
])('hears that %s is %s', (text, latin) => {
	expect(soundsLike(wordsOf(latin).compact, romanise(wordsOf(text).compact))).toBe(true);
});

it.each([
	['夜の歌', 'hana no iro'],
	['夜', 'yoru'],
	['Белый снег', 'Chernyy sneg'],
])('does not take %s for %s', (text, latin) => {
	expect(soundsLike(wordsOf(latin).compact, romanise(wordsOf(text).compact))).toBe(false);
});

it.each([
	['3:41', 221_000],
	['1:02:03', 3_723_000],
	[221_000, 221_000],
	['221000', 221_000],
	[221.4, 221_400],
	['', undefined],
	['soon', undefined],
	['a:b', undefined],
	[-5, undefined],
	[undefined, undefined],
])('reads a length from %j', (given, ms) => {
	expect(durationIn(given)).toBe(ms);
});

it.each([
	['07. Oda - Us', 'Oda - Us'],
	['07_Oda_-_Us.mp3', 'Oda - Us'],
	['[3:41] Oda - Us', 'Oda - Us'],
	['Oda - Us (3:41)', 'Oda - Us'],
	['B2. Oda - Us', 'Oda - Us'],
	['• Oda - Us', 'Oda - Us'],
	['OdaVEVO: Oda - Us', 'Oda - Us'],
	['Oda - Us https://example.com/1', 'Oda - Us'],
	['Oda - Us #new #music', 'Oda - Us'],
	['Now playing: Oda - Us', 'Oda - Us'],
	['!sr Oda - Us', 'Oda - Us'],
	['99 Horses - Us', '99 Horses - Us'],
	['1979', '1979'],
	['Oda - 47', 'Oda - 47'],
])('cleans %s', (raw, text) => {
	expect(cleanText(raw).text).toBe(text);
});

it.each([
	['NiaOkoroVEVO', 'Nia Okoro'],
	['Nia Okoro - Topic', 'Nia Okoro'],
	['Nia Okoro Official', 'Nia Okoro'],
	['Nia Okoro', 'Nia Okoro'],
])("knows whose channel '%s' is", (channel, artist) => {
	expect(artistsOfChannel(channel)).toContain(artist);
});

it.each([
	['Nia Okoro', 'Okoro Nia', 0.9],
	['Nia Okoro', 'Nia Okorro', 0.8],
	['Северный Ветер', 'Severnyy Veter', 0.9],
])('takes %s for %s', (a, b, least) => {
	expect(nameSimilarity(artistName(a).words, artistName(b).words)).toBeGreaterThan(least);
});

it.each([
	['Sia', 'Sir'],
	['Five', 'Five Ten'],
	['Stellar', 'Stellar Kart'],
])('does not take %s for %s', (a, b) => {
	expect(nameSimilarity(artistName(a).words, artistName(b).words)).toBe(0);
});
