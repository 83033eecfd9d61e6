import type { SimulatorRequest } from '../types.mts';
import type { Route } from './route.mts';

/**
 * Returns a request without what Spotify ignores and the simulator refuses by default: parameters
 * that a route does not have, a body where there should be none, and a JSON body under another name.
 * n8n's own Spotify node sends all of these, and works (its `GenericFunctions.ts` sends JSON as
 * `text/plain`).
 */
export function overlook(
	{ parameters, body = [], rawBody }: Pick<Route, 'body' | 'parameters' | 'rawBody'>,
	request: SimulatorRequest,
): SimulatorRequest {
	const [path = '', query = ''] = request.path.split('?', 2);
	const search = new URLSearchParams(query);
	for (const key of [...search.keys()])
		if (!parameters.some(({ name, alias }) => name === key || alias === key)) search.delete(key);
	const kept = { ...request, path: `${path}?${search}` };
	if (rawBody !== undefined) return kept;
	const headers = { ...request.headers, 'content-type': 'application/json' };
	return body.length > 0 ? { ...kept, headers } : { ...kept, headers, body: '' };
}
