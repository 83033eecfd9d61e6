import { rulesOf } from '../accounts/appKinds.mts';
import { isSpotifysOwn } from '../catalogue/playlist.mts';
import { apiError, json, noSuchService, notAllowed, notFound } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import type { SimulatorAnswer, SimulatorRequest } from '../types.mts';
import type { World } from '../world.mts';
import { refuseApp, refuseToken } from './access.mts';
import { authorize } from './authorize.mts';
import type { Call } from './call.mts';
import { forbidden, refuseClosed } from './closedRoutes.mts';
import { matchPath } from './matchRoute.mts';
import { refuseId } from './parameters.mts';
import { isHidden, isWorkedOn, needReadScope } from './playlistAccess.mts';
import { orderImages } from './orderImages.mts';
import { overlook } from './overlook.mts';
import { readBody } from './readBody.mts';
import { readParameters } from './readParameters.mts';
import { removeFields } from './removeFields.mts';
import { addResumePoints } from './resumePoints.mts';
import type { Route } from './route.mts';
import { selectFields } from './selectFields.mts';
import { TextAnswer } from './textAnswer.mts';
import { isUnknown } from './unknownIds.mts';

/** Answers a request to the Web API, after the checks that Spotify makes, in its order. */
export function answerApiRequest(world: World, request: SimulatorRequest): SimulatorAnswer {
	try {
		return answerOrRefuse(world, request);
	} catch (error) {
		if (error instanceof Refusal) return error.answer;
		throw error;
	}
}

function answerOrRefuse(world: World, given: SimulatorRequest): SimulatorAnswer {
	const [path = ''] = splitPath(given.path);
	const match = matchPath(path);
	if (!match) return noSuchService();
	const route = match.byMethod.get(given.method);
	if (!route) return notAllowed();
	const request = world.settings.strictRequests ? given : overlook(route, given);

	const grant = authorize(world, request.headers.authorization);
	if ('status' in grant) return grant;
	const limited = world.limits.refuse(grant.clientId, route.path);
	if (limited) return limited;

	const client = world.clients.get(grant.clientId);
	// A token outlives its app in the simulator; it then counts as one of extended quota.
	const app = rulesOf(client?.kind ?? 'extended');
	const user = grant.user && world.users.find(grant.user.userId);
	const refused =
		refuseApp(world.settings, client, user) ??
		refuseClosed(route, app) ??
		refuseToken(route, grant);
	if (refused) return refused;

	const badId = refuseId(match.idName, match.id);
	if (badId !== undefined) return apiError(400, badId);
	const [, query = ''] = splitPath(request.path);
	const search = new URLSearchParams(query);
	const parameters = readParameters(route, search, app, world.pageLimits);
	if ('refusal' in parameters) return apiError(400, parameters.refusal);

	const body = readBody(route, request);
	const scopes = grant.user?.scopes ?? new Set<string>();
	const call: Call = { path, id: match.id, ...parameters, body, app, user, scopes };
	const refusal = route.refuse?.(call);
	return refusal === undefined ? answerCall(world, route, call) : apiError(400, refusal);
}

function answerCall(world: World, route: Route, call: Call): SimulatorAnswer {
	const { id, query, app, user } = call;
	// A user's token brings the user's country along.
	if (route.needsCountry && query.market === undefined && !user) return notFound();
	if (isUnknown(world, id)) return notFound();
	if (route.path.startsWith('/playlists/')) checkPlaylist(world, route, call);

	const answer = route.answer(world, call);
	if (answer === undefined) return notFound();
	if (answer === null) return { status: emptyStatus(route), headers: {}, body: '' };
	if (answer instanceof TextAnswer) return { status: 200, headers: {}, body: answer.text };
	const shown = orderImages(world, route, removeFields(app, addResumePoints(call, answer)));
	return json(route.status, selectFields(query.fields, shown));
}

const emptyStatus = ({ method, status }: Route) => (method === 'GET' ? 204 : status);

/** Ends a call for a playlist that this app, or this user, doesn't see. */
function checkPlaylist(world: World, route: Route, call: Call): void {
	if (isClosed(route, call) || isHidden(world, call, call.id)) throw new Refusal(notFound());
	if (route.method === 'GET') needReadScope(world, call);
	const ownersOnly = route.ownersOnlySince && call.app.removals.has(route.ownersOnlySince);
	if (ownersOnly && !isWorkedOn(world, call, call.id)) throw new Refusal(forbidden());
}

/**
 * Playlists that Spotify makes itself are not there to be read by apps in Development Mode
 * (spotipy-dev/spotipy issue 1175, fiso64/sockseek issue 149). Their pictures are, and they can be
 * followed and played (fondberg/spotcast issue 611, and a probe of October 2026).
 */
const isClosed = ({ method, path }: Route, { id, app }: Call): boolean =>
	isSpotifysOwn(id) &&
	app.removals.has('2024-11') &&
	method === 'GET' &&
	['', '/items', '/tracks'].some((part) => path === `/playlists/{playlist_id}${part}`);

const splitPath = (path: string): string[] => {
	const at = path.indexOf('?');
	return at < 0 ? [path] : [path.slice(0, at), path.slice(at + 1)];
};
