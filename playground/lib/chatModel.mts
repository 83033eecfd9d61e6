import { createServer } from 'node:http';
import { text as readText } from 'node:stream/consumers';

type Json = Readonly<Record<string, unknown>>;

/** What the model does next: it calls one of its tools, or says the last word. */
export type Turn = { readonly call: string; readonly args: Json } | { readonly say: string };

/** Decides a turn by what the tools have answered since the user spoke, as the model reads it. */
export type Line = (answers: readonly string[]) => Turn;

/** A tool as the model gets to know it. */
export interface OfferedTool {
	readonly name: string;
	readonly description: string;
	readonly parameters: { readonly properties: Readonly<Record<string, Json>> };
}

export interface ChatModel {
	/** The base URL of a credential for OpenAI. */
	readonly url: string;
	/** What it plays from now on: one line for each turn of a conversation. */
	readonly play: (script: readonly Line[]) => void;
	/** The tools of the last request. */
	readonly tools: () => readonly OfferedTool[];
	/** What went wrong in the script itself; n8n shows no more of it than a failed request. */
	readonly complaints: () => readonly string[];
	readonly stop: () => Promise<void>;
}

interface Message {
	readonly role: string;
	readonly content: unknown;
}

interface ChatRequest {
	readonly model: string;
	readonly messages: readonly Message[];
	readonly tools?: ReadonlyArray<{ readonly function: OfferedTool }>;
	readonly stream?: boolean;
}

const answersSinceUser = (messages: readonly Message[]): readonly string[] =>
	messages
		.slice(messages.findLastIndex(({ role }) => role === 'user'))
		.filter(({ role }) => role === 'tool')
		.map(({ content }) => String(content));

/** https://platform.openai.com/docs/api-reference/chat/object */
const completion = (model: string, turn: Turn, count: number) => ({
	id: `chatcmpl-${count}`,
	object: 'chat.completion',
	created: Math.floor(Date.now() / 1000),
	model,
	choices: [
		{
			index: 0,
			finish_reason: 'say' in turn ? 'stop' : 'tool_calls',
			message:
				'say' in turn
					? { role: 'assistant', content: turn.say }
					: {
							role: 'assistant',
							content: null,
							tool_calls: [
								{
									id: `call_${count}`,
									type: 'function',
									function: { name: turn.call, arguments: JSON.stringify(turn.args) },
								},
							],
						},
		},
	],
	usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});

/**
 * Stands in for a chat model behind OpenAI's HTTP API: it plays a script, whose lines see what the
 * tools have answered, and so can use it, and fail.
 */
export const startChatModel = async (): Promise<ChatModel> => {
	let script: readonly Line[] = [];
	let tools: readonly OfferedTool[] = [];
	let count = 0;
	const complaints: string[] = [];

	const answer = (path: string, request: ChatRequest) => {
		if (path !== '/v1/chat/completions' || request.stream) throw new Error(`No part for ${path}`);
		tools = (request.tools ?? []).map((tool) => tool.function);
		const answers = answersSinceUser(request.messages);
		const line = script[answers.length];
		if (line === undefined) throw new Error(`The script ends before ${answers.at(-1)}`);
		count += 1;
		return completion(request.model, line(answers), count);
	};

	const server = createServer((request, response) => {
		const play = async () => {
			const body = JSON.parse(await readText(request)) as ChatRequest;
			return [200, answer(request.url ?? '', body)] as const;
		};
		const complain = (error: unknown) => {
			const message = error instanceof Error ? error.message : String(error);
			complaints.push(message);
			// 400: the client does not try again.
			return [400, { error: { message } }] as const;
		};
		void play()
			.catch(complain)
			.then(([status, body]) => {
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(JSON.stringify(body));
			});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = address !== null && typeof address === 'object' ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		play: (lines) => {
			script = lines;
			complaints.length = 0;
		},
		tools: () => tools,
		complaints: () => complaints,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
};
