import { fc, runs } from '../../support/fc.mts';
import { parseUris, type UriKinds } from '../../../spotify/ids/parseUris';
import { succeeded } from '../../../spotify/failures/outcome';
import { aKind, anId, KINDS } from '../../support/spotifyIds.mts';

const playable: UriKinds = { of: ['track', 'episode'], bareAs: 'track' };
const withLocal: UriKinds = { ...playable, local: true };
const anything: UriKinds = { of: [...KINDS, 'user'] };
const LOCAL_FILE = 'spotify:local:Daft+Punk:Discovery:One+More+Time:320';

const read = (input: unknown, kinds: UriKinds) => parseUris(input, kinds, 'Items');
const refusal = (more: object = {}) => [
	{
		ok: false,
		failure: expect.objectContaining({ kind: 'invalidInput', field: 'Items', ...more }),
	},
];

const forms = fc.constantFrom(
	(kind: string, id: string) => `spotify:${kind}:${id}`,
	(kind: string, id: string) => `https://open.spotify.com/${kind}/${id}?si=0a1b2c3d`,
	(kind: string, id: string) => `open.spotify.com/intl-de/${kind}/${id}/`,
);
const separators = fc.constantFrom(',', ' ', ';', '\n', ', ');

it('gives the URI of whatever a text links to, in order', () => {
	const links = fc.array(fc.tuple(aKind, anId, forms), { minLength: 1, maxLength: 20 });
	fc.assert(
		fc.property(links, separators, (given, separator) => {
			const texts = given.map(([kind, id, write]) => write(kind, id));
			const uris = given.map(([kind, id]) => succeeded(`spotify:${kind}:${id}`));
			expect(read(texts.join(separator), anything)).toEqual(uris);
			expect(read(texts, anything)).toEqual(uris);
			expect(
				read(
					texts.map((uri, id) => ({ id, uri })),
					anything,
				),
			).toEqual(uris);
		}),
	);
});

it('an ID alone stands for the one kind that is meant, where one is', () => {
	fc.assert(
		fc.property(anId, (id) => {
			expect(read(id, playable)).toEqual([succeeded(`spotify:track:${id}`)]);
			expect(read(id, anything)).toEqual(
				refusal({
					message: `'${id}' does not say what it is`,
					hint: expect.stringContaining('ID alone'),
				}),
			);
		}),
	);
});

it('refuses a URI or link of another kind, naming those that it takes', () => {
	fc.assert(
		fc.property(aKind, anId, forms, (kind, id, write) => {
			fc.pre(kind !== 'track' && kind !== 'episode');
			const outcomes = read(write(kind, id), playable);
			expect(outcomes).toEqual(
				refusal({
					message: expect.stringMatching(/is not the URI or link of track or episode$/),
					hint: expect.stringContaining('spotify:track:'),
				}),
			);
		}),
	);
});

it('takes a user by name, and one of the playlists that once stood below users', () => {
	expect(read('spotify:user:smedjan', anything)).toEqual([succeeded('spotify:user:smedjan')]);
	const uri = 'spotify:playlist:3cEYpjA9oz9GiPac4AsH4n';
	expect(read('spotify:user:wizzler:playlist:3cEYpjA9oz9GiPac4AsH4n', anything)).toEqual([
		succeeded(uri),
	]);
});

it('takes a local file as it is where there may be some, and nowhere else', () => {
	expect(read(LOCAL_FILE, withLocal)).toEqual([succeeded(LOCAL_FILE)]);
	expect(read({ uri: LOCAL_FILE, id: null }, withLocal)).toEqual([succeeded(LOCAL_FILE)]);
	expect(read(LOCAL_FILE, playable)).toEqual(refusal());
	expect(read('spotify:local:', withLocal)).toEqual(refusal());
});

it('gives nothing for nothing', () => {
	for (const nothing of ['', '  ', ' ,\n', null, undefined, [], [''], [[null]]]) {
		expect(read(nothing, playable)).toEqual([]);
	}
});

it('one that is wrong costs the others nothing', () => {
	const [first, second, third] = read(
		['11dFghVXANMlKmJXsNCbNl', 'wrong', 'spotify:episode:512ojhOuo1ktJprKbVcKyQ'],
		playable,
	);
	expect(first).toEqual(succeeded('spotify:track:11dFghVXANMlKmJXsNCbNl'));
	expect(second).toMatchObject({ ok: false, failure: { field: 'Items' } });
	expect(third).toEqual(succeeded('spotify:episode:512ojhOuo1ktJprKbVcKyQ'));
});

it.each([playable, anything])('says of a short link how to get a long one', (kinds) => {
	expect(read('https://spotify.link/3dJ8', kinds)).toEqual(
		refusal({
			message: expect.stringContaining('short link'),
			hint: expect.stringContaining('in a browser'),
		}),
	);
});

it.each([playable, anything])('a token in the wrong field is not quoted', (kinds) => {
	const token = `BQ${'c2VjcmV0'.repeat(12)}`;
	const text = JSON.stringify(read(token, kinds));
	expect(text).not.toContain(token.slice(0, 30));
});

/** Texts that come near to what is right. */
const nearly = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'spotify',
				':',
				'track',
				'local',
				'https://open.spotify.com',
				'/',
				'?si=',
				'..',
			),
			anId,
			fc.string({ maxLength: 4 }),
		),
		{ maxLength: 6 },
	)
	.map((parts) => parts.join(''));

it('whatever comes: each outcome is a URI as Spotify writes it, or a failure that names the field', () => {
	const kinds = fc.constantFrom(playable, withLocal, anything);
	const input = fc.oneof(nearly, fc.array(nearly), fc.jsonValue(), fc.string());
	fc.assert(
		fc.property(input, kinds, (given, of) => {
			for (const outcome of read(given, of)) {
				if (!outcome.ok) {
					expect(outcome.failure).toMatchObject({ kind: 'invalidInput', field: 'Items' });
					continue;
				}
				const [, kind = ''] = outcome.value.split(':');
				expect(outcome.value).toMatch(/^spotify:(\w+:[0-9A-Za-z]{22}|user:[^\s,:]+|local:\S+)$/);
				expect([...of.of, ...(of.local ? ['local'] : [])]).toContain(kind);
			}
		}),
		{ numRuns: runs(150) },
	);
});
