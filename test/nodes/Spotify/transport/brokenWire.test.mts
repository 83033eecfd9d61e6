import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import {
	n8nSend,
	requestWithCredential,
	type HttpHelper,
} from '../../../../nodes/Spotify/transport/n8nSend';
import type { HttpResponse } from '../../../../spotify/http/types';
import type { Outcome } from '../../../../spotify/failures/outcome';
import { pass, resetAutoClock } from '../../../support/autoClock.mts';
import { pastedToken, runSpotify } from '../../../support/engine.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

const servers: Server[] = [];
afterEach(() => {
	resetAutoClock();
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

type Helper = 'httpRequest' | 'httpRequestWithAuthentication';
const HELPERS: Helper[] = ['httpRequest', 'httpRequestWithAuthentication'];

/**
 * Sends to a server of this machine with a helper of n8n's engine, in whichever line.
 * @param onHead called when the head of the answer is there
 */
async function sendBy(
	helper: Helper,
	answer: RequestListener,
	onHead: () => void = () => undefined,
): Promise<Outcome<HttpResponse>> {
	const server = createServer(answer);
	servers.push(server);
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	const found: Array<Outcome<HttpResponse>> = [];
	const nodeType = {
		description: {
			name: 'spotify',
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
			credentials: [{ name: 'spotifyAccessTokenApi', required: true }],
		},
		async execute(this: IExecuteFunctions) {
			const { helpers } = this;
			const ask: HttpHelper =
				helper === 'httpRequest'
					? helpers.httpRequest
					: async (options) => await requestWithCredential(this, 'spotifyAccessTokenApi', options);
			const send = n8nSend(async (options) => {
				const head = await ask(options);
				onHead();
				return head;
			});
			const url = `http://127.0.0.1:${port}/v1/me`;
			found.push(await send({ method: 'GET', url, deadlineMs: 60_000, maxBytes: 1_000_000 }));
			return [[]];
		},
	} as unknown as INodeType;
	const { error } = await runSpotify({ parameters: {}, credentials: pastedToken('BQ'), nodeType });
	if (error) throw error;
	return found[0] as Outcome<HttpResponse>;
}

const brokenOff = {
	ok: false,
	failure: { kind: 'network', message: expect.stringMatching(/^The answer from .* broke off/) },
};

describe.each(HELPERS)('by %s', (helper) => {
	it('an answer is read whole, whatever its status', async () => {
		const outcome = await sendBy(helper, (_, response) => {
			response.writeHead(401, { 'content-type': 'application/json', 'retry-after': '7' });
			response.end('{"error":{"status":401,"message":"no"}}');
		});
		expect(outcome).toMatchObject({
			ok: true,
			value: {
				status: 401,
				headers: { 'retry-after': '7' },
				body: { error: { status: 401, message: 'no' } },
			},
		});
	});

	it.each([
		['with a length', { 'content-length': '1000' }],
		['in chunks', {}],
	])('a body that is cut, %s, is an answer that broke off', async (_, headers) => {
		const outcome = await sendBy(helper, (__, response) => {
			response.writeHead(200, { 'content-type': 'application/json', ...headers });
			response.write('{"a":', () => response.destroy());
		});
		expect(outcome).toMatchObject(brokenOff);
	});

	it('a body that drips is ended at the deadline, and its connection closed', async () => {
		let closed: () => void = () => undefined;
		const isClosed = new Promise<void>((resolve) => (closed = resolve));
		const outcome = await sendBy(
			helper,
			(_, response) => {
				response.on('close', closed);
				response.writeHead(200, { 'content-type': 'application/json' });
				response.write('{');
			},
			() => setImmediate(() => pass(60_000)),
		);
		expect(outcome).toMatchObject({
			failure: { code: 'ETIMEDOUT', message: expect.stringContaining('came too slowly') },
		});
		await isClosed;
	});

	it('a head that never ends is given up at the deadline, and its connection closed', async () => {
		let closed: () => void = () => undefined;
		const isClosed = new Promise<void>((resolve) => (closed = resolve));
		const outcome = await sendBy(helper, ({ socket }) => {
			socket.on('close', closed);
			socket.write('HTTP/1.1 200 OK\r\nx-drip:', () => setImmediate(() => pass(60_000)));
		});
		expect(outcome).toMatchObject({
			failure: { code: 'ETIMEDOUT', message: expect.stringContaining('did not answer in time') },
		});
		await isClosed;
	});

	it('a body without an end is not read beyond its limit, and its connection closed', async () => {
		let closed: () => void = () => undefined;
		const isClosed = new Promise<void>((resolve) => (closed = resolve));
		const outcome = await sendBy(helper, (_, response) => {
			response.on('close', closed);
			response.writeHead(200);
			const more = (): void => void response.write('x'.repeat(65_536), (error) => error ?? more());
			more();
		});
		expect(outcome).toMatchObject({
			failure: { kind: 'unexpectedResponse', message: expect.stringContaining('larger than 1 MB') },
		});
		await isClosed;
	});
});
