#!/usr/bin/env bash
# n8n 1.123.81, installed with pnpm 10.34.9: `n8n start`.
#
# One would guess: it starts, or says what it lacks.
# What happens: it says that there is no command "start". A package far below it (@langchain/langgraph-checkpoint 1.2.2)
# wants a newer @langchain/core as a peer than n8n brings. npm puts one beside n8n's own; pnpm warns, and gives it n8n's,
# which has not the file that it asks for. So the module of the command cannot be loaded, and n8n drops the error that
# says so: whoever reads the message looks for a mistake in what he typed.
#
# Seen:
#   n8n start:   Error: Command "start" not found
#   its module:  ERR_PACKAGE_PATH_NOT_EXPORTED ./utils/uuid
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# n8n asks for a linkedom that asks for a package which the registry may not have, and for an xlsx from elsewhere. The
# two others are what it gets without being told, as of November 2026.
cat > package.json <<'JSON'
{ "private": true, "dependencies": { "n8n": "1.123.81" } }
JSON
cat > pnpm-workspace.yaml <<'YAML'
storeDir: .store
nodeLinker: hoisted
overrides:
  linkedom: 0.18.12
  xlsx: 0.18.5
  '@langchain/langgraph-checkpoint': 1.2.2
  '@langchain/langgraph': 1.0.2
YAML
npx --yes pnpm@10.34.9 install --ignore-scripts > install.log 2>&1 || { tail install.log; exit 1; }
export N8N_USER_FOLDER="$folder" NO_COLOR=1
start=$(node node_modules/n8n/bin/n8n start 2>&1 | grep -o 'Error: .*not found' || true)
cat > load.cjs <<'JS'
try {
	require('./node_modules/n8n/dist/commands/start.js');
	console.log('loads');
} catch ({ code, message }) {
	console.log(code, /'(\.[^']+)'/.exec(message)?.[1]);
}
process.exit();
JS
module=$(node load.cjs 2> /dev/null)
echo "n8n start:   $start"
echo "its module:  $module"
[[ $start == 'Error: Command "start" not found' && $module == 'ERR_PACKAGE_PATH_NOT_EXPORTED ./utils/uuid' ]]
