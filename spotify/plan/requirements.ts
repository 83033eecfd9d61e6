import type { Scope } from '../auth/scopes';
import type { InvalidInput, Refused } from '../failures/types';
import { linkKind } from '../ids/parseId';
import type { Operation } from '../operations/types';
import { scopeHint } from '../refusals/forbidden';

/** What a user must grant for an operation on some URIs: each one of the lists, one scope of it. */
function neededScopes(
	{ scopes = {} }: Operation,
	uris: readonly string[],
): Array<readonly Scope[]> {
	const { allOf = [], oneOf = [], byKind } = scopes;
	const kinds: Readonly<Record<string, Scope | undefined>> = byKind ?? {};
	const ofUris = uris.flatMap((uri) => kinds[linkKind(uri) ?? ''] ?? []);
	return [
		...[...allOf, ...new Set(ofUris)].map((scope) => [scope]),
		...(oneOf.length > 0 ? [oneOf] : []),
	];
}

/**
 * Makes the failure of an operation for which the user has not granted the scope, which is certain
 * without asking Spotify; undefined if it may be tried.
 * @param granted undefined if nobody knows what was granted
 * @param uris what the operation is about to be done to
 */
export function requireScope(
	operation: Operation,
	granted: ReadonlySet<string> | undefined,
	uris: readonly string[],
): Refused | undefined {
	if (!granted) return undefined;
	const missing = neededScopes(operation, uris).find(
		(scopes) => !scopes.some((scope) => granted.has(scope)),
	);
	return (
		missing && {
			kind: 'forbidden',
			reason: 'missingScope',
			message: `The connected account has not granted the scope that '${operation.name}' needs`,
			hint: scopeHint(missing),
		}
	);
}

/** Makes the failure of an operation that needs a user, with a credential that acts for an app. */
export const requireUser = (name: string): InvalidInput => ({
	kind: 'invalidInput',
	field: 'Credential',
	message: `'${name}' needs a user`,
	hint: "The credential 'Spotify Web API Client Credentials API' acts for an app, not for a user. Choose a credential 'Spotify Web API User OAuth2 API' with an account connected.",
});
