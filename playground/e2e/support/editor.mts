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

	/** Types into the form and saves, upon which n8n tests the credential; gives what it then says. */
	async saveCredential({ clientId, clientSecret }: SpotifyClient): Promise<string> {
		await this.credentialField('clientId').fill(clientId);
		await this.credentialField('clientSecret').fill(clientSecret);
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
			await this.credentialField('clientId').fill(client.clientId);
			await this.credentialField('clientSecret').fill(client.clientSecret);
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
		await this.panelItem(action).dragTo(this.page.getByTestId('canvas'), {
			targetPosition: { x: 600, y: 300 },
		});
		await this.page.getByTestId('ndv').waitFor();
	}

	async fillId(parameter: string, value: string): Promise<void> {
		await this.page
			.getByTestId(`resource-locator-${parameter}`)
			.locator('input')
			.last()
			.fill(value);
	}

	/** Runs the open node and reads the first row of its output panel, column by column. */
	async executeNode(): Promise<Readonly<Record<string, string>>> {
		await this.page.getByTestId('node-execute-button').first().click();
		const output = this.page.getByTestId('output-panel');
		await output.getByTestId('node-run-status-success').waitFor();
		await output.getByTestId('radio-button-table').click();
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
		await this.page.getByText('Workflow executed successfully').waitFor({ timeout: 120_000 });
	}

	async openDataTable(projectId: string, tableId: string): Promise<void> {
		await this.page.goto(`${this.url}/projects/${projectId}/datatables/${tableId}`);
	}

	/** n8n calls it otherwise where an account is connected already. */
	private connectButton(): Locator {
		return this.page.getByRole('button', { name: /^(connect|switch account)$/i });
	}

	private panelItem(name: string): Locator {
		return this.page
			.getByTestId('item-iterator-item')
			.filter({
				has: this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true }),
			})
			.first();
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
