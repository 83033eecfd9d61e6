import { defaultClient, type NewClient } from '../../playground/simulator/accounts/clients.mts';
import { createSimulator, type SimulatorOptions } from '../../playground/simulator/simulator.mts';
import { hosts, type SimulatorAnswer } from '../../playground/simulator/types.mts';
import { createFakeClock } from './fakeClock.mts';

/** A parsed answer; `body` stays a text where it is no JSON. */
export interface Answer extends Omit<SimulatorAnswer, 'body'> {
	body: unknown;
}

/** A simulator on a clock that stands still, and the client of an app that it knows. */
export function createSimulatorClient(options: SimulatorOptions = {}) {
	const clock = createFakeClock();
	const simulator = createSimulator({ clock, ...options });

	async function send(
		host: string,
		method: string,
		path: string,
		headers: Record<string, string>,
		body = '',
	): Promise<Answer | 'reset'> {
		const answering = simulator.handle({ host, method, path, headers, body });
		const answer = await clock.until(answering);
		return answer === 'reset' ? answer : { ...answer, body: parse(answer.body) };
	}

	const askToken = async (
		{ clientId, clientSecret }: NewClient = defaultClient,
		headers: Record<string, string> = {},
		body = 'grant_type=client_credentials',
	) =>
		answered(
			await send(
				hosts.accounts,
				'POST',
				'/api/token',
				{
					authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
					'content-type': 'application/x-www-form-urlencoded',
					...headers,
				},
				body,
			),
		);

	const newToken = async (client?: NewClient) => {
		const { body } = await askToken(client);
		return String((body as { access_token: unknown }).access_token);
	};

	/** The answer to a request with a new token, or with the headers given. */
	const api = async (path: string, method = 'GET', headers?: Record<string, string>) =>
		await send(
			hosts.api,
			method,
			`/v1${path}`,
			headers ?? { authorization: `Bearer ${await newToken()}` },
		);

	/** Requests of a user who allowed these scopes, or all there are, with their bodies as JSON. */
	const asUser = (of: Parameters<typeof simulator.control.issueUserToken>[0] = {}) => {
		const authorization = `Bearer ${simulator.control.issueUserToken(of).accessToken}`;
		const ask =
			(method: string) =>
			async (path: string, body?: unknown, type = 'application/json'): Promise<Answer> => {
				const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
				const headers = { authorization, ...(body !== undefined && { 'content-type': type }) };
				const sent = body === undefined ? '' : text;
				return answered(await send(hosts.api, method, `/v1${path}`, headers, sent));
			};
		return { ask, get: ask('GET'), put: ask('PUT'), post: ask('POST'), del: ask('DELETE') };
	};

	return {
		clock,
		asUser,
		control: simulator.control,
		simulator,
		send,
		askToken,
		newToken,
		api,
		get: async (path: string, headers?: Record<string, string>) =>
			answered(await api(path, 'GET', headers)),
	};
}

function answered(answer: Answer | 'reset'): Answer {
	if (answer === 'reset') throw new Error('The connection was dropped');
	return answer;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
