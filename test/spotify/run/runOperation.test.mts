import { createKeyedMutex } from '../../../spotify/pipeline/keyedMutex';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { findOperation } from '../../../spotify/operations';
import type { Operation } from '../../../spotify/operations/types';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { planCalls, type ItemInput } from '../../../spotify/run/planCalls';
import { runOperation } from '../../../spotify/run/runOperation';
import type { ItemParameters, RunClient } from '../../../spotify/run/types';
import { appState, createFakeSend } from '../../support/fakeApi.mts';
import { jobTools } from '../../support/jobTools.mts';
import { idOf } from '../../support/spotifyObjects.mts';

const PARAMETERS: ItemParameters = {
	values: {},
	limit: 50,
	output: 'simplified',
	skipNotFound: false,
	batching: false,
	maxConcurrency: 1,
	maxRateLimitWaitMs: 0,
};

const parametersOf = (values: object, more: Partial<ItemParameters> = {}): ItemInput => ({
	parameters: { ...PARAMETERS, ...more, values: { ...values } },
});

function operationOf(resource: string, name: string): Operation {
	const operation = findOperation(resource, name);
	if (!operation) throw new Error(`No operation ${resource}.${name}`);
	return operation;
}

const getArtist = operationOf('artist', 'get');
const notFound: SpotifyFailure = { kind: 'notFound', status: 404, message: 'No', hint: '' };

interface Setting {
	operation?: Operation;
	items: readonly ItemInput[];
	continues?: boolean;
	isAppOnly?: boolean;
	scopes?: ReadonlySet<string>;
	answer?: (request: SpotifyRequest, count: number) => Outcome<unknown>;
	open?: Outcome<RunClient>;
}

/** Runs without n8n: against answers that are made up, with a client that was opened or not. */
async function run({
	operation = getArtist,
	items,
	continues = false,
	isAppOnly = false,
	scopes,
	answer = ({ path }) => succeeded({ id: path.split('/').at(-1), uri: 'spotify:artist:1' }),
	open,
}: Setting) {
	const { send, requests } = createFakeSend(answer);
	const tools = jobTools({ send });
	const turns = createKeyedMutex(tools.clock);
	const client: RunClient = {
		sendWith: () => send,
		tools,
		waitMs: (maxWaitMs) => maxWaitMs,
		runExclusive: async (id, maxWaitMs, work, subject) =>
			await turns.runExclusive(id, work, { maxWaitMs, subject }),
		listMemory: tools.listMemory,
		userKey: tools.userKey,
		app: appState(tools.clock),
		userLists: tools.userLists,
		redact: (text) => text.replaceAll('secret', '***'),
		scopes,
	};
	const opened: Array<number | undefined> = [];
	const output = await runOperation(
		{
			operation,
			calls: planCalls(operation, items, ({ of }) => of),
			continues,
			isAppOnly,
		},
		async (maxRequests) => {
			opened.push(maxRequests);
			return open ?? succeeded(client);
		},
	);
	const paths = requests.map(({ method, path }) => `${method} ${path}`);
	return { output, paths, opened };
}

const listingsOf = (output: Awaited<ReturnType<typeof run>>['output']) => {
	if ('failure' in output) throw new Error(output.failure.message);
	return output.results.map(({ call: { itemIndex }, listing: { entries, failure } }) => ({
		itemIndex,
		values: entries.map(({ value }) => value),
		...(failure && { failure: failure.kind }),
	}));
};

const artist = (n: number) => parametersOf({ artistId: idOf(n) });
const found = (itemIndex: number, n: number) => ({
	itemIndex,
	values: [{ id: idOf(n), uri: 'spotify:artist:1' }],
});

describe('what is asked for', () => {
	it('comes back in the order of the items, and what several ask is asked once', async () => {
		const { output, paths } = await run({ items: [artist(2), artist(1), artist(2)] });
		expect(listingsOf(output)).toEqual([found(0, 2), found(1, 1), found(2, 2)]);
		expect(paths).toEqual([`GET /artists/${idOf(2)}`, `GET /artists/${idOf(1)}`]);
	});

	it('is not begun after a failure, unless the run continues', async () => {
		const operation = operationOf('playlist', 'get');
		const items = [1, 2].map((n) => parametersOf({ playlistId: idOf(n) }));
		const answer = (_: SpotifyRequest, count: number) =>
			count === 0 ? failed(notFound) : succeeded({ id: idOf(2), uri: 'spotify:artist:1' });
		const ended = await run({ operation, items, answer });
		expect(listingsOf(ended.output)).toEqual([{ itemIndex: 0, values: [], failure: 'notFound' }]);
		const continued = await run({ operation, items, answer, continues: true });
		expect(listingsOf(continued.output)).toEqual([
			{ itemIndex: 0, values: [], failure: 'notFound' },
			found(1, 2),
		]);
	});

	it('may be more requests than the first item that can be read allows', async () => {
		const failure: SpotifyFailure = { kind: 'invalidInput', field: '', message: '', hint: '' };
		const unread = { parameters: PARAMETERS, failure };
		const limited = parametersOf({ artistId: idOf(1) }, { maxRequests: 7 });
		const { opened } = await run({ items: [unread, limited], continues: true });
		expect(opened).toEqual([7]);
	});
});

describe('an item that is known to fail', () => {
	const wrong = parametersOf({ artistId: 'not an ID' });

	it('ends the run before the credential is opened and anything is sent', async () => {
		const { output, paths, opened } = await run({ items: [artist(1), wrong] });
		expect(output).toMatchObject({ failure: { kind: 'invalidInput' }, itemIndex: 1 });
		expect([paths, opened]).toEqual([[], []]);
	});

	it('costs the others nothing where the run continues', async () => {
		const { output } = await run({ items: [wrong, artist(1)], continues: true });
		expect(listingsOf(output)).toEqual([
			{ itemIndex: 0, values: [], failure: 'invalidInput' },
			found(1, 1),
		]);
	});

	it('quotes nothing secret', async () => {
		const items = [parametersOf({ artistId: 'my secret' })];
		const { output } = await run({ items, continues: true });
		if ('failure' in output) throw new Error('The run goes on');
		const [result] = output.results;
		expect(result?.listing.failure?.message).toContain("'my ***'");
	});

	it('takes those with it that make one list together', async () => {
		const items = [
			parametersOf({ playlistId: idOf(1), uris: [`spotify:track:${idOf(2)}`] }),
			parametersOf({ playlistId: idOf(1), uris: ['not a URI'] }),
		];
		const operation = operationOf('playlist', 'syncItems');
		const { output, paths } = await run({ operation, items, continues: true });
		expect(listingsOf(output).map(({ failure }) => failure)).toEqual([
			'invalidInput',
			'invalidInput',
		]);
		expect(paths).toEqual([]);
	});
});

describe('an account that may not', () => {
	const operation = operationOf('playlist', 'getAll');
	const items = [parametersOf({})];

	it('is not even opened where an app is no user', async () => {
		const { output, opened } = await run({ operation, items, isAppOnly: true });
		expect(output).toMatchObject({ failure: { field: 'Credential' }, itemIndex: 0 });
		expect(opened).toEqual([]);
	});

	it('sends nothing where the user has not granted what it takes', async () => {
		const save = operationOf('library', 'save');
		const uris = parametersOf({ uris: [`spotify:track:${idOf(2)}`] });
		const { output, paths } = await run({ operation: save, items: [uris], scopes: new Set() });
		expect(output).toMatchObject({ failure: { reason: 'missingScope' }, itemIndex: 0 });
		expect(paths).toEqual([]);
	});

	it('ends the run where it cannot be opened', async () => {
		const failure: SpotifyFailure = { kind: 'credential', message: 'None', hint: '' };
		const { output } = await run({ items: [artist(1)], open: failed(failure) });
		expect(output).toMatchObject({ failure });
	});
});

it('a fault of ours is a failure of the item, and nothing is thrown', async () => {
	const answer = (): Outcome<unknown> => {
		throw new Error('a fault with a secret');
	};
	const { output } = await run({ items: [artist(1)], answer });
	expect(listingsOf(output)).toEqual([{ itemIndex: 0, values: [], failure: 'internal' }]);
});
