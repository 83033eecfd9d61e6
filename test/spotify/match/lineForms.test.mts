import { catalogueTrack, runMatch, wordSearch } from '../../support/matchCatalogue.mts';

/** Invented songs, each with others beside it that a careless reading takes for it. */
const lines: Record<string, string> = {
	plain: 'Tove Lindal :: Northern Wire [[Signal Fires]] 3:30',
	live: 'Tove Lindal :: Northern Wire - Live [[Northern Wire - Live]] 4:10',
	liveVega: 'Tove Lindal :: Cold Copper - Live at Vega, 2009 [[Live at Vega]] 5:00',
	remix: 'Tove Lindal; Bram Okker :: Northern Wire - Bram Okker Remix [[Signal Fires]] 6:05',
	alone: 'Marek Dusan :: Ember Lane [[Ember Lane]] 2:58',
	remastered: 'The Quarry Line :: Slow Granite - 2011 Remaster [[Stones (Deluxe Edition)]] 4:02',
	duet: 'Ivo Marsh; Lena Falk :: Paper Harbour [[Inlet]] 3:15',
	duetOfNone: 'Ivo Marsh :: Dancing With Lena [[Inlet]] 3:20',
	number: 'Vega Sisters :: 512 [[Numbers]] 3:00',
	numberLive: 'Vega Sisters :: 512 - Live [[Numbers Live]] 3:40',
	vinyl: 'A1 x Kvist :: Glass Tide [[Glass Tide]] 3:11',
	comma: 'Salt, Smoke & Iron :: Iron, Again [[Forge, Pt. 1]] 3:44',
	film: 'Marek Dusan :: Long Shadow - From "Live and Let Live" [[Live and Let Live]] 3:50',
	checkOut: 'Okapi Disco :: Check Out My Copper [[Copper Sun]] 3:31',
	listen: 'Okapi Disco :: Listen to the Copper [[Copper Sun]] 3:32',
	page: 'Nine Volt :: Tidal [[Numbers]] 2:59',
	bars: 'Nine Volt :: 12 Bars Down [[Numbers]] 2:40',
	date: 'Nine Volt :: 12/25/99 [[Numbers]] 2:41',
	trailer: 'Nine Volt :: Trailer [[Numbers]] 2:42',
	pair: 'Ivo Marsh Meets Lena Falk :: Sea Wall [[Inlet]] 3:25',
	russian: 'Северный Ветер :: Белый снег [[Зима]] 3:30',
	korean: '달빛 :: 긴 겨울밤 [[겨울]] 3:02',
	artistNumber: '9th Wave :: Lock [[Lock]] 3:09',
	hyphen: 'Rupert Lind-Moller :: Graduation (From "Hive Movie" Soundtrack) [[Hive Movie]] 3:10',
	kana: 'Hoshino Kaori :: よるのうた [[よる]] 4:12',
};
const search = wordSearch(Object.entries(lines).map(([id, line]) => catalogueTrack(line, id)));

type Row = readonly [line: string, id: keyof typeof lines | null];

/** Tells which song a line is matched with; null if with none. */
function matchOf(text: string): string | null {
	const { matched, best } = runMatch({ text }, search);
	return matched ? (best?.track.id ?? null) : null;
}

describe.each<readonly [string, readonly Row[]]>([
	[
		'a row of a CSV file, quoted wholly, in part, or not at all',
		[
			['Tove Lindal,Northern Wire,Signal Fires', 'plain'],
			['"Tove Lindal",Northern Wire,"Signal Fires"', 'plain'],
			['Tove Lindal,"Northern Wire",3:30', 'plain'],
			['"Salt, Smoke & Iron","Iron, Again","Forge, Pt. 1"', 'comma'],
			['Marek Dusan;"Ember Lane";2011', 'alone'],
			['3,"Ember Lane",Marek Dusan,178000,false', 'alone'],
			['spotify:track:4uLU6hMCjMI75M1A2tKUQC,Ember Lane,Marek Dusan,Ember Lane', 'alone'],
			['spotify:track:4uLU6hMCjMI75M1A2tKUQC,"Ember Lane","Marek Dusan","Ember Lane",56', 'alone'],
			['GBCRL1500237,"Ember Lane","Marek Dusan"', 'alone'],
			['Tove Lindal,"Northern Wire (Live)"', 'live'],
			['Tove Lindal,Northern Wire - Live,Northern Wire - Live', 'live'],
			['Nine Volt,Tidal,Numbers - Deluxe Edition', 'page'],
			['"512","Vega Sisters","Numbers"', 'number'],
			['Vega Sisters,512,Numbers', 'number'],
			['512,Another Wire,Vega Sisters', null],
			['Tove Lindal,"Northern Wire - Live",Northern Wire - Live', 'live'],
			['Tove Lindal,"Northern Wire - Bram Okker Remix",Signal Fires', 'remix'],
		],
	],
	[
		'a version behind a dash, where another sign stands between artist and title',
		[
			['Tove Lindal; Northern Wire - Live', 'live'],
			['Tove Lindal: Northern Wire - Bram Okker Remix', 'remix'],
			['Tove Lindal | Northern Wire - Live', 'live'],
			['Northern Wire - Live by Tove Lindal', 'live'],
			['Northern Wire - Live (Tove Lindal)', 'live'],
			['Northern Wire - Live - Tove Lindal - Northern Wire - Live', 'live'],
			['Tove Lindal "Cold Copper" - Live at Vega, 2009', 'liveVega'],
			['Tove Lindal; Northern Wire - Acoustic', null],
			['Northern Wire - Instrumental by Tove Lindal', null],
		],
	],
	[
		'an album that is called as a version, or stands in a bracket',
		[
			['Tove Lindal - Northern Wire - Live (Northern Wire - Live)', 'live'],
			['The Quarry Line - Slow Granite [Stones (Deluxe Edition)]', 'remastered'],
			['Tove Lindal - [Signal Fires] - Northern Wire', 'plain'],
			['Tove Lindal - Northern Wire (Signal Fires)', 'plain'],
			['Tove Lindal - Cold Copper (Live at Vega)', 'liveVega'],
			['Marek Dusan - Ember Lane - Single', 'alone'],
		],
	],
	[
		'"by" in other languages',
		[
			['Ember Lane di Marek Dusan', 'alone'],
			['Ember Lane de Marek Dusan', 'alone'],
			['Ember Lane von Marek Dusan', 'alone'],
			['Ember Lane par Marek Dusan', 'alone'],
			['Ember Lane van Marek Dusan', 'alone'],
			['Ember Lane av Marek Dusan', 'alone'],
			['Ember Lane do Marek Dusan', 'alone'],
			['Ember Lane w wykonaniu Marek Dusan', 'alone'],
			['Белый снег в исполнении Северный Ветер', 'russian'],
			['Ember Lane performed by Marek Dusan', 'alone'],
			['Ember Lane performed by Tove Lindal', null],
			['Northern Wire - Live di Tove Lindal', 'live'],
			['Ember Lane di Tove Lindal', null],
		],
	],
	[
		'a guest in other languages',
		[
			['Ivo Marsh mit Lena Falk - Paper Harbour', 'duet'],
			['Ivo Marsh - Paper Harbour avec Lena Falk', 'duet'],
			['Ivo Marsh com Lena Falk - Paper Harbour', 'duet'],
			['Paper Harbour by Ivo Marsh med Lena Falk', 'duet'],
			['Ivo Marsh - Dancing With Lena', 'duetOfNone'],
			['Ivo Marsh - Paper Harbour avec Tove Lindal', null],
		],
	],
	[
		'a request in a chat',
		[
			['könntest du spiel mal bitte Ember Lane von Marek Dusan', 'alone'],
			['puedes poner Ember Lane de Marek Dusan por favor', 'alone'],
			['tu peux mettre Ember Lane de Marek Dusan', 'alone'],
			['puoi mettere Ember Lane di Marek Dusan', 'alone'],
			['pode tocar Ember Lane de Marek Dusan', 'alone'],
			['Kannst du bitte Ember Lane von Marek Dusan spielen?', 'alone'],
			['kun je Ember Lane van Marek Dusan draaien', 'alone'],
			['peux-tu mettre Ember Lane de Marek Dusan stp', 'alone'],
			['включи Белый снег - Северный Ветер пожалуйста', 'russian'],
			['Hoshino Kaori よるのうたを流してください', 'kana'],
			['달빛 긴 겨울밤 틀어줘', 'korean'],
			['can we have Ember Lane by Marek Dusan', 'alone'],
			['@deejay queue Marek Dusan - Ember Lane', 'alone'],
			['now add Ember Lane by Marek Dusan to the queue', 'alone'],
			['my favourite song ever is Ember Lane by Marek Dusan', 'alone'],
			['Check out "Ember Lane" by Marek Dusan', 'alone'],
			['Check Out My Copper - Okapi Disco', 'checkOut'],
			['Listen to the Copper by Okapi Disco', 'listen'],
			['#nowplaying Marek Dusan - Ember Lane', 'alone'],
			['#np Ember Lane by Marek Dusan', 'alone'],
		],
	],
	[
		'when it was played, and who wrote it',
		[
			['2023-01-05 12:33 Marek Dusan - Ember Lane', 'alone'],
			['05.01.2023 Marek Dusan - Ember Lane', 'alone'],
			['2023-01-05T12:33:00Z,"Marek Dusan","Ember Lane",178000', 'alone'],
			['Marek Dusan,Ember Lane,Ember Lane,05 Jan 2023 12:33', 'alone'],
			['"Marek Dusan","Ember Lane","Ember Lane","Jan 5, 2023 12:33"', 'alone'],
			['[05.01.23, 12:33:10] Nora: Marek Dusan - Ember Lane', 'alone'],
			['1/5/23, 12:33 - Nora: Marek Dusan - Ember Lane', 'alone'],
			['<nora> Marek Dusan - Ember Lane', 'alone'],
			['On Air: Marek Dusan - Ember Lane', 'alone'],
			['Jetzt läuft: Marek Dusan - Ember Lane', 'alone'],
			['12/25/99 - Nine Volt', 'date'],
		],
	],
	[
		'a place in a list, and a time in a mix',
		[
			['03. Marek Dusan - Ember Lane.mp3', 'alone'],
			['12 Marek Dusan - Ember Lane', 'alone'],
			['12 (+3) Marek Dusan - Ember Lane', 'alone'],
			['12 9th Wave - Lock', 'artistNumber'],
			['12 ▲2 Marek Dusan - Ember Lane', 'alone'],
			['| 3 | Marek Dusan | Ember Lane | Ember Lane |', 'alone'],
			['[1:02:34] Marek Dusan - Ember Lane', 'alone'],
			['00:00 - 03:15 Marek Dusan - Ember Lane', 'alone'],
			['[2:58] Marek Dusan - Ember Lane', 'alone'],
			['Marek Dusan - (2011) Ember Lane - 07 - Ember Lane', 'alone'],
			['12 Bars Down - Nine Volt', 'bars'],
			['Marek Dusan - Ember Lane (12:34)', null],
		],
	],
	[
		'a path of a file',
		[
			['C:\\Music\\Tove Lindal\\Signal Fires\\01 Northern Wire.mp3', 'plain'],
			['/home/nora/Music/Tove Lindal/Signal Fires/01 - Northern Wire.flac', 'plain'],
			['../Signal Fires/01. Tove Lindal - Northern Wire.ogg', 'plain'],
		],
	],
	[
		'the page or the player that it was copied from',
		[
			['Ember Lane - song and lyrics by Marek Dusan | Spotify', 'alone'],
			['Ember Lane – Song und Lyrics von Marek Dusan | Spotify', 'alone'],
			['Ember Lane - canción y letra de Marek Dusan | Spotify', 'alone'],
			['Ember Lane by Marek Dusan on Apple Music', 'alone'],
			['Ember Lane by Marek Dusan | TIDAL', 'alone'],
			['Ember Lane - Single by Marek Dusan', 'alone'],
			['I used Shazam to discover Ember Lane by Marek Dusan.', 'alone'],
			[
				'Stream Marek Dusan - Ember Lane by Some Label | Listen online for free on SoundCloud',
				'alone',
			],
			['Ember Lane by Marek Dusan from the album Ember Lane (Deluxe)', 'alone'],
			['<b>Marek Dusan</b> - <i>Ember Lane</i>', 'alone'],
			["Marek Dusan's “Ember Lane”", 'alone'],
			['Nine Volt | Tidal', 'page'],
			['Nine Volt - Tidal', 'page'],
		],
	],
	[
		'artists that met',
		[
			['Ivo Marsh meets Lena Falk - Paper Harbour', 'duet'],
			['Ivo Marsh vs. Lena Falk - Paper Harbour', 'duet'],
			['Ivo Marsh\\\\Lena Falk - Paper Harbour', 'duet'],
			['Ivo Marsh Meets Lena Falk - Sea Wall', 'pair'],
			['Paper Harbour ft. Lena Falk by Ivo Marsh', 'duet'],
		],
	],
	[
		'what is about a song and not it',
		[
			['Marek Dusan - Ember Lane [Full Album]', null],
			['Marek Dusan - Ember Lane (Trailer)', null],
			['Marek Dusan - Ember Lane (Reaction)', null],
			['Marek Dusan - Ember Lane | Behind the Scenes', null],
			['Marek Dusan - Ember Lane (Guitar Lesson)', null],
			['Nine Volt - Trailer', 'trailer'],
		],
	],
	[
		'what looks like something else',
		[
			['Vega Sisters - 512', 'number'],
			['Vega Sisters - 512 - Live', 'numberLive'],
			['A1 x Kvist - Glass Tide', 'vinyl'],
			['Tove Lindal - Tove Lindal - Northern Wire', 'plain'],
			['Marek Dusan - Long Shadow', 'film'],
			['Long Shadow from Live and Let Live - Marek Dusan', 'film'],
			['Graduation by Rupert Lind-Moller (Hive Movie)', 'hyphen'],
			['Marek Dusan - Long Shadow (from "Live and Let Live")', 'film'],
			['Tove Lindal - Northern Wire (Bram Okker Remix) [2019]', 'remix'],
			['Tove Lindal - Northern Wire (Other Hand Remix) [2011 Remaster]', null],
			['星野香 - よるのうた', null],
			['Hoshino Kaori - Yoru no Uta 2', null],
		],
	],
])('%s', (_, rows) => {
	it.each(rows)('%s: %s', (line, id) => {
		expect(matchOf(line)).toBe(id);
	});
});

describe('an ISRC among other words', () => {
	const known = catalogueTrack('Marek Dusan :: Ember Lane', 'known', 'QZABC2000001');
	const find = wordSearch([known, catalogueTrack('Marek Dusan :: Copper Lane', 'other')]);

	it.each([
		'Marek Dusan - Ember Lane [QZABC2000001]',
		'QZABC2000001 Marek Dusan - Ember Lane',
		'QZABC2000001, Marek Dusan, Ember Lane',
		'"Ember Lane","Marek Dusan","QZ-ABC-20-00001"',
		'Marek Dusan - Ember Lane ISRC: qzabc2000001',
	])('is asked for: %s', (text) => {
		const { best, queries } = runMatch({ text }, find);
		expect(best).toMatchObject({ confidence: 1, matchedBy: 'isrc', track: { id: 'known' } });
		expect(queries).toEqual(['isrc:QZABC2000001']);
	});

	it('that is unknown leaves the words', () => {
		const { matched, best, queries } = runMatch(
			{ text: 'Marek Dusan - Ember Lane [QZABC2099999]' },
			find,
		);
		expect({ matched, id: best?.track.id, by: best?.matchedBy }).toEqual({
			matched: true,
			id: 'known',
			by: 'text',
		});
		expect(queries).toEqual(['isrc:QZABC2099999', 'Marek Dusan Ember Lane']);
	});

	it("that is another song's leaves both below the minimum", () => {
		const { matched } = runMatch({ text: 'Marek Dusan - Copper Lane [QZABC2000001]' }, find);
		expect(matched).toBe(false);
	});
});
