import { jobOf } from '../../../spotify/run/jobs';
import type { Planned, PlannedReport } from '../../../spotify/plan/types';
import { createJsonMaker } from '../../../nodes/Spotify/execute/toItems';
import { at, isObject } from '../../../spotify/values/json';
import { parameterName } from '../../../spotify/operations/fieldTypes';
import type { Operation } from '../../../spotify/operations/types';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import { read } from '../../../spotify/paging/read';
import type { Listing } from '../../../spotify/paging/types';
import type { Send } from '../../../spotify/request/types';
import { download, formValues, ID } from '../contract/answerReader.mts';
import { isOrder, plan } from '../contract/drive.mts';
import { entries } from '../contract/facts.mts';
import { autoClock } from '../autoClock.mts';
import { jobTools } from '../jobTools.mts';
import { onePage } from '../onePage.mts';
import { typeFaults } from '../outputTypes.mts';
import { failureFaults } from './failureText.mts';

const TYPES = ['album', 'artist', 'audiobook', 'episode', 'playlist', 'show', 'track'];

const noAnswer = { kind: 'network', message: 'No answer came', hint: 'Try again.' } as const;

/** Answers the same to so many requests, and no more. */
function answering(answer: unknown, times: number): Send {
	let left = times;
	return async () => {
		left -= 1;
		return left < 0 ? failed(noAnswer) : succeeded(answer);
	};
}

/** Whoever asks on and on meets an end. */
const MOST_ASKED = 60;

/** A plan of something to send. */
type Sent = Exclude<Planned, PlannedReport>;

interface Reader {
	name: string;
	operation: Operation;
	/** For searches: it depends on the types which lists an answer has. */
	planned: (answer: unknown) => Sent;
}

/** The types that an answer to a search has lists of. */
const typesIn = (answer: unknown): string[] => {
	const found = TYPES.filter((type) => Array.isArray(at(answer, `${type}s.items`)));
	return found.length > 0 ? found : ['track'];
};

/** A plan for values as they should be; a search depends on the types that it asks for. */
function planFor(operation: Operation, values: Record<string, unknown>): Sent {
	const [planned] = plan(operation, values);
	if (!planned?.ok || 'report' in planned.value) {
		throw new Error('The values of this test should be right');
	}
	return planned.value;
}

const readers: readonly Reader[] = entries.map(({ name, operation }) => {
	const values = formValues(operation);
	const byType = operation.fields.some((field) => parameterName(field) === 'type');
	const once = planFor(operation, values);
	return {
		name,
		operation,
		planned: (answer) => (byType ? planFor(operation, { ...values, type: typesIn(answer) }) : once),
	};
});

async function listingOf({ planned }: Reader, answer: unknown): Promise<Listing> {
	const one = planned(answer);
	// A page, and no more: what Spotify says of the list's length may be anything.
	if (!isOrder(one)) {
		const { request, paging } = one;
		return await read(answering(answer, 1), request, paging, onePage(paging, answer));
	}
	const tools = jobTools({ download, send: answering(answer, MOST_ASKED), clock: autoClock });
	const [listing = { entries: [] }] = await jobOf(one)([one.input], tools);
	return listing;
}

/** The entries of a search: what comes twice, as its pages overlap, counts once. */
function differing(entries: unknown[]): unknown[] {
	const uris = entries.map((one) => at(one, 'uri'));
	return entries.filter(
		(_, index) => typeof uris[index] !== 'string' || uris.indexOf(uris[index]) === index,
	);
}

/** What the answer has where the operation finds its list. */
function listed({ paging }: Operation, answer: unknown): unknown[] | undefined {
	if (paging === undefined) return undefined;
	if (paging.kind === 'offsetByType') {
		const lists = typesIn(answer).map((type) => at(answer, `${type}s.items`));
		return lists.every(Array.isArray) ? lists.flatMap(differing) : undefined;
	}
	const list = paging.itemsAt === '' ? answer : at(answer, paging.itemsAt);
	return Array.isArray(list) ? list : undefined;
}

const isThing = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

function itemFaults({ operation }: Reader, { entries: found }: Listing): string[] {
	const { output } = operation;
	const present = found.filter(({ value }) => isThing(value));
	const simplified = present.flatMap(createJsonMaker({ output, choice: 'simplified', id: ID }));
	const raw = present.flatMap(createJsonMaker({ output, choice: 'raw', id: ID }));
	const isObjectOutput = !['done', 'raw', 'value'].includes(output.kind);
	return [
		...(isObjectOutput ? simplified.flatMap(typeFaults) : []),
		...(simplified.every(isObject) && raw.every(isThing) ? [] : ['an item is no object']),
		...(isObjectOutput && simplified.length !== present.length
			? [`${simplified.length} items of ${present.length} entries`]
			: []),
	];
}

async function faultsOf(reader: Reader, answer: unknown): Promise<string[]> {
	const listing = await listingOf(reader, answer);
	const { entries: found, failure } = listing;
	const list = reader.operation.job ? undefined : listed(reader.operation, answer);
	const isLost = list !== undefined && !failure && list.length !== found.length;
	return [
		...(failure ? failureFaults(failure) : []),
		...itemFaults(reader, listing),
		...(isLost ? [`${found.length} entries of ${list.length}`] : []),
	].map((fault) => `${reader.name}: ${fault}`);
}

/** What is wrong with what every operation makes of an answer, whether it is one of its own or not. */
export async function operationFaults(answer: unknown): Promise<string[]> {
	const faults: string[] = [];
	for (const reader of readers) {
		try {
			faults.push(...(await faultsOf(reader, answer)));
		} catch (error) {
			faults.push(`${reader.name} throws: ${String(error)}`);
		}
	}
	return faults;
}
