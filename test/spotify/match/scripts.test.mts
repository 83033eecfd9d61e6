import { fc } from '../../support/fc.mts';
import type { MatchInput } from '../../../spotify/match/types';
import { confidenceOf, dressed, noise, trackOf } from '../../support/matchedSongs.mts';

interface Script {
	/** Letters of which the artists and titles of a track are made. */
	readonly letters: string;
	/** Letters of other artists; none of them sounds like one of the first. */
	readonly others: string;
	/** Marks that people add or leave out; those of Thai tell words apart. */
	readonly marks: string;
	/** How many letters a word has. */
	readonly word: readonly [min: number, max: number];
	/** What stands between the words of a name. */
	readonly space: ' ' | '';
}

const SCRIPTS: Readonly<Record<string, Script>> = {
	Latin: {
		letters: 'bdgklmoru',
		others: 'fhijnpstvz',
		marks: '\u0301\u0308',
		word: [4, 7],
		space: ' ',
	},
	Cyrillic: {
		letters: 'абгдклмору',
		others: 'жзнпстфхи',
		marks: '\u0301',
		word: [4, 7],
		space: ' ',
	},
	Greek: { letters: 'αβγδκλμορ', others: 'ζθνπστφξ', marks: '\u0301', word: [4, 7], space: ' ' },
	Han: {
		letters: '山水火木林月花雨雪海',
		others: '東西南北金銀鉄石虎龍',
		marks: '',
		word: [1, 4],
		space: '',
	},
	Hiragana: {
		letters: 'かきくけこまみむめも',
		others: 'さしすせそなにぬねの',
		marks: '',
		word: [2, 6],
		space: '',
	},
	Katakana: {
		letters: 'カキクケコマミムメモ',
		others: 'サシスセソナニヌネノ',
		marks: '',
		word: [2, 6],
		space: '',
	},
	Hangul: {
		letters: '가나다라마구누두루무',
		others: '서저처히시지치피비소',
		marks: '',
		word: [2, 4],
		space: ' ',
	},
	Arabic: {
		letters: 'بدركلمنو',
		others: 'حخشصطعفق',
		marks: '\u064e\u0650',
		word: [3, 6],
		space: ' ',
	},
	Hebrew: {
		letters: 'בגדלמנרכ',
		others: 'חטסעפצקש',
		marks: '\u05b8\u05b4',
		word: [3, 6],
		space: ' ',
	},
	Thai: { letters: 'กขคงจฉชม', others: 'ดตถทนบปผ', marks: '', word: [3, 8], space: '' },
	Devanagari: { letters: 'कगचजमरलन', others: 'टडतदपबसह', marks: '', word: [3, 6], space: ' ' },
};

const wordOf = (letters: string, [minLength, maxLength]: Script['word']) =>
	fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((chosen) => chosen.join(''));

const nameOf = (script: Script, letters: string, maxLength: number) =>
	fc
		.array(wordOf(letters, script.word), { minLength: 1, maxLength })
		.map((words) => words.join(script.space));

const artistsOf = (script: Script) =>
	fc.uniqueArray(nameOf(script, script.letters, 2), { minLength: 1, maxLength: 3 });

const joint = fc.constantFrom(', ', ' & ', ' x ', ' and ', ' feat. ', '、', ' / ');

type Write = (artists: string, song: string, noise: string) => MatchInput;

const WRITTEN: ReadonlyArray<readonly [string, Write]> = [
	['in a text', (artists, song, said) => ({ text: `${artists} - ${song}${said}` })],
	['turned round', (artists, song, said) => ({ text: `${song} - ${artists}${said}` })],
	['in fields', (artists, song, said) => ({ title: `${song}${said}`, artist: artists })],
];

const TITLE_WORDS: ReadonlyArray<readonly [string, number]> = [
	['a short title', 1],
	['a long title', 6],
];

describe.each(Object.entries(SCRIPTS))('%s', (_, script) => {
	describe.each(TITLE_WORDS)('%s', (__, words) => {
		const title = nameOf(script, script.letters, words);

		it.each(WRITTEN)('is as sure in another order, case, accents and noise, %s', (___, write) => {
			fc.assert(
				fc.property(
					artistsOf(script).chain((all) =>
						fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
					),
					title,
					joint,
					noise,
					fc.nat(),
					([artists, shuffled], song, between, said, bits) => {
						const input = write(
							shuffled.map((one) => dressed(one, bits, [...script.marks])).join(between),
							dressed(song, bits >> 1, [...script.marks]),
							said,
						);
						expect(confidenceOf(input, trackOf(artists, song))).toBeGreaterThanOrEqual(0.8);
					},
				),
			);
		});

		it.each([
			...WRITTEN,
			['without a separator', (artist: string, song: string) => ({ text: `${song} ${artist}` })],
			[
				'with a length',
				(artist: string, song: string) => ({ title: song, artist, duration: 200_000 }),
			],
		] as const)('is never a song of another artist, %s', (___, write: Write) => {
			fc.assert(
				fc.property(
					artistsOf(script),
					nameOf(script, script.others, 2),
					title,
					(artists, other, song) => {
						expect(confidenceOf(write(other, song, ''), trackOf(artists, song))).toBeLessThan(0.8);
					},
				),
			);
		});
	});
});
