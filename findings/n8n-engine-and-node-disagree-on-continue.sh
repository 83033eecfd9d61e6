#!/usr/bin/env bash
# n8n 2.41 (n8n-core 2.41.1): a node with the older setting `continueOnFail: true` beside the newer `onError: stopWorkflow`,
# as an older workflow holds both once its On Error was set back to "Stop Workflow".
#
# One would guess: the engine and the node's own `this.continueOnFail()` read the two settings alike.
# What happens: the node is told that it does not continue, so it throws; the engine then continues, and hands the
# node's input on as its output. A node that relies on `continueOnFail()` cannot prevent it.
#
# Seen, for a node that throws:
#   continueOnFail: the node is told true, the engine goes on
#   onError stopWorkflow: the node is told false, the engine stops
#   both: the node is told false, the engine goes on
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{
	"private": true,
	"dependencies": { "n8n-core": "2.41.1", "n8n-workflow": "2.41.0", "reflect-metadata": "0.2.2" },
	"overrides": { "linkedom": "0.18.12", "msgpackr-extract": "3.0.4" }
}
JSON
npm install --silent --no-audit --no-fund --ignore-scripts
export N8N_USER_FOLDER="$folder"
cat > run.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute } = require('n8n-core');
const { Workflow } = require('n8n-workflow');

/** Runs a node that throws, with some settings; gives what it was told, and what the engine did. */
const run = async (settings) => {
	let isTold;
	const base = { group: ['transform'], version: 1, defaults: {}, outputs: ['main'], properties: [] };
	const types = {
		source: {
			description: { ...base, name: 'source', inputs: [] },
			execute: async () => [[{ json: { id: 'asked for' } }]],
		},
		failing: {
			description: { ...base, name: 'failing', inputs: ['main'] },
			async execute() {
				isTold = this.continueOnFail();
				throw new Error('It failed');
			},
		},
	};
	const byName = (type) => types[type];
	const place = { typeVersion: 1, position: [0, 0], parameters: {} };
	const workflow = new Workflow({
		id: '1',
		active: false,
		nodeTypes: { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) },
		nodes: [
			{ ...place, id: '1', name: 'Source', type: 'source' },
			{ ...place, id: '2', name: 'Failing', type: 'failing', ...settings },
		],
		connections: { Source: { main: [[{ node: 'Failing', type: 'main', index: 0 }]] } },
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
	const goesOn = data.resultData.runData.Failing[0].data?.main !== undefined;
	return `the node is told ${isTold}, the engine ${goesOn ? 'goes on' : 'stops'}`;
};

const main = async () => {
	const seen = [
		`continueOnFail: ${await run({ continueOnFail: true })}`,
		`onError stopWorkflow: ${await run({ onError: 'stopWorkflow' })}`,
		`both: ${await run({ continueOnFail: true, onError: 'stopWorkflow' })}`,
	];
	console.log(seen.join('\n'));
	const expected = [
		'continueOnFail: the node is told true, the engine goes on',
		'onError stopWorkflow: the node is told false, the engine stops',
		'both: the node is told false, the engine goes on',
	];
	// n8n-core leaves handles open.
	process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
};
void main();
JS
node run.cjs 2> /dev/null
