import fc from 'fast-check';

import { type Route, routes } from '../../playground/simulator/api/routes.mts';
import operations from '../facts/operations.json';
import { answerFaults } from '../support/answerSchemas.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

const base62 = [...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const id = fc
	.array(fc.constantFrom(...base62), { minLength: 22, maxLength: 22 })
	.map((characters) => characters.join(''));

const listOf = (values: readonly string[]) =>
	fc.subarray([...values], { minLength: 1 }).map((some) => some.join(','));

const operationOf = ({ method, path }: Route) => {
	const operation = operations.find((known) => known.method === method && known.path === path);
	if (!operation) throw new Error(`Spotify has no ${method} ${path}`);
	return operation;
};

/** Values for a parameter that Spotify's facts allow. */
function valuesOf({
	name,
	enum: values,
	maximum,
}: ReturnType<typeof operationOf>['params'][number]) {
	if (values) return listOf(values);
	switch (name) {
		case 'limit':
			return fc.integer({ min: 1, max: maximum ?? 50 }).map(String);
		case 'offset':
			return fc.integer({ min: 0, max: maximum === null ? 400 : maximum - 10 }).map(String);
		case 'market':
			return fc.constantFrom('SE', 'US', 'JP');
		case 'fields':
			// Left out: what remains of an answer is for another test.
			return fc.constant(undefined);
		default:
			return fc
				.string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
				.filter((text) => text.trim() !== '');
	}
}

/** Requests of an operation, with any of its optional parameters. */
function requestsOf(route: Route) {
	const query = operationOf(route).params.filter((param) => param.in === 'query');
	const parameters = fc.record(
		Object.fromEntries(query.map((param) => [param.name, valuesOf(param)])),
		{
			requiredKeys: query.filter(({ required }) => required).map(({ name }) => name),
		},
	);
	return fc.tuple(id, parameters).map(([anId, values]) => {
		const given = Object.entries(values).filter(
			(pair): pair is [string, string] => pair[1] !== undefined,
		);
		return `${route.path.replace(/\{\w+\}/, anId)}?${new URLSearchParams(given).toString()}`;
	});
}

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
	'the simulator answers %s',
	(_name, route) => {
		const { operationId, success } = operationOf(route);

		it("as Spotify's schemas say, with nothing that they don't know", async () => {
			const { api, newToken } = createSimulatorClient();
			const headers = { authorization: `Bearer ${await newToken()}` };

			await fc.assert(
				fc.asyncProperty(requestsOf(route), async (path) => {
					const answer = await api(path, route.method, headers);
					if (answer === 'reset') throw new Error('dropped');
					expect(success).toContain(answer.status);
					expect(answerFaults(operationId, answer.status, answer.body)).toEqual([]);
				}),
				{ numRuns: 15 },
			);
			// A playlist has two hundred entries to check, and the machine may be a slow one.
		}, 30_000);
	},
);

describe('the check of answers', () => {
	it('finds a missing property, an unknown one and a wrong type', async () => {
		const { get } = createSimulatorClient();
		const { body } = await get('/albums/4aawyAB9vmqN3uQ7FjRGTy');
		const { label: _label, ...album } = Object(body);

		expect(answerFaults('get-an-album', 200, body)).toEqual([]);
		expect(answerFaults('get-an-album', 200, album)).toEqual([expect.stringContaining('label')]);
		expect(answerFaults('get-an-album', 200, { ...Object(body), colour: 'red' })).toEqual([
			expect.stringContaining('colour'),
		]);
		expect(answerFaults('get-an-album', 200, { ...Object(body), name: 7 })).toEqual([
			expect.stringContaining('/name'),
		]);
	});
});
