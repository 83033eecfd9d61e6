import fc from 'fast-check';

import { market } from '../../spotify/operations/fields';
import type { Field, Operation } from '../../spotify/operations/types';
import { runFaults } from '../support/contract/drive.mts';
import { entryFaults } from '../support/contract/entryFaults.mts';
import { entry } from '../support/contract/facts.mts';
import { validValues } from '../support/contract/validValues.mts';

// Hundreds of random cases each, on a machine that may be busy.
jest.setTimeout(60_000);

/** What the contract's tests would say about an entry. */
async function contractFaults(
	operation: Operation,
): Promise<{ entry: string[]; requests: string[] }> {
	const values = fc.sample(validValues(operation), { numRuns: 40, seed: 4 });
	const runs = values.map((given) => runFaults(operation, given, { total: 120, most: Infinity }));
	return { entry: entryFaults(operation), requests: (await Promise.all(runs)).flat() };
}

const without = (operation: Operation, ...wires: string[]): Operation => ({
	...operation,
	fields: operation.fields.filter(({ wire }) => !wires.includes(wire)),
});

const withField = (
	operation: Operation,
	wire: string,
	change: (field: Field) => Field,
): Operation => ({
	...operation,
	fields: operation.fields.map((field) => (field.wire === wire ? change(field) : field)),
});

const renamed = (operation: Operation, wire: string, to: string): Operation =>
	withField(operation, wire, (field) => ({ ...field, wire: to }));

const choicesOf = (operation: Operation, wire: string, ...values: string[]): Operation =>
	withField(operation, wire, (field) =>
		field.kind === 'choices'
			? { ...field, choices: values.map((value) => ({ value, name: value })) }
			: field,
	);

const albums = entry('artist.getAlbums');
const show = entry('show.get');
const search = entry('search.search');
const recommendations = entry('browse.getRecommendations');
const categories = entry('browse.getCategories');
const related = entry('artist.getRelatedArtists');
const { onlyFor: _, ...relatedForAll } = related;

/** By what is wrong: an entry, and what is said about the entry itself or about its requests. */
const wrong: Array<[string, Operation, string]> = [
	[
		'a page that is too large',
		{ ...albums, paging: { kind: 'offset', itemsAt: 'items', maxLimit: 50 } },
		'limit: 50 is outside',
	],
	[
		'a page that is too small',
		{ ...albums, paging: { kind: 'offset', itemsAt: 'items', maxLimit: 5 } },
		'maxLimit: 5 instead of 10',
	],
	[
		'a list elsewhere',
		{ ...categories, paging: { kind: 'offset', itemsAt: 'items', maxLimit: 50 } },
		'itemsAt: items instead of categories.items',
	],
	[
		'a whole list elsewhere',
		{ ...related, paging: { kind: 'whole', itemsAt: 'items' } },
		"no list at 'items'",
	],
	[
		'no paging',
		{ ...albums, paging: { kind: 'whole', itemsAt: 'items' } },
		'paging: whole instead of offset',
	],
	[
		'pages where there are none',
		{ ...related, paging: { kind: 'offset', itemsAt: 'artists', maxLimit: 50 } },
		'limit is unknown',
	],
	[
		'an offset that is too large',
		{ ...search, paging: { kind: 'offsetByType', typesIn: 'type', maxLimit: 10, maxOffset: 2000 } },
		'maxOffset: 2000',
	],
	[
		'a limit that is too large',
		{ ...recommendations, paging: { kind: 'limit', itemsAt: 'tracks', maxLimit: 200 } },
		'limit: 200 is outside',
	],
	[
		'a path that does not exist',
		{ ...show, route: 'GET /show/{id}' },
		"none of Spotify's operations",
	],
	[
		'a method that does not exist',
		{ ...show, route: 'DELETE /shows/{id}' },
		"none of Spotify's operations",
	],
	[
		'the path of another operation',
		{ ...show, route: 'GET /audiobooks/{id}' },
		'docs: get-a-show is not get-an-audiobook',
	],
	['an operation for users', { ...categories, route: 'GET /me/tracks' }, 'only a user may call it'],
	['an id that is not filled in', renamed(show, 'id', 'show_id'), '/shows/{id} is not /shows/{id}'],
	[
		'a wrong wire name',
		renamed(albums, 'include_groups', 'includeGroups'),
		'includeGroups is unknown',
	],
	[
		'a parameter that Spotify lacks',
		{ ...related, fields: [...related.fields, market()] },
		'market is unknown',
	],
	['no market for podcasts', without(show, 'market'), 'market is missing'],
	[
		'an optional market for podcasts',
		{ ...show, fields: [...without(show, 'market').fields, market()] },
		'market is missing',
	],
	['no required parameter', without(search, 'type'), 'type is missing'],
	[
		'a value that Spotify lacks',
		choicesOf(search, 'type', 'track', 'chapter'),
		"type: 'chapter' is not allowed",
	],
	[
		'a range that is too wide',
		withField(recommendations, 'min_energy', (field) =>
			field.kind === 'number' ? { ...field, most: 100 } : field,
		),
		'min_energy:',
	],
	[
		'fractions where there are none',
		withField(recommendations, 'min_key', (field) =>
			field.kind === 'number' ? { ...field, integer: false } : field,
		),
		'is not whole',
	],
	[
		'too many seeds',
		{
			...recommendations,
			together: { fields: ['seed_artists', 'seed_genres', 'seed_tracks'], least: 6, most: 9 },
		},
		'values of seed_artists',
	],
	[
		'no seeds',
		{
			...recommendations,
			together: { fields: ['seed_artists', 'seed_genres', 'seed_tracks'], least: 0, most: 0 },
		},
		'0 values of seed_artists',
	],
	[
		'a closed operation for every app',
		relatedForAll,
		'onlyFor: undefined instead of extendedQuota',
	],
	[
		'the wrong apps',
		{ ...related, onlyFor: 'olderApps' },
		'onlyFor: olderApps instead of extendedQuota',
	],
	[
		'an open operation as closed',
		{ ...show, onlyFor: 'olderApps' },
		'onlyFor: olderApps instead of undefined',
	],
	['another page of the reference', { ...show, docs: 'get-show' }, 'docs: get-show'],
	[
		'another kind of result',
		{ ...show, output: { kind: 'audiobook' } },
		'output: audiobook for show',
	],
	['another kind of list', { ...albums, output: { kind: 'track' } }, 'output: track for album'],
	[
		'objects where there are texts',
		{ ...entry('browse.getMarkets'), output: { kind: 'track' } },
		'output: track for string',
	],
	[
		'entries of a playlist as tracks',
		{ ...entry('playlist.getItems'), output: { kind: 'track' } },
		'output: track for entries',
	],
];

it.each(wrong)('%s is caught', async (_name, operation, fault) => {
	const faults = await contractFaults(operation);
	expect([...faults.entry, ...faults.requests].join('\n')).toContain(fault);
});

it('the entries as they are have none of these faults', async () => {
	for (const operation of [albums, show, search, recommendations, categories, related]) {
		expect(await contractFaults(operation)).toEqual({ entry: [], requests: [] });
	}
});
