import { readdirSync, readFileSync } from 'node:fs';

import type { GalleryRequests, GalleryWorkflow } from './gallery.mts';

const examples = new URL('../../examples/', import.meta.url);

const measured = new URL('../../test/fixtures/galleryRequests.json', import.meta.url);

const STICKY = 'n8n-nodes-base.stickyNote';

interface Workflow {
	readonly name: string;
	readonly nodes: ReadonlyArray<{ readonly name: string; readonly type: string }>;
}

/** Reads the ready workflows, in the order of their files. */
export const readGallery = (): readonly GalleryWorkflow[] =>
	readdirSync(examples)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => {
			const workflow = JSON.parse(readFileSync(new URL(name, examples), 'utf8')) as Workflow;
			const steps = workflow.nodes.filter(({ type }) => type !== STICKY);
			return {
				file: name.slice(0, -'.json'.length),
				name: workflow.name,
				steps: steps.map((step) => step.name),
			};
		});

/** Reads what the end-to-end tests have measured. */
export const readGalleryRequests = (): GalleryRequests =>
	JSON.parse(readFileSync(measured, 'utf8')) as GalleryRequests;
