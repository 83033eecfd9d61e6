import { fc, runs } from '../../support/fc.mts';

import { CUSTOM_METHODS, customRequest } from '../../../spotify/plan/customRequest';
import { createPipeline } from '../../../spotify/pipeline/pipeline';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { appState } from '../../support/fakeApi.mts';
import { createFakeClock } from '../../support/fakeClock.mts';
import { answered, createFakeHttp } from '../../support/fakeHttp.mts';

const API = 'https://api.spotify.com/v1';

/** The request for a form's values, or undefined where they are refused as they should be. */
function requestFor(values: Record<string, unknown>): SpotifyRequest | undefined {
	const planned = customRequest({ method: 'GET', ...values });
	if (planned.ok) return planned.value.request;
	expect(planned.failure).toMatchObject({ kind: 'invalidInput', field: 'Path' });
	return undefined;
}

/** The address that a request goes to. */
async function addressOf(request: SpotifyRequest): Promise<string> {
	const http = createFakeHttp(answered(200, {}));
	const clock = createFakeClock();
	const parts = { http: http.send, app: appState(clock), clock, random: () => 1 };
	await createPipeline(parts, { maxConcurrency: 1, maxRateLimitWaitMs: 0 })(request);
	return http.requests[0]?.url ?? '';
}

/** What browsers, proxies and servers have been led astray by. */
const TRICKS = [
	...[
		'/',
		'//',
		'.',
		'..',
		'/../',
		'/./',
		'\\',
		'\\..\\',
		'@',
		':',
		';',
		'?',
		'#',
		'&',
		'%',
		'\t',
		'\r\n',
		'\0',
	],
	...['%2e', '%2E%2e', '%2f', '%5C', '%252e%252e', '%252f', '%00', '%0d%0a', '%ff', '%u002e'],
	...[
		'\uFF0E\uFF0E',
		'\uFF0F',
		'\u2215',
		'\u2024',
		'\u3002',
		'\u200B',
		'\uFEFF',
		'\u202E',
		'ⓔvil',
		'ı',
		'\uD800',
	],
	...[
		'https://',
		'HTTPS:',
		'http://',
		'ftp://',
		'javascript:',
		'data:',
		'//evil.io',
		'user:secret@',
		'[::1]',
		'127.0.0.1',
	],
	...[
		'api.spotify.com',
		'API.SPOTIFY.COM',
		'accounts.spotify.com',
		'.evil.io',
		':443',
		':8443',
		API,
		'v1',
		'v1/',
		'v2',
		'me',
	],
];

const tricky = fc
	.array(
		fc.oneof(
			{ weight: 4, arbitrary: fc.constantFrom(...TRICKS) },
			fc.string({ maxLength: 4, unit: 'grapheme' }),
		),
		{
			minLength: 1,
			maxLength: 7,
		},
	)
	.map((pieces) => pieces.join(''));
const inTheApi = tricky.map((end) => `${API}/me${end}`);
const withUser = fc
	.webUrl({ withFragments: true, withQueryParameters: true })
	.map((url) => url.replace('://', '://api.spotify.com@'));

it('a request stays in the API, whatever is typed as its path', async () => {
	const path = fc.oneof(
		tricky,
		inTheApi,
		tricky.map((end) => `/${end}`),
		withUser,
	);
	let sent = 0;
	await fc.assert(
		fc.asyncProperty(path, async (given) => {
			const request = requestFor({ path: given });
			if (!request) return;
			sent += 1;
			const address = await addressOf(request);
			const url = new URL(address);
			expect(url.origin + url.username + url.password + url.hash).toBe('https://api.spotify.com');
			// What was written is what is sent: nothing is left for anyone on the way to resolve.
			expect(url.pathname).toBe(`/v1${request.path}`);
			expect(address.startsWith(`${API}/`)).toBe(true);
			expect(request.path).not.toMatch(/(^|\/)(\.|%2e){1,2}(\/|$)|%2f|%5c|\\|[\s?#]/i);
		}),
		{ numRuns: runs(600) },
	);
	expect(sent).toBeGreaterThan(runs(100));
});

const word = fc.stringMatching(/^[a-z_]{1,8}$/);
const value = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.boolean(),
	fc.array(word, { minLength: 1, maxLength: 3 }),
);

it('the query is that of the path and of the field, the field first', async () => {
	const some = fc.dictionary(word, fc.string(), { noNullPrototype: true });
	const more = fc.dictionary(word, fc.option(value), { noNullPrototype: true });
	await fc.assert(
		fc.asyncProperty(some, more, fc.boolean(), async (inPath, inField, asText) => {
			const queryParameters = asText ? JSON.stringify(inField) : inField;
			const request = requestFor({
				path: `/search?${new URLSearchParams(inPath)}`,
				queryParameters,
			});
			const given = Object.entries(inField).filter(([, one]) => one !== null);
			const expected = {
				...inPath,
				...Object.fromEntries(given.map(([name, one]) => [name, String(one)])),
			};
			expect(request).toMatchObject({ path: '/search' });
			expect(request?.query).toEqual(expected);
			if (!request) return;
			expect(Object.fromEntries(new URL(await addressOf(request)).searchParams)).toEqual(expected);
		}),
	);
});

it('an object as the value of a parameter is refused: it has no text', () => {
	fc.assert(
		fc.property(word, fc.dictionary(word, fc.integer()), (name, nested) => {
			expect(
				customRequest({ method: 'GET', path: '/me', queryParameters: { [name]: nested } }),
			).toMatchObject({
				failure: {
					kind: 'invalidInput',
					field: 'Query Parameters',
					message: expect.stringContaining(name),
				},
			});
		}),
	);
});

it('a body is sent as it was given, as text or as an object, but not with GET', () => {
	const body = fc.dictionary(word, fc.jsonValue(), { minKeys: 1, noNullPrototype: true });
	fc.assert(
		fc.property(fc.constantFrom(...CUSTOM_METHODS), body, fc.boolean(), (method, given, asText) => {
			const request = requestFor({
				method,
				path: '/me/library',
				body: asText ? JSON.stringify(given) : given,
			});
			// As text, -0 is 0.
			const expected: unknown = asText ? JSON.parse(JSON.stringify(given)) : given;
			expect(request?.body).toEqual(method === 'GET' ? undefined : expected);
			expect(request).toMatchObject({ method, idempotent: method !== 'POST' });
		}),
	);
});
