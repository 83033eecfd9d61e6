import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { playgroundFolder } from '../e2e/support/folders.mts';
import { exampleNames, readExample } from '../lib/examples.mts';
import type { Workflow } from '../lib/n8nTypes.mts';
import type { Studio } from './camera.mts';

const FOLDER = 'workflows';

/** Of the window, only the steps and what joins them: no buttons over the canvas, no tabs. */
const CANVAS = '[data-test-id="canvas"]';
const STEPS = '.vue-flow__transformationpane';
const ONLY_STEPS = `body * { visibility: hidden; }
${CANVAS}, ${STEPS}, ${STEPS} * { visibility: visible; }`;

/** A note says what the gallery says in words; without it, the steps are large enough to read. */
const withoutNotes = ({ nodes, ...workflow }: Workflow): Workflow => ({
	...workflow,
	nodes: nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote'),
});

/** Each ready workflow as it lies on the canvas, or those of these names of files; keeps other pictures. */
export const photographWorkflows = async (
	{ stack, editor, camera }: Studio,
	only: readonly string[],
): Promise<void> => {
	const folder = join(playgroundFolder, '..', 'docs', 'images', FOLDER);
	if (only.length === 0) rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await camera.resize(1200, 480);
	for (const name of only.length === 0 ? exampleNames() : only) {
		const { id } = await stack.api.createWorkflow(withoutNotes(readExample(name)));
		await editor.openWorkflow(id);
		await editor.page.getByTestId('zoom-to-fit').click();
		await editor.page.addStyleTag({ content: ONLY_STEPS });
		await camera.take(`${FOLDER}/${name}`, editor.page.locator(CANVAS));
	}
};
