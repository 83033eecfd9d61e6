#!/usr/bin/env bash
# n8n 1.123.81 reads, in expressions, the items that a Code node has returned.
#
# One would guess: $('Rows').all() and $input.all() list the items of a node before, whatever node that is.
# What happens: where Code nodes run in n8n's own process, as they do in 1.x by default, both are undefined for a Code
# node's items, and so is first(): no error, the field is just empty. $json of the same items works, and so does all() of
# an Edit Fields node, or with N8N_RUNNERS_ENABLED=true. n8n 2.x, which always has task runners, lists them.
#
# Seen, how many items of two are listed:
#   Code node, in n8n's process: none, though $json is read
#   Code node, task runner:      2
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{
	"private": true,
	"dependencies": { "n8n": "1.123.81", "node": "24.21.0" },
	"overrides": { "linkedom": "0.18.12", "msgpackr-extract": "3.0.4", "xlsx": "0.18.5" }
}
JSON
npm install --silent --no-audit --no-fund --ignore-scripts > /dev/null 2>&1
npm rebuild --silent --ignore-scripts=false sqlite3 node > /dev/null 2>&1
export PATH="$folder/node_modules/node/bin:$PATH"
export N8N_USER_FOLDER="$folder/user" N8N_DIAGNOSTICS_ENABLED=false N8N_PORT=25678 N8N_RUNNERS_BROKER_PORT=25679
mkdir user

cat > workflow.json <<'JSON'
{
	"id": "reads",
	"name": "Reads",
	"active": false,
	"settings": { "executionOrder": "v1" },
	"nodes": [
		{ "id": "1", "name": "Start", "type": "n8n-nodes-base.manualTrigger", "typeVersion": 1, "position": [0, 0], "parameters": {} },
		{ "id": "2", "name": "Rows", "type": "n8n-nodes-base.code", "typeVersion": 2, "position": [200, 0],
			"parameters": { "jsCode": "return [{ json: { n: 1 } }, { json: { n: 2 } }];" } },
		{ "id": "3", "name": "Look", "type": "n8n-nodes-base.set", "typeVersion": 3.4, "position": [400, 0],
			"parameters": { "mode": "manual", "options": {}, "assignments": { "assignments": [
				{ "id": "a", "name": "listed", "type": "string", "value": "={{ $('Rows').all().length }}" },
				{ "id": "b", "name": "n", "type": "string", "value": "={{ $json.n }}" }
			] } } }
	],
	"connections": {
		"Start": { "main": [[{ "node": "Rows", "type": "main", "index": 0 }]] },
		"Rows": { "main": [[{ "node": "Look", "type": "main", "index": 0 }]] }
	}
}
JSON
cat > look.mjs <<'JS'
let text = '';
for await (const chunk of process.stdin) text += chunk;
const { resultData } = JSON.parse(text.slice(text.indexOf('{'))).data;
const [{ json }] = resultData.runData.Look[0].data.main[0];
console.log(json.listed ?? `none, though $json is ${json.n === '1' ? 'read' : 'not read'}`);
JS
n8n=$folder/node_modules/n8n/bin/n8n
node "$n8n" import:workflow --input=workflow.json > /dev/null 2>&1
inside=$(node "$n8n" execute --id=reads --rawOutput 2> /dev/null | node look.mjs)
runner=$(N8N_RUNNERS_ENABLED=true node "$n8n" execute --id=reads --rawOutput 2> /dev/null | node look.mjs)
echo "Code node, in n8n's process: $inside"
echo "Code node, task runner:      $runner"
[[ $inside == 'none, though $json is read' && $runner == 2 ]]
