import { fc } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { inBatches } from '../../../spotify/batches/inBatches';
import type { Batch } from '../../../spotify/operations/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { createFakeSend } from '../../support/fakeApi.mts';
import { jobTools } from '../../support/jobTools.mts';

const request: SpotifyRequest = {
	method: 'PUT',
	path: '/me/library',
	template: '/me/library',
	query: { market: 'DE' },
	idempotent: true,
};
const writing: Batch = { wire: 'uris', limit: 4 };
const asking: Batch = { ...writing, perValue: true };

const refused: SpotifyFailure = { kind: 'badRequest', status: 400, message: 'No', hint: 'Look' };
const urisIn = ({ query }: SpotifyRequest): string[] => (query.uris ?? '').split(',');

/** Does the job for orders of such values; `answer` is Spotify's for the values of a request. */
async function run(
	orders: string[][],
	batch: Batch,
	answer: (values: string[], count: number) => Outcome<unknown>,
) {
	const { send, requests } = createFakeSend((one, count) => answer(urisIn(one), count));
	const listings = await inBatches(request, batch)(
		orders.map((uris) => ({ id: '', uris, settings: {} })),
		jobTools({ send }),
	);
	return { listings, requests, sent: requests.map(urisIn) };
}

const done = () => succeeded('');
/** Spotify's answer to a question: whether each value is among those that are saved. */
const isSaved = (value: string): boolean => value < 'm';
const saved = (values: string[]) => succeeded(values.map(isSaved));

const value = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const orders = fc.array(fc.array(value, { minLength: 1, maxLength: 9 }), {
	minLength: 1,
	maxLength: 6,
});
const most = fc.integer({ min: 1, max: 40 });

it('sends every value once, in order, as many in a request as it takes, beside what else the request says', async () => {
	const property = fc.asyncProperty(orders, most, async (given, size) => {
		const { listings, requests, sent } = await run(given, { ...writing, limit: size }, done);
		const values = [...new Set(given.flat())];
		expect(sent.flat()).toEqual(values);
		expect(requests).toHaveLength(Math.ceil(values.length / size));
		for (const { query, ...rest } of requests) {
			expect(rest).toEqual({ ...request, query: undefined, ...rest });
			expect(query).toEqual({ market: 'DE', uris: expect.any(String) });
		}
		expect(listings).toEqual(given.map(() => ({ entries: [{ value: '', position: 0 }] })));
	});
	await fc.assert(property);
});

it('gives each order the answer to each of its values, in its order, also to those given twice', async () => {
	const property = fc.asyncProperty(orders, most, async (given, size) => {
		const { listings } = await run(given, { ...asking, limit: size }, saved);
		expect(listings).toEqual(
			given.map((uris) => ({
				entries: uris.map((uri, position) => ({ value: { uri, saved: isSaved(uri) }, position })),
			})),
		);
	});
	await fc.assert(property);
});

describe('a value that Spotify refuses', () => {
	const refusing = (wrong: ReadonlySet<string>) => (values: string[]) =>
		values.some((one) => wrong.has(one)) ? failed(refused) : done();

	it('costs only itself, whichever they are', async () => {
		const wrong = fc.uniqueArray(value, { maxLength: 3 });
		const property = fc.asyncProperty(orders, most, wrong, async (given, size, refusals) => {
			const set = new Set(refusals);
			const { listings, sent } = await run(given, { ...writing, limit: size }, refusing(set));
			for (const [index, uris] of given.entries()) {
				const missing = uris.filter((uri) => set.has(uri));
				expect(listings[index]).toEqual(
					missing.length === 0
						? { entries: [{ value: '', position: 0 }] }
						: { entries: [], failure: { ...refused, unwritten: { missing, uncertain: [] } } },
				);
			}
			const written = sent.filter((values) => !values.some((one) => set.has(one))).flat();
			expect(written).toEqual([...new Set(given.flat())].filter((one) => !set.has(one)));
			expect(Math.max(...sent.map(({ length }) => length))).toBeLessThanOrEqual(size);
		});
		await fc.assert(property);
	});

	it('is found in few requests: of 40, one in twelve at the most', async () => {
		const values = Array.from({ length: 40 }, (_, index) => `v${index}`);
		for (const wrong of values) {
			const { sent } = await run([values], { ...writing, limit: 40 }, refusing(new Set([wrong])));
			expect(sent.length).toBeLessThanOrEqual(13);
		}
	});

	it('leaves a question for the others answered', async () => {
		const { listings } = await run([['a', 'x'], ['z']], asking, (values) =>
			values.includes('x') ? failed(refused) : saved(values),
		);
		expect(listings).toEqual([
			{
				entries: [{ value: { uri: 'a', saved: true }, position: 0 }],
				failure: refused,
			},
			{ entries: [{ value: { uri: 'z', saved: false }, position: 0 }] },
		]);
	});
});

const texts = { message: 'No', hint: 'Look' };
const ofNoValue: SpotifyFailure[] = [
	{ kind: 'forbidden', status: 403, reason: 'missingScope', ...texts },
	{ kind: 'unauthorized', status: 401, ...texts },
	{ kind: 'rateLimited', status: 429, scope: 'quota', retryAtMs: 0, ...texts },
	{ kind: 'network', code: 'ECONNREFUSED', ...texts },
];

it.each(ofNoValue)('is not halved for what no value is the cause of: %j', async (failure) => {
	const { listings, sent } = await run([['a', 'b'], ['c']], writing, () => failed(failure));
	expect(sent).toEqual([['a', 'b', 'c']]);
	expect(listings).toEqual([
		{ entries: [], failure: { ...failure, unwritten: { missing: ['a', 'b'], uncertain: [] } } },
		{ entries: [], failure: { ...failure, unwritten: { missing: ['c'], uncertain: [] } } },
	]);
});

it.each<SpotifyFailure>([
	{ kind: 'network', code: 'ECONNRESET', ...texts },
	{ kind: 'server', status: 503, ...texts },
])('what may have been done although its answer was lost is uncertain: %j', async (lost) => {
	const batches = [['a', 'b', 'c', 'd'], ['e']];
	const { listings } = await run(batches, writing, (values) =>
		values.includes('e') ? failed(lost) : done(),
	);
	expect(listings).toEqual([
		{ entries: [{ value: '', position: 0 }] },
		{ entries: [], failure: { ...lost, unwritten: { missing: [], uncertain: ['e'] } } },
	]);
});

it('a question that was lost left nothing unwritten', async () => {
	const lost: SpotifyFailure = { kind: 'network', ...texts };
	const { listings } = await run([['a']], asking, () => failed(lost));
	expect(listings[0]?.failure).toEqual(lost);
});

it.each([[{}], [''], [[true]], [[true, true, true]], [null]])(
	'an answer that does not say something of each value is not read as "no": %j',
	async (answer) => {
		const { listings } = await run([['a', 'b']], asking, () => succeeded(answer));
		expect(listings).toMatchObject([{ entries: [], failure: { kind: 'unexpectedResponse' } }]);
	},
);

describe('a question that Spotify breaks on', () => {
	const broken: SpotifyFailure = { kind: 'server', status: 500, ...texts };
	const breakingOn = (wrong: ReadonlySet<string>) => (values: string[]) =>
		values.some((one) => wrong.has(one)) ? failed(broken) : saved(values);

	it('leaves the others answered, whichever they are', async () => {
		const wrong = fc.uniqueArray(value, { maxLength: 2 });
		await fc.assert(
			fc.asyncProperty(orders, most, wrong, async (given, size, breaking) => {
				const set = new Set(breaking);
				const { listings } = await run(given, { ...asking, limit: size }, breakingOn(set));
				for (const [index, uris] of given.entries()) {
					const answered = uris.filter((uri) => !set.has(uri));
					expect(listings[index]?.entries.map(({ value: told }) => told)).toEqual(
						answered.map((uri) => ({ uri, saved: isSaved(uri) })),
					);
					expect(listings[index]?.failure).toEqual(
						answered.length < uris.length ? broken : undefined,
					);
				}
			}),
		);
	});

	it('is not halved on and on where Spotify is down', async () => {
		const values = Array.from({ length: 120 }, (_, index) => `v${index}`);
		const { listings, sent } = await run([values], { ...asking, limit: 40 }, () => failed(broken));
		expect(sent.length).toBeLessThanOrEqual(12);
		expect(listings).toEqual([{ entries: [], failure: broken }]);
	});

	it('is sent again where a connection was lost, as ever', async () => {
		const lost: SpotifyFailure = { kind: 'network', ...texts };
		const { requests } = await run([['a', 'b']], asking, () => failed(lost));
		expect(requests.map(({ idempotent }) => idempotent)).toEqual([false, true]);
	});

	it('a write is not: what it has done is uncertain', async () => {
		const { sent } = await run([['a', 'b']], writing, () => failed(broken));
		expect(sent).toEqual([['a', 'b']]);
	});
});
