import { append } from '../values/append';
import { chunksOf } from '../values/chunks';
import { countsOf } from '../values/counts';
import type { SpotifyFailure } from '../failures/types';
import { at, textAt } from '../values/json';
import { mapConcurrent } from '../concurrency/mapConcurrent';
import type { BatchGet } from '../operations/types';
import type { Outcome } from '../failures/outcome';
import type { Listing } from '../paging/types';
import type { SpotifyRequest } from '../request/types';
import { endpointIn } from '../pipeline/withCapabilities';
import type { Job, JobTools } from '../jobs/types';
import { objectIn } from './objectAnswer';

/** What came of each ID. */
type BatchAnswers = Map<string, Outcome<unknown>>;

const OF_THE_NUMBER: readonly string[] = ['requestTooLarge', 'tooManyIds'];

/** Reasons of a bad request that one of its IDs, or their number, may have given. */
const OF_THE_IDS: ReadonlyArray<string | undefined> = [
	...OF_THE_NUMBER,
	'invalidId',
	'invalidUri',
	undefined,
];

const reasonOf = (failure: SpotifyFailure): string | undefined =>
	'reason' in failure ? failure.reason : undefined;

const isOfTheNumber = (answer: Outcome<unknown>): boolean =>
	!answer.ok && OF_THE_NUMBER.includes(reasonOf(answer.failure) ?? '');

/**
 * Tells whether several at once may be what is refused, whatever is asked for: nobody knows why.
 */
const isOfBatching = (failure: SpotifyFailure): boolean =>
	failure.kind === 'forbidden' && ['kindOfApp', 'unknown'].includes(reasonOf(failure) ?? '');

/** Tells whether a refusal of several at once says nothing of each alone. */
const isOfBatch = (failure: SpotifyFailure): boolean =>
	failure.kind === 'notFound' ||
	(failure.kind === 'badRequest' && OF_THE_IDS.includes(failure.reason)) ||
	isOfBatching(failure);

/**
 * Tells whether a list has objects at the places of others that were asked for as well; one that
 * stands for another says so (https://developer.spotify.com/documentation/web-api/concepts/track-relinking).
 */
const isMixedUp = (list: readonly unknown[], ids: readonly string[]): boolean =>
	list.some((one, index) => {
		const own = textAt(one, 'id') ?? '';
		const isOwn = [own, textAt(one, 'linked_from.id')].includes(ids[index]);
		return !isOwn && ids.includes(own);
	});

/**
 * Reads what an answer says of each of several IDs; undefined if it does not say something of each,
 * in their order.
 */
function outcomesIn(
	answer: Outcome<unknown>,
	batch: SpotifyRequest,
	{ listAt }: BatchGet,
	ids: readonly string[],
): Array<Outcome<unknown>> | undefined {
	if (!answer.ok) return isOfBatch(answer.failure) ? undefined : ids.map(() => answer);
	const list = at(answer.value, listAt);
	if (!Array.isArray(list) || list.length !== ids.length || isMixedUp(list, ids)) return undefined;
	return ids.map((id, index) => objectIn(list[index], batch, id));
}

/** Gets objects one by one, as many at a time as may be. */
async function getSingly(
	ids: readonly string[],
	requestFor: (id: string) => SpotifyRequest,
	{ send, maxConcurrency }: JobTools,
	note: (id: string, outcome: Outcome<unknown>) => void,
	isStopped: () => boolean,
): Promise<void> {
	const get = async (id: string) => note(id, await send(requestFor(id)));
	await mapConcurrent(ids, maxConcurrency, get, isStopped);
}

/** Asks for several at once, as many of them as Spotify takes; says what came of how many. */
const batchSender =
	(batch: SpotifyRequest, { limit }: BatchGet, { send, capabilities, clock, signal }: JobTools) =>
	async (ids: readonly string[]) =>
		await capabilities.sizes.ask(
			`IDs of ${endpointIn(batch)}`,
			{ max: limit, documented: limit, wanted: ids.length },
			() => clock.nowMs(),
			async (size) => {
				const query = { ...batch.query, ids: ids.slice(0, size).join(',') };
				const answer = await send({ ...batch, query });
				const verdict = answer.ok ? 'taken' : isOfTheNumber(answer) ? 'refused' : 'nothing';
				return { answer, verdict };
			},
			signal,
		);

/** Gets objects several at a time; gives those IDs that have to be asked for one by one. */
async function getTogether(
	ids: readonly string[],
	batch: SpotifyRequest,
	batchGet: BatchGet,
	tools: JobTools,
	note: (id: string, outcome: Outcome<unknown>) => void,
	isStopped: () => boolean,
): Promise<string[]> {
	const { maxConcurrency, usage, capabilities, clock } = tools;
	const sendBatch = batchSender(batch, batchGet, tools);
	const left: string[] = [];
	let isRefused = false;
	const isClosed = (): boolean => {
		const support = capabilities.known(endpointIn(batch), clock.nowMs());
		return isRefused || (support !== undefined && support !== 'allowed');
	};
	const get = async (chunk: readonly string[]): Promise<void> => {
		let rest = chunk;
		// One alone is open to every kind of app.
		while (rest.length > 1 && !isClosed()) {
			const { answer, size } = await sendBatch(rest);
			const asked = rest.slice(0, size);
			rest = rest.slice(size);
			const outcomes = outcomesIn(answer, batch, batchGet, asked);
			if (!answer.ok && isOfBatching(answer.failure)) isRefused = true;
			if (answer.ok && outcomes) usage.saved('batches', asked.length - 1);
			if (!outcomes) append(left, asked);
			for (const [index, id] of asked.entries()) {
				const outcome = outcomes?.[index];
				if (outcome) note(id, outcome);
			}
			if (isStopped()) return;
		}
		append(left, rest);
	};
	await mapConcurrent(chunksOf(ids, batchGet.limit), maxConcurrency, get, isStopped);
	return left;
}

/**
 * Gets objects by their IDs, each once: several in a request where the app may, else one by one.
 * Whether it may, the first request shows, while the others wait for it.
 * @param requestFor the request for one ID alone
 * @param batch the request for several, but for their IDs
 */
export const batchGet =
	(requestFor: (id: string) => SpotifyRequest, batch: SpotifyRequest, batchGet: BatchGet): Job =>
	async (inputs, tools) => {
		const repeats = countsOf(inputs.map(({ id }) => id));
		const ids = [...repeats.keys()];
		tools.usage.saved('duplicates', inputs.length - ids.length);
		const found: BatchAnswers = new Map();
		let stopped = false;
		const isStopped = (): boolean => stopped;
		const note = (id: string, outcome: Outcome<unknown>): void => {
			found.set(id, outcome);
			tools.usage.done(repeats.get(id) ?? 1);
			if (!outcome.ok && tools.endsRun(outcome.failure)) stopped = true;
		};

		const left = tools.batching
			? await getTogether(ids, batch, batchGet, tools, note, isStopped)
			: ids;
		await getSingly(left, requestFor, tools, note, isStopped);

		const given = new Set<string>();
		return inputs.map(({ id }): Listing => {
			const outcome = found.get(id);
			if (!outcome) return { entries: [] };
			if (!outcome.ok) return { entries: [], failure: outcome.failure };
			// Each input gets an object of its own: a later step may change it.
			const value = given.has(id) ? structuredClone(outcome.value) : outcome.value;
			given.add(id);
			return { entries: [{ value, position: 0 }] };
		});
	};
