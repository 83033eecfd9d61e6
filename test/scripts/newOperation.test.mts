import { runInNewContext } from 'node:vm';

import {
	entryText,
	namesOf,
	outputOf,
	resourceOf,
	resultOf,
} from '../../scripts/newOperation/entryText.mts';
import { likelyRow, unlistedRow } from '../../scripts/newOperation/handReadRow.mts';
import { resolved } from '../../scripts/newOperation/resolved.mts';
import { schemaOf } from '../../scripts/newOperation/schemaOf.mts';
import { shapeText } from '../../scripts/newOperation/shapeText.mts';
import type { Json, JsonObject } from '../../scripts/facts/openApi.mts';
import * as fields from '../../spotify/operations/fields';
import * as pages from '../../spotify/operations/pages';
import type { Operation } from '../../spotify/operations/types';
import { answerFacts } from '../facts/facts.mts';
import handRead from '../facts/handRead.json';
import { operationsWith, type HandReadRow, type OperationFact } from '../facts/operationFacts.mts';
import { entries, factOf } from '../support/contract/facts.mts';

/** What a text that is ready to be pasted says. */
function entryIn(text: string): Partial<Operation> {
	const names = { ...fields, ...pages };
	return runInNewContext(`Object.values({ ${text} })[0]`, names) as Partial<Operation>;
}

function schemaFor({ operationId }: OperationFact): JsonObject | null {
	const found = Object.values(answerFacts.operations[operationId] ?? {}).find(Boolean);
	const $defs = answerFacts.$defs as Record<string, JsonObject>;
	return found ? resolved(found as JsonObject, $defs) : null;
}

const plain = entries.flatMap(({ name, operation }) => {
	const fact = factOf(operation);
	const { job, batch, fields: all, output } = operation;
	const isPlain = job === undefined && !batch && !all.some(({ in: place }) => place === 'job');
	return fact && isPlain && !fact.paths && output.kind !== 'value'
		? [{ name, operation, fact }]
		: [];
});

/** Of the audio analysis and features, no path says that they are of tracks. */
const isNamedByPath = ({ path }: OperationFact): boolean => !path.startsWith('/audio-');

/** Chapters call themselves episodes, categories nothing, and recommendations are tuned one by one. */
const isOfCatalogue = ({ method, path }: OperationFact): boolean =>
	method === 'GET' &&
	/^\/(albums|artists|audiobooks\/\{id\}$|shows|episodes|tracks|browse\/new)/.test(path);

describe.each(plain)(
	'the entry that is proposed for what $name does',
	({ name, operation, fact }) => {
		const schema = schemaFor(fact);
		const proposed = entryIn(entryText(fact, schema));

		it('leads where the entry does, for the same callers', () => {
			const { route, docs, needs, premium, availability } = operation;
			expect(proposed).toMatchObject(
				JSON.parse(JSON.stringify({ route, docs, needs, premium, availability })),
			);
			if (isNamedByPath(fact)) expect(resourceOf(fact)).toBe(name.split('.')[0]);
		});

		it('has the fields and the pages of a list or an object of the catalogue, and its output', () => {
			if (!isOfCatalogue(fact)) return;
			const { paging, fields: own } = operation;
			// What is the same for each list is added to all of them.
			const wires = own.map(({ wire }) => wire).filter((wire) => wire !== 'offset');
			expect(proposed.fields?.map(({ wire }) => wire).sort()).toEqual(wires.sort());
			const { largestLimit: _, ...pages } = { largestLimit: 0, ...paging };
			expect(proposed.paging ?? {}).toEqual(pages);
			// Some results do not say what they are.
			expect([operation.output.kind, 'raw']).toContain(proposed.output?.kind);
		});
	},
);

/** Of a kind of object that Spotify will hardly ever have. */
const example: Json = {
	href: 'https://api.spotify.com/v1/artists/0TnOYISbd1XYRBk9myaseg/sundials',
	limit: 20,
	next: null,
	offset: 0,
	previous: null,
	total: 2,
	items: [
		{
			id: '6x2wHZn3sYh9mJ0kQpLr4T',
			uri: 'spotify:sundial:6x2wHZn3sYh9mJ0kQpLr4T',
			type: 'sundial',
			name: 'An Evening in Lisbon',
			starts_at: '2027-05-01T19:00:00Z',
			seats: 1200,
			venue: { name: 'Coliseu' },
			external_urls: { spotify: 'https://open.spotify.com/sundial/6x2wHZn3sYh9mJ0kQpLr4T' },
		},
		{
			id: '1b7cKdYw5tVq8nM2xRsE9u',
			uri: 'spotify:sundial:1b7cKdYw5tVq8nM2xRsE9u',
			type: 'sundial',
			name: 'Somewhere Else',
			starts_at: '2027-05-02T19:00:00Z',
			seats: null,
			venue: { name: 'Apollo' },
		},
	],
};

describe('an operation that the document does not have', () => {
	const operationId = 'get-an-artists-sundials';
	const row = unlistedRow({
		operationId,
		route: 'GET /artists/{id}/sundials',
		query: ['market', 'limit', 'offset'],
		scopes: [],
		example,
	});
	const schema = schemaOf(example);
	const facts = operationsWith([], { ...(handRead as object), parameters: [], operations: [row] });
	const [fact] = facts;
	if (!fact) throw new Error('The row should make a fact');

	it('is a row with the page that it was read from', () => {
		expect(row).toMatchObject({
			operationId,
			sources: [`https://developer.spotify.com/documentation/web-api/reference/${operationId}`],
			paging: 'offset',
			itemsPath: 'items',
			unlisted: { method: 'GET', path: '/artists/{id}/sundials', answers: { 200: schema } },
		});
	});

	it('has the parameters that others of their name have', () => {
		expect(fact.params.map(({ name, type, default: usual }) => [name, type, usual])).toEqual([
			['id', 'string', null],
			['market', 'string', null],
			['limit', 'integer', 20],
			['offset', 'integer', 0],
		]);
	});

	it('makes an entry, and the shape of what is new in it', () => {
		expect(entryIn(entryText(fact, schema))).toMatchObject({
			name: 'Get Sundials',
			action: 'Get artist sundials',
			route: 'GET /artists/{id}/sundials',
			fields: [{ kind: 'id', of: 'artist', wire: 'id' }, { kind: 'market' }],
			paging: pages.PAGES,
			output: { kind: 'sundial' },
			docs: operationId,
		});
		expect(outputOf(fact, schema)).toEqual({ kind: 'sundial', isNew: true });
		expect(namesOf(fact)).toMatchObject({ key: 'getSundials', answer: 'getArtistSundials' });
		expect(shapeText('sundial', resultOf(schema, fact)).replace(/\s+/g, ' ')).toBe(
			" sundial: { ...common, startsAt: date('starts_at'), seats: number('seats'), venue: text('venue.name'), url, },",
		);
	});

	it('has to have a route', () => {
		const without = { operationId, route: 'artists', query: [], scopes: [], example };
		expect(() => unlistedRow(without)).toThrow('Give the route as');
	});
});

it('a schema is learned from all entries of a list', () => {
	expect(schemaOf([{ a: 1, b: 'x' }, { a: null }, { a: 1.5, b: 'y' }])).toEqual({
		type: 'array',
		items: {
			type: 'object',
			properties: { a: { type: 'number', nullable: true }, b: { type: 'string' } },
			required: ['a'],
		},
	});
});

it('what is likely of an operation is read from its path and its parameters', () => {
	const stated = { method: 'PUT', path: '/me/concerts', deprecated: false, contentType: null };
	const saving = { ...stated, operationId: 'save-concerts', success: [200], params: [] };
	expect(likelyRow({ ...saving, scopes: ['user-library-modify'] }, [], {})).toEqual({
		operationId: 'save-concerts',
		sources: ['https://developer.spotify.com/documentation/web-api/reference/save-concerts'],
		scopeRule: 'all',
		userOnly: true,
	} satisfies HandReadRow);
});
