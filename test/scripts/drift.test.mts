import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { objectOf, type Json, type JsonObject } from '../../scripts/facts/openApi.mts';
import operations from '../facts/operations.json';
import responses from '../facts/responses.json';
import { isTried } from '../support/fc.mts';
import { openApiDocument } from '../support/openApiDocument.mts';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'drift-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Spotify's document as far as this repository knows it, with changes. */
function documentWith(change: (document: JsonObject) => void): string {
	const document = openApiDocument(operations, responses);
	const copy = structuredClone(document);
	change(copy);
	return JSON.stringify(copy);
}

interface Drift {
	status: number;
	lines: string[];
	errors: string;
}

/** Runs the script as `npm run drift` does. */
const driftOf = (text?: string): Promise<Drift> => {
	const file = join(folder, 'document.yml');
	if (text !== undefined) writeFileSync(file, text);
	const given = text === undefined ? [] : [file];
	const script = ['node_modules/tsx/dist/cli.mjs', 'scripts/drift.mts', ...given];
	const { SPOTIFY_OPENAPI: _, ...env } = process.env;
	return new Promise((resolve) => {
		execFile(process.execPath, script, { cwd: root, env }, (error, stdout, stderr) =>
			resolve({
				status: typeof error?.code === 'number' ? error.code : 0,
				lines: stdout.trim().split('\n').slice(0, -1),
				errors: stderr,
			}),
		);
	});
};

/** The object at a path of keys. */
const within = (document: JsonObject, ...keys: string[]): JsonObject =>
	keys.reduce((parent, key) => objectOf(parent[key]), document);

const parametersOf = (document: JsonObject, path: string, method = 'get'): Json[] => {
	const { parameters } = within(document, 'paths', path, method);
	return Array.isArray(parameters) ? parameters : [];
};

const schemaOf = (document: JsonObject, path: string, name: string): JsonObject =>
	objectOf(
		objectOf(parametersOf(document, path).find((parameter) => objectOf(parameter).name === name))
			.schema,
	);

const changes: Array<[string, (document: JsonObject) => void, string[]]> = [
	[
		'an operation that is gone',
		(document) => delete within(document, 'paths', '/albums/{id}').get,
		['GET /albums/{id}: operation removed  [album.downloadCover, album.get]'],
	],
	[
		'a new operation',
		(document) =>
			Object.assign(within(document, 'paths', '/albums/{id}'), {
				put: { operationId: 'rate-album', responses: {} },
			}),
		['PUT /albums/{id}: operation added  [no entry]'],
	],
	[
		'a deprecated operation',
		(document) =>
			Object.assign(within(document, 'paths', '/tracks/{id}', 'get'), { deprecated: true }),
		['GET /tracks/{id}: deprecated false → true  [track.get]'],
	],
	[
		'an operation that is several for its callers',
		(document) =>
			Object.assign(within(document, 'paths', '/me/top/{type}', 'get'), { deprecated: true }),
		['GET /me/top/{type}: deprecated false → true  [user.getTopArtists, user.getTopTracks]'],
	],
	[
		'an operation that jobs send beside their own',
		(document) =>
			Object.assign(within(document, 'paths', '/playlists/{playlist_id}/items', 'post'), {
				deprecated: true,
			}),
		[
			'POST /playlists/{playlist_id}/items: deprecated false → true  [playlist.addItems, playlist.checkItems, playlist.removeDuplicates, playlist.replaceItems, playlist.syncItems]',
		],
	],
	[
		'a smaller page',
		(document) => Object.assign(schemaOf(document, '/search', 'limit'), { maximum: 5 }),
		[
			'GET /search: query parameter limit: maximum 10 → 5  [playlist.checkItems, search.search, track.match]',
		],
	],
	[
		'fewer IDs at once',
		(document) => Object.assign(schemaOf(document, '/albums', 'ids'), { maxItems: 5 }),
		['GET /albums: query parameter ids: maxItems null → 5  [album.get]'],
	],
	[
		'a new parameter, and one that is gone',
		(document) => {
			const parameters = parametersOf(document, '/shows/{id}');
			const market = parameters.findIndex((parameter) => objectOf(parameter).name === 'market');
			parameters.splice(market, 1, {
				name: 'country',
				in: 'query',
				required: true,
				schema: { type: 'string' },
			});
		},
		[
			'GET /shows/{id}: query parameter market: removed  [show.downloadCover, show.get]',
			'GET /shows/{id}: query parameter country: added  [show.downloadCover, show.get]',
		],
	],
	[
		'a property that is gone',
		(document) =>
			delete within(document, 'components', 'schemas', 'CategoryObject', 'properties').icons,
		[
			'CategoryObject: icons: removed  [browse.getCategories, browse.getCategory]',
			'CategoryObject: icons[]: removed  [browse.getCategories, browse.getCategory]',
		],
	],
	[
		'a property that may be null',
		(document) =>
			Object.assign(
				within(document, 'components', 'schemas', 'CategoryObject', 'properties', 'name'),
				{ nullable: true },
			),
		[
			'CategoryObject: name: string, always → string, nullable, always  [browse.getCategories, browse.getCategory]',
		],
	],
	[
		'a list under another name',
		(document) => {
			const schema = within(
				document,
				'paths',
				'/markets',
				'get',
				'responses',
				'200',
				'content',
				'application/json',
				'schema',
			);
			schema.properties = { countries: objectOf(schema.properties).markets ?? null };
		},
		[
			'GET /markets: answer 200, markets: removed  [browse.getMarkets]',
			'GET /markets: answer 200, markets[]: removed  [browse.getMarkets]',
			'GET /markets: answer 200, countries: added  [browse.getMarkets]',
			'GET /markets: answer 200, countries[]: added  [browse.getMarkets]',
		],
	],
];

it('no drift is seen where the document says what the facts say', async () => {
	expect(await driftOf(documentWith(() => undefined))).toEqual({
		status: 0,
		lines: [],
		errors: '',
	});
});

// Each is a process of its own.
it.each(changes.filter((_, nth) => isTried(nth, 4)))(
	'%s is named, with the entries that it touches',
	async (_name, change, lines) => {
		expect(await driftOf(documentWith(change))).toEqual({ status: 1, lines, errors: '' });
	},
);

it('without a document says what to give', async () => {
	expect(await driftOf()).toEqual({
		status: 2,
		lines: [],
		errors: expect.stringContaining("Give the path of Spotify's OpenAPI document"),
	});
});

it.each(['', 'no document', '{"paths": {}}'])(
	'what is no document is told apart from drift: %j',
	async (text) => {
		expect(await driftOf(text)).toMatchObject({
			status: 2,
			lines: [],
			errors: expect.stringContaining('cannot be read'),
		});
	},
);
