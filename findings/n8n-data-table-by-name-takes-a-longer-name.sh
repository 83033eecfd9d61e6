#!/usr/bin/env bash
# n8n 2.41.1 chooses a Data Table "By Name".
#
# One would guess: the table that is called so, or an error if none is.
# What happens: the node asks for tables that have the name anywhere in theirs, and takes the first answer, which is the
# table that was changed last. With "songs" and, made later, "songs of last year", a row for "songs" is inserted into the
# other one, and nothing says so. The reverse order of making them gives the right table.
#
# Seen, rows of each after one for "songs":
#   songs: 0
#   songs of last year: 1
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
export N8N_USER_FOLDER="$folder/user" N8N_DIAGNOSTICS_ENABLED=false N8N_PORT=25678 N8N_RUNNERS_BROKER_PORT=25679
mkdir user

# The command line runs a workflow without Data Tables, so it waits there, and the started n8n goes on with it.
cat > workflow.mjs <<'JS'
import { writeFileSync } from 'node:fs';
const table = (tableName) => ({
	resource: 'table',
	operation: 'create',
	tableName,
	columns: { column: [{ name: 'title', type: 'string' }] },
	options: {},
});
const column = { id: 'title', displayName: 'title', type: 'string', required: false, display: true };
const insert = {
	resource: 'row',
	operation: 'insert',
	dataTableId: { __rl: true, mode: 'name', value: 'songs' },
	columns: { mappingMode: 'defineBelow', value: { title: 'Roads' }, matchingColumns: [], schema: [column] },
	options: {},
};
const steps = [
	['Start', 'manualTrigger', 1, {}],
	['Wait', 'wait', 1.1, { resume: 'timeInterval', amount: 70, unit: 'seconds' }],
	['Make', 'dataTable', 1.1, table('songs')],
	['Make later', 'dataTable', 1.1, table('songs of last year')],
	['Insert', 'dataTable', 1.1, insert],
];
const nodes = steps.map(([name, type, typeVersion, parameters], index) => ({
	id: String(index),
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	position: [index * 200, 0],
	webhookId: '5f0c2f0e-6a94-4a38-8f3e-1c1c7e0b7a11',
	parameters,
}));
const connections = Object.fromEntries(
	nodes.slice(1).map(({ name }, index) => [
		nodes[index].name,
		{ main: [[{ node: name, type: 'main', index: 0 }]] },
	]),
);
const settings = { executionOrder: 'v1' };
writeFileSync('workflow.json', JSON.stringify({ id: 'byName', name: 'By name', active: false, nodes, connections, settings }));
JS
cat > look.mjs <<'JS'
import { DatabaseSync } from 'node:sqlite';
const database = new DatabaseSync(process.argv[2], { readOnly: true });
const { status } = database.prepare('select status from execution_entity').get();
if (status !== 'success') process.exit(1);
for (const { id, name } of database.prepare('select id, name from data_table order by length(name)').all()) {
	const { count } = database.prepare(`select count(*) as count from "data_table_user_${id}"`).get();
	console.log(`${name}: ${count}`);
}
JS
n8n=$folder/node_modules/n8n/bin/n8n
node workflow.mjs
node "$n8n" import:workflow --input=workflow.json > /dev/null 2>&1
node "$n8n" execute --id=byName > /dev/null 2>&1
node "$n8n" start > /dev/null 2>&1 &
pid=$!
for _ in $(seq 180); do
	sleep 1
	seen=$(node --no-warnings look.mjs "$N8N_USER_FOLDER/.n8n/database.sqlite" || true)
	[[ -z $seen ]] || break
done
kill "$pid"
wait "$pid" || true
echo "$seen"
[[ $seen == $'songs: 0\nsongs of last year: 1' ]]
