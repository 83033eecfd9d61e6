import { routes } from '../../playground/simulator/api/routes.mts';
import { operationFacts as operations } from '../facts/facts.mts';

describe("the simulator's routes", () => {
	it("are all of Spotify's operations", () => {
		expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
			operations.map(({ method, path }) => `${method} ${path}`).sort(),
		);
	});
});

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
	"the simulator's %s",
	(_name, { method, path, parameters, removedIn, body, rawBody, status, userOnly, scopes }) => {
		const operation = operations.find((known) => known.method === method && known.path === path);
		const query = operation?.params.filter((param) => param.in === 'query') ?? [];

		it("takes the parameters of Spotify's operation, and no others", () => {
			expect(parameters.map(({ name }) => name).sort()).toEqual(
				query.map(({ name }) => name).sort(),
			);
			expect(parameters.filter(({ missing }) => missing).map(({ name }) => name)).toEqual(
				query.filter(({ required }) => required).map(({ name }) => name),
			);
		});

		it("takes the body of Spotify's operation, and nothing else in it", () => {
			const inBody = operation?.params.filter((param) => param.in === 'body') ?? [];
			const named = rawBody === undefined ? (body ?? []) : [{ name: 'body' }];
			expect(named.map(({ name }) => name).sort()).toEqual(inBody.map(({ name }) => name).sort());
			expect(rawBody ?? (body ? 'application/json' : null)).toBe(operation?.contentType);
			// Ids may be in the query instead, and what replaces them may be, too.
			const needed = inBody.filter(({ name, required }) => required && name !== 'ids');
			const missing = (body ?? []).filter((field) => field.missing !== undefined);
			if (rawBody === undefined) {
				expect(missing.map(({ name }) => name)).toEqual(needed.map(({ name }) => name));
			}
		});

		it('is for whom Spotify says, with the scopes that it says', () => {
			expect(userOnly ?? false).toBe(operation?.userOnly);
			expect([scopes?.rule ?? null, [...(scopes?.names ?? [])].sort()]).toEqual([
				operation?.scopeRule,
				[...(operation?.scopes ?? [])].sort(),
			]);
		});

		it('answers with the status that Spotify says', () => {
			expect(operation?.success).toContain(status ?? 200);
		});

		it('was taken away when Spotify says', () => {
			expect(removedIn ?? null).toBe(operation?.removedIn);
		});

		it('takes as many values as Spotify says, and no more', () => {
			for (const { name, maxItems } of query) {
				if (maxItems === null) continue;
				const parameter = parameters.find((known) => known.name === name);
				const values = (count: number) => Array(count).fill('4aawyAB9vmqN3uQ7FjRGTy').join();
				expect([name, parameter?.refuse(values(maxItems))]).toEqual([name, undefined]);
				expect([name, parameter?.refuse(values(maxItems + 1))]).toEqual([name, expect.any(String)]);
			}
		});

		it('has the maximum and the default of each', () => {
			for (const { name, maximum, default: usual } of query) {
				const range = parameters.find((parameter) => parameter.name === name)?.range;
				const text = parameters.find((parameter) => parameter.name === name)?.default;
				expect([name, range?.default ?? text ?? null]).toEqual([name, usual]);
				if (maximum !== null) expect([name, range?.maximum]).toEqual([name, maximum]);
			}
		});

		it('takes every value that Spotify lists', () => {
			for (const { name, enum: values } of query) {
				const parameter = parameters.find((known) => known.name === name);
				expect((values ?? []).filter((value) => parameter?.refuse(value) !== undefined)).toEqual(
					[],
				);
			}
		});
	},
);
