import { byId, spotify, workflow, type Step } from '../e2e/support/workflows.mts';
import type { Studio } from './camera.mts';

const LINK = 'https://open.spotify.com/artist/4gzpq5DPGxSnKTe4SA8HAU';

const named =
	(name: string, build: Step): Step =>
	(index) => ({ ...build(index), name });

/** The first workflow of the README: its canvas after a run, and its first Spotify node. */
export const photographFirstWorkflow = async ({ stack, editor, camera }: Studio): Promise<void> => {
	const credential = await stack.createCredential();
	const albums = spotify(credential, 'artist', 'getAlbums', {
		artistId: { __rl: true, mode: 'url', value: LINK },
		returnAll: true,
	});
	const tracks = spotify(credential, 'album', 'getTracks', {
		albumId: byId('={{ $json.id }}'),
		returnAll: true,
	});
	const { id } = await stack.api.createWorkflow(
		workflow(
			'Albums and tracks of an artist',
			named('Get albums', albums),
			named('Get tracks', tracks),
		),
	);
	await camera.resize(1000, 480);
	await editor.openWorkflow(id);
	await editor.executeWorkflow();
	await editor.closeMessages();
	await camera.take('first-workflow');

	await camera.resize(1280, 720);
	await editor.openOutput('Get albums');
	await editor.showOutputAs('schema');
	await camera.take('first-workflow-node', editor.page.getByTestId('ndv'));
};
