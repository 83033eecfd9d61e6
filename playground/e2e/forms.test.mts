import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { WITH_EDITOR } from '../lib/n8nProcess.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';
import { openN8n, type Browser } from './support/browser.mts';
import { Editor } from './support/editor.mts';
import { readForms, type Form } from './support/forms.mts';
import { startStack, type Stack } from './support/stack.mts';
import { spotify, workflow } from './support/workflows.mts';

/** Tall enough for most forms; the longest go on below. */
const VIEWPORT = { width: 1440, height: 1700 };

/** Some resources only: `FORMS=player,search npm run test:e2e -- forms`. */
const wanted = process.env.FORMS?.split(',');

const RESOURCES =
	'album api artist audiobook browse chapter episode library player playlist search show track user'
		.split(' ')
		.filter((resource) => wanted?.includes(resource) ?? true);

let stack: Stack;
let browser: Browser;
let editor: Editor;
let forms: readonly Form[];
let app: StoredCredential;
let account: StoredCredential;

before(async () => {
	stack = await startStack('forms', WITH_EDITOR);
	browser = await openN8n(stack.url);
	editor = new Editor(browser.page, stack.url);
	await browser.page.setViewportSize(VIEWPORT);
	app = await stack.createCredential();
	account = await stack.createUserCredential();
	forms = await readForms(browser.page, stack.url);
});
after(async () => {
	await browser.close();
	await stack.stop();
});

/** Whether the fields stand one below the other in a text of the form. */
const inOrder = (text: string, names: readonly string[]): boolean => {
	let from = 0;
	return names.every((name) => {
		const found = text.indexOf(name, from);
		from = found + name.length;
		return found >= 0;
	});
};

for (const resource of RESOURCES) {
	test(`each form of ${resource} has its fields, in their order, with every option added`, async () => {
		const shown = forms.filter((form) => form.resource === resource);
		assert.ok(shown.length > 0);
		const steps = shown.map(({ operation, filled, isForUser }) => {
			const credential = isForUser ? account : app;
			const step = spotify(credential, resource, operation, filled);
			return (index: number) => ({ ...step(index), name: operation });
		});
		const { nodes, ...rest } = workflow(resource, ...steps);
		const { id } = await stack.api.createWorkflow({ ...rest, nodes });
		for (const { operation, labels } of shown) {
			const node = nodes.find(({ name }) => name === operation);
			assert.ok(node);
			await editor.openWorkflowNode(id, node.id);
			const panel = editor.parameters();
			await panel.screenshot({
				path: stack.artifact(`${resource} ${operation}.png`),
				animations: 'disabled',
			});
			const text = await panel.innerText();
			assert.ok(inOrder(text, labels), `${operation}: expected ${labels.join(', ')} in\n${text}`);
		}
	});
}
