import { findOperation, resources } from '../../../spotify/operations';
import {
	collectionOf,
	parameterName,
	type Collection,
	type Field,
} from '../../../spotify/operations/fieldTypes';
import { isPlaylistWrite, isWrite, type Operation } from '../../../spotify/operations/types';
import { operationFacts as facts } from '../../facts/facts.mts';
import { PLAYLIST_WRITES } from '../../support/playlistWrites.mts';

const all = resources.flatMap((resource) =>
	Object.entries(resource.operations).map(([name, operation]) => ({
		name: `${resource.value}.${name}`,
		operation: operation,
	})),
);

const factOf = ({ docs }: Operation) => facts.find(({ operationId }) => operationId === docs);
/** A parameter by its wire name; of a path into the body, the object that it leads into. */
const paramOf = (operation: Operation, wire: string, place?: string) =>
	factOf(operation)?.params.find(
		({ name, in: where }) => name === wire.split('.')[0] && (place ?? where) === where,
	);
const range = (operation: Operation, wire: string) => {
	const { minimum, maximum } = paramOf(operation, wire) ?? {};
	return { minimum: minimum ?? 0, maximum: maximum ?? Infinity };
};

it('each operation is there once', () => {
	expect(all.map(({ name }) => name)).toEqual([...new Set(all.map(({ name }) => name))]);
	expect(all).not.toEqual([]);
});

/** All but the one for requests of the user's own. */
const documented = all.filter(({ operation }) => operation.docs !== undefined);

describe.each(documented)('$name', ({ operation }) => {
	const { fields, paging, route, scopes = {}, batch, job } = operation;
	const fact = factOf(operation);
	const wires = fields.map(({ wire }) => wire);
	const sent = fields.filter((field) => field.in !== 'job' && field.in !== 'item');
	const choices = fields.flatMap((field) => (field.kind === 'choices' ? [field] : []));
	const ofFixedValues = sent.flatMap((field) =>
		field.kind === 'choices' || field.kind === 'choice' ? [field] : [],
	);

	it("is an operation of Spotify's, by its route and its page, and a current one unless it says so", () => {
		// Of the two kinds of favourites, each is an operation of its own.
		const paths = ['artists', 'tracks'].map((type) => fact?.path.replace('{type}', type));
		expect(paths.map((path) => `${fact?.method} ${path}`)).toContain(route);
		expect(fact?.deprecated).toBe('availability' in operation);
	});

	it('has only parameters that Spotify knows, where Spotify has them', () => {
		for (const { wire, in: place } of sent)
			expect([wire, paramOf(operation, wire, place)?.in]).toEqual([wire, place]);
		// Fields for one parameter are each for another choice.
		const given = fields.map((field) => [
			field.wire,
			'onlyWith' in field ? field.onlyWith?.value : undefined,
		]);
		expect(new Set(given.map(String)).size).toBe(given.length);
	});

	it('sends what Spotify requires', () => {
		const required = fact?.params.filter((param) => param.required).map(({ name }) => name) ?? [];
		// What a job puts into the requests itself: what a list holds, or the text of a search.
		const given = job === undefined ? wires : [...wires, 'items', 'q', 'uris'];
		const isInPath = (name: string) => fact?.path.includes(`{${name}}`) && !route.includes('{');
		expect(required.filter((name) => !given.includes(name) && !isInPath(name))).toEqual([]);
		for (const field of choices)
			expect(field.required ?? false).toBe(required.includes(field.wire));
	});

	it('is for users, and for Premium, where Spotify says so', () => {
		expect([operation.needs === 'user', operation.premium ?? false]).toEqual([
			fact?.userOnly,
			fact?.premium,
		]);
	});

	it('names the scopes that Spotify names, of which all or one is needed, or one for each kind', () => {
		const { allOf = [], oneOf = [], optional = [], byKind = {} } = scopes;
		const needed = [...new Set([...allOf, ...oneOf, ...Object.values(byKind)])];
		const known = fact?.scopes ?? [];
		if (operation.needs === undefined) {
			expect(needed).toEqual([]);
			return;
		}
		// A follow is a request to the library that is about one kind only.
		const all = [...needed, ...optional];
		if (wires.includes('uris') && fields.some(({ kind }) => kind === 'id') && batch) {
			expect(known).toEqual(expect.arrayContaining(all));
			return;
		}
		// Of the library's own, it reads and removes liked songs alone.
		if (job === 'removeSavedDuplicates') {
			expect(all).toEqual(['user-library-modify', 'user-library-read']);
			return;
		}
		// Without it Spotify leaves out playlists that others own, says its page on scopes.
		const more = route === 'GET /me/playlists' ? ['playlist-read-collaborative'] : [];
		expect([...all].sort()).toEqual([...known, ...more].sort());
		const isEither = needed.length > 1 && oneOf.length > 0;
		expect(isEither).toBe(fact?.scopeRule === 'one-of');
		expect(Object.keys(byKind).length > 0).toBe(fact?.scopeRule === 'by-uri');
	});

	it('puts together as many values in a request as Spotify takes', () => {
		if (!batch) return;
		expect([batch.wire, batch.limit]).toEqual([fact?.batchOf?.param, fact?.batchOf?.max]);
	});

	it("offers Spotify's values, all of them, sorted by name, and defaults among them", () => {
		for (const field of ofFixedValues) {
			const values = field.choices.map(({ value }) => value);
			expect([...values].sort()).toEqual([...(paramOf(operation, field.wire)?.enum ?? [])].sort());
			expect(field.choices).toEqual(
				[...field.choices].sort((a, b) => a.name.localeCompare(b.name, 'en')),
			);
			expect([field.default].flat().filter((value) => !values.includes(value))).toEqual([]);
		}
	});

	it('pages by the largest page that Spotify allows', () => {
		const isPaged = paging !== undefined && 'maxLimit' in paging;
		if (isPaged) expect(paging.maxLimit).toBe(range(operation, 'limit').maximum);
		if (isPaged && 'maxOffset' in paging)
			expect(paging.maxOffset).toBe(range(operation, 'offset').maximum);
		if (!fact?.paging) return;
		expect(isPaged && 'itemsAt' in paging ? paging.itemsAt : '{type}s.items').toBe(fact.itemsPath);
	});

	it('reads as n8n wants it', () => {
		expect(operation.name).toMatch(/^[A-Z][a-z]+( (to|or|[A-Z][a-z]+))*$/);
		// A sentence, in which Spotify keeps its capital.
		expect(operation.action).toMatch(/^[A-Z]([^A-Z.]|\bSpotify\b)+$/);
		expect(operation.description).toMatch(/^[A-Z].*[^.]$/);
	});
});

it('is found by resource and name, and by no other name', () => {
	for (const { name, operation } of all) {
		const [resource = '', action = ''] = name.split('.');
		expect(findOperation(resource, action)).toBe(operation);
	}
	expect(findOperation('track', 'constructor')).toBeUndefined();
	expect(findOperation('track', 'play')).toBeUndefined();
	expect(findOperation('toString', 'get')).toBeUndefined();
});

const place = { in: 'query', displayName: '', description: '' } as const;
const named: Array<[Field, string]> = [
	[{ kind: 'id', of: 'playlist', wire: 'playlist_id', in: 'path' }, 'playlistId'],
	[{ kind: 'id', of: 'track', wire: 'id', in: 'path' }, 'trackId'],
	[
		{ ...place, kind: 'choices', wire: 'include_groups', choices: [], default: [] },
		'includeGroups',
	],
	[{ ...place, kind: 'market', wire: 'market' }, 'market'],
	[{ kind: 'searchQuery', wire: 'q', in: 'query' }, 'query'],
	[{ kind: 'fixed', wire: 'a_b_c', in: 'query', value: '' }, 'aBC'],
	[{ ...place, kind: 'number', wire: 'offset.position', in: 'body', min: 0 }, 'offsetPosition'],
	[{ ...place, kind: 'boolean', wire: 'state', parameter: 'shuffle', default: true }, 'shuffle'],
];

it.each(named)("the parameter of %j is named after Spotify's", (field, name) => {
	expect(parameterName(field)).toBe(name);
});

const text: Field = { ...place, kind: 'text', wire: 'name' };
const placed: Array<[string, Field, Collection | undefined]> = [
	['one of the options', text, 'options'],
	['a required one, in the form', { ...text, required: true }, undefined],
	['one that says so, in the form', { ...text, place: 'form' }, undefined],
	['one of the details', { ...text, place: 'details' }, 'details'],
	[
		'one that is never shown, nowhere',
		{ kind: 'fixed', wire: 'a', in: 'query', value: '' },
		undefined,
	],
	['an id, in the form', { kind: 'id', of: 'track', wire: 'id', in: 'path' }, undefined],
];

it.each(placed)('where a field stands: %s', (_, field, collection) => {
	expect(collectionOf(field)).toBe(collection);
});

it('knows what changes something, and what of that changes a playlist', () => {
	const namesOf = (is: (operation: Operation) => boolean) =>
		all.filter(({ operation }) => is(operation)).map(({ name }) => name);
	const playlists = PLAYLIST_WRITES.map((name) => `playlist.${name}`);
	expect(namesOf(isPlaylistWrite).sort()).toEqual(playlists);
	const others = [
		'playlist.create',
		'playlist.follow',
		'playlist.getOrCreate',
		'playlist.unfollow',
		'library.remove',
		'library.removeDuplicates',
		'library.save',
	];
	const commands = namesOf(({ premium }) => premium === true);
	expect(namesOf(isWrite).sort()).toEqual([...playlists, ...others, ...commands].sort());
});

it('a write that does more when it is repeated says so', () => {
	const once = all.filter(({ operation }) => operation.nonIdempotent).map(({ name }) => name);
	expect(once).toEqual(['playlist.reorderItems']);
});
