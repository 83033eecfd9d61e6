import type { AccessTokens } from '../auth/types';
import type { HttpResponse } from '../http/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { asksForUser, lacksScope, wordsOf } from '../http/words';

/** Sends with a token, which it asks for when it is about to send: each time, where it does so again. */
export type SendWith<Request> = (
	request: Request,
	token: () => Promise<Outcome<string>>,
) => Promise<Outcome<HttpResponse>>;

/**
 * The outcome of asking for a token, as that of the request it was for: which was not sent, and has
 * nothing to try again, since whoever gives tokens has done that.
 */
const withoutSending = (outcome: Outcome<string>): Outcome<string> =>
	outcome.ok ? outcome : failed({ ...outcome.failure, unsent: true });

/**
 * Puts a token to each request; on a 401 renews it once and sends once more, unless Spotify asks for
 * a user's token or for scopes. Nothing is held meanwhile.
 */
export function withRenewal<Request>(
	send: SendWith<Request>,
	tokens: AccessTokens,
): (request: Request) => Promise<Outcome<HttpResponse>> {
	return async (request) => {
		let used: string | undefined;
		const tokenInHand = async (): Promise<Outcome<string>> => {
			const token = withoutSending(await tokens.get());
			used = token.ok ? token.value : undefined;
			return token;
		};
		const outcome = await send(request, tokenInHand);
		if (!outcome.ok || outcome.value.status !== 401 || used === undefined) return outcome;
		const words = wordsOf(outcome.value.body);
		if (asksForUser(words) || lacksScope(words)) return outcome;
		const renewed = withoutSending(await tokens.renew(used));
		if (!renewed.ok) return renewed;
		// A token that Spotify gives for a short while still serves the request it was renewed for.
		let isFirst = true;
		return await send(request, async () => {
			if (!isFirst) return await tokenInHand();
			isFirst = false;
			return succeeded(renewed.value);
		});
	};
}
