import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';
import { Spotify } from '../../../nodes/Spotify/Spotify.node';
import { moveWorkflowExample } from '../../../scripts/builtIn/readyWorkflow.mts';
import builtIn from '../../facts/builtInNode.json';

interface Workflow {
	name?: string;
	nodes: Array<Partial<INode> & { name: string }>;
	[more: string]: unknown;
}

const file = join(__dirname, '../../../examples/move-from-built-in.json');
const example = JSON.parse(readFileSync(file, 'utf8')) as Workflow;
const code = String(example.nodes.find(({ name }) => name === 'Move it')?.parameters?.jsCode);

/** Runs the Code node of the ready workflow on items, as n8n does. */
const moveAll = (...items: unknown[]): Workflow[] => {
	const $input = { all: () => items.map((json) => ({ json })) };
	const given = JSON.stringify(runInNewContext(`(() => {${code}})()`, { $input }));
	return (JSON.parse(given) as Array<{ json: Workflow }>).map(({ json }) => json);
};

const nodeOf = (parameters: unknown, more: object = {}) => ({
	id: 'a',
	name: 'Spotify',
	type: 'n8n-nodes-base.spotify',
	typeVersion: 1,
	position: [400, 300],
	credentials: { spotifyOAuth2Api: { id: '7', name: 'Spotify account' } },
	parameters,
	...more,
});

const workflowOf = (...nodes: object[]) => ({ name: 'Mine', nodes, connections: {} });

/** What becomes of a node with these parameters. */
const moved = (parameters: unknown, more?: object) =>
	moveAll(workflowOf(nodeOf(parameters, more)))[0]?.nodes[0];

const noteIn = (workflow: Workflow | undefined): string =>
	String(workflow?.nodes.at(-1)?.parameters?.content);

it('examples/move-from-built-in.json is what npm run docs writes', () => {
	expect(example).toEqual(JSON.parse(JSON.stringify(moveWorkflowExample())));
});

it('moves the sample that it comes with', () => {
	const sample = example.nodes.find(({ name }) => name === 'The workflow')?.parameters?.jsonOutput;
	const [workflow] = moveAll(JSON.parse(String(sample)));
	expect(workflow?.nodes.map(({ type }) => type)).toEqual([
		'n8n-nodes-base.manualTrigger',
		'n8n-nodes-spotify-web-api.spotify',
		'n8n-nodes-base.stickyNote',
	]);
});

const operations = Object.entries(builtIn.form).map(([name, form]) => {
	const [resource = '', operation = ''] = name.split('.');
	const shown: Readonly<Record<string, unknown>> = form;
	return { name, resource, operation, form: shown };
});

/** A value that stands for nothing else, for each parameter of the built-in form. */
const valueOf = (parameter: string, fallback: unknown): unknown =>
	typeof fallback === 'number'
		? 7
		: typeof fallback === 'boolean'
			? false
			: `={{ $json.${parameter} }}`;

const filled = (form: Readonly<Record<string, unknown>>): Record<string, unknown> => {
	const parameters: Record<string, unknown> = {};
	for (const [path, fallback] of Object.entries(form)) {
		const [collection = '', name] = path.split('.');
		const value = valueOf(path, fallback);
		if (name === undefined) parameters[collection] = value;
		else parameters[collection] = { ...(parameters[collection] as object), [name]: value };
	}
	return parameters;
};

/** All values in some parameters, whatever they stand in. */
const valuesIn = (value: unknown): unknown[] =>
	typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [value];

const { description } = new Spotify();

/** What n8n keeps of parameters: those that the form shows. */
const shownOf = (parameters: INodeParameters): INodeParameters | null =>
	NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		{ typeVersion: 1 },
		description,
	);

/** What has no place with us, and what says so. */
const DROPPED: Readonly<Record<string, string>> = {
	'album.getNewReleases filters.country': '*Country* is gone',
	// The form of the built-in node asks for it and does nothing with it.
	'artist.search id': '',
	'track.search id': '',
};

describe.each(operations)('$name', ({ name, resource, operation, form }) => {
	it('keeps the value of each parameter, in a field that our form shows', () => {
		const old = filled(form);
		const node = moved({ resource, operation, ...old });
		const parameters = node?.parameters as INodeParameters;
		const values = valuesIn(parameters);
		const [workflow] = moveAll(workflowOf(nodeOf({ resource, operation, ...old })));
		for (const path of Object.keys(form)) {
			const value = valueOf(path, form[path]);
			const said = DROPPED[`${name} ${path}`];
			if (said === undefined) expect(values).toContainEqual(value);
			else expect(noteIn(workflow)).toContain(said);
		}
		expect(shownOf(parameters)).toMatchObject(parameters);
	});

	it('does what the built-in form does where nothing is stored', () => {
		const parameters = moved({ resource, operation })?.parameters as INodeParameters;
		if ('limit' in form) expect(parameters).toMatchObject({ returnAll: false, limit: 50 });
		if (name === 'player.volume') expect(parameters.volumePercent).toBe(50);
		if (name === 'artist.getTopTracks') expect(parameters.options).toEqual({ market: 'US' });
		if (name === 'playlist.create') expect(parameters.public).toBe(true);
	});
});

it('knows each operation of the built-in form, and its defaults', () => {
	expect(moved({})?.parameters).toMatchObject({ resource: 'player', operation: 'addToQueue' });
	for (const [resource, operation] of Object.entries(builtIn.defaults.operations))
		expect(moved({ resource })?.parameters).toEqual(moved({ resource, operation })?.parameters);
});

describe('a node', () => {
	const settings = {
		onError: 'continueErrorOutput',
		retryOnFail: true,
		maxTries: 4,
		waitBetweenTries: 2000,
		alwaysOutputData: true,
		executeOnce: true,
		disabled: true,
		notes: 'Mine',
		notesInFlow: true,
		continueOnFail: true,
	};

	it('keeps name, place and all its settings', () => {
		expect(moved({ resource: 'track', id: 'x' }, settings)).toMatchObject({
			...settings,
			id: 'a',
			name: 'Spotify',
			position: [400, 300],
		});
	});

	it('has another credential, of the kind that a user connects', () => {
		const node = moved({ resource: 'track', id: 'x' });
		expect(node?.credentials).toEqual({
			spotifyUserOAuth2Api: { id: '', name: 'Spotify User account' },
		});
		expect(node?.parameters).toMatchObject({ authentication: 'oAuth2', output: 'raw' });
	});

	it.each([
		['spotify:playlist:2wmzAD2RjB6U7MxA14b1ym', 'playlist'],
		['spotify:user:me:playlist:2wmzAD2RjB6U7MxA14b1ym', 'playlist'],
		['spotify:album:2up3OPMp9Tb4dAKM2erWXQ', 'album'],
		['https://open.spotify.com/artist/0TnOYISbd1XYRBk9myaseg?si=1', 'artist'],
		['https://open.spotify.com/intl-de/show/38bS44xjbVVZ3No3ByF1dJ', 'show'],
		['={{ $json.uri }}', 'playlist'],
		['=spotify:album:{{ $json.id }}', 'album'],
		['=https://open.spotify.com/artist/{{ $json.id }}', 'artist'],
	])('plays %s as a %s', (id, kind) => {
		const mode = id.startsWith('http') ? 'url' : 'id';
		expect(moved({ operation: 'startMusic', id })?.parameters).toMatchObject({
			operation: 'play',
			playWhat: kind,
			[`${kind}Id`]: { __rl: true, mode, value: id },
		});
	});

	it.each(['spotify:track:11dFghVXANMlKmJXsNCbNl', '=spotify:track:{{ $json.id }}'])(
		'plays the track %s that stands where a context should',
		(uris) => {
			expect(moved({ operation: 'startMusic', id: uris })?.parameters).toMatchObject({
				playWhat: 'tracks',
				uris,
			});
		},
	);

	it('takes an ID that was written as a choice from a list', () => {
		const id = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
		const moving = moved({ resource: 'playlist', operation: 'get', id })?.parameters;
		expect(moving?.playlistId).toEqual({ __rl: true, mode: 'id', value: '={{ $json.id }}' });
		const playing = moved({ operation: 'startMusic', id: { ...id, value: 'spotify:album:a' } });
		expect(playing?.parameters?.albumId).toMatchObject({ value: 'spotify:album:a' });
	});

	it('leaves out a filter that is empty', () => {
		const old = { resource: 'track', operation: 'search', query: 'a', filters: { market: '' } };
		expect(moved(old)?.parameters).not.toHaveProperty('options');
	});

	it('that an agent uses stays one, with what the agent fills in', () => {
		const parameters = {
			descriptionType: 'manual',
			toolDescription: 'Finds songs',
			resource: 'track',
			operation: 'search',
			query: "={{ $fromAI('query', '', 'string') }}",
		};
		const node = moved(parameters, { type: 'n8n-nodes-base.spotifyTool' });
		expect(node?.type).toBe('n8n-nodes-spotify-web-api.spotifyTool');
		expect(node?.parameters).toMatchObject({
			descriptionType: 'manual',
			toolDescription: 'Finds songs',
			query: parameters.query,
			type: ['track'],
		});
	});

	it.each([
		[{ resource: '={{ $json.what }}' }, 'an expression chooses what it does'],
		[{ resource: 'track', operation: '={{ $json.what }}' }, 'an expression chooses what it does'],
		[{ resource: 'track', operation: 'getMyTracks' }, 'the built-in node has no such operation'],
	])('that is set to %j is left, and named', (parameters, why) => {
		const old = nodeOf(parameters);
		const [workflow] = moveAll(workflowOf(old));
		expect(workflow?.nodes[0]).toEqual(old);
		expect(noteIn(workflow)).toContain(`*Spotify*: Left as it is: ${why}`);
		expect(noteIn(workflow)).not.toContain('credential');
	});

	it('of old, without an id and with the name of its credential alone, is moved', () => {
		const { id, ...old } = nodeOf(
			{ id: 'spotify:track:6SPOM20nWbQSBvTwzgIzqg' },
			{ credentials: { spotifyOAuth2Api: 'Spotify account' } },
		);
		const [workflow] = moveAll(workflowOf(old));
		expect(workflow?.nodes[0]).toMatchObject({
			parameters: { operation: 'addToQueue', uri: 'spotify:track:6SPOM20nWbQSBvTwzgIzqg' },
			credentials: { spotifyUserOAuth2Api: { id: '' } },
		});
		expect(id).toBe('a');
	});

	it('that has no place is moved too', () => {
		const { position, ...old } = nodeOf({});
		const [workflow] = moveAll(workflowOf(old));
		expect(workflow?.nodes.at(-1)?.position).toEqual([0, expect.any(Number)]);
		expect(position).toEqual([400, 300]);
	});
});

describe('a workflow', () => {
	const workflow = {
		id: '12',
		active: true,
		versionId: 'v',
		...workflowOf(nodeOf({}), { name: 'Set', type: 'n8n-nodes-base.set', position: [0, 0] }),
		connections: { Set: { main: [[{ node: 'Spotify', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', timezone: 'Europe/Berlin' },
		pinData: { Spotify: [{ json: { success: true } }] },
	};
	const { id, active, versionId, nodes, ...kept } = workflow;

	it('keeps its connections, settings and pinned data, and is a new one that is not active', () => {
		const [copy] = moveAll(workflow);
		expect(copy).toMatchObject(kept);
		expect(copy?.nodes[1]).toEqual(nodes[1]);
		for (const one of ['id', 'active', 'versionId']) expect(copy).not.toHaveProperty(one);
		expect([id, active, versionId]).toEqual(['12', true, 'v']);
	});

	it.each<[string, unknown]>([
		['as pasted', workflow],
		['as text', { workflow: JSON.stringify(workflow) }],
		["as the answer of n8n's API", { data: workflow }],
		[
			'as a template of the gallery',
			{
				workflow: {
					id: 440,
					name: 'Template',
					workflow,
					nodes: [{ id: 335, name: 'n8n-nodes-base.spotify', typeVersion: 1, codex: { data: {} } }],
				},
			},
		],
		['in a list', { data: [workflow] }],
	])('is found %s', (_, given) => {
		const [copy] = moveAll(given);
		expect(copy?.nodes[0]?.type).toBe('n8n-nodes-spotify-web-api.spotify');
	});

	it('of each item is moved, and one without the built-in node stays as it is', () => {
		const other = workflowOf({ name: 'Set', type: 'n8n-nodes-base.set', position: [0, 0] });
		expect(moveAll(workflow, other)).toHaveLength(2);
		expect(moveAll(other)).toEqual([other]);
	});

	it('says what differs beside its nodes, once for each of them that differs', () => {
		const add = { resource: 'playlist', operation: 'add' };
		const top = { resource: 'artist', operation: 'getTopTracks' };
		const http = {
			name: 'HTTP',
			type: 'n8n-nodes-base.httpRequest',
			position: [0, 0],
			parameters: { nodeCredentialType: 'spotifyOAuth2Api' },
		};
		const [copy] = moveAll(workflowOf(nodeOf(add), nodeOf(top, { name: 'Top' }), http));
		const note = noteIn(copy);
		expect(note).toContain('Connect your account again');
		expect(note).toContain('*Spotify*: The tracks of all input items');
		expect(note).toContain('*Top*: Spotify has closed this to newer apps');
		expect(note).toContain('*HTTP*: Still with the old credential');
		expect(copy?.nodes.at(-1)?.position?.[1]).toBeLessThan(0);
	});

	it.each(['get', 'getTracks', 'getUserPlaylists'])(
		'says how a newer app names what a playlist holds, for %s',
		(operation) => {
			const [copy] = moveAll(workflowOf(nodeOf({ resource: 'playlist', operation, id: 'a' })));
			expect(noteIn(copy)).toContain('With a newer app, Spotify writes `item` for `track`');
		},
	);

	it('says once what differs at several nodes', () => {
		const get = { resource: 'playlist', operation: 'getTracks', id: 'a' };
		const [copy] = moveAll(workflowOf(nodeOf(get, { name: 'A' }), nodeOf(get, { name: 'B' })));
		expect(noteIn(copy)).toContain('*A*, *B*: A podcast episode comes as an episode');
	});

	it('leaves behind what n8n keeps of the old one', () => {
		const kept = {
			meta: { templateId: '440' },
			tags: [{ id: 't', name: 'Music' }],
			nodeGroups: [],
		};
		const [copy] = moveAll({
			...workflow,
			...kept,
			createdAt: '2026-01-01',
			updatedAt: '2026-01-01',
			isArchived: true,
			staticData: { 'node:Spotify': {} },
			shared: [{ role: 'workflow:owner' }],
			activeVersionId: 'v',
			activeVersion: { nodes, connections: {} },
			versionCounter: 3,
			triggerCount: 1,
		});
		expect(Object.keys(copy ?? {}).sort()).toEqual(
			['connections', 'meta', 'name', 'nodeGroups', 'nodes', 'pinData', 'settings', 'tags'].sort(),
		);
	});

	it.each([
		['its own', { name: 'Mine' }, 'Mine'],
		['that of the template', { name: 'Outer', workflow: {} }, 'Outer'],
		['one that says what it is, where it has none', {}, 'Moved from the built-in Spotify node'],
	])('has %s as its name', (_, given, name) => {
		const { name: own, ...nameless } = workflowOf(nodeOf({}));
		const wrapped =
			'workflow' in given ? { ...given, workflow: nameless } : { ...nameless, ...given };
		expect(moveAll(wrapped)[0]?.name).toBe(name);
		expect(own).toBe('Mine');
	});

	const readsError = {
		name: 'Say what failed',
		type: 'n8n-nodes-base.set',
		position: [0, 0],
		parameters: { value: '={{ $json.error }}' },
	};
	const toIt = { main: [[], [{ node: 'Say what failed', type: 'main', index: 0 }]] };

	it.each([
		[{ onError: 'continueErrorOutput' }, true],
		[{ onError: 'continueRegularOutput' }, true],
		[{ continueOnFail: true }, true],
		[{ onError: 'stopWorkflow' }, false],
		[{}, false],
	])('says what an error is, and who reads it, of a node with %j', (settings, isSaid) => {
		const [copy] = moveAll({
			...workflowOf(nodeOf({}, settings), readsError),
			connections: { Spotify: toIt },
		});
		const said = '*Spotify*: After a failure, `error` is an object';
		expect(noteIn(copy).includes(said)).toBe(isSaid);
		expect(noteIn(copy).includes('*Say what failed* reads `error`')).toBe(isSaid);
	});

	it.each(["$('Spotify').item.json.error", '$node["Spotify"].json.error', '$("Spotify").all()'])(
		'names who reads an error from afar, by %s',
		(expression) => {
			const far = { ...readsError, parameters: { value: `={{ ${expression} }}`, title: 'error' } };
			const [copy] = moveAll(workflowOf(nodeOf({}, { continueOnFail: true }), far));
			expect(noteIn(copy)).toContain('*Say what failed* reads `error`');
		},
	);

	it('gives its note room for all its lines', () => {
		const heightOf = (...nodes: object[]) =>
			Number(moveAll(workflowOf(...nodes))[0]?.nodes.at(-1)?.parameters?.height);
		const one = heightOf(nodeOf({}));
		const add = { resource: 'playlist', operation: 'add' };
		// Some 75 characters fit into a line of the note, which is 24 high.
		expect(heightOf(nodeOf(add)) - one).toBeGreaterThanOrEqual(3 * 24);
		expect(heightOf(nodeOf(add, { name: 'A'.repeat(750) })) - one).toBeGreaterThanOrEqual(20 * 24);
	});

	it('says which account each node had, where there are several', () => {
		const of = (name: string, account: string) =>
			nodeOf({}, { name, credentials: { spotifyOAuth2Api: { id: account, name: account } } });
		const [two] = moveAll(workflowOf(of('A', 'Ana'), of('B', 'Bo'), of('C', 'Ana')));
		expect(noteIn(two)).toContain('*A*, *C*: the account of *Ana*');
		expect(noteIn(two)).toContain('*B*: the account of *Bo*');
		const [one] = moveAll(workflowOf(of('A', 'Ana'), of('C', 'Ana')));
		expect(noteIn(one)).not.toContain('Ana');
	});

	it('says where the built-in node is in a workflow within it', () => {
		const inner = {
			name: 'Sub',
			type: 'n8n-nodes-base.executeWorkflow',
			position: [0, 0],
			parameters: { source: 'parameter', workflowJson: JSON.stringify(workflow) },
		};
		const [copy] = moveAll(workflowOf(nodeOf({}), inner));
		expect(noteIn(copy)).toContain('*Sub*: A workflow in it uses the built-in node');
	});

	it('has its note under a name that no node has', () => {
		const [copy] = moveAll(workflowOf(nodeOf({}, { name: 'What differs now' })));
		expect(new Set(copy?.nodes.map(({ name }) => name)).size).toBe(2);
	});
});

it.each([
	['nothing', {}, 'There is no workflow here'],
	['half a text', { workflow: '{ "nodes": [' }, 'not the whole JSON of a workflow'],
])('says of %s that it is no workflow', (_, given, words) => {
	expect(() => moveAll(given)).toThrow(words);
});
