import type { AddressInfo, Server, Socket } from 'node:net';

import { createControlServer } from '../control/controlServer.mts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator.mts';
import type { Certificate } from './certificate.mts';
import { createProxyServer } from './proxyServer.mts';
import { createSpotifyServer } from './spotifyServer.mts';

export interface StartOptions extends SimulatorOptions {
	/** Any free port by default. */
	port?: number;
	/** More proxies to the same simulator, by which the log tells programs apart. */
	morePorts?: readonly number[];
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
	morePorts = [],
	host = '127.0.0.1',
	controlPort = 0,
	certificate,
	...options
}: StartOptions): Promise<RunningSimulator> {
	const simulator = createSimulator(options);
	const spotify = createSpotifyServer(simulator, certificate);
	const control = createControlServer(simulator);
	const servers = [
		await listen(createProxyServer(spotify), port, host),
		await listen(control, controlPort, host),
	] as const;
	const others = morePorts.map(
		async (other) => await listen(createProxyServer(spotify), other, host),
	);
	const all = [...servers, ...(await Promise.all(others))];
	return {
		...simulator,
		proxyUrl: servers[0].url,
		controlUrl: servers[1].url,
		stop: async () => {
			await Promise.all(all.map(async (server) => await server.stop()));
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
