import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

import type { Editor } from '../e2e/support/editor.mts';
import type { Stack } from '../e2e/support/stack.mts';

/** What is needed to take a picture of n8n. */
export interface Studio {
	readonly stack: Stack;
	readonly editor: Editor;
	readonly camera: Camera;
}

/** Pages that show several pictures should open at once, also on a slow line. */
const MOST_BYTES = 100_000;

/** Takes the pictures of the documentation. */
export class Camera {
	private readonly page: Page;
	private readonly folder: string;

	constructor(page: Page, folder: string) {
		mkdirSync(folder, { recursive: true });
		this.page = page;
		this.folder = folder;
	}

	/** Of the whole window, or of one part of it. Throws where the file grows too large. */
	async take(name: string, part: Page | Locator = this.page): Promise<void> {
		const path = join(this.folder, `${name}.png`);
		await this.page.mouse.move(0, 0);
		await this.page.evaluate(() => {
			if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		});
		await part.screenshot({ path, animations: 'disabled', caret: 'hide' });
		execFileSync('pngquant', ['--force', '--strip', '--speed=1', '--output', path, '128', path]);
		const { size } = statSync(path);
		if (size > MOST_BYTES)
			throw new Error(`${name}.png has ${size} bytes, and may have ${MOST_BYTES}.`);
		console.log(`${name}.png: ${Math.ceil(size / 1000)} KB`);
	}

	async resize(width: number, height: number): Promise<void> {
		await this.page.setViewportSize({ width, height });
	}
}
