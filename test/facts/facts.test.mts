import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readFacts } from '../../scripts/facts/readFacts.mts';
import { answerFacts, operationFacts } from './facts.mts';
import handRead from './handRead.json';
import { operationsWith, type HandRead, type Stated } from './operationFacts.mts';
import stated from './operations.json';
import responses from './responses.json';

const read = handRead as unknown as HandRead;
const document = stated as unknown as readonly Stated[];

/** Where Spotify's document is: not in this repository, since it is Spotify's. */
const documentFile =
	process.env.SPOTIFY_OPENAPI ?? join(__dirname, '../../../shared/spotify-openapi.yml');

describe('what the document says', () => {
	function isRead(): void {
		it('is what the script reads of it', async () => {
			for (const [name, text] of Object.entries(await readFacts(documentFile)))
				expect(readFileSync(join(__dirname, name), 'utf8') === text ? 'fresh' : name).toBe('fresh');
		});
	}
	/** Says aloud that there is nothing to read. */
	function isNotHere(): void {
		console.warn(`No document at ${documentFile}. SPOTIFY_OPENAPI names another.`);
		it('is not read anew, since there is no document here', () => {
			expect(existsSync(documentFile)).toBe(false);
		});
	}
	(existsSync(documentFile) ? isRead : isNotHere)();

	it('is of every operation once, and has the schemas that its answers refer to', () => {
		const ids = document.map(({ operationId }) => operationId);
		const referred = [...JSON.stringify(answerFacts).matchAll(/"#\/\$defs\/(\w+)"/g)];
		expect(ids).toEqual([...new Set(ids)]);
		expect(Object.keys(responses.operations).sort()).toEqual([...ids].sort());
		expect(Object.keys(answerFacts.$defs)).toEqual(
			expect.arrayContaining(referred.map(([, name]) => name)),
		);
	});

	it('holds no sentence of Spotify’s', () => {
		const texts = JSON.stringify([stated, responses]).match(/"[^"]*"/g) ?? [];
		expect(texts.filter((text) => text.split(' ').length > 3)).toEqual([]);
	});
});

describe.each(read.operations)('what was read by hand of $operationId', (row) => {
	const { operationId, sources, unlisted, params = {} } = row;
	const known = document.find((one) => one.operationId === operationId);

	it("stands on a page of Spotify's", () => {
		expect(sources.length).toBeGreaterThan(0);
		for (const source of sources) expect(source).toMatch(/^https:\/\/developer\.spotify\.com\//);
	});

	it('is about an operation of the document, or brings the operation along', () => {
		expect(unlisted === undefined).toBe(known !== undefined);
	});

	it('says nothing that the document says as well', () => {
		const repeated = Object.entries(params).flatMap(([key, facts]) => {
			const param = known?.params.find((one) => `${one.in}.${one.name}` === key);
			return Object.entries(facts)
				.filter(([name, fact]) => param && String(Reflect.get(param, name)) === String(fact))
				.map(([name]) => `${key} ${name}`);
		});
		expect(repeated).toEqual([]);
	});
});

it('each operation was read by hand once at the most', () => {
	const ids = read.operations.map(({ operationId }) => operationId);
	expect(ids).toEqual([...new Set(ids)]);
});

it('what replaces an operation is a current one', () => {
	const current = operationFacts.filter(({ deprecated }) => !deprecated);
	const named = operationFacts.flatMap(({ replacement }) => replacement ?? []);
	expect(current.map(({ operationId }) => operationId)).toEqual(expect.arrayContaining(named));
});

it('operations are deprecated that were taken away, and no others', () => {
	const namesOf = (is: (fact: (typeof operationFacts)[number]) => boolean) =>
		operationFacts.filter(is).map(({ operationId }) => operationId);
	expect(namesOf(({ removedIn }) => removedIn !== null)).toEqual(
		namesOf(({ deprecated }) => deprecated),
	);
});

const limit = { name: 'limit', in: 'query', type: 'integer', required: false } as const;
const silent = { minimum: null, maximum: null, maxItems: null, enum: null, default: null };
const concerts: Stated = {
	operationId: 'get-concerts',
	method: 'GET',
	path: '/concerts',
	deprecated: false,
	scopes: [],
	contentType: null,
	success: [200],
	params: [{ ...limit, ...silent, minimum: 0, maximum: 50 }],
};
const sources = ['https://developer.spotify.com/documentation/web-api/reference/get-concerts'];

describe('facts of both kinds', () => {
	it('come together: what was read by hand wins', () => {
		const [fact] = operationsWith([concerts], {
			parameters: [{ name: 'query.limit', sources, minimum: 1 }],
			operations: [
				{
					operationId: 'get-concerts',
					sources,
					paging: 'offset',
					params: { 'query.limit': { maximum: 20 }, 'query.town': { type: 'string' } },
				},
			],
		});
		expect(fact).toMatchObject({
			path: '/concerts',
			paging: 'offset',
			premium: false,
			params: [
				{ ...limit, ...silent, minimum: 1, maximum: 20 },
				{ ...silent, name: 'town', in: 'query', type: 'string', required: false },
			],
		});
		expect(fact).not.toHaveProperty('sources');
	});

	it('are those of the document where nothing was read by hand', () => {
		const [fact] = operationsWith([concerts], { parameters: [], operations: [] });
		expect(fact).toMatchObject(concerts);
	});

	it.each([
		['an operation', { operationId: 'get-concert', sources }, /no operation get-concert/],
		[
			'a parameter',
			{ operationId: 'get-concerts', sources, params: { 'query.town': { maximum: 3 } } },
			/no parameter query\.town/,
		],
	])('are refused where the document has no such thing: %s', (_what, row, message) => {
		expect(() => operationsWith([concerts], { parameters: [], operations: [row] })).toThrow(message);
	});
});
