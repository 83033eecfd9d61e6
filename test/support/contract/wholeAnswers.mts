import { isObject } from '../../../spotify/values/json';
import { flatten, type Schema } from './schemas.mts';

/** Which app an answer is for: one of before February 2026 is still given what is deprecated. */
export type Age = 'new' | 'old';

/**
 * Makes the answer that has all that a schema documents, in lists an entry of each kind, or two. A
 * value is the same in a new answer and an old one, which has what is deprecated too.
 */
export function wholeAnswer(given: Schema, age: Age, path: readonly string[] = []): unknown {
	const { type, oneOf, enum: values, items = {}, ...schema } = flatten(given);
	const key = path.at(-1) ?? '';
	if (oneOf) return wholeAnswer(oneOf[0] ?? {}, age, path);
	if (values) return values[0];
	switch (type) {
		case 'array':
			return (flatten(items).oneOf ?? [items, items]).map((entry, index) =>
				wholeAnswer(entry, age, [...path, `${index}`]),
			);
		case 'boolean':
			return true;
		case 'integer':
		case 'number':
			return (schema.minimum ?? 0) + numberFor(path);
		case 'string':
			if (schema.format === 'date-time') return '2026-11-22T04:00:00Z';
			return key === 'release_date' ? '2001-03-12' : path.join('.');
		default:
			return anObject(schema, age, path);
	}
}

/** A number that hardly any other path has. */
const numberFor = (path: readonly string[]): number =>
	[...path.join('.')].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7);

function anObject({ properties = {} }: Schema, age: Age, path: readonly string[]): object {
	const there = Object.entries(properties).filter(
		([, property]) => age === 'old' || !flatten(property).deprecated,
	);
	const made = there.map(([key, property]): [string, unknown] => [
		key,
		wholeAnswer(property, age, [...path, key]),
	]);
	// By the document, a playlist may call itself anything.
	const type = 'snapshot_id' in properties && 'type' in properties ? { type: 'playlist' } : {};
	return { ...(Object.fromEntries(made) as object), ...type };
}

/** What has another name since February 2026, by its former one. */
const RENAMED: Readonly<Record<string, string>> = { track: 'item', tracks: 'items' };

/** A date as the parts that it was at times, by recorded answers. */
function dateParts(date: unknown): unknown {
	const [year, month, day] = String(date).split('-').map(Number);
	return { year, month, day };
}

/**
 * Returns an old answer as it was before February 2026: former names alone, and dates in parts. What
 * has both names keeps the value of the new one.
 */
export function before2026(answer: unknown): unknown {
	if (Array.isArray(answer)) return answer.map(before2026);
	if (!isObject(answer)) return answer;
	const renamed = Object.keys(RENAMED).filter((key) => key in answer);
	const newNames = renamed.map((key) => RENAMED[key]);
	const kept = Object.entries(answer).filter(([key]) => !newNames.includes(key));
	return Object.fromEntries(
		kept.map(([key, value]) => {
			if (key === 'release_date') return [key, dateParts(value)];
			return [
				key,
				before2026(renamed.includes(key) ? (answer[RENAMED[key] ?? ''] ?? value) : value),
			];
		}),
	);
}

/** Puts something in the place of what is at a dotted path; `undefined` takes it out. */
export function put(object: unknown, path: string, value: unknown): void {
	const [key = '', ...rest] = path.split('.');
	if (!isObject(object)) return;
	if (rest.length > 0) put(object[key], rest.join('.'), value);
	else if (value === undefined) delete object[key];
	else object[key] = value;
}
