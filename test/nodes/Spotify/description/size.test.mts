// n8n brings both with its core: its MCP server writes with them what an assistant reads of a node.
import { NodeSearchEngine } from '@n8n/ai-utilities/node-catalog';
import { generateNodeTypeFile } from '@n8n/workflow-sdk';
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { resources } from '../../../../spotify/operations';
import spotifyCodex from '../../../../nodes/Spotify/Spotify.node.json';
import { Spotify } from '../../../../nodes/Spotify/Spotify.node';
import triggerCodex from '../../../../nodes/Spotify/SpotifyTrigger.node.json';
import { SpotifyTrigger } from '../../../../nodes/Spotify/SpotifyTrigger.node';

/** As n8n names the nodes of a package. */
const installed = ({ description }: { description: INodeTypeDescription }) => ({
	...description,
	name: `n8n-nodes-spotify-web-api.${description.name}`,
});
const node = installed(new Spotify());
const trigger = installed(new SpotifyTrigger());

/** What n8n's MCP server gives of a node that is installed: all of it, whatever operation is asked for. */
const writtenFor = (description: INodeTypeDescription): string =>
	generateNodeTypeFile(description as unknown as Parameters<typeof generateNodeTypeFile>[0]);

/** A budget for each operation, so that a new one spends its own and not what others have saved. */
const operationCount = resources.flatMap(({ operations }) => Object.keys(operations)).length;

it('the form is small: n8n sends all of it to each browser', () => {
	expect(Buffer.byteLength(JSON.stringify(node))).toBeLessThan(1_300 * operationCount);
	expect(Buffer.byteLength(JSON.stringify(trigger))).toBeLessThan(50_000);
});

describe('what an assistant reads of the node', () => {
	const text = writtenFor(node);

	it('is short', () => {
		expect(text.length).toBeLessThan(500 * operationCount);
		expect(writtenFor(trigger).length).toBeLessThan(5_000);
	});

	it('names every operation', () => {
		for (const { value, operations } of resources) {
			expect(text).toContain(`${value} (${Object.keys(operations).join(', ')})`);
		}
	});

	it('has every field and every option', () => {
		const namesIn = (properties: readonly INodeProperties[]): string[] =>
			properties
				.filter(({ type }) => type !== 'notice')
				.flatMap(({ name, type, options = [] }) => [
					name,
					...(type === 'collection' ? namesIn(options as INodeProperties[]) : []),
				]);
		const names = namesIn(node.properties);
		expect(names.length).toBeGreaterThan(100);
		expect(names.filter((name) => !new RegExp(`\\b${name}\\??: `).test(text))).toEqual([]);
	});

	it('says when a field counts', () => {
		expect(text).toMatch(
			/displayOptions\.show \{ operation: \["reorderItems"\] \}[^/]*\/\s*rangeStart/,
		);
	});

	it('says how to ask for many things, and where the liked songs are', () => {
		expect(text).toMatch(/@builderHint .*without a loop.*liked songs.*library.*getTracks/);
	});
});

it.each(['playlist', 'playlists', 'music', 'podcast', 'podcasts', 'song', 'songs', 'liked songs'])(
	'an assistant that looks for %s finds the node and the trigger',
	(word) => {
		const engine = new NodeSearchEngine([
			{ ...node, codex: spotifyCodex },
			{ ...trigger, codex: triggerCodex },
		]);
		const found = engine.searchByName(word).map(({ name }) => name);
		expect(found.sort()).toEqual([node.name, trigger.name]);
	},
);

it('no form shows what is there for assistants alone', () => {
	const hidden = node.properties.filter(({ displayOptions }) => displayOptions?.show?.['@version']);
	expect(hidden.map(({ name }) => name)).toEqual(['resource', 'operation']);
	for (const { displayOptions, options } of hidden) {
		expect(displayOptions?.show?.['@version']).not.toContain(node.version);
		// n8n looks at the last of the options of such a property, if it has a list of them.
		expect(options).toBeUndefined();
	}
});
