import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the gallery says that a ready workflow asks of Spotify, of the simulated user, as a newer app. */
const file = join(
	import.meta.dirname,
	...['..', '..', '..', 'test', 'fixtures', 'galleryRequests.json'],
);

/** Requests of a first run, and of one that finds all as it was; without that, where each run is alike. */
interface Requests {
	readonly first: number;
	readonly again?: number;
}

const read = () => JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Requests>>;

/**
 * Holds a ready workflow to what the gallery says of it; with RECORD_REQUESTS=1, what was seen is
 * what the gallery says from now on (`npm run docs` then writes it).
 */
export const holdRequests = (name: string, seen: Requests): void => {
	console.log(`${name}: ${JSON.stringify(seen)} requests`);
	if (process.env.RECORD_REQUESTS !== '1') {
		assert.deepEqual(
			seen,
			read()[name],
			`The gallery says otherwise of ${name}; RECORD_REQUESTS=1 has it say this`,
		);
		return;
	}
	const all = Object.entries({ ...read(), [name]: seen }).sort(([a], [b]) => (a < b ? -1 : 1));
	writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), undefined, '\t')}\n`);
};
