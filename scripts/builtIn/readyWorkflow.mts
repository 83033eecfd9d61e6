import { readFileSync } from 'node:fs';

import { builtInDefaults, moves } from './moves.mts';

const code = readFileSync(new URL('moveWorkflows.mjs', import.meta.url), 'utf8')
	.replace(/^\/\/.*\n+/, '')
	.replace('export function', 'function');

/** What the Code node of the ready workflow runs. */
const jsCode = [
	`// Written by npm run docs, from scripts/builtIn`,
	`const MOVES = ${JSON.stringify(moves)};`,
	`const DEFAULTS = ${JSON.stringify(builtInDefaults)};`,
	'',
	code,
	'return moveWorkflows($input.all());',
].join('\n');

/** Something to try it with. */
const SAMPLE = {
	name: 'Tracks of an album',
	nodes: [
		{
			id: '00000000-0000-4000-8000-000000002901',
			name: 'By hand',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: '00000000-0000-4000-8000-000000002902',
			name: 'Spotify',
			type: 'n8n-nodes-base.spotify',
			typeVersion: 1,
			position: [220, 0],
			parameters: { resource: 'album', operation: 'getTracks', id: '2up3OPMp9Tb4dAKM2erWXQ' },
		},
	],
	connections: { 'By hand': { main: [[{ node: 'Spotify', type: 'main', index: 0 }]] } },
};

const NAME = 'Move a workflow from the built-in Spotify node';

const NOTE = `## ${NAME}
Makes a copy of a workflow in which *Spotify Web API* replaces each built-in *Spotify* node: the same parameters, name, place, connections and error settings. *Output* is *Raw*, so later expressions keep working. Your workflow stays unchanged.

**To use it yourself**
1. Open the workflow to move. Select all (Ctrl+A), copy (Ctrl+C), and paste it into *The workflow* over the sample. If it begins with **[**, write **{"all":** before it and **}** after it. Or connect *Get it from n8n* instead, and choose the workflow there.
2. **Execute workflow**. Download the file from *As a file*.
3. In a new workflow: *… → Import from File*. The note beside the nodes says what is different.
4. Connect your account: create a *Spotify Web API User OAuth2 API* credential, and choose it in each node.`;

const node = (
	number: number,
	name: string,
	type: string,
	typeVersion: number,
	position: readonly [number, number],
	parameters: Readonly<Record<string, unknown>>,
	more: Readonly<Record<string, unknown>> = {},
) => ({
	id: `00000000-0000-4000-8000-00000000280${number}`,
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	position,
	parameters,
	...more,
});

const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });

/** Returns `examples/move-from-built-in.json`: it takes a workflow, and gives a copy with our node. */
export const moveWorkflowExample = () => ({
	name: NAME,
	nodes: [
		node(1, 'What this does', 'stickyNote', 1, [-60, -340], {
			width: 820,
			height: 420,
			content: NOTE,
		}),
		node(2, 'By hand', 'manualTrigger', 1, [0, 160], {}),
		node(3, 'The workflow', 'set', 3.4, [220, 160], {
			mode: 'raw',
			jsonOutput: JSON.stringify(SAMPLE, undefined, 2),
			options: {},
		}),
		node(
			4,
			'Get it from n8n',
			'n8n',
			1,
			[220, 340],
			{ resource: 'workflow', operation: 'get', workflowId: { __rl: true, mode: 'id', value: '' } },
			{ disabled: true },
		),
		node(5, 'Move it', 'code', 2, [440, 160], { jsCode }),
		node(6, 'As a file', 'convertToFile', 1.1, [660, 160], {
			operation: 'toJson',
			mode: 'each',
			// n8n takes what is before a slash for a folder.
			options: { fileName: "={{ $json.name.replace(/[\\\\/:]/g, '-') }}.json" },
		}),
	],
	connections: {
		'By hand': to('The workflow'),
		'The workflow': to('Move it'),
		'Get it from n8n': to('Move it'),
		'Move it': to('As a file'),
	},
	settings: { executionOrder: 'v1' },
	pinData: {},
});
