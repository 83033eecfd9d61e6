import type {
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRegexValidation,
} from 'n8n-workflow';
import { nameWithLabel } from '../../../../nodes/Spotify/description/properties';
import { Spotify } from '../../../../nodes/Spotify/Spotify.node';
import { shownFor } from '../../../../scripts/stored/shownFor.mts';
import { resources } from '../../../../spotify/operations';
import { artist } from '../../../../spotify/operations/artist';
import { parameterName } from '../../../../spotify/operations/fieldTypes';

const { description } = new Spotify();
/** All but what no form shows. */
const properties = shownFor(description.properties, {});

const inCollections = (list: INodeProperties[]): INodeProperties[] =>
	list.flatMap((property) =>
		property.type === 'collection'
			? [property, ...inCollections((property.options ?? []) as INodeProperties[])]
			: [property],
	);
const all = inCollections(properties);
const propertiesFor = (resource: string, operation: string): INodeProperties[] =>
	shownFor(
		properties.filter(({ name }) => !['authentication', 'resource', 'operation'].includes(name)),
		{ resource, operation },
	);
const namesFor = (resource: string, operation: string): string[] =>
	propertiesFor(resource, operation).map(({ name }) => name);
const choices = (property: INodeProperties | undefined): INodePropertyOptions[] =>
	(property?.options ?? []) as INodePropertyOptions[];
const operations = properties.filter(({ name }) => name === 'operation');
const resource = properties.find(({ name }) => name === 'resource');
/** Each operation, with what its form has. */
const forms = operations.flatMap((property) => {
	const [of = ''] = (property.displayOptions?.show?.['resource'] ?? []) as string[];
	return choices(property).map(({ value, name }) => ({
		operation: `${of} ${value}`,
		label: name,
		properties: propertiesFor(of, String(value)),
	}));
});

it.each([
	['extendedQuota', 'Get Related Artists (Extended Quota Only)'],
	['removed', 'Get Related Artists (Removed by Spotify)'],
	['olderApps', 'Get Related Artists (Older Apps Only)'],
] as const)('an operation that is for %s says so in the dropdown', (availability, label) => {
	expect(nameWithLabel({ ...artist.operations.getRelatedArtists, availability })).toBe(label);
});

describe('the names that stored workflows hold', () => {
	it.each([
		['album', ['downloadCover', 'get', 'getTracks']],
		['api', ['getUsage', 'request']],
		['artist', ['downloadCover', 'get', 'getAlbums', 'getRelatedArtists', 'getTopTracks']],
		['audiobook', ['get', 'getChapters']],
		['browse', ['getCategories', 'getCategory', 'getCategoryPlaylists', 'getFeaturedPlaylists']],
		['browse', ['getGenreSeeds', 'getMarkets', 'getNewReleases', 'getRecommendations']],
		['chapter', ['get']],
		['episode', ['get']],
		['library', ['check', 'getAlbums', 'getAudiobooks', 'getEpisodes', 'getShows', 'getTracks']],
		['library', ['remove', 'save']],
		['player', ['addToQueue', 'getCurrentlyPlaying', 'getDevices', 'getQueue']],
		['player', ['getRecentlyPlayed', 'getState', 'next', 'pause', 'play', 'previous', 'seek']],
		['player', ['setRepeat', 'setShuffle', 'setVolume', 'transfer']],
		['playlist', ['addItems', 'create', 'downloadCover', 'follow', 'get', 'getAll', 'getCover']],
		[
			'playlist',
			['getItems', 'getOrCreate', 'removeItems', 'reorderItems', 'replaceItems', 'syncItems'],
		],
		['playlist', ['unfollow', 'update', 'uploadCover']],
		['search', ['search']],
		['show', ['downloadCover', 'get', 'getEpisodes']],
		['track', ['get', 'getAudioAnalysis', 'getAudioFeatures']],
		['user', ['get', 'getFollowedArtists', 'getPlaylists', 'getProfile']],
		['user', ['getTopArtists', 'getTopTracks']],
	])('of %s are %j', (name, expected) => {
		const operation = operations.find(({ displayOptions }) =>
			displayOptions?.show?.['resource']?.includes(name),
		);
		expect(choices(operation).map(({ value }) => value)).toEqual(expect.arrayContaining(expected));
	});

	it.each([
		['album', 'get', ['albumId', 'output', 'selectedFields', 'options']],
		[
			'album',
			'getTracks',
			['albumId', 'returnAll', 'limit', 'output', 'selectedFields', 'options'],
		],
		['artist', 'get', ['artistId', 'output', 'selectedFields', 'options']],
		[
			'artist',
			'getAlbums',
			['artistId', 'returnAll', 'limit', 'output', 'selectedFields', 'options'],
		],
		['playlist', 'get', ['playlistId', 'output', 'selectedFields', 'options']],
		[
			'playlist',
			'getItems',
			['playlistId', 'returnAll', 'limit', 'output', 'selectedFields', 'options'],
		],
		[
			'search',
			'search',
			['query', 'filters', 'type', 'returnAll', 'limit', 'output', 'selectedFields', 'options'],
		],
		['track', 'get', ['trackId', 'output', 'selectedFields', 'options']],
		['show', 'get', ['showId', 'market', 'output', 'selectedFields', 'options']],
		['browse', 'getMarkets', ['appsNotice', 'options']],
		['album', 'downloadCover', ['albumId', 'options']],
		['library', 'check', ['userNotice', 'uris', 'options']],
		[
			'library',
			'getTracks',
			['userNotice', 'returnAll', 'limit', 'output', 'selectedFields', 'options'],
		],
		['library', 'save', ['userNotice', 'uris', 'options']],
		['player', 'addToQueue', ['userNotice', 'premiumNotice', 'uri', 'options']],
		['player', 'getDevices', ['userNotice', 'output', 'selectedFields', 'options']],
		['player', 'getQueue', ['userNotice', 'output', 'selectedFields', 'options']],
		[
			'player',
			'getRecentlyPlayed',
			['userNotice', 'returnAll', 'limit', 'output', 'selectedFields', 'options'],
		],
		['player', 'getState', ['userNotice', 'output', 'selectedFields', 'options']],
		['player', 'next', ['userNotice', 'premiumNotice', 'options']],
		[
			'player',
			'play',
			[
				'userNotice',
				'premiumNotice',
				'playWhat',
				'albumId',
				'artistId',
				'playlistId',
				'showId',
				'uris',
				'deviceId',
				'options',
			],
		],
		['player', 'seek', ['userNotice', 'premiumNotice', 'positionMs', 'options']],
		['player', 'setRepeat', ['userNotice', 'premiumNotice', 'repeatMode', 'options']],
		['player', 'setShuffle', ['userNotice', 'premiumNotice', 'shuffle', 'options']],
		['player', 'setVolume', ['userNotice', 'premiumNotice', 'volumePercent', 'options']],
		['player', 'transfer', ['userNotice', 'premiumNotice', 'deviceId', 'options']],
		['playlist', 'addItems', ['userNotice', 'playlistId', 'uris', 'options']],
		[
			'playlist',
			'create',
			['userNotice', 'name', 'public', 'details', 'output', 'selectedFields', 'options'],
		],
		['playlist', 'downloadCover', ['playlistId', 'options']],
		['playlist', 'follow', ['userNotice', 'playlistId', 'options']],
		[
			'playlist',
			'getAll',
			['userNotice', 'returnAll', 'limit', 'output', 'selectedFields', 'options'],
		],
		['playlist', 'removeItems', ['userNotice', 'playlistId', 'uris', 'options']],
		[
			'playlist',
			'reorderItems',
			['userNotice', 'playlistId', 'rangeStart', 'insertBefore', 'options'],
		],
		['playlist', 'replaceItems', ['userNotice', 'playlistId', 'uris', 'options']],
		['playlist', 'syncItems', ['userNotice', 'playlistId', 'uris', 'options']],
		['playlist', 'removeDuplicates', ['userNotice', 'playlistId', 'sameWhen', 'keep', 'options']],
		['library', 'removeDuplicates', ['userNotice', 'sameWhen', 'keep', 'options']],
		['playlist', 'unfollow', ['userNotice', 'playlistId', 'options']],
		['playlist', 'update', ['userNotice', 'playlistId', 'details', 'options']],
		['playlist', 'uploadCover', ['userNotice', 'playlistId', 'binaryPropertyName', 'options']],
		[
			'user',
			'getFollowedArtists',
			['userNotice', 'returnAll', 'limit', 'output', 'selectedFields', 'options'],
		],
		['user', 'getProfile', ['userNotice', 'output', 'selectedFields', 'options']],
		[
			'user',
			'getTopTracks',
			['userNotice', 'returnAll', 'limit', 'output', 'selectedFields', 'options'],
		],
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
		expect(namesFor(name, operation)).toEqual(fields);
	});

	const ORDER = ['dropOlderThan', 'maxItems', 'order', 'orderDirection', 'orderField', 'seed'];

	it.each([
		['track', 'get', 'options', ['batching', 'market']],
		['artist', 'get', 'options', ['batching']],
		['playlist', 'getItems', 'options', ['market', 'offset', 'onlyIfChanged']],
		['playlist', 'addItems', 'options', ['position', 'skipExisting']],
		['playlist', 'create', 'details', ['collaborative', 'description']],
		['playlist', 'getOrCreate', 'details', ['collaborative', 'description']],
		['playlist', 'update', 'details', ['collaborative', 'description', 'name', 'public']],
		['playlist', 'replaceItems', 'options', ['allowEmpty', 'listRemoved', 'maxRemovals', ...ORDER]],
		[
			'playlist',
			'syncItems',
			'options',
			['allowEmpty', 'dryRun', 'keepDates', 'maxRemovals', ...ORDER],
		],
		['playlist', 'checkItems', 'options', ['market', 'minimumConfidence', 'replace']],
		['playlist', 'removeDuplicates', 'options', ['dryRun', 'maxRemovals']],
		['library', 'removeDuplicates', 'options', ['dryRun', 'maxRemovals']],
		['playlist', 'reorderItems', 'options', ['rangeLength', 'snapshotId']],
		['playlist', 'downloadCover', 'options', ['binaryPropertyName', 'size']],
		['player', 'play', 'options', ['positionMs', 'offsetPosition', 'offsetUri']],
		['player', 'transfer', 'options', ['play']],
		['player', 'getRecentlyPlayed', 'options', ['before']],
		['user', 'getTopArtists', 'options', ['offset', 'timeRange']],
	])('of what %s %s has in its %s: %j', (name, operation, collection, fields) => {
		const common = [
			'ifQuotaIsShort',
			'maxConcurrency',
			'maxRateLimitWait',
			'maxRequests',
			'skipNotFound',
		];
		const found = propertiesFor(name, operation).find((property) => property.name === collection);
		const names = choices(found).map((option) => option.name);
		expect(names.filter((one) => !common.includes(one)).sort()).toEqual([...fields].sort());
	});

	it('of the option Batching, which is there where Spotify may give several at once', () => {
		const withBatching = forms
			.filter((form) => inCollections(form.properties).some(({ name }) => name === 'batching'))
			.map(({ operation }) => operation);
		expect(withBatching.sort()).toEqual([
			'album get',
			'artist get',
			'audiobook get',
			'chapter get',
			'episode get',
			'show get',
			'track get',
			'track getAudioFeatures',
		]);
		const batching = all.find(({ name }) => name === 'batching');
		expect(choices(batching).map(({ value }) => value)).toEqual(['automatic', 'off']);
		expect(batching?.default).toBe('automatic');
	});

	it.each([
		['album', 'get', ['ifQuotaIsShort', 'maxConcurrency', 'maxRateLimitWait', 'maxRequests']],
		['api', 'request', ['ifQuotaIsShort', 'maxConcurrency', 'maxRateLimitWait', 'maxRequests']],
		[
			'library',
			'getTracks',
			['ifQuotaIsShort', 'maxConcurrency', 'maxRateLimitWait', 'maxRequests'],
		],
		['user', 'getFollowedArtists', ['ifQuotaIsShort', 'maxRateLimitWait', 'maxRequests']],
		['player', 'pause', ['ifQuotaIsShort', 'maxRateLimitWait', 'maxRequests']],
		['playlist', 'syncItems', ['ifQuotaIsShort', 'maxRateLimitWait', 'maxRequests']],
		['user', 'getProfile', ['maxRateLimitWait']],
		['browse', 'getMarkets', ['maxRateLimitWait']],
	])(
		'of the options of %s %s for its requests, only those that change something: %j',
		(name, operation, expected) => {
			const options = propertiesFor(name, operation).find(
				(property) => property.name === 'options',
			);
			const names = choices(options).map((option) => option.name);
			const common = ['ifQuotaIsShort', 'maxConcurrency', 'maxRateLimitWait', 'maxRequests'];
			expect(names.filter((one) => common.includes(one)).sort()).toEqual(expected);
		},
	);

	it('of the option Skip Not Found, where an ID leads to something', () => {
		const has = (name: string, operation: string) =>
			inCollections(propertiesFor(name, operation)).some((one) => one.name === 'skipNotFound');
		expect([has('track', 'get'), has('playlist', 'update'), has('playlist', 'follow')]).toEqual([
			true,
			true,
			false,
		]);
	});

	it('of the kinds of credential, the user one among them', () => {
		const authentication = properties.find(({ name }) => name === 'authentication');
		expect(choices(authentication).map(({ value }) => value)).toEqual([
			'accessToken',
			'clientCredentials',
			'oAuth2',
		]);
		expect(authentication?.default).toBe('clientCredentials');
	});
});

describe('what is for users', () => {
	// n8n's actions panel offers it whatever the credential, and fills in the one that was made last.
	it('is offered whatever the credential', () => {
		const offered = [...choices(resource), ...operations];
		expect(offered.length).toBeGreaterThan(20);
		for (const { name, displayOptions } of offered) {
			expect([name, displayOptions?.show?.['authentication']]).toEqual([name, undefined]);
		}
	});

	it('says so under a credential for apps', () => {
		const notices = forms.flatMap((form) =>
			form.properties.filter(({ name }) => name === 'userNotice'),
		);
		expect(notices.length).toBeGreaterThan(20);
		for (const { type, displayName, displayOptions } of notices) {
			expect(type).toBe('notice');
			expect(displayName).toMatch(/needs a user.*<b>.*User OAuth2.*<\/b>/);
			expect(displayOptions?.show?.['authentication']).toEqual(['clientCredentials']);
		}
	});

	it('and for some kinds of app says so, and what does the same, whatever the credential', () => {
		const notices = forms.flatMap((form) =>
			form.properties.filter(({ name }) => name === 'appsNotice'),
		);
		const labelled = forms.filter(({ label }) => label.endsWith('Only)'));
		expect(notices.length).toBeGreaterThan(10);
		expect(notices).toHaveLength(labelled.length);
		for (const { displayName, displayOptions } of notices) {
			expect(displayName).toMatch(/(November 2024|February 2026).*(Instead: |Nothing replaces it)/);
			expect(displayOptions?.show).not.toHaveProperty('authentication');
		}
	});

	it('and for Premium says so whatever the credential', () => {
		const notices = properties.filter(({ name }) => name === 'premiumNotice');
		const commands = notices.flatMap(({ displayOptions }) => displayOptions?.show?.['operation']);
		expect(commands.sort()).toEqual([
			'addToQueue',
			'next',
			'pause',
			'play',
			'previous',
			'seek',
			'setRepeat',
			'setShuffle',
			'setVolume',
			'transfer',
		]);
		for (const { displayOptions } of notices) {
			expect(displayOptions?.show).not.toHaveProperty('authentication');
		}
	});
});

it('no form has a field twice, or an option', () => {
	for (const operationsOf of operations) {
		const [name = ''] = (operationsOf.displayOptions?.show?.['resource'] ?? []) as string[];
		for (const { value } of choices(operationsOf)) {
			const shown = propertiesFor(name, String(value));
			const names = shown.map((property) => property.name);
			const nested = inCollections(shown).map((property) => property.name);
			expect([name, value, names]).toEqual([name, value, [...new Set(names)]]);
			expect([name, value, nested]).toEqual([name, value, [...new Set(nested)]]);
		}
	}
});

it('each kind of credential is asked for under its own kind of authentication', () => {
	const shown = description.credentials?.map(({ name, displayOptions }) => [
		displayOptions?.show?.['authentication'],
		name,
	]);
	expect(shown).toEqual([
		[['accessToken'], 'spotifyAccessTokenApi'],
		[['clientCredentials'], 'spotifyClientCredentialsApi'],
		[['oAuth2'], 'spotifyUserOAuth2Api'],
	]);
});

describe('conventions of n8n, which its linter cannot see in derived properties', () => {
	/** Every text of the form, with what it is of. */
	const texts = [
		...all.flatMap(({ name, description: text, hint, type, displayName }) => [
			[name, text],
			[name, hint],
			[name, type === 'notice' ? displayName : undefined],
		]),
		...all.flatMap((property) =>
			choices(property)
				.filter((option) => 'value' in option)
				.map((option) => [`${property.name} ${option.value}`, option.description]),
		),
	].filter((text): text is [string, string] => text[1] !== undefined);

	it('a text of one sentence has no full stop, one of several has', () => {
		expect(texts.length).toBeGreaterThan(200);
		for (const [name, text] of texts) {
			const isSeveral = /[.!?] [A-Z]/.test(text);
			expect([name, text, text.endsWith('.')]).toEqual([name, text, isSeveral]);
		}
	});

	it('a text begins with a capital letter, and names no other field without quotes', () => {
		for (const [name, text] of texts) {
			expect([name, text]).toEqual([name, expect.stringMatching(/^[A-Z]/)]);
			const unquoted = text.replace(/'[^']*'/g, '').replace(/<b>.*?<\/b>/g, '');
			expect([name, unquoted]).toEqual([
				name,
				expect.not.stringMatching(
					/Return All|Max Concurrency|Get Devices|Get Genre Seeds|Snapshot ID/,
				),
			]);
		}
	});

	it('names are in Title Case', () => {
		const small = new Set([
			'a',
			'an',
			'at',
			'by',
			'for',
			'from',
			'if',
			'in',
			'of',
			'or',
			'per',
			'the',
			'to',
		]);
		const isTitle = (name: string) =>
			name
				.replace(/[()%,]/g, '')
				.split(/[\s/]+/)
				.every((word) => small.has(word) || !/^[a-z]/.test(word));
		const names = [
			...all.filter(({ type }) => type !== 'notice').map(({ displayName }) => displayName),
			...all
				.filter(({ name }) => name !== 'market')
				.flatMap((one) =>
					choices(one).map(
						({ name, displayName }: INodePropertyOptions & { displayName?: string }) =>
							displayName ?? name,
					),
				),
		];
		expect(names.filter((name) => !isTitle(name))).toEqual([]);
	});

	it('an action is in sentence case, without articles, and unlike any other', () => {
		const actions = operations.flatMap(choices).map(({ action = '' }) => action);
		for (const action of actions) {
			expect(action).toMatch(/^[A-Z][a-z]+ /);
			expect(action).not.toMatch(/\b(a|an|the)\b|\.$/i);
			expect(action.slice(1).replace(/API|Spotify/, '')).not.toMatch(/[A-Z]/);
		}
		expect(new Set(actions).size).toBe(actions.length);
	});

	it('a placeholder is an example', () => {
		const placeholders = all.flatMap(({ type, placeholder, modes = [] }) =>
			type === 'collection'
				? []
				: [
						placeholder,
						...modes.filter(({ name }) => name !== 'list').map((mode) => mode.placeholder),
					],
		);
		const given = placeholders.filter(Boolean);
		expect(given.length).toBeGreaterThan(50);
		expect(given.filter((placeholder) => !placeholder?.startsWith('e.g. '))).toEqual([]);
	});

	it('a text field has a placeholder', () => {
		const silent = all.filter(
			({ type, placeholder, default: given }) => type === 'string' && !placeholder && given === '',
		);
		expect(silent.map(({ name }) => name)).toEqual([]);
	});

	it('a form begins with an operation that it has', () => {
		for (const property of operations) {
			expect(choices(property).map(({ value }) => value)).toContain(property.default);
		}
	});

	it('what a number begins with is within its range', () => {
		for (const { name, default: given, typeOptions } of all.filter(
			({ type }) => type === 'number',
		)) {
			const { minValue = -Infinity, maxValue = Infinity } = typeOptions ?? {};
			const isWithin = Number(given) >= minValue && Number(given) <= maxValue;
			expect([name, given, isWithin]).toEqual([name, given, true]);
		}
	});

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

	it('options within a collection are sorted by name', () => {
		for (const property of all.filter(
			({ type, name }) => type === 'collection' && name !== 'filters',
		)) {
			const names = choices(property).map(
				(option) => (option as { displayName?: string }).displayName,
			);
			expect(names).toEqual([...names].sort((a = '', b = '') => a.localeCompare(b, 'en')));
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
				!['resource', 'operation', 'authentication'].includes(name) &&
				!['collection', 'notice'].includes(type),
		);
		for (const { name, description: text } of fields)
			expect([name, text]).toEqual([name, expect.any(String)]);
	});

	const locators = all.filter(({ type }) => type === 'resourceLocator');

	it('ids are resource locators that n8n does not take apart', () => {
		expect([...new Set(locators.map(({ name }) => name))].sort()).toEqual([
			'albumId',
			'artistId',
			'audiobookId',
			'categoryId',
			'chapterId',
			'deviceId',
			'episodeId',
			'playlistId',
			'showId',
			'trackId',
			'userId',
		]);
		for (const { modes = [], extractValue } of locators) {
			const extracts = [extractValue, ...modes.map((mode) => mode.extractValue)];
			expect(new Set(extracts)).toEqual(new Set([undefined]));
		}
	});

	it('the list comes first and is what a new field has, where there is one', () => {
		for (const { name, modes = [], default: given } of locators) {
			const names = modes.map((mode) => mode.name);
			const isNamed = ['deviceId', 'playlistId'].includes(name);
			const typed = [...(isNamed ? ['name'] : []), 'id', ...(name === 'deviceId' ? [] : ['url'])];
			const isListed = !['chapterId', 'userId'].includes(name);
			expect([name, names]).toEqual([name, [...(isListed ? ['list'] : []), ...typed]]);
			expect([name, given]).toEqual([name, { mode: names[0], value: '' }]);
		}
	});

	it('each list has what n8n calls for it, and asks for nothing before something is typed where nothing would come', () => {
		const lists = locators.flatMap(({ name, modes = [] }) =>
			modes.flatMap(({ typeOptions }) => (typeOptions ? [{ name, typeOptions }] : [])),
		);
		expect(lists.length).toBeGreaterThan(8);
		const { listSearch } = new Spotify().methods;
		for (const { name, typeOptions } of lists) {
			const { searchListMethod = '', searchable, searchFilterRequired } = typeOptions;
			expect(listSearch).toHaveProperty(searchListMethod);
			const isThere = ['categoryId', 'deviceId', 'playlistId'].includes(name);
			expect([name, searchable, searchFilterRequired]).toEqual([name, true, !isThere]);
		}
	});

	it('who types a name where an ID belongs reads which way of filling in the field takes names', () => {
		for (const { modes = [] } of locators) {
			const takesNames = ['name', 'list'].flatMap((way) =>
				modes.filter((mode) => mode.name === way),
			);
			const [label] = takesNames.map(({ displayName }) => `For a name, choose '${displayName}'`);
			for (const rule of modes.flatMap(({ name, validation = [] }) =>
				name === 'id' ? validation : [],
			)) {
				const { errorMessage } = (rule as INodePropertyRegexValidation).properties;
				if (label === undefined) expect(errorMessage).not.toContain('For a name');
				else expect(errorMessage).toContain(label);
			}
		}
	});

	it('of what is typed, n8n lets pass the placeholder, and says what is expected instead of others', () => {
		for (const { modes = [] } of locators) {
			for (const { placeholder = '', validation = [] } of modes) {
				for (const rule of validation) {
					const { regex, errorMessage } = (rule as INodePropertyRegexValidation).properties;
					const passes = (text: string) => new RegExp(`^${regex}$`).test(text);
					expect(passes(placeholder.replace('e.g. ', ''))).toBe(true);
					expect(passes('https://example.com/?a b')).toBe(false);
					expect(errorMessage).toMatch(/^Enter .*, such as /);
				}
			}
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

describe('where items are wanted', () => {
	const wanting = resources.flatMap(({ value, operations: of }) =>
		Object.entries(of).flatMap(([name, { fields }]) =>
			fields
				.filter(({ kind }) => kind === 'uris')
				.map((field): [string, string, string] => [value, name, parameterName(field)]),
		),
	);

	it('there are such fields of the library, the player and of playlists', () => {
		expect(new Set(wanting.map(([of]) => of))).toEqual(new Set(['library', 'player', 'playlist']));
	});

	it.each(wanting)("the form of %s %s says below '%s' what to drag there", (of, name, field) => {
		const found = inCollections(propertiesFor(of, name)).filter((one) => one.name === field);
		expect(found.map(({ hint }) => hint)).toEqual(["Drag 'uri' from the input here"]);
	});
});
