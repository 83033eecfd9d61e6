import { failed, type Outcome } from '../failures/outcome';
import { errorMessageOf } from '../http/errorMessage';
import type { HttpResponse } from '../http/types';
import { isTokenAccepted, isTokenRejected } from './rejectedToken';
import { noToken, type SendWith, type StageTools, type TokenSource } from './stage';

/**
 * Returns the outcome of asking for a token, as that of the request it was for: which was not sent,
 * and has nothing to try again, since whoever gives tokens has done that.
 */
const withoutSending = (outcome: Outcome<string>): Outcome<string> =>
	outcome.ok ? outcome : failed({ ...outcome.failure, unsent: true });

/**
 * Puts a token to each request; on a 401 renews it once and sends once more, unless Spotify asks for
 * a user's token or for scopes. Nothing is held meanwhile. Without tokens to put, it only sends.
 */
export function withRenewal<Request>(
	send: SendWith<Request>,
	{ tokens }: Pick<StageTools, 'tokens'>,
): (request: Request, token?: TokenSource) => Promise<Outcome<HttpResponse>> {
	if (!tokens) return async (request, token = noToken) => await send(request, token);
	return async (request) => {
		let used: string | undefined;
		const tokenInHand = async (): Promise<Outcome<string>> => {
			const token = withoutSending(await tokens.get());
			used = token.ok ? token.value : undefined;
			return token;
		};
		/** Notes what the answer says of the token, once it has sent the request. */
		const sendAndNote = async (token: TokenSource) => {
			const outcome = await send(request, token);
			if (outcome.ok && used !== undefined && isTokenAccepted(outcome.value))
				tokens.accepted?.(used);
			return outcome;
		};
		const outcome = await sendAndNote(tokenInHand);
		if (!outcome.ok || used === undefined || !isTokenRejected(outcome.value)) return outcome;
		const words = errorMessageOf(outcome.value.body);
		const renewed = withoutSending(await tokens.renew(used, words));
		if (!renewed.ok) return renewed;
		// A token that Spotify gives for a short while still serves the request it was renewed for.
		let isFirst = true;
		const second = await sendAndNote(async () => {
			if (!isFirst) return await tokenInHand();
			isFirst = false;
			used = renewed.value;
			return renewed;
		});
		// Rejected again, it is not renewed again: what rejects it may be one endpoint alone.
		if (second.ok && isTokenRejected(second.value)) tokens.keep?.(used);
		return second;
	};
}
