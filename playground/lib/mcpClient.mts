/** What is used of the client that the Model Context Protocol's own SDK has. */
interface SdkClient {
	connect(transport: unknown): Promise<void>;
	callTool(call: { name: string; arguments: object }): Promise<{
		content: ReadonlyArray<{ type: string; text?: string }>;
	}>;
	close(): Promise<void>;
}

type Class<T, Arguments extends readonly unknown[]> = new (...args: Arguments) => T;

interface Sdk {
	Client: Class<SdkClient, [{ name: string; version: string }]>;
	StreamableHTTPClientTransport: Class<unknown, [URL, object]>;
}

/** An assistant at an MCP server. */
export interface McpClient {
	/** Uses a tool; gives the text that an assistant reads. */
	call(tool: string, args: object): Promise<string>;
	close(): Promise<void>;
}

// n8n brings the SDK along; nothing else of ours needs it.
const load = async (file: string): Promise<Partial<Sdk>> =>
	(await import(`@modelcontextprotocol/sdk/client/${file}.js`)) as Partial<Sdk>;

/** Connects a client of the protocol's own SDK to a server. */
export const connectMcp = async (url: string, apiKey: string): Promise<McpClient> => {
	const { Client, StreamableHTTPClientTransport } = {
		...(await load('index')),
		...(await load('streamableHttp')),
	} as Sdk;
	const client = new Client({ name: 'end-to-end test', version: '1' });
	const requestInit = { headers: { authorization: `Bearer ${apiKey}` } };
	await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
	return {
		call: async (name, args) => {
			const { content } = await client.callTool({ name, arguments: args });
			return content.map(({ text = '' }) => text).join('\n');
		},
		close: async () => await client.close(),
	};
};
