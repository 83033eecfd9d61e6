#!/usr/bin/env bash
# @n8n/workflow-sdk 0.34.0 writes the types of a node that an assistant reads: one type for each operation.
#
# One would guess: the type of an operation has what the form shows for it. A field that is shown for another operation
# is not in it, and neither is an option of a collection that is shown for another operation only.
# What happens: fields are sorted out, options are not. Each type has all options of the collection, those of other
# operations with a comment. So an option that is given many operations' versions of itself is written once for each
# operation and each version, and an assistant may set an option that the form does not have.
#
# Seen, of a node with the field "track" and the option "market" for get, and the option "volume" for play:
#   get: track, market, volume
#   play: market, volume
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @n8n/workflow-sdk@0.34.0 > /dev/null 2>&1
cat > run.cjs <<'JS'
const { generateNodeTypeFile } = require('@n8n/workflow-sdk');

const text = (name, operation) => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	displayOptions: { show: { '/operation': [operation] } },
});
const choice = (name, values) => ({
	displayName: name,
	name,
	type: 'options',
	default: values[0],
	options: values.map((value) => ({ name: value, value })),
});
const types = generateNodeTypeFile({
	name: 'n8n-nodes-music.music',
	displayName: 'Music',
	group: ['input'],
	version: 1,
	description: 'Plays music',
	defaults: { name: 'Music' },
	inputs: ['main'],
	outputs: ['main'],
	properties: [
		choice('resource', ['track']),
		{ ...choice('operation', ['get', 'play']), displayOptions: { show: { resource: ['track'] } } },
		{ ...text('track', 'get'), displayOptions: { show: { operation: ['get'] } } },
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			default: {},
			options: [text('market', 'get'), text('volume', 'play')],
		},
	],
});

const seen = ['get', 'play'].map((operation) => {
	const [, type] = types.split(`operation: '${operation}';`);
	const [body] = type.split('\nexport type');
	return `${operation}: ${['track', 'market', 'volume'].filter((name) => body.includes(`${name}?:`)).join(', ')}`;
});
console.log(seen.join('\n'));
const expected = ['get: track, market, volume', 'play: market, volume'];
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
node run.cjs
