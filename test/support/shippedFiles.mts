import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Reads all code that ships; files are named by their paths from the root. */
export const shippedFiles = (): Array<{ file: string; text: string }> =>
	['nodes', 'credentials', 'spotify'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => ({
				file: join(folder, file),
				text: readFileSync(join(root, folder, file), 'utf8'),
			})),
	);
