import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { parameterReader } from '../../../../nodes/Spotify/execute/parameterReader';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { jsonOf, runSpotify } from '../../../support/engine.mts';
import { spotifyWire } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

/** A reader, and what n8n is asked by it. */
function setUp(parameters: IDataObject, ...items: IDataObject[]) {
	const asked: string[] = [];
	const context = {
		getNode: () => ({ parameters }),
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (name: string, itemIndex: number, otherwise: unknown) => {
			asked.push(`${name} ${itemIndex}`);
			return parameters[name] ?? otherwise;
		},
	} as unknown as IExecuteFunctions;
	return { read: parameterReader(context), asked };
}

it('asks n8n once for what is the same for every item', () => {
	const { read, asked } = setUp({ limit: 5, options: { market: 'DE' } }, {}, {}, {});
	for (const item of [0, 1, 2]) {
		expect(read('limit', item)).toBe(5);
		expect(read('options', item)).toEqual({ market: 'DE' });
		expect(read('returnAll', item, true)).toBe(true);
	}
	expect(asked).toEqual(['limit 0', 'options 0', 'returnAll 0']);
});

it.each(['={{ $json.id }}', '={{$json["id"]}}', "={{ $json['id'] }}"])(
	'takes a field of the item from the item: %s',
	(expression) => {
		const locator = { __rl: true, mode: 'id', value: expression };
		const { read, asked } = setUp({ text: expression, locator }, { id: 'a' }, { id: 7 });
		expect([read('text', 0), read('text', 1)]).toEqual(['a', 7]);
		expect(read('locator', 1)).toEqual({ __rl: true, mode: 'id', value: 7 });
		expect(asked).toEqual([]);
	},
);

it.each([
	['={{ $json.id }}', {}],
	['={{ $json.id }}', { id: null }],
	['={{ $json.id }}', { id: ['a'] }],
	['={{ $json.id }}', { id: true }],
	['={{ $json.length.id }}', { length: 'abc' }],
	['={{ $json.constructor.name }}', { id: 'a' }],
	['={{ $json.id.trim() }}', { id: 'a' }],
	['={{ $json.id }}/{{ $json.id }}', { id: 'a' }],
	['=x{{ $json.id }}', { id: 'a' }],
	['={{ $json.id + 1 }}', { id: 1 }],
	['={{ $("Source").item.json.id }}', { id: 'a' }],
])('leaves anything else to n8n, for each item: %s of %j', (expression, item) => {
	const { read, asked } = setUp({ text: expression }, item, item);
	read('text', 0);
	read('text', 1);
	expect(asked).toEqual(['text 0', 'text 1']);
});

const odd = { 'a b': { 'c.d': 'nested' } };
const values: IDataObject[] = ['plain', ' spaces ', '', 'ünï {{ }} $json', '=1+1', 0, 42, -1.5].map(
	(id) => ({ id }),
);

it.each([
	['$json.id', values],
	['$json["a b"]["c.d"]', [odd]],
	['$json.list', [{ list: ['a', 'b'] }]],
	['$json.nothing', [{ id: 'a' }]],
])("gives what n8n's own expressions give: %s", async (field, inputs) => {
	const wire = spotifyWire({ api: () => ({ body: {} }) });
	const runWith = async (query: string) => {
		const sentBefore = wire.requests.length;
		const options = { maxConcurrency: 1 };
		const { items } = await runSpotify({
			parameters: { resource: 'search', operation: 'search', query, type: ['track'], options },
			inputs,
			settings: { onError: 'continueRegularOutput' },
		});
		resetProcessState();
		return { requests: wire.requests.slice(sentBefore), items: jsonOf(items) };
	};
	// In brackets, the field is an expression like any other.
	expect(await runWith(`={{ ${field} }}`)).toEqual(await runWith(`={{ (${field}) }}`));
});
