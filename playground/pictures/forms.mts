import type { Studio } from './camera.mts';

/** The forms that the documentation shows: file, node, action of the nodes panel. */
const FORMS = [
	{ file: 'form-sync-items', node: 'Spotify Web API', action: 'Sync the items of a playlist' },
] as const;

/** Forms as they are when an action was chosen in the nodes panel. */
export const photographForms = async ({ stack, editor, camera }: Studio): Promise<void> => {
	// n8n fills in the credential that was made last.
	await stack.createUserCredential();
	await camera.resize(1280, 640);
	for (const { file, node, action } of FORMS) {
		await editor.newWorkflow();
		await editor.dragAction(node, action);
		await camera.take(file, editor.page.getByTestId('node-parameters'));
	}
};
