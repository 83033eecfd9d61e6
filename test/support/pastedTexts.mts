import { fc } from './fc.mts';

/** Every form in which an ID of a kind is handed around, but for the ID alone. */
export const LINK_FORMS: Readonly<Record<string, (kind: string, id: string) => string>> = {
	'a URI': (kind, id) => `spotify:${kind}:${id}`,
	'a URI in capitals': (kind, id) => `Spotify:${kind.toUpperCase()}:${id}`,
	'a URI with what share links carry': (kind, id) => `spotify:${kind}:${id}?si=0a1b2c3d`,
	'a URI with a moment': (kind, id) => `spotify:${kind}:${id}#0:42`,
	'a URI that opens the app': (kind, id) => `spotify://${kind}/${id}`,
	'a URI as a part of an address': (kind, id) => `spotify%3A${kind}%3A${id}`,
	'a link': (kind, id) => `https://open.spotify.com/${kind}/${id}`,
	'a link as it is shared': (kind, id) =>
		`https://open.spotify.com/${kind}/${id}?si=a1b2c3d4e5f60718&nd=1&dlsi=1`,
	'a link out of HTML': (kind, id) =>
		`https://open.spotify.com/${kind}/${id}?si=a1b2c3d4&amp;utm_source=copy-link`,
	'a link with a locale': (kind, id) => `https://open.spotify.com/intl-de/${kind}/${id}?si=1`,
	'a link with a long locale': (kind, id) => `https://open.spotify.com/intl-pt-BR/${kind}/${id}`,
	'an embedded link': (kind, id) =>
		`https://open.spotify.com/embed/${kind}/${id}?utm_source=generator&theme=0`,
	'an embedded link of old': (kind, id) => `https://embed.spotify.com/?uri=spotify:${kind}:${id}`,
	'an embedded link of old, encoded': (kind, id) =>
		`https://embed.spotify.com/?uri=spotify%3A${kind}%3A${id}&view=list`,
	'a link of the old player': (kind, id) => `https://play.spotify.com/${kind}/${id}`,
	'a link to a page of it': (kind, id) => `https://open.spotify.com/${kind}/${id}/discography/all`,
	'a link to what is related': (kind, id) => `https://open.spotify.com/${kind}/${id}/related?si=1`,
	'a link that ends in a slash': (kind, id) => `https://open.spotify.com/${kind}/${id}/`,
	'a link with slashes doubled': (kind, id) => `https://open.spotify.com//${kind}//${id}`,
	'a link with a fragment': (kind, id) => `https://open.spotify.com/${kind}/${id}#login`,
	'a link without a question mark': (kind, id) => `https://open.spotify.com/${kind}/${id}&si=1`,
	'a link without a protocol': (kind, id) => `open.spotify.com/${kind}/${id}`,
	'a link as a part of an address': (kind, id) =>
		encodeURIComponent(`https://open.spotify.com/${kind}/${id}?si=a1b2c3d4`),
	'a link as a part of a part of an address': (kind, id) =>
		encodeURIComponent(encodeURIComponent(`https://open.spotify.com/intl-de/${kind}/${id}`)),
	'a link without a protocol as a part of an address': (kind, id) =>
		`open.spotify.com%2F${kind}%2F${id}`,
	'a link with white space of an address': (kind, id) =>
		`https://open.spotify.com/${kind}/${id}%20`,
	'a link with much around it of an address': (kind, id) =>
		`https://open.spotify.com/${kind}/${id}%E2%80%8B%20%0A`,
	'a link of which only the query is encoded': (kind, id) =>
		`https://open.spotify.com/${kind}/${id}%3Fsi%3Da1b2c3d4e5f60718`,
	'a URI of which only the query is encoded': (kind, id) => `spotify:${kind}:${id}%253Fsi%253D1`,
	'a URI with white space of an address': (kind, id) => `spotify:${kind}:${id}%20`,
	'a redirect of a search engine': (kind, id) =>
		`https://www.google.com/url?sa=t&url=${encodeURIComponent(`https://open.spotify.com/${kind}/${id}?si=1`)}&usg=AOvVaw0`,
	'a redirect of a search engine, decoded': (kind, id) =>
		`https://www.google.com/url?q=https://open.spotify.com/${kind}/${id}&sa=D&ust=1`,
	'a redirect of a network': (kind, id) =>
		`https://l.facebook.com/l.php?u=${encodeURIComponent(`https://open.spotify.com/${kind}/${id}?si=1&nd=1`)}&h=AT0`,
	'a redirect of a redirect': (kind, id) =>
		`https://a.example/r?to=${encodeURIComponent(`https://b.example/?url=${encodeURIComponent(`https://open.spotify.com/${kind}/${id}`)}`)}`,
	'a login': (kind, id) =>
		`https://accounts.spotify.com/en/login?continue=${encodeURIComponent(`https://open.spotify.com/${kind}/${id}`)}`,
	'a consent': (kind, id) =>
		`https://consent.example.com/?flow=1&return=${encodeURIComponent(`https://open.spotify.com/${kind}/${id}`)}&lang=de`,
	'a link that was found in a context': (kind, id) =>
		`https://open.spotify.com/${kind}/${id}?context=spotify%3Aplaylist%3A37i9dQZF1DXcBWIGoYBM5M`,
	'a link that came from another one': (kind, id) =>
		`https://open.spotify.com/${kind}/${id}?from=https://open.spotify.com/playlist/37i9dQZF1DXcBWIGoYBM5M`,
	'a link of whatever protocol': (kind, id) => `//open.spotify.com/${kind}/${id}`,
	'an unprotected link': (kind, id) => `http://open.spotify.com/${kind}/${id}`,
	'a link with a port': (kind, id) => `https://open.spotify.com:443/${kind}/${id}`,
	'a link in capitals': (kind, id) => `HTTPS://OPEN.SPOTIFY.COM/${kind}/${id}`,
	'an address of the Web API': (kind, id) => `https://api.spotify.com/v1/${kind}s/${id}`,
	'an address of the Web API with a market': (kind, id) =>
		`https://api.spotify.com/v1/${kind}s/${id}?market=DE`,
};

const around =
	(before: string, after: string = before) =>
	(text: string): string =>
		before + text + after;

/** What clings to a text that was copied, or typed by somebody who quotes. */
export const SURROUNDINGS: ReadonlyArray<(text: string) => string> = [
	...[
		'"',
		"'",
		'`',
		'“”',
		'„“',
		'‘’',
		'«»',
		'‹›',
		'「」',
		'＂',
		'<>',
		'()',
		'[]',
		'{}',
		'（）',
	].map((pair) => around(pair.charAt(0), pair.at(-1))),
	...[' ', '\t', '\n', '\r\n', '\u00a0', '\u2009', '\u3000', '\ufeff', '\u200b', '\u200e'].map(
		(space) => around(space),
	),
	...['.', '!', '?', '…', ':', ')', '"', '\u200b', '\u00ad', ' 🎵', ',', ';', ' -'].map((end) =>
		around('', end),
	),
	...['🎵 ', '- ', '* ', '• ', '1. ', '> ', '→ ', '# '].map((start) => around(start, '')),
	...['*', '**', '~~', '```'].map((mark) => around(mark)),
];

/** What links are written in, where a text alone would be something else. */
export const MARKUP: ReadonlyArray<(link: string) => string> = [
	(link) => `[Never Gonna Give You Up](${link})`,
	(link) => `[Hello, Goodbye](${link} "The Beatles")`,
	(link) => `![cover](${link})`,
	(link) => `[${link}](${link})`,
	(link) => `<${link}|Never Gonna>`,
	(link) => `<a href="${link}">Hello, Goodbye; and more</a>`,
	(link) => `<a target=_blank href=${link}>it</a>`,
	(link) =>
		`<iframe style="border-radius:12px" src="${link}" width="100%" height="352" frameBorder="0" allowfullscreen="" allow="autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture" loading="lazy"></iframe>`,
	(link) => `[url=${link}]this[/url]`,
	(link) => `[url]${link}[/url]`,
	(link) => `Listen to Never Gonna Give You Up by Rick Astley on Spotify: ${link}`,
	(link) => `Song: ${link} (my favourite!)`,
	(link) => `{"url": "${link}"}`.replace('url', 'uri'),
	(link) => JSON.stringify({ ids: [link] }),
	(link) => `{ids:[${link}]}`,
	(link) => `{'uris': ['${link}'],}`,
	(link) => JSON.stringify([link]),
	(link) => JSON.stringify([[link]], undefined, 2),
];

/** Several surroundings, one within the other. */
export const aSurrounding = fc
	.array(fc.constantFrom(...SURROUNDINGS), { minLength: 1, maxLength: 4 })
	.map((all) =>
		// So that fast-check shows what was around the ID.
		Object.assign((text: string) => all.reduce((inner, wrap) => wrap(inner), text), {
			[fc.toStringMethod]: () => JSON.stringify(all.reduce((inner, wrap) => wrap(inner), 'x')),
		}),
	);

export const aLinkForm = fc.constantFrom(...Object.values(LINK_FORMS));

export const aMarkup = fc.constantFrom(...MARKUP);

/** Words of no ID: of letters, and none of them as long as one. */
export const words = fc
	.array(fc.stringMatching(/^[A-Za-zäöüß'&!]{1,14}$/), { minLength: 2, maxLength: 12 })
	.map((all) => all.join(' '));
