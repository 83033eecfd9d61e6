// The code of a Code node: `npm run docs` puts it into the ready workflow, behind MOVES and DEFAULTS.

const OF_BUILT_IN = /^n8n-nodes-base\.spotify(Tool)?$/;
const OURS = 'n8n-nodes-spotify-web-api.spotify';

/** What n8n adds to every node that an agent uses. */
const OF_TOOLS = ['descriptionType', 'toolDescription'];

const isObject = (value) => typeof value === 'object' && value !== null;

function parsed(text) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Error(`What was pasted is not the whole JSON of a workflow: ${error.message}`);
	}
}

/** Finds the workflows in what was given: text, a workflow, a list of them, an answer with one in it. */
function workflowsIn(given) {
	if (typeof given === 'string') {
		const text = given.trim();
		return /^[[{]/.test(text) ? workflowsIn(parsed(text)) : [];
	}
	if (Array.isArray(given)) return given.flatMap(workflowsIn);
	if (!isObject(given)) return [];
	return Array.isArray(given.nodes) ? [given] : Object.values(given).flatMap(workflowsIn);
}

const at = (value, path) => path.split('.').reduce((inner, name) => inner?.[name], value);

function put(target, path, value) {
	const [name, ...rest] = path.split('.');
	if (rest.length === 0) target[name] = value;
	else put((target[name] ??= {}), rest.join('.'), value);
}

const locator = (value) => ({
	__rl: true,
	mode: /^https?:\/\//i.test(String(value).trim()) ? 'url' : 'id',
	value,
});

/** Chooses what is played; a field for one of them takes any, so an expression may stay as it is. */
function context(value) {
	const [, kind] =
		/^(?:spotify:(?:user:[^:]+:)?|https?:\/\/open\.spotify\.com\/(?:intl-[^/]+\/)?)(album|artist|episode|playlist|show|track)[:/]/.exec(
			String(value).trim(),
		) ?? [];
	if (kind === 'track' || kind === 'episode') return { playWhat: 'tracks', uris: value };
	const playWhat = kind ?? 'playlist';
	return { playWhat, [`${playWhat}Id`]: locator(value) };
}

/** Returns what the form of our node holds for what that of the built-in one holds. */
function parametersFor(move, old) {
	const { resource, operation, always } = move;
	const parameters = { authentication: 'oAuth2', resource, operation, ...always };
	for (const { from, to, as, default: unless } of move.parameters) {
		const value = at(old, from) ?? unless;
		if (value === undefined || (from === 'limit' && old.returnAll === true)) continue;
		if (as === 'context') Object.assign(parameters, context(value));
		else put(parameters, to, as === 'locator' ? locator(value) : value);
	}
	for (const name of OF_TOOLS) if (name in old) parameters[name] = old[name];
	return parameters;
}

/** Returns what the built-in node is set to do, as MOVES calls it; one of its names for all it may lack. */
function chosen({ resource = DEFAULTS.resource, operation }) {
	return `${resource}.${operation ?? DEFAULTS.operations[resource]}`;
}

/** Returns our node in place of a built-in one: all but what it does and as whom stays. */
function moveNode(node) {
	const old = node.parameters ?? {};
	const move = MOVES[chosen(old)];
	if (!move)
		return {
			node,
			notes: ['Left as it is: an expression chooses what it does. Choose it by hand.'],
		};
	const { credentials, issues, ...kept } = node;
	const [, tool = ''] = OF_BUILT_IN.exec(node.type);
	return {
		node: {
			...kept,
			type: OURS + tool,
			typeVersion: 1,
			parameters: parametersFor(move, old),
			credentials: { spotifyUserOAuth2Api: { id: '', name: 'Spotify User account' } },
		},
		notes: move.notes,
	};
}

const CREDENTIAL =
	'**Connect the account anew**: create a *Spotify Web API User OAuth2 API* credential with the Client ID and Client Secret of your app, and choose it in each of these nodes. n8n does not show what the old one holds.';

/** Returns a sticky note above a workflow that says what its user has to know. */
function noteFor(nodes, lines) {
	const left = Math.min(...nodes.map(({ position }) => position[0]));
	const top = Math.min(...nodes.map(({ position }) => position[1]));
	const height = 180 + 60 * lines.length;
	const names = nodes.map(({ name }) => name);
	let name = 'What differs now';
	while (names.includes(name)) name += '.';
	return {
		id: 'moved-to-spotify-web-api',
		name,
		type: 'n8n-nodes-base.stickyNote',
		typeVersion: 1,
		position: [left, top - height - 60],
		parameters: {
			width: 600,
			height,
			content: `## What differs now\n${lines.map((line) => `- ${line}`).join('\n')}`,
		},
	};
}

/** Returns a copy of a workflow in which each built-in Spotify node is one of ours. */
function moveWorkflow({ id, active, versionId, ...workflow }) {
	const lines = [CREDENTIAL];
	let isMoved = false;
	const nodes = workflow.nodes.map((node) => {
		if (!OF_BUILT_IN.test(node.type)) {
			if (node.parameters?.nodeCredentialType === 'spotifyOAuth2Api')
				lines.push(`*${node.name}* still uses the old credential. It may go on doing so.`);
			return node;
		}
		const { node: copy, notes } = moveNode(node);
		isMoved ||= copy !== node;
		lines.push(...notes.map((note) => `*${node.name}*: ${note}`));
		return copy;
	});
	return { ...workflow, nodes: isMoved ? [...nodes, noteFor(nodes, lines)] : nodes };
}

/** Returns an item for each workflow in some items. */
export function moveWorkflows(items) {
	const given = items.map(({ json }) => json);
	const workflows = workflowsIn(given);
	if (workflows.length === 0)
		throw new Error(
			'There is no workflow here. Copy one in the editor (select all, copy), and paste it.',
		);
	return workflows.map((workflow) => ({ json: moveWorkflow(workflow) }));
}
