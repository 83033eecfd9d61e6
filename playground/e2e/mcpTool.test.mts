import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';

import { connectMcp, type McpClient } from '../lib/mcpClient.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';
import { startStack, type Stack } from './support/stack.mts';
import { eventually } from './support/triggers.mts';
import {
	authenticationFor,
	step,
	using,
	type Parameters,
	type Step,
} from './support/workflows.mts';

/** The node as a tool of an MCP Server Trigger, used over HTTP by a client of the protocol's own SDK. */

type Json = Readonly<Record<string, unknown>>;

const SERVER = 'MCP Server';

let stack: Stack;
let app: StoredCredential;
let client: McpClient;

const tool = (name: string, resource: string, operation: string, parameters: Parameters): Step =>
	step(
		name,
		'n8n-nodes-spotify-web-api.spotifyTool',
		1,
		{
			descriptionType: 'manual',
			toolDescription: name,
			authentication: authenticationFor(app),
			resource,
			operation,
			...parameters,
		},
		using(app),
	);

const text = (name: string) => `={{ $fromAI('${name}', 'What to look for', 'string') }}`;

before(async () => {
	stack = await startStack('mcpTool');
	app = await stack.createCredential();
	const path = randomUUID();
	const settings = { webhookId: path };
	const tools = [
		tool('Search_tracks', 'search', 'search', { query: text('query'), type: ['track'] }),
		tool('Search_more', 'search', 'search', { query: text('query'), type: ['track'], limit: 30 }),
	];
	const nodes = [
		step(SERVER, '@n8n/n8n-nodes-langchain.mcpTrigger', 2, { path }, settings),
		...tools,
	].map((build, index) => build(index));
	const toServer = { ai_tool: [[{ node: SERVER, type: 'ai_tool', index: 0 }]] };
	const stored = await stack.api.createWorkflow({
		name: 'Tools over MCP',
		nodes,
		connections: { Search_tracks: toServer, Search_more: toServer },
		settings: { executionOrder: 'v1' },
	});
	await stack.api.activate(stored);
	await eventually(async () => {
		client = await connectMcp(`${stack.url}/mcp/${path}`, 'none');
	});
});
after(async () => {
	await client.close();
	await stack.stop();
});

/** What a client reads of a tool's answer, item by item. */
const use = async (name: string, query = 'love'): Promise<readonly Json[]> => {
	const answer = JSON.parse(await client.call(name, { query })) as Json | readonly Json[];
	const list = Array.isArray(answer) ? (answer as readonly Json[]) : [answer as Json];
	// Some n8n hand over what the node put out, and others its json alone.
	return list.map((item) => (item.json as Json | undefined) ?? item);
};

test('a tool gives ten results by default, and as many as its form says', async () => {
	assert.equal((await use('Search_tracks')).length, 10);
	assert.equal((await use('Search_more')).length, 30);
});

test('a tool waits out a short pause of Spotify', async () => {
	await stack.simulator.setRateLimit({ requests: 1, windowSeconds: 30, retryAfterSeconds: 6 });
	const started = Date.now();
	const answers = [await use('Search_tracks', 'one'), await use('Search_tracks', 'two')];
	console.log(`two calls in ${((Date.now() - started) / 1000).toFixed(1)} s`);
	assert.ok(Date.now() - started < 50_000);
	assert.ok(answers.some((items) => items.length === 10));
	await stack.simulator.clear();
});

test('a tool answers a pause of 58 seconds at once, and says when to come back', async () => {
	await stack.simulator.setRateLimit({ requests: 1, windowSeconds: 58, retryAfterSeconds: 58 });
	await use('Search_tracks', 'three');
	const started = Date.now();
	const [item] = await use('Search_tracks', 'four');
	const seconds = (Date.now() - started) / 1000;
	console.log(`answered after ${seconds.toFixed(1)} s: ${JSON.stringify(item)}`);
	assert.ok(seconds < 20, `${seconds} s`);
	const error = item?.error as { kind: string; retryAt: string };
	assert.equal(error.kind, 'rateLimited');
	assert.ok(Date.parse(error.retryAt) > Date.now());
});
