import { fc } from '../support/fc.mts';

import type { Recorded } from '../../scripts/shapes/recordings.mts';
import { mutatedFrom } from '../support/recorded/mutations.mts';
import { recorded, recordingsFolder } from '../support/recorded/recordings.mts';
import { rules, type Rule } from '../support/recorded/rules.mts';
import { simulatedAnswers } from '../support/recorded/simulated.mts';

// Some hundred answers each, on a machine that may be busy.
jest.setTimeout(300_000);

const named = Object.entries(rules).map(([name, make]) => ({ name, make }));

/** What is wrong with what becomes of an answer, with where the answer is from. */
const faultsIn = async (rule: Rule, answer: Recorded): Promise<string[]> =>
	(await rule(answer)).map((fault) => `${answer.source} ${answer.url ?? ''}: ${fault}`);

/** Tries every rule on every recorded answer. */
function tryRecorded(): void {
	it.each(named)('$name', async ({ make }) => {
		const rule = make();
		const faults: string[] = [];
		for (const answer of recorded) faults.push(...(await faultsIn(rule, answer)));
		expect(faults).toEqual([]);
	});
}

/** Says aloud that there is nothing to try. */
function sayThereAreNone(): void {
	const words = `No recorded answers at ${recordingsFolder}: only the simulator's own are tried. SPOTIFY_RECORDED names another folder.`;
	console.warn(words);
	it('is not tried, since there is none here', () => {
		expect(recorded).toEqual([]);
	});
}

describe('of every recorded answer', () => {
	if (recorded.length > 0) tryRecorded();
	else sayThereAreNone();
});

describe('of answers with random parts missing or changed', () => {
	const answers = [...recorded];

	beforeAll(async () => {
		answers.push(...(await simulatedAnswers('extended', 1)));
		answers.push(...(await simulatedAnswers('developmentNew', 1)));
	});

	it.each(named)('$name', async ({ make }) => {
		await fc.assert(
			fc.asyncProperty(mutatedFrom(answers), async (answer) => {
				expect(await faultsIn(make(), answer)).toEqual([]);
			}),
		);
	});
});
