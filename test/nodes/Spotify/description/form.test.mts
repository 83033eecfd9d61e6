import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Spotify } from '../../../../nodes/Spotify/Spotify.node';

const { description } = new Spotify();
const { properties } = description;

const inCollections = (list: INodeProperties[]): INodeProperties[] =>
	list.flatMap((property) =>
		property.type === 'collection'
			? [property, ...inCollections((property.options ?? []) as INodeProperties[])]
			: [property],
	);
const all = inCollections(properties);
const shownFor = (resource: string, operation: string): string[] =>
	properties
		.filter(({ displayOptions: { show } = {} }) => {
			const has = (key: string, value: string) => show?.[key]?.includes(value) ?? false;
			return has('resource', resource) && has('operation', operation);
		})
		.map(({ name }) => name);
const choices = (property: INodeProperties | undefined): INodePropertyOptions[] =>
	(property?.options ?? []) as INodePropertyOptions[];
const operations = properties.filter(({ name }) => name === 'operation');
const resource = properties.find(({ name }) => name === 'resource');

describe('the names that stored workflows hold', () => {
	it.each([
		['album', ['get', 'getTracks']],
		['api', ['request']],
		['artist', ['get', 'getAlbums', 'getRelatedArtists', 'getTopTracks']],
		['audiobook', ['get', 'getChapters']],
		['browse', ['getCategories', 'getCategory', 'getCategoryPlaylists', 'getFeaturedPlaylists']],
		['browse', ['getGenreSeeds', 'getMarkets', 'getNewReleases', 'getRecommendations']],
		['chapter', ['get']],
		['episode', ['get']],
		['playlist', ['get', 'getCover', 'getItems']],
		['search', ['search']],
		['show', ['get', 'getEpisodes']],
		['track', ['get', 'getAudioAnalysis', 'getAudioFeatures']],
		['user', ['get', 'getPlaylists']],
	])('of %s are %j', (name, expected) => {
		const operation = operations.find(({ displayOptions }) =>
			displayOptions?.show?.['resource']?.includes(name),
		);
		expect(choices(operation).map(({ value }) => value)).toEqual(expect.arrayContaining(expected));
	});

	it.each([
		['album', 'get', ['albumId', 'simplify', 'options']],
		['album', 'getTracks', ['albumId', 'returnAll', 'limit', 'simplify', 'options']],
		['artist', 'get', ['artistId', 'simplify', 'options']],
		['artist', 'getAlbums', ['artistId', 'returnAll', 'limit', 'simplify', 'options']],
		['playlist', 'get', ['playlistId', 'simplify', 'options']],
		['playlist', 'getItems', ['playlistId', 'returnAll', 'limit', 'simplify', 'options']],
		['search', 'search', ['query', 'filters', 'type', 'returnAll', 'limit', 'simplify', 'options']],
		['track', 'get', ['trackId', 'simplify', 'options']],
		['show', 'get', ['showId', 'market', 'simplify', 'options']],
		['browse', 'getMarkets', ['options']],
		[
			'api',
			'request',
			[
				'method',
				'path',
				'queryParameters',
				'body',
				'paging',
				'itemsPath',
				'returnAll',
				'limit',
				'options',
			],
		],
	])('of the fields of %s %s are %j, in this order', (name, operation, fields) => {
		expect(shownFor(name, operation)).toEqual(fields);
	});
});

describe('conventions of n8n, which its linter cannot see in derived properties', () => {
	it('one operation property for each resource', () => {
		const resources = operations.map(({ displayOptions }) => displayOptions?.show?.['resource']);
		expect(resources.flat().sort()).toEqual(
			choices(resource)
				.map(({ value }) => value)
				.sort(),
		);
	});

	it('lists are sorted by name', () => {
		for (const property of all.filter(({ type }) => ['options', 'multiOptions'].includes(type))) {
			const names = choices(property).map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		}
	});

	it('a default is one of the options', () => {
		for (const property of all.filter(({ type }) => type === 'options')) {
			expect(choices(property).map(({ value }) => value)).toContain(property.default);
		}
	});

	it('the description of a switch begins with "Whether"', () => {
		const switches = all.filter(({ type }) => type === 'boolean');
		expect(switches.length).toBeGreaterThan(0);
		for (const { description: text } of switches) expect(text).toMatch(/^Whether /);
	});

	it('limit counts from 1 and is 50 by default', () => {
		const limits = all.filter(({ name }) => name === 'limit');
		expect(limits.length).toBeGreaterThan(0);
		for (const limit of limits) {
			expect(limit).toMatchObject({ default: 50, typeOptions: { minValue: 1 } });
		}
	});

	it('every operation has an action and a description, every field a description', () => {
		for (const option of operations.flatMap(choices)) {
			expect(option.action).toMatch(/^[A-Z]/);
			expect(option.description).toBeTruthy();
		}
		const fields = all.filter(
			({ name, type }) =>
				!['resource', 'operation', 'authentication'].includes(name) && type !== 'collection',
		);
		for (const { name, description: text } of fields)
			expect([name, text]).toEqual([name, expect.any(String)]);
	});

	it('ids are resource locators, by ID or URI and by URL, that n8n does not take apart', () => {
		const locators = all.filter(({ type }) => type === 'resourceLocator');
		expect([...new Set(locators.map(({ name }) => name))].sort()).toEqual([
			'albumId',
			'artistId',
			'audiobookId',
			'categoryId',
			'chapterId',
			'episodeId',
			'playlistId',
			'showId',
			'trackId',
			'userId',
		]);
		for (const { modes, extractValue } of locators) {
			expect(modes?.map(({ name }) => name)).toEqual(['id', 'url']);
			expect([extractValue, ...(modes ?? []).map((mode) => mode.extractValue)]).toEqual([
				undefined,
				undefined,
				undefined,
			]);
		}
	});
});

describe('the node', () => {
	it('has its fixed names', () => {
		expect(description).toMatchObject({
			name: 'spotify',
			displayName: 'Spotify Web API',
			defaults: { name: 'Spotify' },
			usableAsTool: true,
		});
	});
});
