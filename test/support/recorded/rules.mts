import type { Recorded } from '../../../scripts/shapes/recordings.mts';
import { classifyFaults } from './classifyFaults.mts';
import { eventFaults } from './eventFaults.mts';
import { idFaults } from './idFaults.mts';
import { operationFaults } from './operationFaults.mts';
import { pagingFaults } from './pagingFaults.mts';
import { valueFaults } from './valueFaults.mts';

/** Says what is wrong with what the package makes of an answer: nothing, or a list. */
export type Rule = (answer: Recorded) => string[] | Promise<string[]>;

/** What holds for every answer, whoever gave it, and whatever is missing from it. */
export const rules: Readonly<Record<string, () => Rule>> = {
	'every object in it is simplified to fields of their types, none of them made up': () => {
		const known = new Set<string>();
		return ({ body }) => valueFaults(body, known);
	},
	'every list in it comes out as a whole, nulls and all, however it is read':
		() =>
		({ body }) =>
			pagingFaults(body),
	'every operation makes items of it, or a failure in words, and never throws':
		() =>
		({ body }) =>
			operationFaults(body),
	'it is its body where it is good, else a failure in words, whatever its status': () => (answer) =>
		classifyFaults(answer),
	'every URI and link in it leads to its kind, or is refused in words': () => {
		const known = new Set<string>();
		return ({ body }) => idFaults(body, known);
	},
	'every event of the trigger tells of what is new in it, once, and never throws':
		() =>
		({ body }) =>
			eventFaults(body),
};
