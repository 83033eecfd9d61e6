import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { otherLine } from '../lib/chosenN8n.mts';
import { connectMcp, type McpClient } from '../lib/mcpClient.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';
import { startStack, type Stack } from './support/stack.mts';
import { errorOf, itemsOf } from './support/workflows.mts';

const NODE = 'n8n-nodes-spotify-web-api.spotify';
/** What fits beside all else that an assistant reads. */
const MOST_CHARACTERS = 40_000;

let stack: Stack;
let account: StoredCredential;
let client: McpClient;

/** Code that an assistant would write, of what it has read of the node. */
const codeFor = ({ id, name }: StoredCredential): string => `
import { workflow, node, trigger, newCredential } from '@n8n/workflow-sdk';

const start = trigger({
	type: 'n8n-nodes-base.manualTrigger',
	version: 1,
	config: { name: 'Start' },
});
const liked = node({
	type: '${NODE}',
	version: 1,
	config: {
		name: 'Spotify',
		parameters: {
			authentication: 'oAuth2',
			resource: 'library',
			operation: 'getTracks',
			returnAll: false,
			limit: 5,
		},
		credentials: { spotifyUserOAuth2Api: newCredential('${name}', '${id}') },
	},
});
export default workflow('liked-songs', 'Liked songs').add(start).to(liked);
`;

// The n8n 1 that we support builds no workflows for assistants.
if (otherLine === '') {
	before(async () => {
		stack = await startStack('mcp');
		account = await stack.createUserCredential();
		await stack.api.call('PATCH', '/mcp/settings', { mcpAccessEnabled: true });
		const { apiKey } = await stack.api.call<{ apiKey: string }>('POST', '/mcp/api-key/rotate');
		client = await connectMcp(`${stack.url}/mcp-server/http`, apiKey);
	});
	after(async () => {
		await client.close();
		await stack.stop();
	});

	for (const word of ['playlist', 'music', 'podcast', 'songs', 'liked songs', 'spotify']) {
		test(`an assistant that looks for "${word}" finds the node`, async () => {
			const found = await client.call('search_nodes', { queries: [word] });
			assert.ok(found.includes(`- ${NODE}\n`), found.slice(0, 500));
		});
	}

	test('an assistant reads an operation in at most 40,000 characters, and how to use it', async () => {
		const nodeIds = [{ nodeId: NODE, resource: 'library', operation: 'getTracks' }];
		const read = await client.call('get_node_types', { nodeIds });
		console.log(`${read.length.toLocaleString('en')} characters for one operation`);
		assert.ok(read.length <= MOST_CHARACTERS);
		assert.match(read, /without a loop/);
		assert.match(read, /library \([^)]*getTracks/);
	});

	test('an assistant builds a workflow with it, which is valid and runs', async () => {
		const code = codeFor(account);
		const validated = await client.call('validate_workflow', { code });
		assert.match(validated, /"valid": ?true/, validated);
		const created = await client.call('create_workflow_from_code', { code });
		const { workflowId } = JSON.parse(created) as { workflowId: string };
		const started = await client.call('execute_workflow', { workflowId, executionMode: 'manual' });
		const { executionId } = JSON.parse(started) as { executionId: string };
		const execution = await stack.api.finished(executionId);
		assert.equal(errorOf(execution), '');
		assert.equal(itemsOf(execution).length, 5);
	});
}
