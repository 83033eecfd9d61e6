import { json, notAllowed, oauthError } from '../errors.mts';
import type { SimulatorAnswer, SimulatorRequest } from '../types.mts';
import type { World } from '../world.mts';
import type { Client } from './clients.mts';

export type TokenEndpoint = Pick<World, 'clients' | 'tokens' | 'settings'>;

type GrantAnswer = (world: TokenEndpoint, client: Client, form: URLSearchParams) => SimulatorAnswer;

// Authorization codes and refresh tokens join here.
const grants = new Map<string, GrantAnswer>([['client_credentials', clientCredentials]]);

/**
 * `POST /api/token`, as strict as RFC 6749 and Spotify's guide allow:
 * https://developer.spotify.com/documentation/web-api/tutorials/client-credentials-flow
 */
export function answerTokenRequest(
	world: TokenEndpoint,
	{ method, headers, body, path }: SimulatorRequest,
): SimulatorAnswer {
	if (method !== 'POST') return notAllowed();
	if (path.includes('?')) return oauthError(400, 'invalid_request', 'The query must be empty');
	if (!isForm(headers['content-type'])) {
		return oauthError(400, 'unsupported_grant_type', 'grant_type parameter is missing');
	}
	const client = authenticate(world.clients, headers.authorization);
	if ('status' in client) return client;
	const form = new URLSearchParams(body);
	const grantType = form.get('grant_type') ?? '';
	if (grantType === '') {
		return oauthError(400, 'unsupported_grant_type', 'grant_type parameter is missing');
	}
	const grant = grants.get(grantType);
	return grant
		? grant(world, client, form)
		: oauthError(
				400,
				'unsupported_grant_type',
				'grant_type must be client_credentials, authorization_code or refresh_token',
			);
}

function clientCredentials({ tokens, settings }: TokenEndpoint, { clientId }: Client) {
	return json(200, {
		access_token: tokens.issue(clientId, settings.tokenLifetimeSeconds),
		token_type: 'Bearer',
		expires_in: settings.tokenLifetimeSeconds,
	});
}

const isForm = (contentType: string | undefined) =>
	/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? '');

function authenticate(
	clients: ReadonlyMap<string, Client>,
	authorization: string | undefined,
): Client | SimulatorAnswer {
	const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/.exec(authorization ?? '')?.[1] ?? '';
	const [, clientId = '', secret = ''] =
		/^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
	const client = clients.get(clientId);
	if (!client) return oauthError(400, 'invalid_client', 'Invalid client');
	if (client.clientSecret !== secret) {
		return oauthError(400, 'invalid_client', 'Invalid client secret');
	}
	return client;
}
