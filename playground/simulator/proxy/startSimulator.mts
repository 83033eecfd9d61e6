import type { AddressInfo, Server, Socket } from 'node:net';

import { createControlServer } from '../control/controlServer.mts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator.mts';
import type { Certificate } from './certificate.mts';
import { createProxyServer } from './proxyServer.mts';
import { createSpotifyServer } from './spotifyServer.mts';

export interface StartOptions extends SimulatorOptions {
	/** Any free port by default. */
	port?: number;
	/** Where to listen; only this machine by default. */
	host?: string;
	/** Any free port by default. */
	controlPort?: number;
	certificate: Certificate;
}

export interface RunningSimulator extends Simulator {
	/** What goes into `HTTPS_PROXY`. */
	proxyUrl: string;
	controlUrl: string;
	/** Ends all connections and frees the ports. */
	stop(): Promise<void>;
}

/** A simulator that programs reach as their HTTPS proxy. */
export async function startSimulator({
	port = 0,
	host = '127.0.0.1',
	controlPort = 0,
	certificate,
	...options
}: StartOptions): Promise<RunningSimulator> {
	const simulator = createSimulator(options);
	const proxy = createProxyServer(createSpotifyServer(simulator, certificate));
	const control = createControlServer(simulator.control);
	const servers = [
		await listen(proxy, port, host),
		await listen(control, controlPort, host),
	] as const;
	return {
		...simulator,
		proxyUrl: servers[0].url,
		controlUrl: servers[1].url,
		stop: async () => {
			await Promise.all(servers.map(async (server) => await server.stop()));
		},
	};
}

async function listen(server: Server, port: number, host: string) {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	const { port: listening } = server.address() as AddressInfo;
	return {
		url: `http://${host}:${listening}`,
		stop: async () => {
			const closed = new Promise((resolve) => {
				server.close(resolve);
			});
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}
