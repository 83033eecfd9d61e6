import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { N8nApi } from './n8nApi.mts';
import type { StoredCredential, Workflow } from './n8nTypes.mts';
import { readWorkflow } from './readyWorkflow.mts';
import { seedExample } from './seed.mts';

const examplesFolder = join(import.meta.dirname, '..', '..', 'examples');

/** The names of all ready workflows' files. */
export const exampleNames = (): readonly string[] =>
	readdirSync(examplesFolder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.slice(0, -'.json'.length))
		.sort();

/** A ready workflow, by the name of its file. */
export const readExample = (name: string): Workflow =>
	readWorkflow(join(examplesFolder, `${name}.json`));

/** Those that need an app and nothing else. */
const OF_AN_APP = ['catalogue-sync', 'daily-quota-sync'];

/** Those that need a user and nothing else. */
const OF_A_USER = [
	'alarm',
	'chat-queues-song',
	'household-playlist',
	'library-backup',
	'library-restore',
	'liked-songs-in-no-playlist',
	'liked-songs-mirror',
	'merge-playlists',
	'monthly-liked-songs',
	'newest-liked-songs',
	'play-log',
	'playlist-archive',
	'playlists-in-step',
	'podcast-up-next',
	'sleep-timer',
	'smart-playlist',
	'songs-to-playlist',
];

/** The simulated user likes nothing any more after November 2025: the month is that one. */
const ofSimulatedMonth = (example: Workflow, now = new Date()): Workflow => {
	const months = (now.getUTCFullYear() - 2025) * 12 + now.getUTCMonth() - 10;
	const nodes = example.nodes.map((node) =>
		node.name !== 'Which month'
			? node
			: {
					...node,
					parameters: {
						...node.parameters,
						jsonOutput: String(node.parameters.jsonOutput).replaceAll(
							'months: 1',
							`months: ${months}`,
						),
					},
				},
	);
	return { ...example, nodes };
};

/**
 * Puts all ready workflows into n8n that need no other service, each with its credential: those of a
 * user, with playlists of the simulated one, only where that is given. What is there stays.
 * @returns the workflows' ids, by the names of their files
 */
export const seedExamples = async (
	api: N8nApi,
	app: StoredCredential,
	simulatedUser?: StoredCredential,
): Promise<ReadonlyMap<string, string>> => {
	const projectId = await api.personalProjectId();
	const ids = new Map<string, string>();
	const seedAll = async (names: readonly string[], credential: StoredCredential) => {
		for (const name of names) {
			const example = ofSimulatedMonth(readExample(name));
			const { workflowId } = await seedExample(api, example, [credential], projectId);
			ids.set(name, workflowId);
		}
	};
	await seedAll(OF_AN_APP, app);
	if (simulatedUser !== undefined) await seedAll(OF_A_USER, simulatedUser);
	return ids;
};
