import { apiError, json, noSuchService, notAllowed, notFound } from '../errors.mts';
import type { SimulatorAnswer, SimulatorRequest } from '../types.mts';
import type { World } from '../world.mts';
import { authorize } from './authorize.mts';
import { matchPath } from './matchRoute.mts';
import { refuseId } from './parameters.mts';
import { readParameters } from './readParameters.mts';

/** Answers a request to the Web API, after the checks that Spotify makes, in its order. */
export function answerApiRequest(world: World, request: SimulatorRequest): SimulatorAnswer {
	const [path = '', query = ''] = splitPath(request.path);
	const match = matchPath(path);
	if (!match) return noSuchService();
	const route = match.byMethod.get(request.method);
	if (!route) return notAllowed();

	const grant = authorize(world, request.headers.authorization);
	if ('status' in grant) return grant;
	const limited = world.limits.refuse(grant.clientId, route.path);
	if (limited) return limited;

	const badId = route.path.includes('{') ? refuseId(match.id) : undefined;
	if (badId !== undefined) return apiError(400, badId);
	const parameters = readParameters(route.parameters, new URLSearchParams(query));
	if ('refusal' in parameters) return apiError(400, parameters.refusal);

	const call = { path, id: match.id, ...parameters };
	const refusal = route.refuse?.(call);
	if (refusal !== undefined) return apiError(400, refusal);

	return isUnknown(world, match.id) ? notFound() : json(200, route.answer(world, call));
}

const splitPath = (path: string): string[] => {
	const at = path.indexOf('?');
	return at < 0 ? [path] : [path.slice(0, at), path.slice(at + 1)];
};

/** Ids that begin like this resolve to nothing; all others do, unless they were declared unknown. */
export const unknownIdPrefix = '0000unknown';

const isUnknown = ({ unknownIds }: World, id: string) =>
	id.startsWith(unknownIdPrefix) || unknownIds.has(id);
