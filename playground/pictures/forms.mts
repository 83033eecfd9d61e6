import { randomUUID } from 'node:crypto';

import { spotify, step, using, workflow, type Step } from '../e2e/support/workflows.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';
import type { Studio } from './camera.mts';

/** Opens the form of a node that is alone in a workflow. */
async function openForm({ stack, editor }: Studio, build: Step): Promise<void> {
	const node = build(0);
	const { id } = await stack.api.createWorkflow({
		name: `Form ${randomUUID()}`,
		nodes: [node],
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	await editor.openWorkflow(id);
	await editor.openNode(node.name);
	await editor.parameters().waitFor();
}

/** A list that opens while a name is typed. */
async function photographLists(studio: Studio, account: StoredCredential): Promise<void> {
	const { editor, camera } = studio;
	// High enough for the list to open below its field.
	await camera.resize(1280, 900);
	await openForm(studio, spotify(account, 'artist', 'getAlbums'));
	await editor.openList('artistId');
	await editor.typeInList('horizon');
	await editor.listNames();
	await camera.takeFields('form-from-list', editor.parameters());
	await camera.resize(1280, 640);
}

/** What stands in place of an ID: the name of a playlist, and of a device. */
async function photographNames(studio: Studio, account: StoredCredential): Promise<void> {
	const { editor, camera } = studio;
	const byName = (value: string) => ({ __rl: true, mode: 'name', value });
	await openForm(
		studio,
		spotify(account, 'playlist', 'addItems', {
			playlistId: byName('Monday mornings'),
			uris: '={{ $json.uri }}',
		}),
	);
	await camera.takeFields('form-by-name', editor.parameters());

	await camera.resize(1280, 760);
	await openForm(
		studio,
		spotify(account, 'player', 'play', {
			playWhat: 'playlist',
			playlistId: byName('Monday mornings'),
			deviceId: byName('Kitchen'),
		}),
	);
	await camera.takeFields('form-play', editor.parameters());
}

/** Which fields come out, chosen from a list. */
async function photographOutput(studio: Studio, account: StoredCredential): Promise<void> {
	const { editor, camera } = studio;
	await camera.resize(1280, 1100);
	await openForm(
		studio,
		spotify(account, 'playlist', 'getItems', {
			playlistId: { __rl: true, mode: 'name', value: 'Monday mornings' },
			output: 'selected',
			selectedFields: ['name', 'artists', 'albumReleaseDate', 'durationMs'],
		}),
	);
	await editor.openOptions('selectedFields');
	await camera.takeFields('form-output', editor.page.getByTestId('parameter-input-output'));
	await camera.resize(1280, 640);
}

/** The fields of an output, which can be dragged before anything ran. */
async function photographPreview(
	{ stack, editor, camera }: Studio,
	account: StoredCredential,
): Promise<void> {
	const { id } = await stack.api.createWorkflow(
		workflow(
			'Fields before a run',
			spotify(account, 'library', 'getTracks'),
			step('Keep what matters', 'n8n-nodes-base.set', 3.4, {
				assignments: {
					assignments: [
						{
							id: randomUUID(),
							name: 'song',
							value: '={{ $json.name }} by {{ $json.artists }}',
							type: 'string',
						},
					],
				},
				options: {},
			}),
		),
	);
	await camera.resize(1280, 720);
	await editor.openWorkflow(id);
	await editor.openNode('Keep what matters');
	await editor.previewedFields();
	await camera.take('fields-before-run', editor.page.getByTestId('ndv'));
	await camera.resize(1280, 640);
}

/** Forms as they open, and as they are filled in. */
export const photographForms = async (studio: Studio): Promise<void> => {
	const { stack, editor, camera } = studio;
	const account = await stack.createUserCredential();
	await camera.resize(1280, 640);

	await openForm(studio, spotify(account, 'playlist', 'syncItems'));
	await camera.takeFields('form-sync-items', editor.parameters());

	await photographLists(studio, account);
	await photographNames(studio, account);
	await photographOutput(studio, account);
	await photographPreview(studio, account);

	await camera.resize(1280, 900);
	const trigger = 'n8n-nodes-spotify-web-api.spotifyTrigger';
	await openForm(
		studio,
		step('Spotify Trigger', trigger, 1, { event: 'playlistItemAdded' }, using(account)),
	);
	await camera.takeFields('form-trigger', editor.parameters());
};
