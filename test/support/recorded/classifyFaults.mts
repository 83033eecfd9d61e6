import { at, isObject } from '../../../spotify/values/json';
import { readTokenAnswer } from '../../../spotify/auth/tokenAnswer';
import { classify } from '../../../spotify/refusals/classify';
import type { SpotifyRequest } from '../../../spotify/request/types';
import type { Recorded } from '../../../scripts/shapes/recordings.mts';
import { failureFaults } from './failureText.mts';

const NOW_MS = Date.UTC(2026, 10, 22);

/** What an answer of the same words may come with. */
const STATUSES = [
	200, 201, 202, 204, 304, 400, 401, 403, 404, 409, 410, 413, 418, 429, 500, 502, 503,
];

const client = { clientId: 'a1', clientSecret: 's1' };

const pathOf = (url: string | null): string =>
	url === null ? '/tracks/11dFghVXANMlKmJXsNCbNl' : new URL(url).pathname.replace(/^\/v1/, '');

function requestOf({ method, url }: Recorded): SpotifyRequest {
	const path = pathOf(url);
	const known = ['GET', 'PUT', 'POST', 'DELETE'] as const;
	return {
		method: known.find((one) => one === method) ?? 'GET',
		path,
		template: path,
		query: {},
		idempotent: true,
	};
}

/** The status of an answer, as it was or as its words say. */
function statusOf({ status, body }: Recorded): number {
	if (status !== null) return status;
	const said = at(body, 'error.status');
	if (typeof said === 'number') return said;
	return at(body, 'error') === undefined ? 200 : 400;
}

function faultsAs(answer: Recorded, status: number): string[] {
	const { headers, body } = answer;
	const response = { status, headers, body };
	const outcome = classify(response, requestOf(answer), NOW_MS);
	const token = readTokenAnswer(response, { client, sentAtMs: NOW_MS, nowMs: NOW_MS });
	return [
		...(outcome.ok && outcome.value !== body ? ['the body is another'] : []),
		...(outcome.ok && status >= 300 ? [`${status} passes for a good answer`] : []),
		// A body that tells of an error is none that is good, whatever status stands before it.
		...(!outcome.ok && status === 200 && isObject(body) && at(body, 'error') == null
			? ['a good answer is a failure']
			: []),
		...(outcome.ok ? [] : failureFaults(outcome.failure)),
		...(token.ok ? [] : failureFaults(token.failure)),
	].map((fault) => `with ${status}: ${fault}`);
}

/** What is wrong with what is made of an answer, with its own status and with any other. */
export const classifyFaults = (answer: Recorded): string[] =>
	[...new Set([statusOf(answer), ...STATUSES])].flatMap((status) => faultsAs(answer, status));
