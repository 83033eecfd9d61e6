#!/usr/bin/env bash
# n8n-nodes-base 2.41.1, PostgreSQL node, "Insert or Update": writes a row by the columns to match on.
#
# One would guess: an item is refused if it lacks a column to match on. Which of them is named first does not matter,
# and the place 0 in a playlist is a value like any other.
# What happens: the first column is looked at for truth, not for presence. An item whose first column to match on is 0,
# false or '' is refused as "Column to match on not found in input item", although the column is there; with the same two
# columns the other way round it is written. The others are not looked at.
#
# Seen, of { playlist: 'a', position: 0, name: 'x' }:
#   by playlist, position: INSERT
#   by position, playlist: Column to match on not found in input item.
#   by position, playlist, of position 1: INSERT
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts n8n-nodes-base@2.41.1 n8n-workflow@2.41.0 > /dev/null 2>&1
cat > run.cjs <<'JS'
const { join } = require('node:path');
const home = join(__dirname, 'node_modules', 'n8n-nodes-base', 'dist', 'nodes', 'Postgres', 'v2');
const { execute } = require(join(home, 'actions', 'database', 'upsert.operation.js'));

const column = (column_name, data_type) => ({ column_name, data_type, udt_name: data_type, is_nullable: 'YES' });
const db = {
	any: async () => [column('playlist', 'text'), column('position', 'integer'), column('name', 'text')],
};
const written = async (matchingColumns, position) => {
	const parameters = {
		schema: 'public',
		table: 'items',
		'columns.matchingColumns': matchingColumns,
		'columns.mappingMode': 'autoMapInputData',
		'options.outputColumns': ['*'],
	};
	const context = {
		getNodeParameter: (name, _item, fallback) => parameters[name] ?? fallback,
		getNode: () => ({ name: 'Postgres', type: 'n8n-nodes-base.postgres', typeVersion: 2.6 }),
		continueOnFail: () => false,
	};
	let queries = [];
	const run = async (given) => {
		queries = given;
		return [];
	};
	try {
		const items = [{ json: { playlist: 'a', position, name: 'x' } }];
		await execute.call(context, run, items, { nodeVersion: 2.6 }, db);
		return queries[0].query.split(' ')[0];
	} catch (error) {
		return error.message.split(' Add')[0];
	}
};
const main = async () => {
	const seen = [
		`by playlist, position: ${await written(['playlist', 'position'], 0)}`,
		`by position, playlist: ${await written(['position', 'playlist'], 0)}`,
		`by position, playlist, of position 1: ${await written(['position', 'playlist'], 1)}`,
	];
	console.log(seen.join('\n'));
	const expected = [
		'by playlist, position: INSERT',
		'by position, playlist: Column to match on not found in input item.',
		'by position, playlist, of position 1: INSERT',
	];
	process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
};
main();
JS
node run.cjs
