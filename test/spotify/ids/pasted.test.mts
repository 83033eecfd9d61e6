import { fc, isTried, runs } from '../../support/fc.mts';
import { entriesPattern } from '../../../spotify/ids/entryPatterns';
import { parseIds } from '../../../spotify/ids/parseIds';
import { parseUris } from '../../../spotify/ids/parseUris';
import { succeeded } from '../../../spotify/failures/outcome';
import {
	aLinkForm,
	aMarkup,
	aSurrounding,
	LINK_FORMS,
	MARKUP,
	SURROUNDINGS,
	words,
} from '../../support/pastedTexts.mts';
import { aKind, anId, KINDS } from '../../support/spotifyIds.mts';
import { cpuMs, LINEAR_CPU_MS } from '../../support/cpuMs.mts';

const ID = '4cOdK2wGLETKBW3PvgPWqT';
const read = (text: unknown, kind: (typeof KINDS)[number] = 'track') =>
	parseIds(text, kind, 'The Field');
const messages = (text: unknown) =>
	read(text).flatMap((outcome) => (outcome.ok ? [] : [outcome.failure.message]));
const passesForm = (text: string, kind: (typeof KINDS)[number] = 'track') =>
	new RegExp(`^${entriesPattern(kind)}$`).test(text);

it.each(Object.entries(LINK_FORMS))('reads %s, of any kind', (_, write) => {
	fc.assert(
		fc.property(aKind, anId, (kind, id) => {
			expect(read(write(kind, id), kind)).toEqual([succeeded(id)]);
			expect(passesForm(write(kind, id), kind)).toBe(true);
		}),
	);
});

it.each(SURROUNDINGS.map((wrap) => [wrap('…'), wrap] as const))(
	'reads what stands in %j',
	(_, wrap) => {
		for (const text of [ID, ...Object.values(LINK_FORMS).map((write) => write('track', ID))]) {
			expect([text, read(wrap(text))]).toEqual([text, [succeeded(ID)]]);
			expect([text, passesForm(wrap(text))]).toEqual([text, true]);
		}
	},
);

it.each(Object.entries(LINK_FORMS))(
	'reads %s in double braces, which are no expression',
	(_, write) => {
		expect(read(`{{ ${write('track', ID)} }}`)).toEqual([succeeded(ID)]);
	},
);

it.each(MARKUP.map((wrap) => [wrap('…'), wrap] as const))('reads the link in %s', (_, wrap) => {
	for (const write of Object.values(LINK_FORMS)) {
		const link = write('track', ID);
		expect([link, read(wrap(link))]).toEqual([link, [succeeded(ID)]]);
		expect([link, passesForm(wrap(link))]).toEqual([link, true]);
	}
});

it('reads an ID, a URI or a link, whatever stands around it', () => {
	const text = fc.oneof(
		anId.map((id) => ({ kind: 'track', id, text: id })),
		fc
			.tuple(aKind, anId, aLinkForm)
			.map(([kind, id, write]) => ({ kind, id, text: write(kind, id) })),
	);
	fc.assert(
		fc.property(text, aSurrounding, ({ kind, id, text: inner }, wrap) => {
			const outcomes = parseIds(wrap(inner), kind as (typeof KINDS)[number], 'The Field');
			expect(outcomes).toEqual([succeeded(id)]);
		}),
		{ numRuns: runs(150) },
	);
});

it('reads the links of a text with markup, in order, and takes each for what it is', () => {
	const link = fc.tuple(aKind, anId, aLinkForm);
	fc.assert(
		fc.property(fc.array(fc.tuple(link, aMarkup), { minLength: 1, maxLength: 8 }), (all) => {
			const text = all.map(([[kind, id, write], wrap]) => wrap(write(kind, id)));
			const uris = all.map(([[kind, id]]) => succeeded(`spotify:${kind}:${id}`));
			expect(parseUris(text, { of: KINDS }, 'Items')).toEqual(uris);
		}),
	);
});

it('takes no words for an ID, and says once that one has to search first', () => {
	fc.assert(
		fc.property(words, aKind, (text, kind) => {
			const outcomes = read(text, kind);
			expect(outcomes).toHaveLength(1);
			expect(outcomes[0]).toMatchObject({
				ok: false,
				failure: {
					kind: 'invalidInput',
					field: 'The Field',
					message: expect.stringMatching(/search for it first|not a Spotify ID/),
					hint: expect.stringContaining('use Search first'),
				},
			});
			expect(passesForm(text, kind)).toBe(false);
		}),
	);
});

it.each([
	'Never Gonna Give You Up',
	'Hello, Goodbye',
	'Bohemian Rhapsody; Live at Wembley, 1986',
	'"Heroes" - 2017 Remaster',
	'Song A\nSong B',
	'7 rings',
	'99 Luftballons',
	'(I Can’t Get No) Satisfaction',
	'Die Donaudampfschifffahrtsgesellschaft fährt',
	'[Intro] The Wall',
])('is one error that says to search first, for %j', (text) => {
	expect(messages(text)).toEqual([expect.stringMatching(/is a text.*search for it first$/)]);
	expect(parseUris(text, { of: ['track', 'episode'], bareAs: 'track' }, '')).toHaveLength(1);
	expect(parseUris(text, { of: KINDS }, '')).toMatchObject([
		{ failure: { hint: expect.stringContaining('use Search first') } },
	]);
});

it.each([
	[`${ID}, Never Gonna Give You Up, ${ID}`, "'Never Gonna Give You Up'"],
	[`${ID} foo ${ID}`, "'foo'"],
	[`${ID} Never Gonna ${ID}`, "'Never Gonna'"],
	[`https://open.spotify.com/track/${ID}\nHello\nspotify:track:${ID}`, "'Hello'"],
	[`${ID}, 4cOdK2wGLETKBW3PvgPWq, ${ID}`, "'4cOdK2wGLETKBW3PvgPWq'"],
	[`${ID} https://spotify.link/abc ${ID}`, "'https://spotify.link/abc'"],
	[JSON.stringify([ID, 'Hello Goodbye', ID]), "'Hello Goodbye'"],
])('has one error for the one that is wrong in %j', (text, quoted) => {
	expect(read(text).map(({ ok }) => ok)).toEqual([true, false, true]);
	expect(messages(text)).toEqual([expect.stringContaining(quoted)]);
});

it.each([
	[`https://open.spotify.com/prerelease/${ID}`, /a prerelease link.*needs a track$/],
	[`https://open.spotify.com/intl-de/album/${ID}/x`, /an album link.*needs a track$/],
	[`https://open.spotify.com/artist/${ID}/discography/all`, /an artist link.*needs a track$/],
	[`https://api.spotify.com/v1/playlists/${ID}/tracks`, /a playlist link.*needs a track$/],
	['https://open.spotify.com/collection/tracks', /a collection link.*needs a track$/],
	['https://open.spotify.com/search/hello', /a search link.*needs a track$/],
	['spotify:local:A:B:C:1', /a local link.*needs a track$/],
	['spotify:local:Artist:Album:Track:1', /a local link.*needs a track$/],
	[`spotify:local:Track:${ID}:C:1`, /a local link.*needs a track$/],
	['https://open.spotify.com/user/wizzler', /a user link.*needs a track$/],
	[`[Song](spotify:episode:${ID})`, /an episode link.*needs a track$/],
	['https://open.spotify.com/track/', /has no valid track ID in it$/],
	['https://open.spotify.com/track/short', /has no valid track ID in it$/],
	['spotify:track', /has no valid track ID in it$/],
])('refuses %s by what it is', (text, says) => {
	expect(messages(text)).toEqual([expect.stringMatching(says)]);
});

it.each([
	'https://open.spotify.com/collection/tracks',
	'https://open.spotify.com/intl-de/collection/tracks?si=1',
	'spotify:collection',
	'spotify:user:somebody:collection',
])('says of the liked songs, as %s, that they are no playlist, and what to use', (text) => {
	expect(parseIds(text, 'playlist', '')).toMatchObject([
		{
			failure: {
				message: expect.stringMatching(/leads to the liked songs, which are not a playlist$/),
				hint: expect.stringContaining("'Get Tracks'"),
			},
		},
	]);
});

it('calls an object no text, and says to use the field of it that has the ID', () => {
	const row = { master_metadata_track_name: 'Hello', spotify_track_uri: `spotify:track:${ID}` };
	expect(parseIds(row, 'track', '')).toMatchObject([
		{
			failure: {
				message: "'an object { master_metadata_track_name, spotify_track_uri }' is not a track ID",
				hint: expect.stringMatching(/^Use the field of the object that has the ID/),
			},
		},
	]);
});

it.each([
	'https://spotify.link/3dJ8',
	'<http://spoti.fi/2abc>',
	'Listen: https://link.tospotify.com/abc',
	'spotify.app.link/xyz?_p=1',
	'(https://spotify.link/3dJ8).',
])('says of the short link %s how to get a long one', (text) => {
	expect(read(text)).toMatchObject([
		{
			failure: {
				message: expect.stringContaining('short link'),
				hint: expect.stringContaining('in a browser'),
			},
		},
	]);
});

it.each([
	`https://evil.io/open.spotify.com/track/${ID}`,
	`https://evil.io/?u=spotify:track:${ID}`,
	`https://notspotify.com/track/${ID}`,
	`https://open.spotify.com.evil.io/track/${ID}`,
	`myspotify:track:${ID}`,
	`${ID}/../me`,
	`ä${ID}`,
	`${ID}ü`,
])('does not take %s for one of Spotify’s', (text) => {
	expect(read(text).map(({ ok }) => ok)).toEqual([false]);
});

const OTHER = '11dFghVXANMlKmJXsNCbNl';

it.each([
	[`https://open.spotify.com/track/${ID}?si=a,b, https://open.spotify.com/track/${OTHER}?si=c;d`],
	[`https://open.spotify.com/track/${ID}?si=a,b,c,https://open.spotify.com/track/${OTHER}`],
	[`https://open.spotify.com/track/${ID}?si=a,${OTHER}`],
	[`${ID}?si=a,b ${OTHER}`],
	[`spotify:track:${ID}?si=1,2;${OTHER}`],
	[`${ID}%2C${OTHER}`],
	[`${ID}%2C%20${OTHER}%0A`],
	[`%22${ID}%22, %20${OTHER}`],
	[`https://api.spotify.com/v1/tracks?market=DE&ids=${ID},${OTHER}`],
	[`https://api.spotify.com/v1/tracks?ids=${ID}%2C${OTHER}&market=DE`],
	[`ids=${ID},${OTHER}`],
	[`https%3a%2f%2fopen.spotify.com%2ftrack%2f${ID}%3Fsi%3Da%2Cb, ${OTHER}`],
	[`https://open.spotify.com/track/${ID}%20https://open.spotify.com/track/${OTHER}`],
	[{ json: { ids: [ID, OTHER] } }],
	[[{ json: { id: ID } }, { body: { track: { uri: `spotify:track:${OTHER}` }, id: OTHER } }]],
	[{ ids: [ID, OTHER] }],
	[{ uris: [`spotify:track:${ID}`, `spotify:track:${OTHER}`] }],
	[{ tracks: [{ id: ID, name: 'One' }, null, { id: OTHER }] }],
	[{ tracks: { items: [{ id: ID }, { id: OTHER }] } }],
	[
		{
			href: `https://api.spotify.com/v1/playlists/${ID}/tracks`,
			items: [{ track: { id: ID } }, { track: { id: OTHER } }],
		},
	],
	[{ ids: `${ID},${OTHER}` }],
	[JSON.stringify({ ids: [ID, OTHER] })],
	[JSON.stringify({ ids: [ID, OTHER] }, undefined, 2)],
	[`{ids:[${ID}, ${OTHER}]}`],
	[`{'ids': ['${ID}', '${OTHER}'],}`],
	[`ids: ["${ID}", "${OTHER}"]`],
	[`{{${ID}}}, {{ spotify:track:${OTHER} }}`],
])('reads two IDs from %j', (input) => {
	expect(read(input)).toEqual([succeeded(ID), succeeded(OTHER)]);
});

it.each([
	['[object Object]', /is a whole object/, '{{ $json.id }}'],
	['[object Object],[object Object]', /is a whole object/, '{{ $json.id }}'],
	[['[object Object]'], /is a whole object/, '{{ $json.id }}'],
	['spotify:track:[object Object]', /is a whole object/, '{{ $json.id }}'],
	['https://open.spotify.com/track/[object Object]', /is a whole object/, '{{ $json.id }}'],
	['{{ $json.id }}', /was not evaluated/, 'Expression'],
	['spotify:track:{{ $json.id }}', /was not evaluated/, 'Expression'],
	['={{ $json.id }}', /was not evaluated/, 'Expression'],
	[`{{ $('Get ${ID}').item.json.id }}`, /was not evaluated/, 'Expression'],
	[`{{ $json.id ?? '${ID}' }}`, /was not evaluated/, 'Expression'],
	['undefined', /empty result of an expression/, 'field name'],
	['spotify:track:undefined', /empty result of an expression/, 'field name'],
	['https://open.spotify.com/track/null', /empty result of an expression/, 'field name'],
])('says of %j which mistake with an expression it is', (input, says, advice) => {
	const failure = { message: expect.stringMatching(says), hint: expect.stringContaining(advice) };
	const [first, ...others] = parseIds(input, 'track', 'The Field');
	expect(first).toMatchObject({ failure });
	for (const other of others) expect(other).toMatchObject({ failure });
	if (!/undefined|null/.test(String(input))) {
		expect(parseIds(input, 'user', 'The Field')[0]).toMatchObject({ failure });
	}
	const [outcome] = parseUris(input, { of: ['track', 'episode'], bareAs: 'track' }, 'The Field');
	expect(outcome).toMatchObject({ failure: { message: expect.stringMatching(says) } });
});

const LONG = 100_000;
const nasty = [
	' ',
	'/',
	',',
	':',
	'[',
	'](',
	'(',
	'"',
	'<a ',
	'<',
	'a',
	'1',
	'&',
	'&#',
	'\u200b',
	'.',
	'-',
	'spotify',
	'spotify:',
	'spotify.com/',
	'http://',
	'[a](',
	'href=',
	'%3a',
	'%20',
	'%2F',
	'?a=',
	'&u=https://',
	'?q=https%3A%2F%2F',
	'?si=a,',
	'ids: [',
	'[object Object]',
	'{{',
	'{{ }}',
	'\ud83d',
];

describe.each(nasty.filter((_, nth) => isTried(nth, 2)))('much of %j', (piece) => {
	it.each([
		['alone', (text: string) => text],
		['around an ID', (text: string) => text + ID + text],
		['within a link', (text: string) => `https://open.spotify.com/${text}/track/${ID}`],
		['between words', (text: string) => `Hello ${text} Goodbye`],
	])('takes no longer than its length: %s', (_, write) => {
		const text = write(piece.repeat(Math.ceil(LONG / piece.length)));
		const work = () => {
			const lengths = read(text)
				.slice(0, 1_000)
				.map((outcome) => JSON.stringify(outcome).length);
			expect(Math.max(...lengths)).toBeLessThan(1_000);
			parseUris(text, { of: KINDS, local: true }, 'Items');
			passesForm(text);
		};
		expect(cpuMs(work)).toBeLessThan(LINEAR_CPU_MS);
	});
});

it('reads 130,000 IDs of one field, of text, of JSON and of lists in lists', () => {
	const ids = Array.from({ length: 130_000 }, (_, index) => String(index).padStart(22, '0'));
	const inputs = [ids.join(', '), ids.join('\n'), JSON.stringify(ids), ids.join(' '), [ids]];
	for (const input of inputs.filter((_, nth) => isTried(nth, 2))) {
		const outcomes = read(input);
		expect(outcomes).toHaveLength(ids.length);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
	}
});

it('reads a list within as many lists as can be written', () => {
	let nested: unknown = ID;
	for (let depth = 0; depth < 200_000; depth += 1) nested = [nested];
	expect(read(nested)).toEqual([succeeded(ID)]);
});
