import { notAllowed } from '../errors.mts';
import type { SimulatorAnswer, SimulatorRequest } from '../types.mts';
import type { World } from '../world.mts';
import { consentPage } from './consentPage.mts';
import { allScopes } from './scopes.mts';
import { isForm } from './tokenEndpoint.mts';

/** What an app sends a user to the accounts service with. */
export interface AuthorizeRequest {
	clientId: string;
	redirectUri: string;
	scopes: ReadonlySet<string>;
	state: string | undefined;
	showDialog: boolean;
}

const known: ReadonlySet<string> = new Set([
	'client_id',
	'response_type',
	'redirect_uri',
	'scope',
	'state',
	'show_dialog',
]);

/**
 * `GET /authorize` shows the page on which users allow an app something, or goes right back to the
 * app where they have; `POST /authorize` is that page's form
 * (https://developer.spotify.com/documentation/web-api/tutorials/code-flow).
 */
export function answerAuthorizeRequest(
	world: World,
	{ method, path, headers, body }: SimulatorRequest,
): SimulatorAnswer {
	const query = new URLSearchParams(path.split('?')[1] ?? '');
	if (method === 'GET') {
		const request = readRequest(world, query);
		return 'status' in request ? request : showOrGoBack(world, request, query);
	}
	if (method !== 'POST' || !isForm(headers['content-type'])) return notAllowed();
	const form = new URLSearchParams(body);
	const { decision, user: userId } = Object.fromEntries(form);
	for (const own of ['decision', 'user']) form.delete(own);
	const request = readRequest(world, form);
	return 'status' in request ? request : decide(world, request, decision === 'agree', userId ?? '');
}

function showOrGoBack(
	world: World,
	request: AuthorizeRequest,
	query: URLSearchParams,
): SimulatorAnswer {
	const { clientId, scopes, showDialog } = request;
	const { users, consents, session } = world;
	const grant = { clientId, userId: session.userId, scopes };
	if (!showDialog && consents.covers(grant)) {
		return goBack(request, 302, { code: consents.issueCode(grant, request.redirectUri) });
	}
	return {
		status: 200,
		headers: { 'content-type': 'text/html; charset=utf-8' },
		body: consentPage({ request, query, users: users.all(), signedInId: session.userId }),
	};
}

function decide(
	world: World,
	request: AuthorizeRequest,
	agreed: boolean,
	userId: string,
): SimulatorAnswer {
	const { consents, settings, users, session } = world;
	if (!agreed) return goBack(request, 303, { error: 'access_denied' });
	if (!users.find(userId)) return plain(`No such user (simulator): ${userId}`);
	session.userId = userId;
	const grant = { clientId: request.clientId, userId, scopes: request.scopes };
	consents.agree(grant, settings.refreshTokenLifetimeSeconds);
	return goBack(request, 303, { code: consents.issueCode(grant, request.redirectUri) });
}

function goBack(
	{ redirectUri, state }: AuthorizeRequest,
	status: 302 | 303,
	answer: Record<string, string>,
): SimulatorAnswer {
	const address = new URL(redirectUri);
	for (const [name, value] of Object.entries(answer)) address.searchParams.set(name, value);
	if (state !== undefined) address.searchParams.set('state', state);
	return { status, headers: { location: address.href }, body: '' };
}

function readRequest(
	{ clients }: Pick<World, 'clients'>,
	query: URLSearchParams,
): AuthorizeRequest | SimulatorAnswer {
	const unknown = [...query.keys()].find((name) => !known.has(name));
	if (unknown !== undefined) return plain(`Unknown parameter (simulator): ${unknown}`);
	for (const name of ['client_id', 'response_type', 'redirect_uri']) {
		// aome510/spotify-player issue 704.
		if (!query.get(name)) return plain(`Missing required parameter: ${name}`);
	}
	const clientId = query.get('client_id') ?? '';
	const redirectUri = query.get('redirect_uri') ?? '';
	// novatorem/novatorem issue 16.
	if (!clients.has(clientId)) return plain('INVALID_CLIENT: Invalid client');
	if (query.get('response_type') !== 'code') return plain('response_type must be code');
	const badRedirect = refuseRedirect(redirectUri);
	if (badRedirect !== undefined) return plain(badRedirect);
	const scopes = (query.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
	// spotify/web-api issue 1262: a 400 with these words, on a page without anything else.
	if (scopes.some((scope) => !allScopes.includes(scope))) return plain('Illegal scope');
	return {
		clientId,
		redirectUri,
		scopes: new Set(scopes),
		state: query.get('state') ?? undefined,
		showDialog: query.get('show_dialog') === 'true',
	};
}

/**
 * The simulator knows no list of addresses: every one will do that could be on such a list. That is
 * HTTPS, and HTTP on this machine by its number only
 * (https://developer.spotify.com/documentation/web-api/concepts/redirect_uri; the words are those
 * of plamere/OrganizeYourMusic pull request 25 and JohnnyCrazy/SpotifyAPI-NET issue 441).
 */
function refuseRedirect(redirectUri: string): string | undefined {
	if (!URL.canParse(redirectUri)) return 'INVALID_CLIENT: Invalid redirect URI';
	const { protocol, hostname } = new URL(redirectUri);
	if (protocol === 'https:' && hostname !== 'localhost') return undefined;
	const loopback = protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(hostname);
	return loopback ? undefined : 'INVALID_CLIENT: Insecure redirect URI';
}

const plain = (body: string): SimulatorAnswer => ({
	status: 400,
	headers: { 'content-type': 'text/plain; charset=utf-8' },
	body,
});
