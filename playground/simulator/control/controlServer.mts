import { createServer, type IncomingMessage, type Server } from 'node:http';

import { answerRequests } from '../proxy/spotifyServer.mts';
import type { Simulator } from '../simulator.mts';
import { hosts } from '../types.mts';
import { homePage } from './homePage.mts';
import { runCommand } from './runCommand.mts';

/**
 * The control methods over HTTP: `GET /<method>` for those that look, `POST /<method>` with the
 * argument as JSON for the others; `GET /` is a page for people. `/authorize` is the page of the
 * accounts service: a browser that does not go through the proxy reaches it here.
 */
export const createControlServer = ({ control, handle }: Simulator): Server => {
	const accounts = answerRequests({
		handle: async (request) => await handle({ ...request, host: hosts.accounts }),
	});
	return createServer((request, response) => {
		if (/^\/authorize(\?|$)/.test(request.url ?? '')) {
			accounts(request, response);
			return;
		}
		const reply = (status: number, type: string, body: string) => {
			response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
			response.end(body);
		};
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			if (isForeign(request)) {
				reply(403, 'text/plain', 'Not from another site.');
				return;
			}
			if (request.method === 'GET' && request.url === '/') {
				reply(200, 'text/html', homePage);
				return;
			}
			const text = Buffer.concat(chunks).toString('utf8');
			const { status, body } = runCommand(control, request.method ?? '', request.url ?? '/', text);
			reply(status, 'application/json', JSON.stringify(body));
		});
	});
};

/** A page that happens to be open in the same browser has no business here. */
const isForeign = ({ headers: { origin, host } }: IncomingMessage) =>
	origin !== undefined && origin !== `http://${host}`;
