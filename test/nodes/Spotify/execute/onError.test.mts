import { fc, runs } from '../../../support/fc.mts';
import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { broken, FAULT } from '../../../support/breakable.mts';
import { callWire } from '../../../support/callWire.mts';
import {
	clientCredentials,
	jsonOf,
	runSpotify,
	type NodeResult,
	type NodeRun,
} from '../../../support/engine.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';
import { tinyJpeg } from '../../../support/tinyJpeg.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

jest.mock('../../../../spotify/simplify/simplify', () =>
	jest
		.requireActual<typeof import('../../../support/breakable.mts')>(
			'../../../support/breakable.mts',
		)
		.breakable(jest.requireActual('../../../../spotify/simplify/simplify'), 'createSimplifier'),
);
jest.mock('../../../../spotify/plan/buildRequests', () =>
	jest
		.requireActual<typeof import('../../../support/breakable.mts')>(
			'../../../support/breakable.mts',
		)
		.breakable(jest.requireActual('../../../../spotify/plan/buildRequests'), 'buildRequests'),
);
jest.mock('../../../../spotify/pipeline/pipeline', () =>
	jest
		.requireActual<typeof import('../../../support/breakable.mts')>(
			'../../../support/breakable.mts',
		)
		.breakable(jest.requireActual('../../../../spotify/pipeline/pipeline'), 'createPipeline'),
);
jest.mock('../../../../spotify/refusals/classify', () =>
	jest
		.requireActual<typeof import('../../../support/breakable.mts')>(
			'../../../support/breakable.mts',
		)
		.breakable(jest.requireActual('../../../../spotify/refusals/classify'), 'classify'),
);
jest.mock('../../../../spotify/batches/batchGet', () =>
	jest
		.requireActual<typeof import('../../../support/breakable.mts')>(
			'../../../support/breakable.mts',
		)
		.breakable(jest.requireActual('../../../../spotify/batches/batchGet'), 'batchGet'),
);
jest.mock('../../../../spotify/plan/changes', () =>
	jest
		.requireActual<typeof import('../../../support/breakable.mts')>(
			'../../../support/breakable.mts',
		)
		.breakable(jest.requireActual('../../../../spotify/plan/changes'), 'isChange'),
);
jest.mock('../../../../spotify/concurrency/mapConcurrent', () =>
	jest
		.requireActual<typeof import('../../../support/breakable.mts')>(
			'../../../support/breakable.mts',
		)
		.breakable(
			jest.requireActual('../../../../spotify/concurrency/mapConcurrent'),
			'mapConcurrent',
		),
);
jest.mock('../../../../nodes/Spotify/execute/report', () =>
	jest
		.requireActual<typeof import('../../../support/breakable.mts')>(
			'../../../support/breakable.mts',
		)
		.breakable(jest.requireActual('../../../../nodes/Spotify/execute/report'), 'createReport'),
);

afterEach(() => {
	broken.name = undefined;
	resetProcessState();
	resetAutoClock();
});

const failing = (): never => {
	throw new TypeError(FAULT);
};

const INPUTS = [1, 2, 3].map((n) => ({ id: idOf(n), mine: `row ${n}` }));
const getTrack = { resource: 'track', operation: 'get', trackId: '={{ $json.id }}' };

/** The major version of n8n whose engine runs; set by the project in jest.config.cjs. */
declare const N8N_MAJOR: number;

interface Fault {
	/** What to run, beside the settings. */
	run: Partial<NodeRun>;
	/** The part of ours that fails. */
	ours?: string;
	/** What the error says. */
	says: RegExp;
	/** It is of one item at least, of which the error tells where the node stops. */
	ofItem?: true;
}

const helperThat = (getDecrypted: () => Promise<never>) =>
	Object.assign(clientCredentials(), { getDecrypted });
const deleted = 'Credential with ID "1" does not exist for type "spotifyClientCredentialsApi".';
const sabotaged = (name: keyof IExecuteFunctions, value: unknown = failing): Partial<NodeRun> => ({
	sabotage: (context) => Object.defineProperty(context, name, { value }),
});

/** n8n 1.x does not ask which node a credential is for. */
const RESTRICTED: Fault = {
	run: {
		credentials: Object.assign(clientCredentials(), { isCredentialUsableByNode: () => false }),
	},
	says: /./,
};

const FAULTS: Record<string, Fault> = {
	...(N8N_MAJOR > 1 && { 'the credential is not for this node': RESTRICTED }),
	'the credential is deleted': {
		run: { credentials: helperThat(async () => Promise.reject(new Error(deleted))) },
		says: /does not exist for type/,
	},
	'the credential cannot be decrypted': {
		run: {
			credentials: helperThat(async () =>
				Promise.reject(new Error('Credentials could not be decrypted.')),
			),
		},
		says: /could not be decrypted/,
	},
	'what n8n throws for a credential is no error': {
		run: { credentials: helperThat(async () => Promise.reject(Object.create(null))) },
		says: /credential/,
	},
	'no credential is chosen': {
		run: { settings: { credentials: {} } },
		says: /does not have any credentials/,
	},
	'another credential is chosen than was set': {
		run: { parameters: { ...getTrack, authentication: 'oAuth2' } },
		says: /credential/i,
	},
	'the operation is unknown': {
		run: { parameters: { ...getTrack, operation: 'getLyrics' } },
		says: /no operation 'getLyrics'/,
	},
	'the resource is unknown': {
		run: { parameters: { ...getTrack, resource: 'concert' } },
		says: /resource 'concert'/,
	},
	'the operation cannot be read': {
		run: { parameters: { ...getTrack, operation: '={{ $json.a.b.c }}' } },
		says: /./,
	},
	'no parameter can be read': { run: sabotaged('getNodeParameter'), says: new RegExp(FAULT) },
	'a parameter cannot be read': {
		run: { parameters: { ...getTrack, trackId: '={{ $("Nowhere").item.json.id }}' } },
		says: /./,
		ofItem: true,
	},
	'the signal cannot be had': {
		run: sabotaged('getExecutionCancelSignal'),
		says: new RegExp(FAULT),
	},
	'the time zone cannot be had': {
		run: { ...sabotaged('getTimezone'), parameters: { ...getTrack, trackId: 'noID' } },
		says: /'noID'/,
		ofItem: true,
	},
	'the time zone is none': {
		run: {
			...sabotaged('getTimezone', () => 'Nowhere/None'),
			parameters: { ...getTrack, trackId: 'no' },
		},
		says: /'no'/,
		ofItem: true,
	},
	'n8n has no helper to send with': { run: sabotaged('helpers', {}), says: /./ },
	...Object.fromEntries(
		['batchGet', 'buildRequests', 'classify', 'createSimplifier'].map((ours): [string, Fault] => [
			`${ours} fails`,
			{ run: {}, ours, says: new RegExp(FAULT), ofItem: true },
		]),
	),
	...Object.fromEntries(
		['createPipeline', 'createReport', 'isChange', 'mapConcurrent'].map((ours): [string, Fault] => [
			`${ours} fails`,
			{ run: {}, ours, says: new RegExp(FAULT) },
		]),
	),
};

const WAYS: Record<string, Partial<INode>> = {
	'by the success output': { onError: 'continueRegularOutput' },
	'by the error output': { onError: 'continueErrorOutput' },
	'with the setting of old': { continueOnFail: true },
	// n8n itself continues by either of the two.
	'with the setting of old beside the new': { continueOnFail: true, onError: 'stopWorkflow' },
	'by the success output, with Retry On Fail': {
		onError: 'continueRegularOutput',
		retryOnFail: true,
		maxTries: 2,
	},
	'by the error output, with Retry On Fail': {
		onError: 'continueErrorOutput',
		retryOnFail: true,
		maxTries: 2,
	},
	'as a tool': { type: 'spotifyTool' },
};

async function runWith({ run, ours }: Fault, settings: Partial<INode>) {
	const wire = callWire(({ route, query }) =>
		route === 'GET /tracks'
			? { body: { tracks: (query.get('ids') ?? '').split(',').map((id) => track(id)) } }
			: { body: track(route.split('/').at(-1) ?? '') },
	);
	broken.name = ours;
	const result = await runSpotify({
		parameters: getTrack,
		inputs: INPUTS,
		...run,
		settings: { ...run.settings, ...settings },
	});
	return { ...result, wire };
}

/** What an error item says, whichever of n8n's two forms it has. */
const messageOf = ({ error }: IDataObject): unknown =>
	typeof error === 'object' && error !== null && 'message' in error ? error.message : error;

function expectErrors({ items, errorItems }: NodeResult, settings: Partial<INode>, says: RegExp) {
	const isApart = settings.onError === 'continueErrorOutput';
	const failed = isApart ? errorItems : items;
	if (isApart) expect(items).toEqual([]);
	expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
	for (const json of jsonOf(failed)) {
		expect(messageOf(json)).toMatch(says);
		// n8n adds the input's fields where it sends an item to the error output.
		if (!isApart) expect(Object.keys(json)).toEqual(['error']);
	}
}

describe.each(Object.entries(FAULTS))('where %s', (_, fault) => {
	it.each(Object.entries(WAYS))(
		'nothing of the input leaves by the success output, and each item has its error: %s',
		async (_way, settings) => {
			const result = await runWith(fault, settings);
			expect(result.error).toBeUndefined();
			expectErrors(result, settings, fault.says);
		},
	);

	it.each([{}, { onError: 'stopWorkflow' as const }])(
		'the run ends with an error of the node where it does not continue: %j',
		async (settings) => {
			const { error, items } = await runWith(fault, settings);
			expect(items).toEqual([]);
			expect(error?.name).toMatch(/^Node(Api|Operation)Error$/);
			expect(error?.message).toMatch(fault.says);
			expect(error?.description).toBeTruthy();
			if (fault.ofItem) expect(error?.context?.['itemIndex']).toBe(0);
		},
	);
});

describe('what n8n cannot show or log', () => {
	it.each([
		['hints', sabotaged('addExecutionHints')],
		['log lines', sabotaged('logger', { info: failing })],
		['a log at all', sabotaged('logger', undefined)],
	])('is left out, and the results are as they are: %s', async (_, run) => {
		for (const settings of [{}, ...Object.values(WAYS)]) {
			const { items, errorItems, error } = await runWith({ run, says: /./ }, settings);
			expect([error, errorItems]).toEqual([undefined, []]);
			expect(jsonOf(items).map(({ id }) => id)).toEqual(INPUTS.map(({ id }) => id));
			resetProcessState();
		}
	});
});

/** Everything of n8n's that a run calls, of which the n-th call fails. */
const COLLABORATORS = [
	'addExecutionHints',
	'getCredentials',
	'getExecutionCancelSignal',
	'getInputData',
	'getNodeParameter',
	'getTimezone',
	'getWorkflow',
	'helpers.getBinaryDataBuffer',
	'helpers.httpRequest',
	'helpers.httpRequestWithAuthentication',
	'helpers.prepareBinaryData',
	'logger.info',
];

function failAt(context: IExecuteFunctions, nth: number): void {
	let calls = 0;
	for (const path of COLLABORATORS) {
		const [owner = '', name] = path.split('.');
		const parent = (name === undefined ? context : Reflect.get(context, owner)) as object;
		const real = Reflect.get(parent, name ?? owner) as (...args: unknown[]) => unknown;
		Object.defineProperty(parent, name ?? owner, {
			value(this: unknown, ...args: unknown[]) {
				if (calls++ === nth) throw new TypeError(FAULT);
				return real.apply(this, args);
			},
		});
	}
}

it('whichever call of n8n fails, each item has its result or its error, and nothing else leaves', async () => {
	const inputs = INPUTS.map((input) => ({ ...input, limit: 20 }));
	const ways = fc.constantFrom<Array<Partial<INode>>>({}, ...Object.values(WAYS));
	await fc.assert(
		fc.asyncProperty(fc.nat(40), ways, fc.boolean(), async (nth, settings, batching) => {
			resetProcessState();
			const sabotage = (context: IExecuteFunctions) => failAt(context, nth);
			const options = batching ? {} : { batching: 'off' };
			const parameters = { ...getTrack, trackId: '={{ $json.id + "" }}', options };
			const result = await runWith({ run: { sabotage, inputs, parameters }, says: /./ }, settings);
			if (result.error) {
				expect([settings, result.error.name]).toEqual([
					{},
					expect.stringMatching(/^Node(Api|Operation)Error$/),
				]);
				return;
			}
			const all = [...result.items, ...result.errorItems];
			const told = all.map(({ pairedItem }) => JSON.stringify(pairedItem));
			expect(told.sort()).toEqual([0, 1, 2].map((item) => JSON.stringify({ item })));
			for (const { mine } of jsonOf(result.items)) expect(mine).toBeUndefined();
		}),
		{ numRuns: runs(20) },
	);
});

it('a result that cannot be made into an item takes nothing from the others', async () => {
	const inputs = [{ id: idOf(1) }, { id: idOf(2) }];
	const run = {
		inputs,
		parameters: { resource: 'album', operation: 'downloadCover', albumId: '={{ $json.id }}' },
	};
	let calls = 0;
	const sabotage = ({ helpers }: IExecuteFunctions) => {
		const { prepareBinaryData } = helpers;
		helpers.prepareBinaryData = async (...args) => {
			if (calls++ === 0) throw new Error('ENOSPC: no space left on device');
			return await prepareBinaryData(...args);
		};
	};
	const image = { url: 'https://i.scdn.co/image/1', width: 640, height: 640 };
	callWire(
		() => ({ body: { id: idOf(1), name: 'An Album', images: [image] } }),
		() => [200, Buffer.from(tinyJpeg, 'base64'), { 'content-type': 'image/jpeg' }],
	);
	const { items } = await runSpotify({
		...run,
		sabotage,
		settings: { onError: 'continueRegularOutput' },
	});
	expect(jsonOf(items)[0]).toMatchObject({
		error: { kind: 'internal', message: expect.stringContaining('ENOSPC') },
	});
	expect(items[1]?.binary).toBeDefined();
});

it("a fault of ours is told in n8n's log, with where it came from", async () => {
	const logged: string[] = [];
	const sabotage = (context: IExecuteFunctions) => {
		const error = (line: string) => void logged.push(line);
		Object.defineProperty(context, 'logger', { value: { error, info: () => undefined } });
	};
	await runWith(
		{ run: { sabotage }, ours: 'createSimplifier', says: /./ },
		{ onError: 'continueRegularOutput' },
	);
	expect(logged[0]).toMatch(new RegExp(`${FAULT}\n +at `));
});

it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'with Retry On Fail n8n does not run all items again because of an error item: %s',
	async (onError) => {
		const settings = { onError, retryOnFail: true, maxTries: 3 };
		const { wire } = await runWith({ run: {}, ours: 'createSimplifier', says: /./ }, settings);
		expect(wire.requests).toEqual(['token', 'GET /tracks']);
	},
);

describe('an execution that is stopped', () => {
	it.each(Object.entries(WAYS))('throws, whatever On Error says: %s', async (_, settings) => {
		callWire(() => ({ status: 503 }));
		const { run, items } = await runSpotify({
			parameters: getTrack,
			inputs: INPUTS,
			settings,
			sabotage: (context) =>
				Object.defineProperty(context, 'getExecutionCancelSignal', {
					value: () => AbortSignal.abort(),
				}),
		});
		const task = run.data.resultData.runData['Spotify']?.[0];
		expect(task?.error?.message).toMatch(/stopped/);
		expect(jsonOf(items).filter((json) => 'error' in json)).toEqual([]);
	});
});
