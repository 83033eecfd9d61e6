#!/usr/bin/env bash
# n8n 2.41 (n8n-nodes-base 2.41.1): the Aggregate node, two fields of the items into a list each.
#
# One would guess: the lists are as long as there are items, and what stands at one place in both belongs together.
# What happens: each list leaves its own nulls out, so that the lists have different lengths and shift against each other.
# A track without an ISRC gives every later track the ISRC of the one behind it. (The option "Keep Missing And Null
# Values" is off.)
#
# Seen, of three tracks, the second without an ISRC:
#   {"name":["One","Two","Three"],"isrc":["A","C"]}
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

const look = async () => {
	const parameters = {
		aggregate: 'aggregateIndividualFields',
		fieldsToAggregate: { fieldToAggregate: ['name', 'isrc'].map((field) => ({ fieldToAggregate: field, renameField: false })) },
		options: {},
	};
	const tracks = [
		{ name: 'One', isrc: 'A' },
		{ name: 'Two', isrc: null },
		{ name: 'Three', isrc: 'C' },
	];
	const [[seen]] = await run('Transform/Aggregate/Aggregate', 'Aggregate', 1, parameters, tracks);
	return [['aggregated', seen, { name: ['One', 'Two', 'Three'], isrc: ['A', 'C'] }]];
};

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
