import fc from 'fast-check';
import { market } from '../../../spotify/operations/fields';
import type { Operation } from '../../../spotify/operations/types';
import { buildRequests } from '../../../spotify/request/buildRequests';
import { anId } from '../../support/spotifyIds.mts';

const texts = { name: '', action: '', description: '', docs: '' };
const field = { in: 'query' as const, description: '' };

/** One field of each kind. */
const operation: Operation = {
	...texts,
	route: 'GET /playlists/{playlist_id}/items',
	fields: [
		{ kind: 'id', of: 'playlist', wire: 'playlist_id', in: 'path' },
		market(),
		{
			...field,
			kind: 'choices',
			wire: 'include_groups',
			displayName: 'Include Groups',
			choices: [
				{ value: 'album', name: 'Album' },
				{ value: 'appears_on', name: 'Appears On' },
			],
			default: [],
		},
		{ kind: 'fixed', wire: 'additional_types', in: 'query', value: 'track,episode' },
	],
	output: { kind: 'playlistItem' },
};

const ID = '3cEYpjA9oz9GiPac4AsH4n';
type Values = Parameters<typeof buildRequests>[1];

const build = (values: Values, of = operation) => buildRequests(of, values, (id) => `The ${id.of}`);

/** The query of the only request. */
function queryFor(values: Values): unknown {
	const [planned] = build({ playlistId: ID, ...values });
	if (!planned?.ok) throw new Error(planned?.failure.message);
	return planned.value.request.query;
}

it('makes the request that the route and the fields say', () => {
	expect(build({ playlistId: ID, market: 'DE', includeGroups: ['album', 'appears_on'] })).toEqual([
		{
			ok: true,
			value: {
				id: ID,
				request: {
					method: 'GET',
					path: `/playlists/${ID}/items`,
					template: '/playlists/{playlist_id}/items',
					query: {
						market: 'DE',
						include_groups: 'album,appears_on',
						additional_types: 'track,episode',
					},
					repeatable: true,
				},
			},
		},
	]);
});

it('makes one request an ID, in order, and a failure in the place of one that is wrong', () => {
	const list = fc.array(fc.option(anId, { nil: 'wrong' }), { minLength: 1, maxLength: 20 });
	fc.assert(
		fc.property(list, (ids) => {
			const planned = build({ playlistId: ids });
			const found = planned.map((one) => (one.ok ? one.value.request.path : one.failure));
			expect(found).toEqual(
				ids.map((id) =>
					id === 'wrong'
						? expect.objectContaining({ kind: 'invalidInput', field: 'The playlist' })
						: `/playlists/${id}/items`,
				),
			);
		}),
	);
});

it.each(['GET', 'PUT', 'DELETE', 'POST'] as const)(
	'%s is repeatable unless it is POST',
	(method) => {
		const planned = build({}, { ...operation, route: `${method} /me/player`, fields: [] });
		expect(planned).toMatchObject([
			{
				value: {
					request: { method, path: '/me/player', query: {}, repeatable: method !== 'POST' },
				},
			},
		]);
		expect(planned[0]?.ok && planned[0].value).not.toHaveProperty('id');
	},
);

describe('a market', () => {
	it.each(['', '  ', null, undefined])('%j is none', (given) => {
		expect(queryFor({ market: given })).toEqual({ additional_types: 'track,episode' });
	});

	it('is taken in any case', () => {
		expect(queryFor({ market: ' de ' })).toMatchObject({ market: 'DE' });
	});

	it.each(['Germany', 'D', 'DEU', '49', {}, true])('%j is refused, with an example', (given) => {
		expect(build({ playlistId: ID, market: given })).toMatchObject([
			{
				ok: false,
				failure: {
					kind: 'invalidInput',
					field: 'Market',
					hint: expect.stringContaining('DE or US'),
				},
			},
		]);
	});
});

describe('choices', () => {
	it.each([
		[['album', 'appears_on'], 'album,appears_on'],
		['album', 'album'],
		[' album , appears_on,', 'album,appears_on'],
		[['album', 'album'], 'album'],
		[['album', '', null], 'album'],
	])('%j are sent as %s', (given, wire) => {
		expect(queryFor({ includeGroups: given })).toMatchObject({ include_groups: wire });
	});

	it.each([[[]], [''], [null], [undefined]])('%j: nothing is sent', (given) => {
		expect(queryFor({ includeGroups: given })).not.toHaveProperty('include_groups');
	});

	it.each([[['album', 'vinyl']], ['vinyl'], [42], [{}]])(
		'%j are refused, with what is possible',
		(given) => {
			expect(build({ playlistId: ID, includeGroups: given })).toMatchObject([
				{
					ok: false,
					failure: { field: 'Include Groups', hint: expect.stringContaining('album, appears_on') },
				},
			]);
		},
	);

	it('that are required are missed where there are none', () => {
		const fields = operation.fields.map((one) =>
			one.kind === 'choices' ? { ...one, required: true } : one,
		);
		expect(build({ playlistId: ID }, { ...operation, fields })).toMatchObject([
			{
				ok: false,
				failure: { field: 'Include Groups', message: expect.stringContaining('Nothing is chosen') },
			},
		]);
	});
});

it('a search is sent as one string, and refused where it is empty', () => {
	const search: Operation = {
		...operation,
		route: 'GET /search',
		fields: [{ kind: 'searchQuery', wire: 'q', in: 'query' }],
	};
	expect(build({ query: 'doxy', filters: { artist: 'Miles Davis' } }, search)).toMatchObject([
		{ value: { request: { path: '/search', query: { q: 'doxy artist:"Miles Davis"' } } } },
	]);
	expect(build({}, search)).toMatchObject([{ ok: false, failure: { field: 'Search Text' } }]);
});

it('never throws, and leaves no placeholder in a path, whatever an expression makes', () => {
	const values = fc.record({
		playlistId: fc.jsonValue(),
		market: fc.jsonValue(),
		includeGroups: fc.jsonValue(),
	});
	fc.assert(
		fc.property(values, (given) => {
			const planned = build(given);
			expect(planned.length).toBeGreaterThan(0);
			for (const one of planned)
				if (one.ok) expect(one.value.request.path).toMatch(/^\/playlists\/\w{22}\/items$/);
		}),
	);
});
