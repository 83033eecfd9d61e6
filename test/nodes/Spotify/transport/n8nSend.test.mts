import { NodeApiError, NodeOperationError, UserError } from 'n8n-workflow';
import { fc } from '../../../support/fc.mts';
import { n8nDownload, n8nSend } from '../../../../nodes/Spotify/transport/n8nSend';
import type { HttpRequest } from '../../../../spotify/http/types';
import { mayHaveActed } from '../../../../spotify/refusals/withUnknownOutcome';
import { autoClock, pass, resetAutoClock } from '../../../support/autoClock.mts';
import { settle } from '../../../support/fakeClock.mts';
import { nodeOf } from '../../../support/node.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(resetAutoClock);

const request: HttpRequest = {
	method: 'POST',
	url: 'https://api.spotify.com/v1/me/playlists',
	timeoutMs: 30_000,
	deadlineMs: 60_000,
	maxBytes: 1_000,
};
const node = nodeOf('Spotify', 'spotify');

type Chunks = AsyncIterable<Uint8Array>;
const bytes = (text: string): Uint8Array => Buffer.from(text);

/** A body that comes piece by piece, and may break off by an error. */
async function* bodyOf(pieces: readonly string[], error?: Error): AsyncGenerator<Uint8Array> {
	for (const piece of pieces) yield bytes(piece);
	if (error) throw error;
}
const answering = (body: unknown, statusCode = 200) =>
	n8nSend(async () => ({ statusCode, headers: { 'Content-Type': 'application/json' }, body }));
const throwing = (error: unknown) => n8nSend(async () => await Promise.reject(error));

/** An error with a code, as Node and axios have them. */
const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code });

describe('an answer', () => {
	it.each([
		['JSON in pieces', bodyOf(['{"a":', '"ü', '"}']), { a: 'ü' }],
		['JSON with a byte order mark', bodyOf(['\ufeff[1]']), [1]],
		['a text', bodyOf(['<html>']), '<html>'],
		['nothing', bodyOf([]), ''],
		['what is no stream, as of a mock', { a: 1 }, { a: 1 }],
	])('of %s is what it says', async (_, body, value) => {
		expect(await answering(body)(request)).toEqual({
			ok: true,
			value: { status: 200, headers: { 'content-type': 'application/json' }, body: value },
		});
	});

	it('of which a character is cut in two between pieces is whole', async () => {
		const all = bytes('"ü"');
		async function* halves(): Chunks {
			yield all.subarray(0, 2);
			yield all.subarray(2);
		}
		expect(await answering(halves())(request)).toMatchObject({ value: { body: 'ü' } });
	});

	it('that is too large is not read to its end', async () => {
		let read = 0;
		async function* endless(): Chunks {
			for (; ; read += 1) yield bytes('x'.repeat(100));
		}
		expect(await answering(endless())({ ...request, maxBytes: 1_000_000 })).toMatchObject({
			failure: { kind: 'unexpectedResponse', message: expect.stringContaining('larger than 1 MB') },
		});
		expect(read).toBe(10_000);
	});
});

describe('an answer that breaks off', () => {
	const wrapped = (error: Error) => new NodeApiError(node, error as never);
	it.each([
		['in its body', answering(bodyOf(['{"a":'], coded('ECONNRESET', 'aborted')))],
		['by a code of axios', throwing(wrapped(coded('ERR_BAD_RESPONSE', 'stream has been aborted')))],
		['in words, as in n8n 1.x', throwing({ messages: ['stream has been aborted'] })],
		['in the words of Node', throwing(new Error('aborted'))],
		['in a premature close', throwing(coded('ERR_STREAM_PREMATURE_CLOSE', 'Premature close'))],
		['as bad compression', throwing(coded('Z_DATA_ERROR', 'incorrect header check'))],
	])('%s is told as that, and may have had its effect', async (_, send) => {
		const outcome = await send(request);
		expect(outcome).toMatchObject({
			ok: false,
			failure: {
				kind: 'network',
				message: expect.stringMatching(/^The answer from api\.spotify\.com broke off/),
			},
		});
		expect(!outcome.ok && mayHaveActed(outcome.failure)).toBe(true);
	});
});

describe('a deadline', () => {
	it('ends an answer that drips', async () => {
		async function* drip(): Chunks {
			for (; ; await settle()) {
				pass(1_000);
				yield bytes('x');
			}
		}
		const startMs = autoClock.monotonicMs();
		expect(await answering(drip())(request)).toMatchObject({
			failure: {
				kind: 'network',
				code: 'ETIMEDOUT',
				message: 'The answer from api.spotify.com broke off because it came too slowly',
			},
		});
		expect(autoClock.monotonicMs() - startMs).toBe(60_000);
	});

	it('ends a wait for an answer that never begins, though the helper goes on', async () => {
		const signals: Array<AbortSignal | undefined> = [];
		const send = n8nSend(async ({ abortSignal }) => {
			signals.push(abortSignal as AbortSignal);
			return await new Promise(() => undefined);
		});
		const outcome = send(request);
		await settle();
		expect(signals[0]?.aborted).toBe(false);
		pass(60_000);
		expect(await outcome).toMatchObject({
			failure: { message: 'api.spotify.com did not answer in time' },
		});
		expect(signals[0]?.aborted).toBe(true);
	});

	it('holds for pictures too', async () => {
		const httpRequest = async () => await new Promise(() => undefined);
		const outcome = n8nDownload({ helpers: { httpRequest } } as never)(request);
		await settle();
		pass(60_000);
		expect(await outcome).toMatchObject({ failure: { code: 'ETIMEDOUT' } });
	});
});

it('a stop ends the wait at once', async () => {
	const stop = new AbortController();
	const send = n8nSend(async () => await new Promise(() => undefined));
	const outcome = send({ ...request, signal: stop.signal });
	stop.abort();
	expect(await outcome).toMatchObject({ failure: { kind: 'cancelled' } });
	expect(await send({ ...request, signal: AbortSignal.abort() })).toMatchObject({
		failure: { kind: 'cancelled' },
	});
});

describe('what n8n refuses to send', () => {
	const words = 'The request was blocked because it resolves to a restricted IP address';
	const blocked = new UserError(words, { description: 'The target 10.0.0.1 is not allowed.' });
	it.each([
		['as it is', blocked],
		['wrapped by a node', new NodeApiError(node, blocked as never)],
		[
			'as its text',
			new NodeApiError(node, {
				message: words,
				description: 'The target 10.0.0.1 is not allowed.',
			}),
		],
	])("is told %s in n8n's words", async (_, error) => {
		expect(await throwing(error)(request)).toMatchObject({
			failure: {
				kind: 'notSent',
				unsent: true,
				message: `n8n did not send the request: ${words}`,
				hint: expect.stringContaining('The target 10.0.0.1 is not allowed.'),
			},
		});
	});

	it.each([
		new NodeOperationError(node, 'The credential is not supported by this engine'),
		new Error('ERROR: EXECUTION of this NODE is not ALLOWED'),
		coded('ERR_INVALID_URL', 'Invalid URL'),
		coded('ERR_INVALID_CHAR', 'Invalid character in header content'),
		{ message: 'Domain not allowed' },
		'a text',
		undefined,
	])('is told so, whatever it is: %s', async (error) => {
		const outcome = await throwing(error)(request);
		expect(outcome).toMatchObject({ failure: { kind: 'notSent' } });
		expect(!outcome.ok && mayHaveActed(outcome.failure)).toBe(false);
	});

	it('is not guessed from words: no sentence without the code of a connection is one', async () => {
		const word = fc.stringMatching(/^[A-Za-z]{1,12}$/).filter((text) => !/abort/i.test(text));
		const property = fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (given) => {
			const text = given.join(' ').replace(/network error|hang up|premature close/gi, '');
			expect(await throwing(new Error(text))(request)).toMatchObject({
				failure: { kind: 'notSent' },
			});
		});
		await fc.assert(property);
	});

	it.each([
		['a status', answering(bodyOf(['']), 407)],
		['an error', throwing(new Error('Proxy response (407) !== 200 when HTTP Tunneling'))],
	])('by its proxy, with %s, is a login that is wrong', async (_, send) => {
		expect(await send(request)).toMatchObject({
			failure: { kind: 'notSent', message: expect.stringContaining('HTTP 407') },
		});
	});

	it("shows no password of a proxy's", async () => {
		const outcome = await throwing(new Error('cannot use http://user:secret@proxy:3128'))(request);
		expect(JSON.stringify(outcome)).not.toContain('secret');
		expect(JSON.stringify(outcome)).toContain('proxy:3128');
	});
});

describe('a connection that is lost', () => {
	it.each([
		['ECONNREFUSED', coded('ECONNREFUSED')],
		['ENOTFOUND', new NodeApiError(node, coded('ENOTFOUND', 'getaddrinfo ENOTFOUND x') as never)],
		['EAI_AGAIN', { message: 'wrapped', messages: ['getaddrinfo EAI_AGAIN accounts.spotify.com'] }],
		['ECONNRESET', { message: 'wrapped', messages: ['socket hang up'] }],
		['CERT_HAS_EXPIRED', coded('CERT_HAS_EXPIRED', 'certificate has expired')],
		['EPROTO', coded('EPROTO')],
	])('is named by its code: %s', async (code, error) => {
		expect(await throwing(error)(request)).toMatchObject({
			failure: { kind: 'network', code, message: `No answer came from api.spotify.com (${code})` },
		});
	});

	it('for its time is told as that', async () => {
		const error = new Error('timeout of 30000ms exceeded');
		expect(await throwing(error)(request)).toMatchObject({
			failure: {
				kind: 'network',
				code: 'ECONNABORTED',
				message: expect.stringContaining('in time'),
			},
		});
	});
});
