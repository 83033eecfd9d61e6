import { asksForUser, errorMessageOf, isTokenLost, lacksScope } from '../http/errorMessage';
import type { HttpResponse } from '../http/types';

/** Tells whether a 401 asks for another kind of token, or one for more: the one it got is good. */
const asksForAnother = (words: string): boolean => asksForUser(words) || lacksScope(words);

/** Tells whether an answer shows that the token was good: one of a failing Spotify shows nothing. */
export const isTokenAccepted = ({ status, body }: HttpResponse): boolean =>
	status === 401 ? asksForAnother(errorMessageOf(body)) : status < 500 && status !== 429;

/** Tells whether an answer shows that the token is none any more. */
export function isTokenRejected({ status, body }: HttpResponse): boolean {
	const words = errorMessageOf(body);
	return status === 401 && !asksForAnother(words) && !isTokenLost(words);
}
