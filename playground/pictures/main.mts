import { join } from 'node:path';

import { openN8n } from '../e2e/support/browser.mts';
import { Editor } from '../e2e/support/editor.mts';
import { playgroundFolder } from '../e2e/support/folders.mts';
import { startStack } from '../e2e/support/stack.mts';
import { WITH_EDITOR } from '../lib/n8nProcess.mts';
import { Camera, type Studio } from './camera.mts';
import { photographCredentials } from './credentials.mts';
import { photographFirstWorkflow } from './firstWorkflow.mts';
import { photographForms } from './forms.mts';
import { photographMatch } from './match.mts';
import { photographMovie } from './movie.mts';
import { photographWorkflows } from './workflows.mts';

/** Where a reader's own n8n most often is: the redirect URL in the pictures shows it. */
const READERS_N8N = 'http://127.0.0.1:5678';

/** What words on the command line choose, beside names of ready workflows; all is taken without. */
const subjects: Readonly<Record<string, (studio: Studio) => Promise<void>>> = {
	credentials: photographCredentials,
	firstWorkflow: photographFirstWorkflow,
	forms: photographForms,
	match: photographMatch,
	movie: photographMovie,
	workflows: async (studio) => await photographWorkflows(studio, []),
};
const chosen = process.argv.slice(2);
const examples = chosen.filter((word) => !(word in subjects));

const stack = await startStack('pictures', {
	...WITH_EDITOR,
	N8N_EDITOR_BASE_URL: READERS_N8N,
	WEBHOOK_URL: READERS_N8N,
});
const { page, close } = await openN8n(stack.url);
const camera = new Camera(page, join(playgroundFolder, '..', 'docs', 'images'));
const studio = { stack, editor: new Editor(page, stack.url), camera };
try {
	for (const [name, photograph] of Object.entries(subjects)) {
		if (chosen.length === 0 || chosen.includes(name)) await photograph(studio);
	}
	if (examples.length > 0) await photographWorkflows(studio, examples);
} catch (error) {
	await page.screenshot({ path: stack.artifact('at the error.png') });
	throw error;
} finally {
	await close();
	await stack.stop();
}
