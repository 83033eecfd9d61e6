import { json, notAllowed, oauthError } from '../errors.mts';
import type { SimulatorAnswer, SimulatorRequest } from '../types.mts';
import type { World } from '../world.mts';
import type { Client } from './clients.mts';
import type { ConsentedGrant } from './consents.mts';

export type TokenEndpoint = Pick<World, 'clients' | 'tokens' | 'consents' | 'settings'>;

type GrantAnswer = (world: TokenEndpoint, client: Client, form: URLSearchParams) => SimulatorAnswer;

const grants = new Map<string, GrantAnswer>([
	['client_credentials', clientCredentials],
	['authorization_code', authorizationCode],
	['refresh_token', refreshToken],
]);

/**
 * `POST /api/token`, as strict as RFC 6749 and Spotify's guides allow:
 * https://developer.spotify.com/documentation/web-api/tutorials/client-credentials-flow,
 * https://developer.spotify.com/documentation/web-api/tutorials/code-flow and
 * https://developer.spotify.com/documentation/web-api/tutorials/refreshing-tokens
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

function authorizationCode({ consents, ...world }: TokenEndpoint, client: Client, form: Form) {
	const missing = refuseMissing(form, ['code', 'redirect_uri']);
	if (missing) return missing;
	const { clientId } = client;
	const grant = consents.redeem(clientId, form.get('code') ?? '', form.get('redirect_uri') ?? '');
	if (typeof grant === 'string') return invalidGrant(grant);
	return userToken(world, grant, consents.issueRefreshToken(grant));
}

function refreshToken({ consents, ...world }: TokenEndpoint, { clientId }: Client, form: Form) {
	const missing = refuseMissing(form, ['refresh_token']);
	if (missing) return missing;
	const used = form.get('refresh_token') ?? '';
	const grant = consents.refresh(clientId, used);
	if (typeof grant === 'string') return invalidGrant(grant);
	if (!world.settings.rotateRefreshTokens) return userToken(world, grant);
	consents.forget(used);
	return userToken(world, grant, consents.issueRefreshToken(grant));
}

type Form = URLSearchParams;

const invalidGrant = (description: string) => oauthError(400, 'invalid_grant', description);

function refuseMissing(form: Form, names: readonly string[]): SimulatorAnswer | undefined {
	const missing = names.find((name) => !form.get(name));
	return missing === undefined
		? undefined
		: oauthError(400, 'invalid_request', `${missing} must be supplied`);
}

function userToken(
	{ tokens, settings }: Pick<TokenEndpoint, 'tokens' | 'settings'>,
	{ clientId, ...user }: ConsentedGrant,
	refreshToken?: string,
) {
	return json(200, {
		access_token: tokens.issue(clientId, settings.tokenLifetimeSeconds, user),
		token_type: 'Bearer',
		expires_in: settings.tokenLifetimeSeconds,
		...(refreshToken !== undefined && { refresh_token: refreshToken }),
		scope: [...user.scopes].join(' '),
	});
}

export const isForm = (contentType: string | undefined) =>
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
