#!/usr/bin/env bash
# n8n 2.41 (n8n-nodes-base 2.41.1, n8n-core 2.41.1): the built-in Spotify node, Playlist → Search, Return All, with an
# answer as Spotify gives it since November 2024: null where one of its own playlists would be.
#
# One would guess: the playlists come out, with the null left out, or as an empty item, or with an error of Spotify's.
# What happens: the node hands the null on as an item without data, and n8n's engine, which looks for errors in each
# item, ends with a TypeError. With "On Error: Continue (using error output)" the run is a success: the playlists are
# gone, and the node's own input comes out of the output for success.
#
# Seen, of two playlists and a null between them: the names that reached the node behind, the status of the search, and the
# workflow's error:
#   {"names":[],"status":"none","error":"Cannot read properties of null (reading '$error')"}
#   {"names":["the input"],"status":"error","error":"none"}
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
const { Spotify } = require('n8n-nodes-base/dist/nodes/Spotify/Spotify.node.js');

const answer = { playlists: { items: [{ name: 'First' }, null, { name: 'Third' }], next: null } };

/** n8n's own node, which gets this answer in place of what a request would bring; all else is n8n's. */
const own = new Spotify();
const spotify = {
	description: own.description,
	async execute() {
		const helpers = { ...this.helpers, httpRequestWithAuthentication: async () => answer };
		const context = new Proxy(this, {
			get(target, name) {
				const value = name === 'helpers' ? helpers : Reflect.get(target, name, target);
				return typeof value === 'function' ? value.bind(target) : value;
			},
		});
		return await own.execute.call(context);
	},
};

const described = { group: ['transform'], defaults: {}, outputs: ['main'], properties: [] };
const source = {
	description: { ...described, name: 'source', inputs: [] },
	execute: async () => [[{ json: { name: 'the input' } }]],
};
const behind = {
	description: { ...described, name: 'behind', inputs: ['main'] },
	async execute() {
		return [this.getInputData()];
	},
};

/** Searches in n8n's engine. */
const search = async (settings) => {
	const byName = (type) => ({ source, spotify, behind })[type];
	const place = { typeVersion: 1, position: [0, 0], parameters: {} };
	const parameters = { resource: 'playlist', operation: 'search', query: 'focus', returnAll: true };
	const workflow = new Workflow({
		id: '1',
		active: false,
		nodeTypes: { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) },
		nodes: [
			{ ...place, id: '1', name: 'Source', type: 'source' },
			{ ...place, id: '2', name: 'Spotify', type: 'spotify', parameters, ...settings },
			{ ...place, id: '3', name: 'Behind', type: 'behind' },
		],
		connections: {
			Source: { main: [[{ node: 'Spotify', type: 'main', index: 0 }]] },
			Spotify: { main: [[{ node: 'Behind', type: 'main', index: 0 }]] },
		},
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
	const { runData, error } = data.resultData;
	const arrived = runData.Behind?.[0]?.data.main[0] ?? [];
	return {
		names: arrived.map(({ json }) => json.name),
		status: runData.Spotify[0]?.executionStatus ?? 'none',
		error: error?.message ?? 'none',
	};
};

const main = async () => {
	const expected = [
		[{}, { names: [], status: 'none', error: "Cannot read properties of null (reading '$error')" }],
		[{ onError: 'continueErrorOutput' }, { names: ['the input'], status: 'error', error: 'none' }],
	];
	let isAsSeen = true;
	for (const [settings, wanted] of expected) {
		const seen = await search(settings);
		console.log(JSON.stringify(seen));
		isAsSeen &&= JSON.stringify(seen) === JSON.stringify(wanted);
	}
	// n8n-core leaves handles open.
	process.exit(isAsSeen ? 0 : 1);
};
void main();
JS
node run.cjs 2> /dev/null
