import { fc, runs } from '../../support/fc.mts';
import { parseId } from '../../../spotify/ids/parseId';
import { parseIds } from '../../../spotify/ids/parseIds';
import { parseUris } from '../../../spotify/ids/parseUris';
import { findOperation } from '../../../spotify/operations';
import { succeeded } from '../../../spotify/failures/outcome';
import { buildRequests } from '../../../spotify/plan/buildRequests';

/** Any text that a user may be called by, as far as it is not meant otherwise where it is typed. */
const userIds = fc
	.oneof(
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
		fc.string({
			unit: fc.constantFrom('%', '#', '/', ' ', '2', '3', 'é', '字', '😀', '&', '+', '=', ':'),
			minLength: 1,
		}),
	)
	.filter((id) => id === id.trim() && /^[^\p{Cc}\p{Cs}[\]{}]+$/u.test(id))
	.filter(
		(id) => !/^\.{0,2}$|:\/\/|spotify|^["'`´‘’‚‛“”„‟«»‹›<>()]|["'`´‘’‚‛“”„‟«»‹›<>()]$/i.test(id),
	)
	.filter((id) => !/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE0F\uFEFF]/.test(id));

const isEncoded = (id: string): boolean => /^([^%]|%[\da-f]{2})*$/i.test(id) && id.includes('%');

/** The path that a text leads to where a user's profile is asked for. */
function wireOf(text: unknown): string[] {
	const get = findOperation('user', 'get');
	if (!get) throw new Error('no such operation');
	return buildRequests(get, { userId: text }, () => 'User').map((planned) =>
		planned.ok && 'request' in planned.value ? planned.value.request.path : 'refused',
	);
}

// ramsayleung/rspotify has such users in its recorded answers.
it.each([
	['a raw ID', 'someone#label'],
	['an ID cut out of a link', 'someone%23label'],
	['a URI', 'spotify:user:someone%23label'],
	['a link', 'https://open.spotify.com/user/someone%23label'],
	['a link with a query', 'https://open.spotify.com/intl-de/user/someone%23label?si=abc'],
	['a URI that somebody put together of a raw ID', 'spotify:user:someone#label'],
	['a URI encoded as a part of an address', 'spotify%3Auser%3Asomeone%2523label'],
	['a URI in quotes', '"spotify:user:someone%23label"'],
	["Spotify's object", { type: 'user', id: 'someone#label', uri: 'spotify:user:someone%23label' }],
	["the node's own object", { id: 'someone#label' }],
	['a list', ['someone#label']],
])('%s is encoded once on the wire', (_, given) => {
	expect(wireOf(given)).toEqual(['/users/someone%23label']);
});

it('whatever a user is called, raw and encoded lead to the same, encoded once', () => {
	fc.assert(
		fc.property(userIds, (id) => {
			const encoded = encodeURIComponent(id);
			const wire = [`/users/${encoded}`];
			expect(parseId(encoded, 'user', '')).toEqual(succeeded(id));
			// One that looks like an encoded one cannot be told from it.
			if (!isEncoded(id)) {
				expect(parseId(id, 'user', '')).toEqual(succeeded(id));
				expect(wireOf({ id })).toEqual(wire);
			}
			expect(wireOf({ type: 'user', id, uri: `spotify:user:${encoded}` })).toEqual(wire);
			expect(wireOf(`spotify:user:${encoded}`)).toEqual(wire);
			expect(wireOf(`https://open.spotify.com/user/${encoded}`)).toEqual(wire);
		}),
		{ numRuns: runs(150) },
	);
});

it('a URI of a raw ID is encoded too', () => {
	expect(parseUris('spotify:user:someone#label', { of: ['user'] }, '')).toEqual([
		succeeded('spotify:user:someone%23label'),
	]);
});

it('a URI of a user is encoded where a URI goes over the wire', () => {
	fc.assert(
		fc.property(userIds, (id) => {
			const uri = `spotify:user:${encodeURIComponent(id)}`;
			expect(parseUris(uri, { of: ['track', 'user'] }, '')).toEqual([succeeded(uri)]);
			expect(parseUris({ type: 'user', id, uri }, { of: ['user'] }, '')).toEqual([succeeded(uri)]);
		}),
	);
});

it('several users in one text are told apart as before', () => {
	expect(parseIds('smedjan, wizzler spotify:user:a%20b', 'user', '')).toEqual(
		['smedjan', 'wizzler', 'a b'].map(succeeded),
	);
});

it('what cannot be decoded is taken as it is', () => {
	expect(parseId('spotify:user:100%', 'user', '')).toEqual(succeeded('100%'));
});

it.each([
	'{{ spotify:user:nora }}',
	'{{spotify:user:nora}}',
	'{{ spotify%3Auser%3Anora }}',
	'{{ https://open.spotify.com/user/nora?si=1 }}',
	'{{ https://a.example/?to=https%3A%2F%2Fopen.spotify.com%2Fuser%2Fnora }}',
	'[ nora ]',
])('%s is no expression, but a user in brackets', (text) => {
	expect(parseIds(text, 'user', 'Users')).toEqual([succeeded('nora')]);
});

it.each([
	'{{ nora }}',
	'{{ $json.user }}',
	"{{ 'https://open.spotify.com/user/' + nora }}",
	'{{ "spotify:user:" + nora }}',
])('%s was to be evaluated', (text) => {
	expect(parseIds(text, 'user', 'Users')).toMatchObject([
		{ ok: false, failure: { message: expect.stringContaining('was not evaluated') } },
	]);
});
