import { createServer, get, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { createProxyServer } from '../../playground/simulator/proxy/proxyServer.mts';
import { answerRequests } from '../../playground/simulator/proxy/spotifyServer.mts';
import type { SimulatorOutcome, SimulatorRequest } from '../../playground/simulator/types.mts';

// Without TLS, which takes a package of the playground's: the end-to-end tests have it.
describe("the simulator's proxy", () => {
	const servers: Server[] = [];
	const asked: SimulatorRequest[] = [];
	let outcome: SimulatorOutcome = 'reset';

	const listen = async (server: Server): Promise<number> => {
		servers.push(server);
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		return (server.address() as AddressInfo).port;
	};
	const spotify = createServer(
		answerRequests({
			handle: async (received) => {
				asked.push(received);
				return await Promise.resolve(outcome);
			},
		}),
	);
	let proxyPort = 0;
	beforeAll(async () => {
		proxyPort = await listen(createProxyServer(spotify));
	});
	afterAll(() => {
		for (const server of servers) {
			server.closeAllConnections();
			server.close();
		}
	});

	const connectTo = async (target: string) =>
		await new Promise<{ status: number; socket: Socket }>((resolve, reject) => {
			const connecting = request({ port: proxyPort, method: 'CONNECT', path: target });
			connecting.on('connect', ({ statusCode = 0 }, socket: Socket) => {
				resolve({ status: statusCode, socket });
			});
			connecting.on('error', reject);
			connecting.end();
		});

	async function ask(target: string, path: string, headers: Record<string, string> = {}) {
		const { socket } = await connectTo(target);
		const [host = ''] = target.split(':');
		return await new Promise<{ status: number; body: string; headers: object }>(
			(resolve, reject) => {
				const asking = get(
					{ path, headers: { host, ...headers }, createConnection: () => socket },
					(incoming) => {
						read(incoming).then((body) => {
							socket.destroy();
							resolve({ status: incoming.statusCode ?? 0, body, headers: incoming.headers });
						}, reject);
					},
				);
				asking.on('error', reject);
			},
		);
	}

	async function read(incoming: IncomingMessage): Promise<string> {
		let text = '';
		for await (const chunk of incoming) text += String(chunk);
		return text;
	}

	it("takes a request to one of Spotify's hosts to the simulator", async () => {
		outcome = { status: 418, headers: { 'x-test': 'yes' }, body: 'Grüße' };

		expect(
			await ask('api.spotify.com:443', '/v1/x?y=z', { authorization: 'Bearer a' }),
		).toMatchObject({
			status: 418,
			body: 'Grüße',
			headers: { 'x-test': 'yes', 'content-length': '7' },
		});
		expect(asked.at(-1)).toMatchObject({
			host: 'api.spotify.com',
			method: 'GET',
			path: '/v1/x?y=z',
			headers: { authorization: 'Bearer a' },
			body: '',
			proxyPort,
		});
	});

	it('drops the connection', async () => {
		outcome = 'reset';

		await expect(ask('accounts.spotify.com:443', '/')).rejects.toThrow('socket hang up');
	});

	it('drops the connection in the middle of an answer', async () => {
		outcome = {
			status: 200,
			headers: { 'content-length': '100' },
			body: '{"half":',
			truncated: true,
		};

		await expect(ask('i.scdn.co:443', '/')).rejects.toThrow('aborted');
	});

	it('passes other hosts on', async () => {
		const port = await listen(createServer((_incoming, response) => response.end('elsewhere')));

		expect(await ask(`127.0.0.1:${port}`, '/')).toMatchObject({ status: 200, body: 'elsewhere' });
	});

	it('says so when another host is not to be had', async () => {
		const closed = createServer();
		const port = await listen(closed);
		await new Promise((resolve) => {
			closed.close(resolve);
		});

		const { status, socket } = await connectTo(`127.0.0.1:${port}`);
		socket.destroy();

		expect(status).toBe(502);
	});

	it('takes nothing but CONNECT', async () => {
		const status = await new Promise((resolve) => {
			get({ port: proxyPort, path: 'http://example.com/' }, ({ statusCode }) => {
				resolve(statusCode);
			});
		});

		expect(status).toBe(501);
	});
});
