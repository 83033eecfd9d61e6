import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { WITH_EDITOR } from '../lib/n8nProcess.mts';
import { openN8n, type Browser } from './support/browser.mts';
import { Editor } from './support/editor.mts';
import { startStack, type Stack } from './support/stack.mts';
import { spotify, step, workflow } from './support/workflows.mts';

let stack: Stack;
let browser: Browser;
let editor: Editor;

before(async () => {
	stack = await startStack('preview', WITH_EDITOR);
	browser = await openN8n(stack.url);
	editor = new Editor(browser.page, stack.url);
});
after(async () => {
	await browser.page.screenshot({ path: stack.artifact('at the end.png') });
	await browser.close();
	await stack.stop();
});

test('before anything ran, the fields of the output are there, and can be dragged', async () => {
	const account = await stack.createUserCredential();
	const { id } = await stack.api.createWorkflow(
		workflow(
			'Preview',
			spotify(account, 'library', 'getTracks'),
			step('Set', 'n8n-nodes-base.set', 3.4, { options: {} }),
		),
	);
	await editor.openWorkflow(id);
	await editor.openNode('Set');
	// In no order: the list keeps only what can be seen.
	const fields = await editor.previewedFields();
	const missing = ['name', 'artists', 'durationMs', 'uri'].filter((name) => !fields.includes(name));
	assert.deepEqual(missing, []);
	await browser.page.screenshot({ path: stack.artifact('fields.png') });

	await editor.dragPreviewedField('uri', browser.page.getByText('Drag input fields here'));
	const dropped = await editor.parameters().innerText();
	assert.match(dropped, /\$json\.uri/);
	assert.deepEqual(await stack.simulator.log(), []);
});
