import { batchGet } from '../batches/batchGet';
import { internalFault } from '../failures/internalFault';
import type { SpotifyFailure } from '../failures/types';
import type { JobInput } from '../jobs/types';
import type { Operation } from '../operations/types';
import { read } from '../paging/read';
import type { Listing } from '../paging/types';
import { withPatience } from '../pipeline/patience';
import type { Lease } from '../pipeline/keyedMutex';
import { changedPlaylist, isChange } from '../plan/changes';
import type { PlannedJob, PlannedRequest, Planned } from '../plan/types';
import type { PlaylistMemory } from '../playlists/memory/memory';
import { notTakenOver } from '../playlists/list/notTakenOver';
import { mayHaveActed, withUnknownOutcome } from '../refusals/withUnknownOutcome';
import type { SpotifyRequest } from '../request/types';
import { checkSingle } from './checkSingle';
import { getIfChanged } from './getIfChanged';
import { jobOf } from './jobs';
import type { Call, RunClient, RunJob, RunTools } from './types';
import { usageReport } from './usageReport';

const isPlain = (plan: Planned): plan is PlannedRequest => 'request' in plan;

/**
 * Returns what each call asks of a job; for one that was planned as requests, of which each has an
 * ID.
 */
const inputsOf = (task: readonly Call[]): JobInput[] =>
	task.flatMap((call) => {
		const { planned, parameters } = call;
		if (!planned.ok) return [];
		if ('report' in planned.value) return [];
		if (!isPlain(planned.value)) return [planned.value.input];
		const { id = '', snapshotId } = planned.value;
		const known = snapshotId !== undefined && { snapshotId };
		return [{ id, uris: [], settings: {}, limit: parameters.limit, ...known }];
	});

/**
 * Returns the job that does what several calls were planned for as requests; undefined if none
 * does.
 */
function jobFor(
	task: readonly Call[],
	{ batchGet: batched, snapshotId, paging }: PlannedRequest,
): RunJob | undefined {
	const requests = new Map<string, SpotifyRequest>();
	for (const call of task) {
		if (!call.planned.ok || !isPlain(call.planned.value)) continue;
		const { id = '', request } = call.planned.value;
		requests.set(id, request);
	}
	const [anyRequest] = requests.values();
	if (!anyRequest) return undefined;
	const requestFor = (id: string): SpotifyRequest => requests.get(id) ?? anyRequest;
	if (batched) return batchGet(requestFor, batched.batch, batched.of);
	return snapshotId === undefined ? undefined : getIfChanged(requestFor, paging);
}

/** Makes one request for all calls that ask the same. */
async function readOnce(
	{ request, paging }: PlannedRequest,
	task: readonly Call[],
	tools: RunTools,
): Promise<Listing[]> {
	const limit = task[0]?.parameters.limit ?? Infinity;
	const { send, usage, maxConcurrency } = tools;
	const listing = await read(send, request, paging, limit, maxConcurrency);
	if (listing.failure) listing.failure = withUnknownOutcome(listing.failure, request);
	const note = notTakenOver(request, listing.entries[0]?.value);
	if (note !== undefined) listing.note = note;
	usage.saved('duplicates', task.length - 1);
	usage.done(task.length);
	// Each item gets an answer of its own: what one step changes in it must not show in another.
	return task.map((_, index) => (index === 0 ? listing : structuredClone(listing)));
}

/** Does a task as it is planned: by requests, by the job that serves them together, or by its own. */
async function doTask(
	plan: PlannedJob | PlannedRequest,
	task: readonly Call[],
	tools: RunTools,
): Promise<Listing[]> {
	if (isPlain(plan)) {
		const job = jobFor(task, plan);
		return job ? await job(inputsOf(task), tools) : await readOnce(plan, task, tools);
	}
	const listings = await jobOf(plan)(inputsOf(task), tools);
	tools.usage.done(task.length);
	return listings;
}

/** Notes what requests have done to a playlist that no job knows of, such as those of the user's own. */
function noteChange(
	memory: PlaylistMemory,
	playlistId: string,
	listings: readonly Listing[],
): void {
	const isLost = listings.some(({ failure }) => failure && mayHaveActed(failure));
	if (isLost) memory.lost(playlistId);
	else memory.changed(playlistId);
}

/** Whether the run ends at a failure of a call. */
type EndsRun = (failure: SpotifyFailure, call: Call) => boolean;

async function sendCalls(
	client: RunClient,
	operation: Operation,
	task: readonly Call[],
	endsRun: EndsRun,
): Promise<Listing[]> {
	const [first] = task;
	if (!first) return [];
	const { planned, parameters } = first;
	if (!planned.ok) return [{ entries: [], failure: planned.failure }];
	const { maxConcurrency, maxRateLimitWaitMs, batching } = parameters;
	const { capabilities, clock } = client.tools;
	const waitMs = (): number => client.waitMs(maxRateLimitWaitMs);
	const plan = planned.value;
	if ('report' in plan) return task.map(() => usageReport(client.app, client.redact));
	const work = async (lease?: Lease): Promise<Listing[]> =>
		await doTask(plan, task, {
			...client.tools,
			send: client.sendWith({ maxConcurrency, maxRateLimitWaitMs, ...(lease && { lease: lease }) }),
			capabilities: withPatience(capabilities, clock, waitMs),
			userLists: client.userLists,
			userKey: client.userKey,
			listMemory: client.listMemory,
			runExclusive: async (key, subject, exclusive) =>
				await client.runExclusive(key, waitMs(), exclusive, subject),
			maxConcurrency,
			batching,
			endsRun: (failure) => endsRun(failure, first),
		});
	const playlistId = changedPlaylist(plan, operation);
	if (playlistId === undefined) return await work();
	const outcome = await client.runExclusive(playlistId, waitMs(), async (lease) => {
		const listings = await work(lease);
		if (isPlain(plan)) noteChange(client.tools.playlistMemory, playlistId, listings);
		return listings;
	});
	if (outcome.ok) return outcome.value;
	const { failure } = outcome;
	return task.map(() => ({ entries: [], failure }));
}

/**
 * Does one task and returns what came of each of its calls, in their order. Never rejects: a fault
 * of ours is the failure of each of them.
 * @param endsRun whether the run ends at a failure of a call
 */
export async function runTask(
	client: RunClient,
	operation: Operation,
	task: readonly Call[],
	endsRun: EndsRun,
): Promise<Listing[]> {
	const faulty = (thrown: unknown): Listing => {
		const plan = task[0]?.planned;
		const changes = plan?.ok === true && isChange(plan.value, operation);
		return { entries: [], failure: internalFault(thrown, changes) };
	};
	try {
		const listings = await sendCalls(client, operation, task, endsRun);
		return task.map((call, index) => {
			const listing = listings[index];
			return listing ? checkSingle(listing, operation, call) : faulty('nothing came of an item');
		});
	} catch (error) {
		return task.map(() => faulty(error));
	}
}
