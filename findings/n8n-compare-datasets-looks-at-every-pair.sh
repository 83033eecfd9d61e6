#!/usr/bin/env bash
# n8n 2.41 (n8n-nodes-base 2.41.1): the Compare Datasets node, matching two lists by one field.
#
# One would guess: each list is read once, since a match by equal values is what a map is for.
# What happens: for each item of the first list the second is read from its beginning until the match comes. Twice the
# items take four times as long, in n8n's own process: a nightly sync of 10,000 rows compares fifty million times.
#
# Seen, how often the field of an item was read, of two lists with the same items in the same order:
#   1,000 items: 503,500
#   2,000 items: 2,007,000
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# n8n-nodes-base asks for a linkedom that asks for a package which the registry may not have.
cat > package.json <<'JSON'
{
	"private": true,
	"dependencies": {
		"n8n-nodes-base": "2.41.1",
		"n8n-workflow": "2.41.0"
	},
	"overrides": { "linkedom": "0.18.12", "msgpackr-extract": "3.0.4" }
}
JSON
npm install --silent --no-audit --no-fund --ignore-scripts
cat > run.cjs <<'JS'
const { findMatches } = require('n8n-nodes-base/dist/nodes/CompareDatasets/GenericFunctions.js');

/** Counts how often the node reads the field by which it matches. */
const readsOf = (count) => {
	let reads = 0;
	const items = () =>
		Array.from({ length: count }, (_, index) => ({
			json: {
				get uri() {
					reads += 1;
					return `spotify:track:${index}`;
				},
			},
		}));
	const fields = [{ field1: 'uri', field2: 'uri' }];
	const found = findMatches(items(), items(), fields, { nodeVersion: 2.3 });
	return { found: found.map(({ length }) => length), reads };
};

const [one, two] = [readsOf(1_000), readsOf(2_000)];
for (const [count, { found, reads }] of [[1_000, one], [2_000, two]])
	console.log(`${count} items: ${reads} reads; only in A, same, different, only in B: ${found.join(', ')}`);
process.exit(one.reads === 503_500 && two.reads === 2_007_000 ? 0 : 1);
JS
node run.cjs
