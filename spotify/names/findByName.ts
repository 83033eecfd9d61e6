import { APOSTROPHES } from '../values/apostrophes';
import { visible } from '../values/visible';
import { fold } from '../match/fold';
import { editDistance } from '../match/editDistance';

/** Something that has a name. */
interface Named {
	name: string;
}

/** What is like a name, at the most. */
const MAX_NEAR = 5;

const plainName = (text: string): string => text.normalize('NFC').trim();

/** Returns a name without regard to capitals; accents count. */
const withoutCase = (text: string): string => plainName(text).toLowerCase();

/** Marks that phones, Macs and word processors write for what a keyboard has. */
const TYPED: ReadonlyArray<readonly [RegExp, string]> = [
	[new RegExp(`[${APOSTROPHES}]`, 'g'), "'"],
	[/[“”„‟″＂«»]/g, '"'],
	[/[‐-―−]/g, '-'],
	[/…/g, '...'],
	[/\s+/g, ' '],
];

/** Returns a name as somebody types who only reads it: `anna's iphone` for `Anna’s iPhone`. */
const asTyped = (text: string): string =>
	TYPED.reduce(
		(typed, [marks, mark]) => typed.replace(marks, mark),
		visible(withoutCase(text)),
	).trim();

/**
 * Finds those with a name: written just so if there are any, else with other capitals, else with
 * other quotes, dashes and spaces.
 */
export function findByName<T extends Named>(candidates: readonly T[], name: string): T[] {
	for (const written of [plainName, withoutCase, asTyped]) {
		const wanted = written(name);
		// What nobody sees is no name.
		if (wanted === '') return [];
		const found = candidates.filter((one) => written(one.name) === wanted);
		if (found.length > 0) return found;
	}
	return [];
}

/** Rates how unlike two names are; `undefined` if nobody would take one for the other. */
function unlikeness(name: string, wanted: string): number | undefined {
	const [a, b] = [fold(name), fold(wanted)];
	if (a === '' || b === '') return undefined;
	if (a.includes(b) || b.includes(a)) return Math.abs(a.length - b.length) / 100;
	const limit = Math.max(1, Math.floor(b.length / 3));
	const distance = editDistance(a, b, limit);
	return distance <= limit ? distance : undefined;
}

/** Lists the names that are most like one, each once, the nearest first. */
export function nearNames(names: readonly string[], wanted: string): string[] {
	return [...new Set(names)]
		.flatMap((name) => {
			const distance = unlikeness(name, wanted);
			return distance === undefined ? [] : [{ name, distance }];
		})
		.sort((a, b) => a.distance - b.distance)
		.slice(0, MAX_NEAR)
		.map(({ name }) => name);
}
