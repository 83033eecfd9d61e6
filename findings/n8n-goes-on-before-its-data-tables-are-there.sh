#!/usr/bin/env bash
# n8n 2.41.1 starts again after a Wait node's time has passed.
#
# One would guess: an execution that waits is safe in the database, so it does not matter whether n8n runs when its time
# comes: it goes on a little later, and does the same.
# What happens: n8n takes up what is due before it has loaded its modules, and gives the execution what is loaded at that
# moment, for as long as it runs. Each Data Table node in it fails, in words that blame a setting that is as it should be.
# Started a little before its time, n8n goes on with the same execution, and its Data Table node works.
#
# Seen, a Wait of 70 seconds, and then a Data Table that is made:
#   n8n started after the time:  error, Attempted to use Data table node but the module is disabled
#   n8n started before the time: success
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{
	"private": true,
	"dependencies": { "n8n": "2.41.1", "node": "24.21.0" },
	"overrides": { "linkedom": "0.18.12", "msgpackr-extract": "3.0.4" }
}
JSON
npm install --silent --no-audit --no-fund --ignore-scripts > /dev/null 2>&1
npm rebuild --silent --ignore-scripts=false sqlite3 node > /dev/null 2>&1
export PATH="$folder/node_modules/node/bin:$PATH"
export N8N_DIAGNOSTICS_ENABLED=false N8N_VERSION_NOTIFICATIONS_ENABLED=false N8N_PORT=25678 N8N_RUNNERS_BROKER_PORT=25679

cat > workflow.json <<'JSON'
{
	"id": "waits",
	"name": "Waits",
	"active": false,
	"settings": { "executionOrder": "v1" },
	"nodes": [
		{ "id": "1", "name": "Start", "type": "n8n-nodes-base.manualTrigger", "typeVersion": 1, "position": [0, 0], "parameters": {} },
		{ "id": "2", "name": "Wait", "type": "n8n-nodes-base.wait", "typeVersion": 1.1, "position": [200, 0], "webhookId": "5f0c2f0e-6a94-4a38-8f3e-1c1c7e0b7a11",
			"parameters": { "resume": "timeInterval", "amount": 70, "unit": "seconds" } },
		{ "id": "3", "name": "Make table", "type": "n8n-nodes-base.dataTable", "typeVersion": 1.1, "position": [400, 0],
			"parameters": { "resource": "table", "operation": "create", "tableName": "songs", "columns": { "column": [{ "name": "title", "type": "string" }] }, "options": {} } }
	],
	"connections": {
		"Start": { "main": [[{ "node": "Wait", "type": "main", "index": 0 }]] },
		"Wait": { "main": [[{ "node": "Make table", "type": "main", "index": 0 }]] }
	}
}
JSON
cat > look.mjs <<'JS'
import { DatabaseSync } from 'node:sqlite';
const database = new DatabaseSync(process.argv[2], { readOnly: true });
const { status } = database.prepare('select status from execution_entity').get();
const { data } = database.prepare('select data from execution_data').get();
const [words] = /Attempted to use Data table node[^"\\]*/.exec(data) ?? [];
console.log(words === undefined ? status : `${status}, ${words}`);
JS
n8n=$folder/node_modules/n8n/bin/n8n

run() { # a name, and how many seconds after the Wait began n8n starts
	export N8N_USER_FOLDER="$folder/$1"
	mkdir "$N8N_USER_FOLDER"
	node "$n8n" import:workflow --input=workflow.json > /dev/null 2>&1
	node "$n8n" execute --id=waits > /dev/null 2>&1
	sleep "$2"
	node "$n8n" start > /dev/null 2>&1 &
	local pid=$! outcome=waiting
	for _ in $(seq 120); do
		sleep 1
		outcome=$(node --no-warnings look.mjs "$N8N_USER_FOLDER/.n8n/database.sqlite" || echo waiting)
		[[ $outcome == waiting || $outcome == running ]] || break
	done
	kill "$pid"
	wait "$pid" || true
	echo "$outcome"
}
after=$(run after 80)
echo "n8n started after the time:  $after"
before=$(run before 0)
echo "n8n started before the time: $before"
[[ $after == 'error, Attempted to use Data table node but the module is disabled' && $before == success ]]
