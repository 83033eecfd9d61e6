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

/** Tells a workflow from a template of n8n's gallery, whose nodes are kinds of node. */
const isWorkflow = ({ nodes, connections }) =>
	Array.isArray(nodes) &&
	nodes.every((node) => typeof node?.type === 'string') &&
	(nodes.length > 0 || isObject(connections));

/**
 * Finds the workflows in what was given: text, a workflow, a list of them, an answer with one in it.
 * One without a name has that of what it is in.
 */
function workflowsIn(given, name = 'Moved from the built-in Spotify node') {
	if (typeof given === 'string') {
		const text = given.trim();
		return /^[[{]/.test(text) ? workflowsIn(parsed(text), name) : [];
	}
	if (!isObject(given)) return [];
	if (isWorkflow(given)) return [{ ...given, name: given.name || name }];
	const outer = typeof given.name === 'string' && given.name !== '' ? given.name : name;
	return Object.values(given).flatMap((inner) => workflowsIn(inner, outer));
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

/**
 * Chooses what is played; a field for an album, artist, playlist or show takes any of them, so an
 * expression may stay as it is.
 */
function context(value) {
	const [, kind] =
		/^=?(?:spotify:(?:user:[^:]+:)?|https?:\/\/open\.spotify\.com\/(?:intl-[^/]+\/)?)(album|artist|episode|playlist|show|track)[:/]/.exec(
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
		const stored = at(old, from) ?? unless;
		const value = stored?.__rl ? stored.value : stored;
		if (value === undefined || (from === 'limit' && old.returnAll === true)) continue;
		if (value === '' && to.startsWith('options.')) continue;
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

/** What n8n hands on after a failure, by the name of today or of old. */
const continues = ({ onError, continueOnFail }) =>
	onError === undefined ? continueOnFail === true : onError !== 'stopWorkflow';

/** Returns the names of the nodes that read what another says of a failure: right behind it, or by its name. */
function readersOfErrors({ name }, { nodes, connections }) {
	const outputs = Object.values(connections?.[name] ?? {});
	const behind = new Set(outputs.flat(2).map((link) => link?.node));
	const reads = (node) => {
		const text = JSON.stringify(node.parameters) ?? '';
		const isNamed = text.includes(`'${name}'`) || text.includes(`\\"${name}\\"`);
		return (behind.has(node.name) || isNamed) && /\berror\b/.test(text);
	};
	return nodes.filter(reads).map((node) => `*${node.name}*`);
}

/** Says what a node hands on after a failure, to whom that matters. */
function noteOfErrors(node, workflow) {
	if (!continues(node)) return [];
	const readers = readersOfErrors(node, workflow);
	const where = readers.length === 0 ? '' : ` ${readers.join(', ')} reads \`error\`.`;
	return [
		`After a failure, \`error\` is an object, not text.${where} For the text, write \`{{ $json.error.message ?? $json.error }}\`.`,
	];
}

/** Says why a node was left as it is. */
function noteOfLeft({ resource, operation }) {
	const byExpression = [resource, operation].some((value) => String(value).startsWith('='));
	const why = byExpression
		? 'an expression chooses what it does'
		: 'the built-in node has no such operation';
	return `Left as it is: ${why}. Choose it by hand.`;
}

/** Returns our node in place of a built-in one: all but what it does and as whom stays. */
function moveNode(node, workflow) {
	const old = node.parameters ?? {};
	const move = MOVES[chosen(old)];
	if (!move) return { node, notes: [noteOfLeft(old)] };
	const { credentials, issues, ...kept } = node;
	const [, tool = ''] = OF_BUILT_IN.exec(node.type);
	const filledIn = move.parameters.filter(({ from, note }) => note && at(old, from) !== undefined);
	return {
		node: {
			...kept,
			type: OURS + tool,
			typeVersion: 1,
			parameters: parametersFor(move, old),
			credentials: { spotifyUserOAuth2Api: { id: '', name: 'Spotify User account' } },
		},
		notes: [...move.notes, ...filledIn.map(({ note }) => note), ...noteOfErrors(node, workflow)],
	};
}

/** Says what differs at a node that is no built-in Spotify node. */
function notesOfOther({ parameters }) {
	if (parameters?.nodeCredentialType === 'spotifyOAuth2Api')
		return ['Still with the old credential. It may stay so.'];
	if (String(parameters?.workflowJson).includes('n8n-nodes-base.spotify'))
		return ['A workflow in it uses the built-in node. Move that one by itself.'];
	return [];
}

const CREDENTIAL =
	'**Connect your account again**: create a *Spotify Web API User OAuth2 API* credential with the Client ID and Client Secret of your app, and choose it in each of these nodes. n8n does not show what the old one holds.';

const SWITCH =
	'**Switch the old workflow off** before you switch this one on. Otherwise both do the work.';

/** Returns the names of nodes, as a note writes them, by something that they share. */
function namesBy(pairs) {
	const names = new Map();
	for (const [key, name] of pairs) names.set(key, [...(names.get(key) ?? []), `*${name}*`]);
	return [...names].map(([key, list]) => [key, list.join(', ')]);
}

/** Says which account each node had, if they had several. */
function notesOfAccounts(nodes) {
	const accounts = nodes.flatMap(({ name, credentials }) => {
		const credential = credentials?.spotifyOAuth2Api;
		return credential ? [[credential.name ?? credential, name]] : [];
	});
	const byAccount = namesBy(accounts);
	if (byAccount.length < 2) return [];
	return byAccount.map(([account, names]) => `${names}: the account of *${account}*.`);
}

/** Of a note that is 600 wide. */
const CHARACTERS_A_ROW = 70;

/** Returns a sticky note above a workflow that says what its user has to know. */
function noteFor(nodes, lines) {
	const positions = nodes.map(({ position }) => position).filter(Array.isArray);
	const left = Math.min(...positions.map(([x]) => x));
	const top = Math.min(...positions.map(([, y]) => y));
	const rows = lines.reduce((sum, line) => sum + Math.ceil(line.length / CHARACTERS_A_ROW), 0);
	const height = 100 + 24 * rows;
	const names = nodes.map(({ name }) => name);
	let name = 'What differs now';
	while (names.includes(name)) name += '.';
	return {
		id: 'moved-to-spotify-web-api',
		name,
		type: 'n8n-nodes-base.stickyNote',
		typeVersion: 1,
		position: positions.length === 0 ? [0, -height - 60] : [left, top - height - 60],
		parameters: {
			width: 600,
			height,
			content: `## What differs now\n${lines.map((line) => `- ${line}`).join('\n')}`,
		},
	};
}

/** What n8n keeps of a workflow that is there: of no use to a new one, and some of it refused. */
const OF_THE_OLD = [
	'id',
	'active',
	'activeVersion',
	'activeVersionId',
	'createdAt',
	'isArchived',
	'parentFolder',
	'shared',
	'staticData',
	'triggerCount',
	'updatedAt',
	'versionCounter',
	'versionId',
];

/** Returns a copy of a workflow in which each built-in Spotify node is one of ours. */
function moveWorkflow(workflow) {
	const entries = Object.entries(workflow).filter(([key]) => !OF_THE_OLD.includes(key));
	const copy = Object.fromEntries(entries);
	const builtIn = workflow.nodes.filter(({ type }) => OF_BUILT_IN.test(type));
	if (builtIn.length === 0) return copy;
	const moved = new Map(builtIn.map((node) => [node, moveNode(node, workflow)]));
	const nodes = workflow.nodes.map((node) => moved.get(node)?.node ?? node);
	const notes = workflow.nodes.flatMap((node) =>
		(moved.get(node)?.notes ?? notesOfOther(node)).map((note) => [note, node.name]),
	);
	const lines = namesBy(notes).map(([note, names]) => `${names}: ${note}`);
	const isMoved = builtIn.some((node) => moved.get(node)?.node !== node);
	const first = isMoved ? [CREDENTIAL, ...notesOfAccounts(builtIn), SWITCH] : [];
	return { ...copy, nodes: [...nodes, noteFor(nodes, [...first, ...lines])] };
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
