import { fc } from '../../support/fc.mts';
import { parseId } from '../../../spotify/ids/parseId';
import { succeeded } from '../../../spotify/failures/outcome';
import { aKind, anId, KINDS } from '../../support/spotifyIds.mts';

/** Every form in which an id of a kind is handed around. */
const forms: Record<string, (kind: string, id: string) => string> = {
	'an ID': (_, id) => id,
	'a URI': (kind, id) => `spotify:${kind}:${id}`,
	'a link': (kind, id) => `https://open.spotify.com/${kind}/${id}`,
	'a link as it is shared': (kind, id) =>
		`https://open.spotify.com/${kind}/${id}?si=a1b2c3d4e5f60718`,
	'a link with a locale': (kind, id) => `https://open.spotify.com/intl-de/${kind}/${id}?si=1&nd=1`,
	'an embedded link': (kind, id) =>
		`https://open.spotify.com/embed/${kind}/${id}?utm_source=generator`,
	'a link with a fragment': (kind, id) => `https://open.spotify.com/${kind}/${id}#login`,
	'a link that ends in a slash': (kind, id) => `https://open.spotify.com/${kind}/${id}/`,
	'a link without a protocol': (kind, id) => `open.spotify.com/${kind}/${id}`,
	'an unprotected link': (kind, id) => `http://open.spotify.com/${kind}/${id}`,
	'a link in capitals': (kind, id) => `HTTPS://OPEN.SPOTIFY.COM/${kind}/${id}`,
	'a link of the old player': (kind, id) => `https://play.spotify.com/${kind}/${id}`,
	'surrounded by white space': (kind, id) => `\n\tspotify:${kind}:${id} `,
};

it.each(Object.entries(forms))('reads the ID from %s', (_, write) => {
	fc.assert(
		fc.property(aKind, anId, (kind, id) => {
			expect(parseId(write(kind, id), kind, 'Field')).toEqual(succeeded(id));
		}),
	);
});

it.each([
	['a URI', (id: string) => `spotify:user:wizzler:playlist:${id}`],
	['a link', (id: string) => `https://open.spotify.com/user/wizzler/playlist/${id}?si=1`],
])("reads a playlist's ID from %s of the time when playlists stood below users", (_, write) => {
	fc.assert(
		fc.property(anId, (id) => expect(parseId(write(id), 'playlist', '')).toEqual(succeeded(id))),
	);
});

it.each([
	['audiobook', 'show'],
	['chapter', 'episode'],
] as const)('takes %ss under the links of %ss, as Spotify shares them', (kind, linked) => {
	const id = '7iHfbu1YPACw6oZPAFJtqe';
	expect(parseId(`https://open.spotify.com/${linked}/${id}`, kind, '')).toEqual(succeeded(id));
	expect(parseId(`https://open.spotify.com/${kind}/${id}`, linked, '').ok).toBe(false);
});

/** Fails with `invalidInput` that names the field, what it got and an example of each form. */
function expectRefusal(text: string, kind: (typeof KINDS)[number]) {
	const outcome = parseId(text, kind, 'The Field');
	expect(outcome).toMatchObject({
		ok: false,
		failure: { kind: 'invalidInput', field: 'The Field' },
	});
	const { message, hint } = outcome.ok ? { message: '', hint: '' } : outcome.failure;
	expect(message).not.toBe('');
	for (const example of [`spotify:${kind}:`, `https://open.spotify.com/${kind}/`]) {
		expect(hint).toContain(example);
	}
	return message;
}

const linkedAs: Record<string, string> = { audiobook: 'show', chapter: 'episode' };

it('refuses a link or URI of another kind, naming both', () => {
	const written = fc.constantFrom(...Object.values(forms).slice(1));
	fc.assert(
		fc.property(aKind, aKind, anId, written, (kind, other, id, write) => {
			fc.pre(kind !== other && linkedAs[kind] !== other);
			const message = expectRefusal(write(other, id), kind);
			expect(message).toMatch(new RegExp(`is an? ${other} link, .* needs an? ${kind}$`));
		}),
	);
});

it('refuses an ID of another length or alphabet, in every form', () => {
	const wrongId = fc.oneof(
		fc.stringMatching(/^[0-9A-Za-z]{1,21}$/),
		fc.stringMatching(/^[0-9A-Za-z]{23,30}$/),
		fc.stringMatching(/^[0-9A-Za-z]{21}[-_.!ä]$/),
	);
	const written = fc.constantFrom(...Object.values(forms));
	fc.assert(
		fc.property(
			aKind,
			wrongId,
			written,
			(kind, id, write) => void expectRefusal(write(kind, id), kind),
		),
	);
});

it('refuses any other text', () => {
	fc.assert(fc.property(aKind, fc.string(), (kind, text) => void expectRefusal(text, kind)));
});

it.each([
	['a link of another site', 'https://example.com/track/11dFghVXANMlKmJXsNCbNl'],
	[
		'a site that only looks like it',
		'https://open.spotify.com.evil.io/track/11dFghVXANMlKmJXsNCbNl',
	],
	[
		'a link that carries a link',
		'https://evil.io/?u=open.spotify.com/track/11dFghVXANMlKmJXsNCbNl',
	],
	['a local file', 'spotify:local:Daft+Punk:Discovery:One+More+Time:320'],
	['a user', 'spotify:user:wizzler'],
	['a link to nothing', 'https://open.spotify.com/'],
	['an ID with a path behind it', '11dFghVXANMlKmJXsNCbNl/../../me'],
	['the name of a placeholder', 'undefined'],
])('refuses %s', (_, text) => {
	expect(expectRefusal(text, 'track')).toContain(text.slice(0, 70));
});

it.each(['https://spotify.link/3dJ8', 'spotify.app.link/abc'])(
	'says of the short link %s how to get a long one',
	(link) => {
		expectRefusal(link, 'track');
		expect(parseId(link, 'track', '')).toMatchObject({
			failure: {
				message: expect.stringContaining('short link'),
				hint: expect.stringContaining('in a browser'),
			},
		});
	},
);

it('quotes of a long text what one needs to recognise it', () => {
	const message = expectRefusal('x'.repeat(5_000), 'track');
	expect(message).toContain('x'.repeat(50));
	expect(message.length).toBeLessThan(150);
});

it.each([
	['user', 'smedjan', 'spotify:user:smedjan'],
	[
		'user',
		'31l77y2al5lnn7mxfrmd4bpfhqke',
		'https://open.spotify.com/user/31l77y2al5lnn7mxfrmd4bpfhqke?si=1',
	],
	['user', 'jane.doe', 'jane.doe'],
	['category', 'dinner', 'dinner'],
	['category', '0JQ5DAqbMKFQ00XGBls6ym', 'https://open.spotify.com/genre/0JQ5DAqbMKFQ00XGBls6ym'],
] as const)('reads the %s %s from %s, though its ID is of another sort', (kind, id, text) => {
	expect(parseId(text, kind, '')).toEqual(succeeded(id));
});

it.each([
	'.',
	'..',
	'https://example.com/smedjan',
	'[object Object]',
	'\uD800',
	'spotify:track:11dFghVXANMlKmJXsNCbNl',
	'spotify:user:..',
])('refuses %s as a user', (text) => {
	expect(parseId(text, 'user', 'User')).toMatchObject({
		failure: { kind: 'invalidInput', field: 'User' },
	});
});

it('a token in the wrong field is not quoted', () => {
	const token = `BQ${'c2VjcmV0'.repeat(12)}`;
	const outcome = parseId(token, 'track', 'Track');
	expect(JSON.stringify(outcome)).toContain('***');
	expect(JSON.stringify(outcome)).not.toContain(token.slice(0, 30));
});
