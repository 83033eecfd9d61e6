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
 * A list that Spotify still shows as it was is read once more, and which requests go side by side
 * differs: so runs of the same are not alike to the request.
 */
const TOLERANCE = 2;
/** The slower a run, the more often it looks whether a write shows: so a part of what is said may differ. */
const TOLERANCE_PART = 0.5;

const isNear = (seen: number | undefined, said: number | undefined): boolean =>
	seen === said ||
	Math.abs((seen ?? NaN) - (said ?? NaN)) <= Math.max(TOLERANCE, (said ?? 0) * TOLERANCE_PART);

/**
 * Holds a ready workflow to what the gallery says of it. With RECORD_REQUESTS=1 the gallery says what
 * was seen where it is something else (`npm run docs` then writes it).
 */
export const holdRequests = (name: string, seen: Requests): void => {
	console.log(`${name}: ${JSON.stringify(seen)} requests`);
	const said = read()[name];
	if (said && isNear(seen.first, said.first) && isNear(seen.again, said.again)) return;
	if (process.env.RECORD_REQUESTS !== '1') {
		const hint = 'RECORD_REQUESTS=1 has it say what was seen';
		assert.deepEqual(seen, said, `The gallery says otherwise of ${name}; ${hint}`);
	}
	const all = Object.entries({ ...read(), [name]: seen }).sort(([a], [b]) => (a < b ? -1 : 1));
	writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), undefined, '\t')}\n`);
};
