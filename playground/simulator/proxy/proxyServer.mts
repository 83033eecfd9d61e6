import { createServer, type Server } from 'node:http';
import { connect, type Server as SocketServer } from 'node:net';
import type { Duplex } from 'node:stream';

import { hosts } from '../types.mts';

const ours: ReadonlySet<string> = new Set(Object.values(hosts).map((host) => `${host}:443`));

/**
 * A forward proxy for HTTPS: Spotify's hosts lead to `spotify`, all others to where they are, so
 * that a program behind the proxy goes on working.
 */
export function createProxyServer(spotify: Pick<SocketServer, 'emit'>): Server {
	const server = createServer((_request, response) => {
		response.writeHead(501, { 'content-type': 'text/plain' });
		response.end('This proxy takes CONNECT only.\n');
	});
	server.on('connect', (request, socket: Duplex, head: Buffer) => {
		// A socket without a listener for errors would end the process.
		socket.on('error', () => socket.destroy());
		const target = request.url ?? '';
		if (!ours.has(target)) {
			tunnel(target, socket, head);
			return;
		}
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		if (head.length > 0) socket.unshift(head);
		spotify.emit('connection', socket);
	});
	return server;
}

function tunnel(target: string, socket: Duplex, head: Buffer): void {
	const [, host = '', port = '443'] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(target) ?? [];
	const upstream = connect(Number(port), host);
	let connected = false;
	upstream.on('connect', () => {
		connected = true;
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		upstream.write(head);
		upstream.pipe(socket).pipe(upstream);
	});
	upstream.on('error', () => {
		if (connected) socket.destroy();
		else socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
	});
	socket.on('close', () => upstream.destroy());
	upstream.on('close', () => {
		if (connected) socket.destroy();
	});
}
