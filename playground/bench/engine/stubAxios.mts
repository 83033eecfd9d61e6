import { createRequire } from 'node:module';

/** What axios hands to whatever carries its requests, as far as it is read here. */
interface RequestConfig {
	readonly url?: string;
	readonly baseURL?: string;
}

type Adapter = (config: RequestConfig) => Promise<unknown>;

const token = { access_token: 'a-token', token_type: 'Bearer', expires_in: 3600 };

/** n8n makes a request with axios; this answers in its place, so that no socket is opened. */
export const answerEverything = (answer: (url: URL) => unknown): void => {
	// Not the playground's n8n: the engine under test is a tool of the package.
	const root = createRequire(new URL('../../../package.json', import.meta.url));
	const core = createRequire(root.resolve('n8n-core'));
	const network = createRequire(core.resolve('@n8n/backend-network'));
	const axios = network('axios') as { defaults: { adapter: Adapter } };
	axios.defaults.adapter = async (config) => {
		const url = new URL(config.url ?? '', config.baseURL);
		return {
			status: 200,
			statusText: 'OK',
			headers: { 'content-type': 'application/json' },
			data: url.host === 'accounts.spotify.com' ? token : answer(url),
			config,
			request: {},
		};
	};
};
