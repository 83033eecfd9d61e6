import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './run.mjs';

/** Packs what is built into `folder` as it would be published; gives the path of the tarball. */
export const packPackage = async (root, folder) => {
	mkdirSync(folder, { recursive: true });
	const output = await run(
		'npm',
		['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
		{ cwd: root },
	);
	const [{ filename }] = JSON.parse(output);
	return join(folder, filename);
};
