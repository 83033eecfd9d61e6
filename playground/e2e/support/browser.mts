import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, selectors, type Page } from 'playwright-core';

import { demoLogin } from '../../lib/seed.mts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** On a busy machine n8n's editor takes most of this to open. */
const ACTION_TIMEOUT_MS = 150_000;

/** Whatever else Chromium does with the network, and the sandbox that root cannot have. */
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export interface Browser {
	readonly page: Page;
	readonly close: () => Promise<void>;
}

selectors.setTestIdAttribute('data-test-id');

/**
 * A new browser with n8n open and somebody logged in.
 * @param proxyUrl the way to Spotify's hosts, where the browser needs them
 */
export const openN8n = async (url: string, proxyUrl?: string): Promise<Browser> => {
	const profile = mkdtempSync(join(tmpdir(), 'spotify-e2e-chromium-'));
	process.once('exit', () => rmSync(profile, { recursive: true, force: true }));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: CHROMIUM,
		args: ARGUMENTS,
		viewport: { width: 1440, height: 900 },
		...(proxyUrl !== undefined && {
			proxy: { server: proxyUrl, bypass: '127.0.0.1' },
			ignoreHTTPSErrors: true,
		}),
	});
	context.setDefaultTimeout(ACTION_TIMEOUT_MS);
	const page = context.pages()[0] ?? (await context.newPage());
	await page.goto(`${url}/signin`);
	await page.locator('input[name=emailOrLdapLoginId]').fill(demoLogin.email);
	await page.locator('input[name=password]').fill(demoLogin.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(/home/);
	return {
		page,
		close: async () => await context.close(),
	};
};
