import { addCount } from '../values/counts';
import { kindOf, type Operation } from '../operations/types';
import type { Entry, Listing } from '../paging/types';
import type { OutputKind } from '../simplify/outputKinds';
import { countText } from '../values/counted';
import { at } from '../values/json';
import { isSkipped } from './runCalls';
import type { Call } from './types';

/** What a run came to, in words such as "9 added, 5 removed". */
export interface RunResult {
	/** Empty where there is nothing to say. */
	text: string;
	/** Whether it is worth telling by itself; else only beside what the run cost. */
	isNews: boolean;
}

/** Counts what comes of the calls of a run. */
export interface ResultCounter {
	/**
	 * Counts the results of a call.
	 * @param missing how many of its entries are nothing to hand out
	 */
	add(call: Call, listing: Listing, missing: number): void;
	/** Says what was counted, in words. */
	result(): RunResult;
}

/** Something that is counted in each result. */
interface Counted {
	of(facts: Facts): number;
	word: string;
}

type Facts = (field: string) => unknown;

/** What is counted of a kind of result, and what is said where all of it is none. */
interface ResultCounts {
	counted: readonly Counted[];
	none: string;
}

const summed = (field: string, word = field): Counted => ({
	of: (facts) => Number(facts(field) ?? 0),
	word,
});

const those = (field: string, word = field, value = true): Counted => ({
	of: (facts) => (facts(field) === value ? 1 : 0),
	word,
});

const each = (word: string): Counted => ({ of: () => 1, word });

const duplicates: ResultCounts = {
	counted: [each('found'), those('removed')],
	none: 'no duplicates found',
};

const COUNTS: Readonly<Partial<Record<OutputKind, ResultCounts>>> = {
	addResult: { counted: [summed('added'), summed('skipped')], none: 'nothing added' },
	// What of it was there, Spotify does not say.
	removeResult: { counted: [summed('requested', 'to be removed')], none: 'nothing to be removed' },
	replaceResult: {
		counted: [summed('items', 'written'), summed('removed')],
		none: 'nothing written',
	},
	syncResult: {
		counted: [summed('added'), summed('removed'), summed('moved')],
		none: 'nothing to change',
	},
	playlistDuplicate: duplicates,
	savedDuplicate: duplicates,
	unplayableItem: { counted: [each('unplayable'), those('replaced')], none: 'all can be played' },
	match: { counted: [those('matched'), those('matched', 'unmatched', false)], none: '' },
	saved: { counted: [those('saved'), those('saved', 'not saved', false)], none: '' },
	foundPlaylist: { counted: [those('created'), those('created', 'found', false)], none: '' },
};

/** What is known of a result: of Spotify's answer, or of what the package did. */
const factsOf =
	({ value, firstFields, extraFields }: Entry): Facts =>
	(field) =>
		extraFields?.[field] ?? firstFields?.[field] ?? at(value, field);

/** How many values a call that was done has sent. */
const sentBy = ({ planned }: Call): number =>
	planned.ok && 'job' in planned.value ? planned.value.input.uris.length : 1;

/** Counts, by what is said of each. */
const phrases = (counts: ReadonlyMap<string, number>): string =>
	[...counts]
		.filter(([, count]) => count > 0)
		.map(([word, count]) => `${countText(count)} ${word}`)
		.join(', ');

/** Creates a counter for the calls of an operation. */
export function createResultCounter(operation: Operation): ResultCounter {
	const kind = kindOf(operation);
	const counts = kind && COUNTS[kind];
	const found = new Map<string, number>(counts?.counted.map(({ word }) => [word, 0]));
	const plain = operation.output.kind === 'done' ? 'done' : 'read';
	let failed = 0;
	let leftOut = 0;
	let isDryRun = false;
	const count = (word: string, more: number): void => void addCount(found, word, more);

	return {
		add(call, { entries, failure }, missing) {
			const done = entries.filter((entry) => !entry.failure && !entry.passthrough);
			failed += entries.filter((entry) => entry.failure).length;
			if (failure && isSkipped(failure, call.parameters)) leftOut += 1;
			else if (failure) failed += 1;
			if (!counts) {
				count(plain, plain === 'done' && done.length > 0 ? sentBy(call) : done.length - missing);
			}
			for (const facts of done.map(factsOf)) {
				for (const { word, of } of counts?.counted ?? []) count(word, of(facts));
				if (facts('dryRun') === true || facts('notRemoved') === 'dryRun') isDryRun = true;
			}
		},
		result() {
			const text = phrases(new Map([...found, ['left out', leftOut], ['failed', failed]]));
			const said = text === '' ? (counts?.none ?? '') : text;
			return { text: isDryRun ? `dry run: ${said}` : said, isNews: counts !== undefined };
		},
	};
}
