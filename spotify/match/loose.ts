import { BY_WORDS } from './byWords';
import type { Words } from './fold';
import type { Reading } from './reading';
import { NO_TITLE } from './title';
import type { TrackFeatures } from './trackFeatures';

const SEAM = new Set([
	...BY_WORDS,
	...['song', 'from', 'performed', 'sung', 'feat', 'ft', 'featuring', 'x', 'with'],
]);
const SKIPPED = new Set(['the', 'and']);

/**
 * Finds where a run of words stands in others, and where it ends; articles between them do not
 * count.
 * @returns null if it is nowhere
 */
export function rangeOf(
	words: readonly string[],
	run: readonly string[],
): [start: number, end: number] | null {
	if (run.length === 0) return null;
	for (let start = 0; start < words.length; start++) {
		let found = 0;
		let at = start;
		while (at < words.length && found < run.length) {
			if (words[at] === run[found]) found++;
			else if (found === 0 || !SKIPPED.has(words[at] ?? '')) break;
			at++;
		}
		if (found === run.length) return [SKIPPED.has(words[start - 1] ?? '') ? start - 1 : start, at];
	}
	return null;
}

/** Takes the track's artists out of a text without separators; what is left should be its title. */
export function looseReading(loose: Words, features: TrackFeatures): Reading | null {
	let words = loose.list;
	const names: Words[] = [];
	const own = features.title.base.compact;
	const remixers = new Set(features.title.versions.flatMap(({ details }) => details));
	for (const { words: name } of features.artists) {
		// Who made the remix is named in the title.
		if (names.length > 0 && name.list.every((word) => remixers.has(word))) continue;
		const range = rangeOf(words, name.list);
		if (range === null) continue;
		names.push(name);
		const [before, after] = [words.slice(0, range[0]), words.slice(range[1])];
		// "What I'd Do" ends with such a word itself.
		while (before.length > 0 && SEAM.has(before.at(-1) ?? '') && before.join('') !== own)
			before.pop();
		while (after.length > 0 && before.length > 0 && SEAM.has(after[0] ?? '')) after.shift();
		words = [...before, ...after];
	}
	if (names.length === 0 || words.length === 0) return null;
	const rest: Words = { list: words, compact: words.join('') };
	return {
		title: { ...NO_TITLE, base: rest, full: rest },
		credit: { names, guests: [], text: '' },
		prior: 0.96,
	};
}
