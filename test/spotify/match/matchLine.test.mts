import { fc } from '../../support/fc.mts';
import { catalogueTrack, runMatch, wordSearch } from '../../support/matchCatalogue.mts';

const song = catalogueTrack('Nia Okoro :: Ladders [[Ladders]] 3:12', 'song', 'QZABC2000001');
const other = catalogueTrack('Mads Lund :: Small Town 4:44', 'other', 'QZABC2000002');
const search = wordSearch([song, other]);

describe('the requests of a line', () => {
	it('are one where the first finds the track', () => {
		expect(runMatch({ text: 'Nia Okoro - Ladders' }, search).queries).toEqual([
			'Nia Okoro Ladders',
		]);
	});

	it('are two where the first finds nothing good enough, and the second is relaxed', () => {
		const { matched, queries } = runMatch({ title: 'Stairs', artist: 'Nia Okoro' }, search);
		expect({ matched, queries }).toEqual({
			matched: false,
			queries: ['Nia Okoro Stairs', 'track:Stairs artist:nia okoro'],
		});
	});

	it('are never three, and never the same again', () => {
		fc.assert(
			fc.property(
				fc.record({
					text: fc.string(),
					title: fc.string(),
					artist: fc.string(),
					isrc: fc.constantFrom('', 'QZABC2000009', 'nonsense'),
				}),
				(input) => {
					const { queries } = runMatch(input, () => []);
					expect(queries.length).toBeLessThanOrEqual(2);
					expect(new Set(queries).size).toBe(queries.length);
				},
			),
		);
	});

	it('ask in at most 100 characters, without signs that search stumbles over', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string(), (title, artist) => {
				for (const query of runMatch({ title, artist }, () => []).queries) {
					expect(query.length).toBeLessThanOrEqual(100);
					expect(query.replace(/^track:|artist:/g, '')).not.toMatch(/["“”:*/]/);
				}
			}),
		);
	});

	it.each([
		'',
		'   ',
		'----',
		'???',
		'Track 07',
		'CD1 Track 3',
		'Pista 4',
		'n/a',
		'Unknown Artist - Unknown Title',
		'[Deleted video]',
		'Title;Artist;Album;ISRC',
		'https://example.com/watch?v=1',
		'AUD-20210304-WA0012.mp3',
	])('are none for "%s", which names no song', (text) => {
		const { isHopeless, queries, matched } = runMatch({ text }, search);
		expect({ isHopeless, queries, matched }).toEqual({
			isHopeless: true,
			queries: [],
			matched: false,
		});
	});

	it.each([
		{ artist: 'Nia Okoro' },
		{ title: '', artist: '' },
		{},
		{ title: 'Track 3', artist: 'Unknown' },
	])('are none for %j, which names no song', (input) => {
		expect(runMatch(input, search).queries).toEqual([]);
	});
});

describe('an ISRC', () => {
	it.each([
		'QZABC2000001',
		'qzabc2000001',
		'QZ-ABC-20-00001',
		' QZABC2000001 ',
		'ISRC: QZABC2000001',
	])('is enough, and asked for first: %s', (isrc) => {
		for (const input of [{ isrc }, { text: isrc }]) {
			const { best, queries } = runMatch(input, search);
			expect(queries).toEqual(['isrc:QZABC2000001']);
			expect(best).toMatchObject({ track: song, confidence: 1, matchedBy: 'isrc' });
		}
	});

	it('that Spotify does not know leads to the words', () => {
		const input = { isrc: 'QZABC2099999', title: 'Ladders', artist: 'Nia Okoro' };
		const { best, queries } = runMatch(input, search);
		expect(queries).toEqual(['isrc:QZABC2099999', 'Nia Okoro Ladders']);
		expect(best).toMatchObject({ track: song, matchedBy: 'fields' });
	});

	it('of another song than the words matches neither surely, and both are candidates', () => {
		const input = { isrc: 'QZABC2000002', title: 'Ladders', artist: 'Nia Okoro' };
		const { candidates, queries, matched } = runMatch(input, search);
		expect(queries).toHaveLength(2);
		expect(matched).toBe(false);
		expect(candidates.map(({ track }) => track.id).sort()).toEqual(['other', 'song']);
	});

	it('is no obstacle to slips in the words', () => {
		const input = { isrc: 'QZABC2000001', title: 'Laders', artist: 'Nia Okorro' };
		expect(runMatch(input, search).best).toMatchObject({ confidence: 1, matchedBy: 'isrc' });
	});
});

describe('the minimum confidence', () => {
	const input = { text: 'Nia Okoro - Ladders (Live)' };

	it('leaves the plain recording as the best candidate where the named one is not there', () => {
		const { matched, best } = runMatch(input, search);
		expect({ matched, id: best?.track.id }).toEqual({ matched: false, id: 'song' });
	});

	it('may be lowered until that is enough', () => {
		const { matched, queries } = runMatch(input, search, { minimumConfidence: 0.5 });
		expect({ matched, requests: queries.length }).toEqual({ matched: true, requests: 1 });
	});
});

describe('between recordings that fit equally well', () => {
	const single = { ...song, id: 'single', album: { name: 'Ladders', album_type: 'single' } };
	const clean = { ...song, id: 'clean', explicit: false };
	const explicit = { ...song, id: 'explicit', explicit: true };
	const best = (tracks: (typeof song)[], prefer?: 'album' | 'explicit' | 'clean') =>
		runMatch({ text: 'Nia Okoro - Ladders' }, () => tracks, prefer === undefined ? {} : { prefer })
			.best?.track.id;

	it('decides what is preferred', () => {
		expect(best([single, song], 'album')).toBe('song');
		expect(best([clean, explicit], 'explicit')).toBe('explicit');
		expect(best([explicit, clean], 'clean')).toBe('clean');
	});

	it('decides whether it can be played, then how popular it is, if Spotify says so', () => {
		expect(best([{ ...song, id: 'gone', is_playable: false }, song])).toBe('song');
		expect(best([song, { ...song, id: 'popular', popularity: 50 }])).toBe('popular');
		expect(best([song, clean])).toBe('song');
	});
});
