import { createServer, type Server } from 'node:http';

import { runCommand } from './commands.mts';
import type { Control } from './control.mts';

/** The control methods over HTTP: `POST /<method>` with its argument as JSON. */
export const createControlServer = (control: Control): Server =>
	createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { status, body } = runCommand(
				control,
				request.method ?? '',
				request.url ?? '',
				Buffer.concat(chunks).toString('utf8'),
			);
			response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
			response.end(JSON.stringify(body));
		});
	});
