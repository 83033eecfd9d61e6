import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What was once answered, as a public project has kept it. */
export interface Recorded {
	/** The project and its file. */
	source: string;
	/** The `Date` of the answer; null where nobody kept it. */
	recordedAt: string | null;
	method: string;
	/** Null for the many that were kept as a body alone. */
	url: string | null;
	status: number | null;
	headers: Record<string, string>;
	body: unknown;
}

/** The text of a file of recordings, one JSON a line. */
const textOf = (file: string): string => {
	const bytes = readFileSync(file);
	return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};

/** Every recorded answer of a folder; nothing where there is no such folder. */
export function readRecordings(folder: string): Recorded[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => /\.jsonl(\.gz)?$/.test(name))
		.sort()
		.flatMap((name) => textOf(join(folder, name)).split('\n'))
		.filter((line) => line.trim() !== '')
		.map((line) => JSON.parse(line) as Recorded);
}

/** The objects in an answer, however deep, the outermost first. */
export function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
	if (typeof value !== 'object' || value === null) return;
	if (!Array.isArray(value)) yield value as Record<string, unknown>;
	for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** The texts in an answer, however deep. */
export function* textsIn(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (typeof value === 'object' && value !== null) {
		for (const inner of Object.values(value)) yield* textsIn(inner);
	}
}
