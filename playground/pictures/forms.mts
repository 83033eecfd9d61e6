import { randomUUID } from 'node:crypto';

import { spotify, step, using, type Step } from '../e2e/support/workflows.mts';
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

/** Forms as they open. */
export const photographForms = async (studio: Studio): Promise<void> => {
	const { stack, editor, camera } = studio;
	const account = await stack.createUserCredential();
	await camera.resize(1280, 640);

	await openForm(studio, spotify(account, 'playlist', 'syncItems'));
	await camera.take('form-sync-items', editor.parameters());

	// High enough for the list to open below its field.
	await camera.resize(1280, 900);
	await openForm(studio, spotify(account, 'artist', 'getAlbums'));
	await editor.openList('artistId');
	await editor.typeInList('horizon');
	await editor.listNames();
	await camera.take('form-from-list', editor.parameters());
	await camera.resize(1280, 640);

	const trigger = 'n8n-nodes-spotify-web-api.spotifyTrigger';
	await openForm(
		studio,
		step('Spotify Trigger', trigger, 1, { event: 'playlistItemAdded' }, using(account)),
	);
	await camera.take('form-trigger', editor.parameters());
};
