#!/usr/bin/env bash
# n8n 2.41 (n8n-core 2.41.1): a node that throws while its On Error is "Continue (using error output)".
#
# One would guess: what the node got leaves by the error output, and nothing by the success output.
# What happens: n8n's engine puts the node's INPUT items on the success output, and nothing on the error output. Whoever
# reads them behind the node takes them for its answers. The same with "Continue". Only a node that catches its failure
# itself, and returns items with an `error` in them, fills the error output. Shown with n8n's own Stop and Error node,
# which does nothing but throw.
#
# Seen, with the input {"id":"asked for"}:
#   continueErrorOutput: [[{"id":"asked for"}]]
#   continueRegularOutput: [[{"id":"asked for"}]]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# n8n-nodes-base asks for a linkedom that asks for a package which the registry may not have.
cat > package.json <<'JSON'
{
	"private": true,
	"dependencies": {
		"n8n-core": "2.41.1",
		"n8n-nodes-base": "2.41.1",
		"n8n-workflow": "2.41.0",
		"reflect-metadata": "0.2.2"
	},
	"overrides": { "linkedom": "0.18.12", "msgpackr-extract": "3.0.4" }
}
JSON
npm install --silent --no-audit --no-fund --ignore-scripts
export N8N_USER_FOLDER="$folder"
cat > run.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute } = require('n8n-core');
const { Workflow } = require('n8n-workflow');

/** Runs one node of n8n's in n8n's engine; gives the items of each of its outputs. */
const run = async (file, name, typeVersion, parameters, inputs, settings = {}) => {
	const tested = new (require(`n8n-nodes-base/dist/nodes/${file}.node.js`)[name])();
	const types = {
		source: {
			description: { name: 'source', group: ['input'], defaults: {}, inputs: [], outputs: ['main'], properties: [] },
			execute: async () => [inputs.map((json) => ({ json }))],
		},
		tested: tested.nodeVersions?.[typeVersion] ?? tested,
	};
	const byName = (type) => types[type];
	const place = { typeVersion: 1, position: [0, 0], parameters: {} };
	const workflow = new Workflow({
		id: '1',
		active: false,
		nodeTypes: { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) },
		nodes: [
			{ ...place, id: '1', name: 'Source', type: 'source' },
			{ ...place, id: '2', name: 'Tested', type: 'tested', typeVersion, parameters, ...settings },
		],
		connections: { Source: { main: [[{ node: 'Tested', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	});
	const addresses = ['restApiUrl', 'instanceBaseUrl', 'webhookBaseUrl', 'webhookWaitingBaseUrl', 'formWaitingBaseUrl'];
	const additionalData = {
		...Object.fromEntries(addresses.map((address) => [address, 'http://localhost/'])),
		executionId: '1',
		hooks: { runHook: async () => undefined, addHandler: () => undefined },
		setExecutionStatus: () => undefined,
		variables: {},
	};
	const { data } = await new WorkflowExecute(additionalData, 'manual').run({ workflow, startNode: workflow.getNode('Source') });
	const [tried] = data.resultData.runData.Tested;
	return tried.data.main.map((items) => (items ?? []).map(({ json }) => json));
};

const look = async () =>
	await Promise.all(
		['continueErrorOutput', 'continueRegularOutput'].map(async (onError) => [
			onError,
			await run('StopAndError/StopAndError', 'StopAndError', 1, { errorType: 'errorMessage', errorMessage: 'It failed' }, [{ id: 'asked for' }], { onError }),
			[[{ id: 'asked for' }]],
		]),
	);

const main = async () => {
	let isAsSeen = true;
	for (const [what, seen, expected] of await look()) {
		console.log(`${what}: ${JSON.stringify(seen)}`);
		isAsSeen &&= JSON.stringify(seen) === JSON.stringify(expected);
	}
	// n8n-core leaves handles open.
	process.exit(isAsSeen ? 0 : 1);
};
void main();
JS
node run.cjs 2> /dev/null
