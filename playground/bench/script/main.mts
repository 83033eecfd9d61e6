import { text } from 'node:stream/consumers';

import type { ScriptJob, ScriptResult } from './job.mts';

/**
 * The floor: Node's own `fetch`, which keeps its connections, and nothing else. Reads a job as JSON
 * from standard input and writes what came of it to standard output. Started with
 * `NODE_USE_ENV_PROXY`, without which Node's `fetch` takes no notice of `HTTPS_PROXY`.
 */

const readJson = async (response: Response): Promise<Readonly<Record<string, unknown>>> => {
	if (!response.ok) throw new Error(`${response.status} from ${response.url}`);
	return (await response.json()) as Readonly<Record<string, unknown>>;
};

const getToken = async ({ clientId, clientSecret }: ScriptJob): Promise<string> => {
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	const answer = await readJson(
		await fetch('https://accounts.spotify.com/api/token', {
			method: 'POST',
			headers: {
				authorization: `Basic ${basic}`,
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: 'grant_type=client_credentials',
		}),
	);
	return String(answer.access_token);
};

const perform = async (job: ScriptJob): Promise<ScriptResult> => {
	const started = performance.now();
	const headers = { authorization: `Bearer ${await getToken(job)}` };
	const queue = job.urls.values();
	let items = 0;
	const work = async () => {
		for (const url of queue) {
			const answer = await readJson(await fetch(url, { headers }));
			const list = job.itemsAt === undefined ? undefined : answer[job.itemsAt];
			items += Array.isArray(list) ? list.length : 1;
		}
	};
	await Promise.all(Array.from({ length: job.concurrency }, work));
	return { seconds: (performance.now() - started) / 1000, items };
};

const job = JSON.parse(await text(process.stdin)) as ScriptJob;
process.stdout.write(JSON.stringify(await perform(job)));
