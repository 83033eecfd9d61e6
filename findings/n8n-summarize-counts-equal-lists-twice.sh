#!/usr/bin/env bash
# n8n 2.41 (n8n-nodes-base 2.41.1): the Summarize node, "Count Unique" of a field that holds a list, such as genres.
#
# One would guess: lists with equal contents are one value, as they are when the Summarize node splits by the field.
# What happens: "Count Unique" counts every list as a value of its own, however equal; splitting by the same field puts the
# equal ones together. Two settings of one node disagree about what is equal.
#
# Seen, with the lists ["pop"], ["pop"], ["rock"]:
#   count unique: 3
#   split by it: 2 groups
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
	const summarize = async (parameters) =>
		(await run('Transform/Summarize/Summarize', 'Summarize', 1.1, { ...parameters, options: {} }, [{ genres: ['pop'], n: 1 }, { genres: ['pop'], n: 1 }, { genres: ['rock'], n: 1 }]))[0];
	const values = (aggregation, field) => ({ fieldsToSummarize: { values: [{ aggregation, field }] } });
	const [{ unique_count_genres: unique }] = await summarize(values('countUnique', 'genres'));
	const groups = await summarize({ ...values('count', 'n'), fieldsToSplitBy: 'genres' });
	return [
		['count unique', unique, 3],
		['groups split by it', groups.length, 2],
	];
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
