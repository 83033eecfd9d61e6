import { setTimeout as sleep } from 'node:timers/promises';

/** The inspector opens within some milliseconds of the signal, on a busy machine later. */
const OPEN_TIMEOUT_MS = 5_000;

const COLLECT_TIMEOUT_MS = 30_000;

interface Inspected {
	readonly webSocketDebuggerUrl: string;
}

const debuggerUrl = async (port: number): Promise<string> => {
	const deadline = Date.now() + OPEN_TIMEOUT_MS;
	while (Date.now() < deadline) {
		try {
			const response = await fetch(`http://127.0.0.1:${port}/json/list`);
			const [target] = (await response.json()) as readonly Inspected[];
			if (target) return target.webSocketDebuggerUrl;
		} catch {
			// Not open yet.
		}
		await sleep(50);
	}
	throw new Error(`No inspector opened on port ${port}.`);
};

/**
 * Makes another Node.js process collect its garbage. n8n has 300 MiB of it when it has started and
 * gives them back some seconds later, or in the middle of a run; before a measurement they must go.
 * @param port what the process was given as `--inspect-port`
 */
export const collectGarbage = async (pid: number, port: number): Promise<void> => {
	// Node opens its inspector on this signal.
	process.kill(pid, 'SIGUSR1');
	const socket = new WebSocket(await debuggerUrl(port));
	try {
		await new Promise<void>((resolve, reject) => {
			const signal = AbortSignal.timeout(COLLECT_TIMEOUT_MS);
			signal.addEventListener('abort', () => reject(new Error('The garbage was not collected.')));
			socket.addEventListener('error', () => reject(new Error('The inspector hung up.')));
			socket.addEventListener('message', () => resolve());
			socket.addEventListener('open', () =>
				socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' })),
			);
		});
	} finally {
		socket.close();
	}
};
