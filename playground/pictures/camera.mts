import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

import type { Editor } from '../e2e/support/editor.mts';
import type { Stack } from '../e2e/support/stack.mts';
import { movingPicture, type Frame } from '../lib/apng.mts';

/** What is needed to take a picture of n8n. */
export interface Studio {
	readonly stack: Stack;
	readonly editor: Editor;
	readonly camera: Camera;
}

/** Pages that show several pictures should open at once, also on a slow line. */
const MOST_BYTES = 100_000;
/** The same of a moving picture, of which a page has one. */
const MOST_MOVING_BYTES = 1_000_000;

/** Scenes of a moving picture. */
export interface Movie {
	/** Takes the window as it is, with what is to be seen in it, to be shown for so long. */
	take(caption: string, milliseconds: number): Promise<void>;
	/** Throws where the file grows too large. */
	save(): void;
}

/** Pixels below what is shown of a form, and above a field, where its label is. */
const MARGIN = 12;
const LABEL = 36;

/** What a form shows, and what is open over it. */
const SHOWN = `[data-test-id="node-parameters"] :is([data-test-id^="parameter-"], button, input),
.el-popper`;

/** Runs in the page: where the lowest of these ends. */
const lowestEdge = (selector: string): number =>
	Math.max(
		...[...document.querySelectorAll(selector)]
			.filter((part) => part.checkVisibility())
			.map((part) => part.getBoundingClientRect().bottom),
	);

/** Runs in the page: a line of text along its lower edge, or none. */
function showCaption(text: string): void {
	document.querySelector('#caption')?.remove();
	if (text === '') return;
	const caption = document.createElement('div');
	caption.id = 'caption';
	caption.textContent = text;
	caption.style.cssText =
		'position:fixed;inset:auto 0 0 0;z-index:99999;padding:12px 28px;background:#15171c;color:#fff;font:500 20px sans-serif';
	document.body.append(caption);
}

const STILL = { animations: 'disabled', caret: 'hide' } as const;

function checkSize(file: string, bytes: number, most: number): void {
	if (bytes > most) throw new Error(`${file} has ${bytes} bytes, and may have ${most}.`);
	console.log(`${file}: ${Math.ceil(bytes / 1000)} KB`);
}

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
		await this.clear();
		this.keep(name, await part.screenshot(STILL));
	}

	/** Of the fields of the open form, and of a list that is open over them, from one field on. */
	async takeFields(name: string, from: Locator): Promise<void> {
		await this.clear();
		const fields = await this.page.getByTestId('node-parameters').boundingBox();
		const first = await from.boundingBox();
		if (!fields || !first) throw new Error(`There is nothing to show of ${name}.`);
		const y = Math.max(first.y - LABEL, fields.y);
		const height = (await this.page.evaluate(lowestEdge, SHOWN)) + MARGIN - y;
		const clip = { x: fields.x, y, width: fields.width, height };
		this.keep(name, await this.page.screenshot({ ...STILL, clip }));
	}

	/** With fewer colours, which nobody sees. */
	private keep(name: string, picture: Buffer): void {
		const path = join(this.folder, `${name}.png`);
		writeFileSync(path, picture);
		execFileSync('pngquant', ['--force', '--strip', '--speed=1', '--output', path, '128', path]);
		checkSize(`${name}.png`, statSync(path).size, MOST_BYTES);
	}

	/** Of the whole window, scene by scene. */
	movie(name: string): Movie {
		const frames: Frame[] = [];
		const path = join(this.folder, `${name}.png`);
		return {
			take: async (caption, milliseconds) => {
				await this.clear();
				await this.page.evaluate(showCaption, caption);
				frames.push({ png: await this.page.screenshot(STILL), milliseconds });
				await this.page.evaluate(showCaption, '');
			},
			save: () => {
				const picture = movingPicture(frames);
				checkSize(`${name}.png`, picture.length, MOST_MOVING_BYTES);
				writeFileSync(path, picture);
			},
		};
	}

	/** Takes away what only the pointer and the keyboard show; an open list stays. */
	private async clear(): Promise<void> {
		await this.page.mouse.move(0, 0);
		await this.page.evaluate(() => {
			if (document.activeElement?.getAttribute('aria-expanded') === 'true') return;
			if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		});
	}

	async resize(width: number, height: number): Promise<void> {
		await this.page.setViewportSize({ width, height });
	}
}
