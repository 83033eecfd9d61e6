import { rulesOf } from '../accounts/appKinds.mts';
import { apiError, json, noSuchService, notAllowed, notFound } from '../errors.mts';
import type { SimulatorAnswer, SimulatorRequest } from '../types.mts';
import type { World } from '../world.mts';
import { authorize } from './authorize.mts';
import type { Call } from './call.mts';
import { forbidden, refuseClosed } from './closedRoutes.mts';
import { matchPath } from './matchRoute.mts';
import { refuseId } from './parameters.mts';
import { readParameters } from './readParameters.mts';
import { removeFields } from './removeFields.mts';
import type { Route } from './routes.mts';
import { selectFields } from './selectFields.mts';
import { isUnknown } from './unknownIds.mts';

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

	// A token outlives its app in the simulator; it then counts as one of extended quota.
	const app = rulesOf(world.clients.get(grant.clientId)?.kind ?? 'extended');
	const closed = refuseClosed(route, app);
	if (closed) return closed;

	const badId = refuseId(match.idName, match.id);
	if (badId !== undefined) return apiError(400, badId);
	const parameters = readParameters(route.parameters, new URLSearchParams(query), app);
	if ('refusal' in parameters) return apiError(400, parameters.refusal);

	const call = { path, id: match.id, ...parameters, app };
	const refusal = route.refuse?.(call);
	return refusal === undefined ? answerCall(world, route, call) : apiError(400, refusal);
}

function answerCall(world: World, route: Route, call: Call): SimulatorAnswer {
	const { id, query, app } = call;
	// Every token is an app's so far; a user's would bring the user's country along.
	if (route.needsCountry && query.market === undefined) return notFound();
	if (isUnknown(world, id) || isSpotifysOwn(route, call)) return notFound();
	// Every token is an app's so far, and no app owns a playlist.
	if (route.ownersOnlySince && app.removals.has(route.ownersOnlySince)) return forbidden();

	const answer = route.answer(world, call);
	if (answer === undefined) return notFound();
	return json(200, selectFields(query.fields, removeFields(app, answer)));
}

/**
 * Playlists that Spotify makes itself are not there for apps in Development Mode
 * (spotipy-dev/spotipy issue 1175, fiso64/sockseek issue 149).
 */
const isSpotifysOwn = ({ path }: Route, { id, app }: Call): boolean =>
	path.startsWith('/playlists/') && id.startsWith('37i9dQZ') && app.removals.has('2024-11');

const splitPath = (path: string): string[] => {
	const at = path.indexOf('?');
	return at < 0 ? [path] : [path.slice(0, at), path.slice(at + 1)];
};
