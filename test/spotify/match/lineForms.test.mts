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
	secondPart: 'Hoshino Kaori :: よるのうた [[よる]] 4:12',
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
			['#nowplaying Marek Dusan - Ember Lane', 'alone'],
			['#np Ember Lane by Marek Dusan', 'alone'],
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
