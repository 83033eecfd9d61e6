import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';

import type { Simulator } from '../simulator.mts';
import type { SimulatorOutcome, SimulatorRequest } from '../types.mts';
import type { Certificate } from './certificate.mts';

/** A TLS server that is every one of Spotify's hosts. It never listens: the proxy hands it sockets. */
export const createSpotifyServer = (simulator: Simulator, certificate: Certificate): Server =>
	createServer(
		// Benchmarks keep their connections; a client that goes away ends them itself.
		{ cert: certificate.certificatePem, key: certificate.keyPem, keepAliveTimeout: 60_000 },
		answerRequests(simulator),
	);

/** Takes requests from the wire to the simulator, and its answers back. */
export const answerRequests =
	(simulator: Pick<Simulator, 'handle'>): RequestListener =>
	(incoming, response) => {
		void answer(simulator, incoming, response);
	};

async function answer(
	simulator: Pick<Simulator, 'handle'>,
	incoming: IncomingMessage,
	response: ServerResponse,
) {
	try {
		send(response, await simulator.handle(await readRequest(incoming)));
	} catch {
		// The client went away while it sent: there is nobody to tell.
		response.destroy();
	}
}

async function readRequest(incoming: IncomingMessage): Promise<SimulatorRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(incoming.headers)) {
		if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
	}
	return {
		host: (incoming.headers.host ?? '').replace(/:443$/, ''),
		method: incoming.method ?? 'GET',
		path: incoming.url ?? '/',
		headers,
		body: Buffer.concat(chunks).toString('utf8'),
		...(incoming.socket.localPort !== undefined && { proxyPort: incoming.socket.localPort }),
	};
}

function send(response: ServerResponse, outcome: SimulatorOutcome): void {
	if (outcome === 'reset') {
		response.socket?.destroy();
		return;
	}
	const { status, headers, truncated } = outcome;
	const body = Buffer.from(outcome.body, outcome.binary ? 'latin1' : 'utf8');
	if (truncated) {
		response.writeHead(status, headers);
		response.write(body, () => response.socket?.destroy());
		return;
	}
	// A 204 has no body and must not announce one.
	const length = status === 204 ? {} : { 'content-length': `${body.length}` };
	response.writeHead(status, { ...headers, ...length });
	response.end(body);
}
