#!/usr/bin/env bash
# n8n 2.41 (n8n-core 2.41.1, n8n-nodes-base 2.41.1): the Edit Fields node, an expression that takes the last picture out of an
# album's list, where two branches follow the node that gave the album.
#
# One would guess: an expression reads the item. What it does to it, if anything, ends with the expression.
# What happens: it is given the item itself, which all branches share. `{{ $json.images.pop().width }}` shortens the list in the
# item of the node before: the branch that runs next has a picture less, and so has the stored output of that node.
# `.at(-1)` instead of `.pop()` leaves all three.
#
# Seen, of an album with three pictures (taken: the width; beside: how many pictures the other branch counts; stored: how
# many are left in the output of the node before):
#   pop: {"taken":64,"beside":2,"stored":2}
#   at: {"taken":64,"beside":3,"stored":3}
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

/** Runs two Edit Fields nodes beside each other behind one that gives an album, in n8n's engine. */
const run = async (expression) => {
	const album = { images: [{ width: 640 }, { width: 300 }, { width: 64 }] };
	const { Set: EditFields } = require('n8n-nodes-base/dist/nodes/Set/Set.node.js');
	const types = {
		source: {
			description: { name: 'source', group: ['input'], defaults: {}, inputs: [], outputs: ['main'], properties: [] },
			execute: async () => [[{ json: album }]],
		},
		set: new EditFields().nodeVersions[3.4],
	};
	const byName = (type) => types[type];
	const field = (value) => ({
		mode: 'manual',
		assignments: { assignments: [{ id: '1', name: 'seen', type: 'number', value }] },
		options: {},
	});
	const place = { typeVersion: 1, position: [0, 0], parameters: {} };
	const edit = { ...place, type: 'set', typeVersion: 3.4 };
	const next = (node) => ({ node, type: 'main', index: 0 });
	const workflow = new Workflow({
		id: '1',
		active: false,
		nodeTypes: { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) },
		nodes: [
			{ ...place, id: '1', name: 'Album', type: 'source' },
			{ ...edit, id: '2', name: 'Take', parameters: field(`={{ ${expression} }}`) },
			{ ...edit, id: '3', name: 'Count', position: [0, 100], parameters: field('={{ $json.images.length }}') },
		],
		connections: { Album: { main: [[next('Take'), next('Count')]] } },
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
	const { data } = await new WorkflowExecute(additionalData, 'manual').run({ workflow, startNode: workflow.getNode('Album') });
	const itemOf = (name) => data.resultData.runData[name][0].data.main[0][0].json;
	return { taken: itemOf('Take').seen, beside: itemOf('Count').seen, stored: itemOf('Album').images.length };
};

const look = async () => [
	['pop', await run('$json.images.pop().width'), { taken: 64, beside: 2, stored: 2 }],
	['at', await run('$json.images.at(-1).width'), { taken: 64, beside: 3, stored: 3 }],
];

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
