#!/usr/bin/env bash
# n8n-workflow 2.41.0 and 1.120.31: `NodeApiError`, the error with which a node tells of an answer of an API.
#
# One would guess: `httpCode` is the HTTP status, and null where no answer came.
# What happens: where the connection was lost, `httpCode` is Node's own code, such as "ECONNRESET". Code that takes it for a
# status compares NaN, and a rule such as "retry if it is 500 or more" never applies to the failures that pass most easily.
#
# Seen, in both versions:
#   an answer of 503: httpCode "503"
#   a lost connection: httpCode "ECONNRESET"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 n8n-workflow-1@npm:n8n-workflow@1.120.31
cat > run.cjs <<'JS'
const node = { id: '1', name: 'Node', type: 'node', typeVersion: 1, position: [0, 0], parameters: {} };
let isAsSeen = true;
for (const name of ['n8n-workflow', 'n8n-workflow-1']) {
	const { NodeApiError } = require(name);
	const answered = new NodeApiError(node, { message: 'Unavailable', httpCode: '503' });
	const lost = new NodeApiError(node, Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
	console.log(`${name}: an answer of 503: ${JSON.stringify(answered.httpCode)}; a lost connection: ${JSON.stringify(lost.httpCode)}`);
	isAsSeen &&= answered.httpCode === '503' && lost.httpCode === 'ECONNRESET';
}
process.exit(isAsSeen ? 0 : 1);
JS
node run.cjs
