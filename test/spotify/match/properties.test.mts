import { fc } from '../../support/fc.mts';
import { editDistance } from '../../../spotify/match/editDistance';
import { parseLine } from '../../../spotify/match/line';
import { rankTracks } from '../../../spotify/match/rank';
import type { MatchInput } from '../../../spotify/match/types';
import { confidenceOf, dressed, noise, trackOf } from '../../support/matchedSongs.mts';

/** Syllables that make no word of any version, separator or noise. */
const syllable = fc.constantFrom('ka', 'lu', 'mo', 'ri', 'sen', 'tov', 'bra', 'gil', 'pex', 'dun');
const word = fc.array(syllable, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(''));
const name = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3, selector: (one) => one });
const title = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

const ACCENTS = ['\u0301', '\u0308', '\u030c', '\u0303'];
const joint = fc.constantFrom(', ', ' & ', ' x ', ' and ', ' feat. ', ' vs. ');

describe('what says nothing of a song never makes it unsure', () => {
	it.each<[string, (artists: string, song: string, noise: string) => MatchInput]>([
		['in a text', (artists, song, said) => ({ text: `${artists} - ${song}${said}` })],
		['turned round', (artists, song, said) => ({ text: `${song} - ${artists}${said}` })],
		['in fields', (artists, song, said) => ({ title: `${song}${said}`, artist: artists })],
	])('%s', (_, write) => {
		fc.assert(
			fc.property(
				names.chain((all) =>
					fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
				),
				title,
				joint,
				noise,
				fc.nat(),
				([artists, shuffled], song, between, said, bits) => {
					const input = write(
						shuffled.map((artist) => dressed(artist, bits, ACCENTS, /[a-z]/)).join(between),
						dressed(song, bits >> 1, ACCENTS, /[a-z]/),
						said,
					);
					expect(confidenceOf(input, trackOf(artists, song))).toBeGreaterThanOrEqual(0.85);
				},
			),
		);
	});
});

/** Whether no slip of the pen makes one name of the other. */
const areFar = (a: string, b: string): boolean =>
	editDistance(a.replaceAll(' ', ''), b.replaceAll(' ', ''), 3) > 3;

describe("another artist's song never passes, whatever its name", () => {
	it.each<[string, (artist: string, song: string) => MatchInput]>([
		['in a text', (artist, song) => ({ text: `${artist} - ${song}` })],
		['turned round', (artist, song) => ({ text: `${song} - ${artist}` })],
		['without a separator', (artist, song) => ({ text: `${song} ${artist}` })],
		['in fields', (artist, song) => ({ title: song, artist })],
		['with a length', (artist, song) => ({ title: song, artist, duration: 200_000 })],
	])('%s', (_, write) => {
		fc.assert(
			fc.property(names, name, title, (artists, other, song) => {
				fc.pre(
					artists.every((artist) => areFar(artist, other) && areFar(`${song}${artist}`, other)),
				);
				fc.pre(artists.every((artist) => !artist.split(' ').some((part) => other.includes(part))));
				expect(confidenceOf(write(other, song), trackOf(artists, song))).toBeLessThan(0.8);
			}),
		);
	});
});

describe("another artist's song never passes that is called after both artists", () => {
	it.each<[string, (artist: string, song: string) => MatchInput]>([
		['in a text', (artist, song) => ({ text: `${artist} - ${song}` })],
		['turned round', (artist, song) => ({ text: `${song} - ${artist}` })],
		['without a separator', (artist, song) => ({ text: `${song} ${artist}` })],
		['in fields', (artist, song) => ({ title: song, artist })],
	])('%s', (_, write) => {
		const called = fc
			.tuple(word, word, fc.array(word, { minLength: 1, maxLength: 5 }))
			.chain(([artist, other, words]) =>
				fc.record({
					artist: fc.constant(artist),
					other: fc.constant(other),
					song: fc
						.shuffledSubarray([artist, other, ...words], { minLength: words.length + 2 })
						.map((all) => all.join(' ')),
				}),
			);
		fc.assert(
			fc.property(called, ({ artist, other, song }) => {
				fc.pre(areFar(artist, other) && !other.includes(artist) && !artist.includes(other));
				expect(confidenceOf(write(other, song), trackOf([artist], song))).toBeLessThan(0.8);
			}),
		);
	});
});

it('gives each track a confidence from 0 to 1, best first, for any line', () => {
	const input = fc.record({ text: fc.string({ unit: 'binary' }) });
	const track = fc.record({
		id: fc.string(),
		name: fc.string({ unit: 'binary' }),
		artists: fc.array(fc.record({ name: fc.string({ unit: 'binary' }) })),
	});
	fc.assert(
		fc.property(input, fc.array(track), (line, tracks) => {
			const found = rankTracks(parseLine(line), tracks).map(({ confidence }) => confidence);
			expect(found).toHaveLength(tracks.length);
			expect(found.every((one) => one >= 0 && one <= 1)).toBe(true);
			expect(found).toEqual([...found].sort((a, b) => b - a));
		}),
	);
});
