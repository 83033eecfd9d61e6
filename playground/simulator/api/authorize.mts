import type { Grant } from '../accounts/tokens.mts';
import { apiError } from '../errors.mts';
import type { SimulatorAnswer } from '../types.mts';
import type { World } from '../world.mts';

/** The grant behind a request's bearer token, or Spotify's refusal of it (RFC 6750, section 3). */
export function authorize(
	{ tokens, clock }: World,
	authorization: string | undefined,
): Grant | SimulatorAnswer {
	if (authorization === undefined || authorization === '') {
		return unauthorized('No token provided', 'Bearer realm="spotify"');
	}
	const token = /^Bearer ([\w.~+/-]+=*)$/.exec(authorization)?.[1];
	if (token === undefined) return apiError(400, 'Only valid bearer authentication supported');
	const grant = tokens.find(token);
	if (!grant) return invalidToken('Invalid access token');
	return clock.nowMs() < grant.expiresAtMs ? grant : invalidToken('The access token expired');
}

const unauthorized = (message: string, challenge: string) =>
	apiError(401, message, { headers: { 'www-authenticate': challenge } });

const invalidToken = (message: string) =>
	unauthorized(
		message,
		`Bearer realm="spotify", error="invalid_token", error_description="${message}"`,
	);
