import type { HttpRequest, HttpResponse, HttpSend } from '../http';
import type { Outcome } from '../outcome';
import { asksForUser, lacksScope, wordsOf } from './words';

/** Where access tokens come from: what the credentials of every kind have in common. */
export interface AccessTokens {
	/** A token that is valid now, as far as is known. */
	get(): Promise<Outcome<string>>;
	/** Another token than the one that Spotify rejected. */
	renew(rejectedToken: string): Promise<Outcome<string>>;
}

/** Sends once, with the given access token. */
export type SendWithToken = (
	request: HttpRequest,
	accessToken: string,
) => Promise<Outcome<HttpResponse>>;

/**
 * Puts a token to each request; on a 401 renews it once and sends once more, unless Spotify asks for
 * a user's token or for scopes.
 */
export function withRenewal(send: SendWithToken, tokens: AccessTokens): HttpSend {
	return async (request) => {
		const token = await tokens.get();
		if (!token.ok) return token;
		const outcome = await send(request, token.value);
		if (!outcome.ok || outcome.value.status !== 401) return outcome;
		const words = wordsOf(outcome.value.body);
		if (asksForUser(words) || lacksScope(words)) return outcome;
		const renewed = await tokens.renew(token.value);
		return renewed.ok ? await send(request, renewed.value) : renewed;
	};
}
