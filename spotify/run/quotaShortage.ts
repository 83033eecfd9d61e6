import { addCount } from '../values/counts';
import type { RateLimited } from '../failures/types';
import { bucketName } from '../pipeline/bucketName';
import type { Support } from '../pipeline/capabilities';
import { bucketOf } from '../pipeline/traffic';
import { endpointIn } from '../pipeline/withCapabilities';
import type { SpotifyRequest } from '../request/types';
import { byCount } from '../values/counted';
import { tasksOf } from './tasks';
import type { Call, RunClient } from './types';
import { HOUR_MS } from '../values/durations';

/** As long as a used-up quota of which Spotify does not say when it opens. */
const ASK_AGAIN_MS = HOUR_MS;

const STOPPED = "Nothing was sent, since 'If Quota Is Short' is set to stop.";

type ShortageTools = Pick<RunClient, 'app' | 'redact' | 'tools'>;

/** Requests of which a run sends so many at least; without a bucket where that is not known yet. */
interface Need {
	count: number;
	bucket?: string;
}

/** Counts what a task needs at least: of a list its first page, of many IDs as few requests as may be. */
function needOf(task: readonly Call[], known: (batch: SpotifyRequest) => Support): Need {
	const [{ planned, parameters } = {}] = task;
	if (!planned?.ok || 'report' in planned.value) return { count: 0 };
	if ('job' in planned.value) {
		const { job, route, input } = planned.value;
		if (typeof job === 'string') return { count: 1 };
		const values = task.flatMap((call) =>
			call.planned.ok && 'job' in call.planned.value ? call.planned.value.input.uris : [],
		);
		const count = Math.ceil(new Set(values).size / job.limit);
		// One that keeps the order looks first, and may find that all is there.
		return input.settings.keepOrder === true ? { count } : { count, bucket: bucketOf(route) };
	}
	const { request, batchGet, snapshotId } = planned.value;
	// The user's list of playlists may say that nothing has changed, for fifty at once.
	if (snapshotId !== undefined) return { count: 0 };
	if (!batchGet) return { count: 1, bucket: bucketOf(request) };
	const paths = new Set(
		task.map((call) =>
			call.planned.ok && 'request' in call.planned.value ? call.planned.value.request.path : '',
		),
	);
	// One alone is asked for alone.
	const isSingle = paths.size === 1 || !parameters?.batching;
	const support = isSingle ? 'off' : known(batchGet.batch);
	const atOnce = Math.ceil(paths.size / batchGet.of.limit);
	if (support === undefined) return { count: atOnce };
	return support === 'allowed'
		? { count: atOnce, bucket: bucketOf(batchGet.batch) }
		: { count: paths.size, bucket: bucketOf(request) };
}

const pastBudget = (count: number, maxRequests: number, nowMs: number): RateLimited => ({
	kind: 'rateLimited',
	status: 429,
	scope: 'budget',
	retryAtMs: nowMs,
	message: `The run needs ${byCount(count, 'one request', `${count} requests`)} or more, and may send ${maxRequests}`,
	hint: `${STOPPED} Raise 'Max Requests', or give the node fewer items.`,
});

const pastQuota = (bucket: string, count: number, left: number, nowMs: number): RateLimited => ({
	kind: 'rateLimited',
	status: 429,
	scope: 'budget',
	bucket,
	retryAtMs: nowMs + ASK_AGAIN_MS,
	message: `The run needs ${byCount(count, 'one request', `${count} requests`)} or more for ${bucketName(bucket)}, and about ${left} are left today`,
	hint: `That is what Spotify answered in the 24 hours before the quota was last used up, less what it has answered since. ${STOPPED} Give the node fewer items, or run it later.`,
});

/**
 * Tells why a run would not get through, where that is known before it sends anything: it may send
 * fewer requests than it needs, Spotify has closed an endpoint for longer than the run waits, or has
 * answered fewer on a day when a quota was used up. Claims nothing where nothing is known.
 */
export function quotaShortage(
	calls: readonly Call[],
	{ app: { cooldown, traffic }, tools: { capabilities, clock }, redact }: ShortageTools,
): RateLimited | undefined {
	const parameters = calls.find(({ planned }) => planned.ok)?.parameters;
	if (!parameters?.stopsIfQuotaIsShort) return undefined;
	const { maxRequests = Infinity, maxRateLimitWaitMs } = parameters;
	const nowMs = clock.nowMs();
	const byBucket = new Map<string, number>();
	let count = 0;
	const known = (batch: SpotifyRequest) => capabilities.known(endpointIn(batch), nowMs);
	for (const task of tasksOf(calls)) {
		const need = needOf(task, known);
		count += need.count;
		if (need.bucket !== undefined) addCount(byBucket, need.bucket, need.count);
	}
	if (count > maxRequests) return pastBudget(count, maxRequests, nowMs);
	for (const [bucket, needed] of byBucket) {
		const closed = cooldown.closedFor(bucket);
		if (closed?.scope === 'quota' && cooldown.waitMs(bucket) > maxRateLimitWaitMs)
			return { ...closed, hint: `${STOPPED} ${closed.hint}` };
		const left = traffic.left(redact(bucket)) ?? Infinity;
		if (needed > left) return pastQuota(bucket, needed, left, nowMs);
	}
	return undefined;
}
