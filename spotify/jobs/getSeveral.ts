import { append } from '../append';
import { chunksOf } from '../chunks';
import type { SpotifyFailure } from '../failures';
import { at } from '../json';
import { mapInOrder } from '../mapInOrder';
import type { Several } from '../operations/types';
import { failed, succeeded, type Outcome } from '../outcome';
import type { Listing } from '../paging/types';
import type { SpotifyRequest } from '../request/types';
import { endpointIn } from '../request/withCapabilities';
import type { Job, JobTools } from './types';

/** What came of each ID. */
type Found = Map<string, Outcome<unknown>>;

/** Refusals of several at once that say nothing of each alone. */
const isOfBatch = (failure: SpotifyFailure): boolean =>
	failure.kind === 'badRequest' ||
	failure.kind === 'notFound' ||
	('reason' in failure && failure.reason === 'kindOfApp');

const notThere = (id: string, { method, template }: SpotifyRequest): Outcome<never> =>
	failed({
		kind: 'notFound',
		message: `Spotify has nothing with the ID ${id}`,
		hint: `${method} ${template} knows nothing of it. The ID may be mistyped, of another kind, deleted, or not available in the chosen market. The option 'Skip Not Found' leaves such items out.`,
	});

/** What an answer says of each of several IDs; undefined where it does not say something of each. */
function outcomesIn(
	answer: Outcome<unknown>,
	batch: SpotifyRequest,
	{ listAt }: Several,
	ids: readonly string[],
): Array<Outcome<unknown>> | undefined {
	if (!answer.ok) return isOfBatch(answer.failure) ? undefined : ids.map(() => answer);
	const list = at(answer.value, listAt);
	if (!Array.isArray(list) || list.length !== ids.length) return undefined;
	return ids.map((id, index) => {
		const value: unknown = list[index];
		// What is gone is null, or an object of nulls.
		const isGone = value === null || at(value, 'id') === null;
		return isGone ? notThere(id, batch) : succeeded(value);
	});
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
	await mapInOrder(ids, maxConcurrency, get, isStopped);
}

/** Gets objects several at a time; gives those IDs that have to be asked for one by one. */
async function getTogether(
	ids: readonly string[],
	batch: SpotifyRequest,
	several: Several,
	{ send, maxConcurrency, usage, capabilities, clock }: JobTools,
	note: (id: string, outcome: Outcome<unknown>) => void,
	isStopped: () => boolean,
): Promise<string[]> {
	const left: string[] = [];
	const isClosed = (): boolean => {
		const lesson = capabilities.known(endpointIn(batch), clock.nowMs());
		return lesson !== undefined && lesson !== 'allowed';
	};
	const get = async (chunk: readonly string[]): Promise<void> => {
		// One alone is open to every kind of app.
		const isBatch = chunk.length > 1 && !isClosed();
		const answer = isBatch
			? await send({ ...batch, query: { ...batch.query, ids: chunk.join(',') } })
			: undefined;
		const outcomes = answer && outcomesIn(answer, batch, several, chunk);
		if (!outcomes) {
			append(left, chunk);
			return;
		}
		if (answer.ok) usage.saved('batches', chunk.length - 1);
		for (const [index, id] of chunk.entries()) {
			const outcome = outcomes[index];
			if (outcome) note(id, outcome);
		}
	};
	await mapInOrder(chunksOf(ids, several.most), maxConcurrency, get, isStopped);
	return left;
}

/**
 * Gets objects by their IDs, each once: several in a request where the app may, else one by one.
 * Whether it may, the first request shows, while the others wait for it.
 * @param requestFor the request for one ID alone
 * @param batch the request for several, but for their IDs
 */
export const getSeveral =
	(requestFor: (id: string) => SpotifyRequest, batch: SpotifyRequest, several: Several): Job =>
	async (orders, tools) => {
		const repeats = new Map<string, number>();
		for (const { id } of orders) repeats.set(id, (repeats.get(id) ?? 0) + 1);
		const ids = [...repeats.keys()];
		tools.usage.saved('duplicates', orders.length - ids.length);
		const found: Found = new Map();
		let stopped = false;
		const isStopped = (): boolean => stopped;
		const note = (id: string, outcome: Outcome<unknown>): void => {
			found.set(id, outcome);
			tools.usage.done(repeats.get(id) ?? 1);
			if (!outcome.ok && tools.endsRun(outcome.failure)) stopped = true;
		};

		const left = tools.batching
			? await getTogether(ids, batch, several, tools, note, isStopped)
			: ids;
		await getSingly(left, requestFor, tools, note, isStopped);

		const given = new Set<string>();
		return orders.map(({ id }): Listing => {
			const outcome = found.get(id);
			if (!outcome) return { entries: [] };
			if (!outcome.ok) return { entries: [], failure: outcome.failure };
			// Each order gets an object of its own: a later step may change it.
			const value = given.has(id) ? structuredClone(outcome.value) : outcome.value;
			given.add(id);
			return { entries: [{ value, position: 0 }] };
		});
	};
