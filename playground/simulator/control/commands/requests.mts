import { routes } from '../../api/routes.mts';
import { command } from '../command.mts';
import { InputError, number, object, optional, orNull, text } from '../fields.mts';
import { faultAnswer, pattern } from '../readFault.mts';

const retryAfterSeconds = optional(orNull(number));

/** How tests and demos look at the requests, and come between them and their answers. */
export const requestCommands = {
	log: command({
		says: 'the requests, or the last so many, in order: `number`, `atMs`, `host`, `method`, `path`, `endpoint`, `proxyPort`, `status`',
		looks: true,
		takes: { last: optional(number) },
		run: ({ log }, { last }) => log.entries(last),
	}),
	counts: command({
		says: 'by endpoint (`POST /api/token`, `GET /v1/artists/{id}`): `total`, `byStatus`',
		looks: true,
		takes: {},
		run: ({ log }) => log.counts(),
	}),
	concurrency: command({
		says: 'requests in progress: `now`, `peak`',
		looks: true,
		takes: {},
		run: ({ log }) => log.concurrency(),
	}),
	clearLog: command({
		says: 'forgets log and counts, and nothing else',
		takes: {},
		run: ({ log }) => log.clear(),
	}),
	faults: command({
		says: 'the rules in force, with `seen` and `struck`',
		looks: true,
		takes: {},
		run: ({ faults }) => faults.list(),
	}),
	addFault: command({
		says: 'see below',
		takes: {
			match: optional(
				object({ host: optional(text), method: optional(text), path: optional(pattern) }),
			),
			after: optional(number),
			times: optional(number),
			answer: faultAnswer,
		},
		run: ({ faults }, { match = {}, ...rule }) => faults.add({ match, ...rule }),
	}),
	clearFaults: command({
		says: 'no faults any more',
		takes: {},
		run: ({ faults }) => faults.clear(),
	}),
	setRateLimit: command({
		says: 'per app; `retryAfterSeconds: null` leaves the header out, without it the header is exact',
		takes: { requests: number, windowSeconds: number, retryAfterSeconds },
		run: ({ limits }, limit) => limits.setRateLimit(limit),
	}),
	setQuota: command({
		says: 'per app and path template, a day by default; `QUOTA_EXCEEDED`',
		takes: { path: text, requests: number, windowSeconds: optional(number), retryAfterSeconds },
		run: ({ limits }, quota) => limits.setQuota(quota),
	}),
	setPageLimit: command({
		says: 'the largest page of a route from now on (`/artists/{id}/albums`), of all apps: a larger one is refused with "Invalid limit"; `null` for the usual one',
		takes: { path: text, limit: orNull(number) },
		run({ pageLimits }, { path, limit }) {
			if (!routes.some((route) => route.path === path))
				throw new InputError(`No such path: ${path}`);
			if (limit === null) pageLimits.delete(path);
			else pageLimits.set(path, limit);
		},
	}),
	clearLimits: command({
		says: 'no rate limit and no quotas any more',
		takes: {},
		run: ({ limits }) => limits.clear(),
	}),
};
