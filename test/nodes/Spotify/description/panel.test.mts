import { Workflow, type INodeParameters, type INodeTypes } from 'n8n-workflow';
import { Spotify } from '../../../../nodes/Spotify/Spotify.node';
import { SpotifyTrigger } from '../../../../nodes/Spotify/SpotifyTrigger.node';
import { events } from '../../../../spotify/events';
import { resources } from '../../../../spotify/operations';
import { nodeOf } from '../../../support/node.mts';

/** What n8n shows below the name of a node, as its editor asks for it (`getNodeSubtitle`). */
function subtitleFor(type: Spotify | SpotifyTrigger, parameters: INodeParameters): unknown {
	const node = nodeOf('Spotify', type.description.name, { parameters });
	const nodeTypes: INodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return expression.getSimpleParameterValue(node, type.description.subtitle, 'internal', {});
}

const operations = resources.flatMap(({ value, operations: of }) =>
	Object.entries(of).map(([name, { action }]): [string, string, string] => [value, name, action]),
);

it.each(operations)('%s %s is told as %j', (resource, operation, action) => {
	expect(subtitleFor(new Spotify(), { resource, operation })).toBe(action);
});

it.each(Object.entries(events))('the event %s is told by its name', (event, { name }) => {
	expect(subtitleFor(new SpotifyTrigger(), { event })).toBe(name);
});

it('what this version does not have is told as the workflow has it', () => {
	expect(subtitleFor(new Spotify(), { resource: 'track', operation: 'hear' })).toBe('track.hear');
	expect(subtitleFor(new SpotifyTrigger(), { event: 'concertAnnounced' })).toBe('concertAnnounced');
});

it('the search is called what it does', () => {
	expect(subtitleFor(new Spotify(), { resource: 'search', operation: 'search' })).toBe(
		'Search Spotify',
	);
});

it('node and trigger say the same of themselves, since the panel shows them as one', () => {
	const { description: node } = new Spotify();
	const { description: trigger } = new SpotifyTrigger();
	expect(trigger.displayName).toBe(`${node.displayName} Trigger`);
	expect(trigger.description).toBe(node.description);
	expect(node.description).toMatch(/playlists.*start workflows/);
});
