import type { Locator, Page } from 'playwright-core';

import type { SpotifyClient } from '../../lib/seed.mts';

/** n8n's editor, in the words of somebody who uses it. */
export class Editor {
	readonly page: Page;
	private readonly url: string;

	constructor(page: Page, url: string) {
		this.page = page;
		this.url = url;
	}

	/** Opens the form of a new credential, by searching for its name. */
	async newCredential(displayName: string): Promise<void> {
		await this.page.goto(`${this.url}/home/credentials/create`);
		const search = this.page.getByTestId('new-credential-type-select').locator('input');
		// In 1.x nobody can type before that.
		await search.click();
		await search.pressSequentially('Spotify');
		await this.page
			.getByTestId('new-credential-type-select-option')
			.filter({ hasText: displayName })
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
	}

	/** Opens a credential that is there already. */
	async openCredential(name: string): Promise<void> {
		await this.page.goto(`${this.url}/home/credentials`);
		const tested = this.credentialTest();
		await this.page.getByTestId('resources-list-item').filter({ hasText: name }).first().click();
		// n8n tests it again whenever it is opened.
		await tested;
	}

	/** Types into the open form of a credential, field by field. */
	async fillCredential(fields: Readonly<Record<string, string>>): Promise<void> {
		for (const [name, value] of Object.entries(fields))
			await this.credentialField(name).fill(value);
	}

	/** Types into the form and saves, upon which n8n tests the credential; gives what it then says. */
	async saveCredential({ clientId, clientSecret }: SpotifyClient): Promise<string> {
		await this.fillCredential({ clientId, clientSecret });
		const tested = this.credentialTest();
		await this.page.getByTestId('credential-save-button').click();
		if (await tested)
			return await this.page.getByTestId('credentials-config-container-test-success').innerText();
		await this.page.getByText('More details').click();
		return await this.page.getByTestId('node-credentials-config-container').innerText();
	}

	/**
	 * Fills in the open form of a credential with an account, chooses Connect, and agrees on the page
	 * that Spotify shows; gives what that page says.
	 */
	async connectAccount(client?: SpotifyClient): Promise<string> {
		if (client !== undefined) {
			const { clientId, clientSecret } = client;
			await this.fillCredential({ clientId, clientSecret });
		}
		const popup = this.page.waitForEvent('popup');
		await this.connectButton().click();
		const consent = await popup;
		await consent.locator('#agree').waitFor();
		const said = await consent.locator('body').innerText();
		await consent.locator('#agree').click();
		await consent.waitForEvent('close').catch(() => undefined);
		await this.page.getByTestId('oauth-connect-success-banner').waitFor();
		return said;
	}

	/** Opens the form of a credential with an account, connected or not. */
	async openAccount(name: string): Promise<void> {
		await this.page.goto(`${this.url}/home/credentials`);
		await this.page.getByTestId('resources-list-item').filter({ hasText: name }).first().click();
		await this.connectButton().waitFor();
	}

	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-add-button').waitFor();
	}

	/** Searches the nodes panel for a node, drags one of its actions onto the canvas, and has its form before it. */
	async dragAction(node: string, action: string): Promise<void> {
		await this.page.getByTestId('canvas-add-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(node);
		await this.panelItem(node).click();
		await this.openCategories();
		await this.panelItem(action).dragTo(this.page.getByTestId('canvas'), {
			targetPosition: { x: 600, y: 300 },
		});
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Searches the nodes panel for a node, adds one of its triggers, and has its form before it. */
	async addTrigger(node: string, trigger: string): Promise<void> {
		await this.page.getByTestId('canvas-add-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(node);
		await this.panelItem(node).click();
		await this.panelItem(trigger).click();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Opens the form of a node of the open workflow. */
	async openNode(name: string): Promise<void> {
		await this.page
			.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`)
			.dblclick({ position: { x: 20, y: 20 } });
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Closes the form of a node, and has the canvas before it. */
	async closeNode(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** Opens a workflow with the form of one of its nodes before it. */
	async openWorkflowNode(workflowId: string, nodeId: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${workflowId}/${nodeId}`);
		await this.parameters().waitFor();
	}

	/** The part of the open form that has the fields. */
	parameters(): Locator {
		return this.page.getByTestId('node-parameters');
	}

	/** Types into an id field, in the mode for what is typed. */
	async fillId(parameter: string, value: string, mode: 'id' | 'url' = 'id'): Promise<void> {
		await this.chooseMode(parameter, mode);
		await this.locatorInput(parameter).fill(value);
		// n8n takes it once nothing was typed for a moment; a run before that lacks it.
		await this.page.waitForTimeout(800);
	}

	/** Chooses how an id field is filled in. */
	async chooseMode(parameter: string, mode: 'id' | 'list' | 'url'): Promise<void> {
		await this.locator(parameter).getByTestId('rlc-mode-selector').click();
		await this.page.getByTestId(`mode-${mode}`).locator('visible=true').click();
	}

	/** What an id field shows. */
	async locatorText(parameter: string): Promise<string> {
		return await this.locatorInput(parameter).inputValue();
	}

	/** Opens the choices of a field. */
	async openOptions(parameter: string): Promise<void> {
		await this.page.getByTestId(`parameter-input-${parameter}`).locator('input').first().click();
		await this.page.locator('.el-select-dropdown__item').locator('visible=true').first().waitFor();
	}

	/** Makes a field of several lines as high as what it holds, as its corner does when dragged. */
	async growText(parameter: string): Promise<void> {
		await this.page
			.getByTestId(`parameter-input-${parameter}`)
			.locator('textarea')
			.evaluate((area) => {
				area.style.height = `${area.scrollHeight + 4}px`;
			});
	}

	/** Drags the open form as far to the left as it goes: its output has the most room then. */
	async widenOutput(): Promise<void> {
		const grip = await this.page.getByTestId('panel-drag-button').boundingBox();
		if (grip === null) throw new Error('There is nothing to drag the form by.');
		await this.page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
		await this.page.mouse.down();
		await this.page.mouse.move(0, grip.y, { steps: 10 });
		await this.page.mouse.up();
	}

	/** Opens the list of an id field. */
	async openList(parameter: string): Promise<void> {
		await this.locator(parameter).getByTestId('rlc-input').click();
		await this.search().waitFor();
	}

	/** Types into the search of the open list, a key at a time. */
	async typeInList(text: string): Promise<void> {
		await this.search().fill('');
		await this.search().pressSequentially(text, { delay: 60 });
		// n8n asks when nothing was typed for half a second, and shows bars meanwhile.
		await this.page.waitForTimeout(800);
	}

	/** What the open list offers. */
	async listNames(): Promise<readonly string[]> {
		await this.listItems().first().waitFor();
		return (await this.listItems().allInnerTexts()).map((name) => name.trim());
	}

	/** Chooses an entry of the open list; gives its name. */
	async chooseFromList(index: number): Promise<string> {
		const name = (await this.listNames())[index] ?? '';
		await this.listItems().nth(index).click();
		return name;
	}

	/** Scrolls the open list down until it has so many entries. */
	async scrollList(entries: number): Promise<void> {
		const items = this.listItems();
		await items.last().scrollIntoViewIfNeeded();
		await items.last().hover();
		await this.page.mouse.wheel(0, 10_000);
		await items.nth(entries - 1).waitFor();
	}

	/** What the open list says that it could not be loaded for. */
	async listError(): Promise<string> {
		const said = this.page.getByTestId('rlc-error-container').locator('visible=true');
		await said.waitFor();
		return await said.innerText();
	}

	/** Where the link beside an id field leads. */
	async linkOf(parameter: string): Promise<string> {
		const context = this.page.context();
		const opened = context.waitForEvent('page');
		// Asked for, which is all: the browser reaches no Spotify.
		const request = context.waitForEvent('request', (one) => one.isNavigationRequest());
		await this.locator(parameter).getByTestId('rlc-open-resource-link').click();
		const url = (await request).url();
		await (await opened).close();
		return url;
	}

	/** What n8n says is wrong with a field. */
	async issueOf(parameter: string): Promise<string> {
		await this.locator(parameter).getByTestId('parameter-issues').locator('svg').hover();
		const tooltip = this.page.getByText('Issues:').locator('visible=true').first();
		await tooltip.waitFor();
		return await tooltip.locator('xpath=..').innerText();
	}

	/** Runs the open node and reads the first row of its output panel, column by column. */
	async executeNode(): Promise<Readonly<Record<string, string>>> {
		await this.page.getByTestId('node-execute-button').first().click();
		const output = this.page.getByTestId('output-panel');
		await output.getByTestId('node-run-status-success').waitFor();
		await this.showOutputAs('table');
		const columns = await output.locator('th').allInnerTexts();
		const cells = await output.locator('tbody tr').first().locator('td').allInnerTexts();
		return Object.fromEntries(
			columns.map((column, index) => [column.trim(), cells[index]?.trim() ?? '']),
		);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Clicks "Execute workflow" and waits until n8n says that it went well. */
	async executeWorkflow(): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').click();
		await this.page.getByText('Workflow executed successfully').waitFor({ timeout: 180_000 });
	}

	/** Opens the form of a node on the canvas, and waits for the output of its last run. */
	async openOutput(name: string): Promise<void> {
		await this.openNode(name);
		await this.page.getByTestId('output-panel').getByTestId('ndv-items-count').first().waitFor();
	}

	/** Chooses how the output panel of the open node shows items. */
	async showOutputAs(view: 'schema' | 'table' | 'json'): Promise<void> {
		await this.page.getByTestId('output-panel').getByTestId(`radio-button-${view}`).click();
	}

	/** The fields that the node before the open one usually puts out, as the input panel shows them. */
	async previewedFields(): Promise<readonly string[]> {
		await this.page.getByTestId('schema-preview-warning').first().waitFor();
		return (await this.previewed().allInnerTexts()).map((name) => name.trim());
	}

	/** Drags one of these fields somewhere. */
	async dragPreviewedField(name: string, target: Locator): Promise<void> {
		const field = this.previewed().filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });
		const place = await target.boundingBox();
		if (place === null) throw new Error('There is nothing to drag to.');
		await field.hover();
		await this.page.mouse.down();
		// n8n takes a move of the pointer for a drag, and says something else at the target then.
		await this.page.mouse.move(place.x, place.y, { steps: 10 });
		await this.page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
		await this.page.mouse.up();
	}

	private previewed(): Locator {
		return this.page
			.getByTestId('ndv-input-panel')
			.or(this.page.getByTestId('input-panel'))
			.getByTestId('run-data-schema-node-name');
	}

	/** Closes what n8n says in the corner, such as that a workflow went well. */
	async closeMessages(): Promise<void> {
		for (const button of await this.page.locator('.el-notification__closeBtn').all())
			await button.click();
	}

	async openDataTable(projectId: string, tableId: string): Promise<void> {
		await this.page.goto(`${this.url}/projects/${projectId}/datatables/${tableId}`);
	}

	/** n8n calls it otherwise where an account is connected already. */
	private connectButton(): Locator {
		return this.page.getByRole('button', {
			name: /^(connect|connect my account|reconnect|switch account)$/i,
		});
	}

	/** Opens what the nodes panel shows closed: on an empty canvas, the actions of a node that has triggers too. */
	private async openCategories(): Promise<void> {
		await this.page.getByTestId('node-creator-category-item').first().waitFor();
		const closed = this.page.locator('[data-category-collapsed="true"]');
		for (const category of await closed.getByTestId('node-creator-category-item').all())
			await category.click();
	}

	private panelItem(name: string): Locator {
		return this.page
			.getByTestId('item-iterator-item')
			.filter({
				has: this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true }),
			})
			.first();
	}

	private locator(parameter: string): Locator {
		return this.page.getByTestId(`resource-locator-${parameter}`);
	}

	private locatorInput(parameter: string): Locator {
		return this.locator(parameter).getByTestId('rlc-input');
	}

	/** What the list of an id field that is open offers. */
	private listItems(): Locator {
		return this.page.getByTestId('rlc-item').locator('visible=true');
	}

	private search(): Locator {
		return this.page.getByTestId('rlc-search').locator('visible=true');
	}

	private credentialField(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`).locator('input');
	}

	/** Whether the next test of a credential says yes. */
	private async credentialTest(): Promise<boolean> {
		const response = await this.page.waitForResponse((candidate) =>
			candidate.url().endsWith('/rest/credentials/test'),
		);
		const { data } = (await response.json()) as { data: { status: string } };
		return data.status === 'OK';
	}
}
