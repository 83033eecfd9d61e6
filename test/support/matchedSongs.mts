import { fc } from './fc.mts';
import { parseLine } from '../../spotify/match/line';
import { rankTracks } from '../../spotify/match/rank';
import type { MatchInput, MatchTrack } from '../../spotify/match/types';

/** A track of these artists, of nothing else that a line could name. */
export const trackOf = (artists: readonly string[], song: string): MatchTrack => ({
	id: 'a',
	name: song,
	artists: artists.map((name) => ({ name })),
	album: { name: 'Pexdun', album_type: 'album', release_date: '2011' },
	duration_ms: 200_000,
});

/** How sure a line is of a track, where it is the only one found. */
export const confidenceOf = (input: MatchInput, track: MatchTrack): number =>
	rankTracks(parseLine(input), [track])[0]?.confidence ?? 0;

/** Writes a text in other cases and with marks behind letters that take them, as the bits of a number say. */
export const dressed = (
	text: string,
	bits: number,
	marks: readonly string[],
	takesMarks = /[^ ]/,
): string =>
	[...text]
		.map((letter, index) => {
			const own = bits >> (index % 30);
			const isMarked = takesMarks.test(letter) && (own & 3) === 3;
			const mark = isMarked ? (marks[index % marks.length] ?? '') : '';
			return ((own & 1) === 1 ? letter.toUpperCase() : letter) + mark;
		})
		.join('');

/** What people write behind a title that says nothing of the song. */
export const noise = fc.constantFrom(
	'',
	' (Official Video)',
	' [Official Music Video] [4K]',
	' (Lyrics)',
	' 【MV】',
	' 【Official MV】',
	' | Official Audio',
	' (Audio) (2019)',
	' M/V',
);
