import type { Client } from '../accounts/clients.mts';
import type { Grant } from '../accounts/tokens.mts';
import { apiError } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import type { Settings } from '../settings.mts';
import type { SimulatorAnswer } from '../types.mts';
import type { User } from '../users/user.mts';
import type { Call } from './call.mts';
import type { Route } from './route.mts';

/** Which scopes an operation needs. */
export interface ScopeRule {
	/** By which rule, as `test/facts/operations.json` has them. */
	rule: 'all' | 'one-of' | 'optional' | 'by-uri';
	names: readonly string[];
}

/** spotDL/spotify-downloader issue 2634; zmb3/spotify issue 301 has it as 159 characters, no JSON. */
const ownerWithoutPremium = () =>
	plain(
		403,
		'Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.',
	);

const userNotListed = ({ notListedWords, notListedAsText }: Settings) =>
	notListedAsText ? plain(403, notListedWords) : apiError(403, notListedWords);

const plain = (status: number, body: string): SimulatorAnswer => ({
	status,
	headers: { 'content-type': 'text/plain; charset=utf-8' },
	body,
});

/** What is wrong with the app, or with its user, whatever they ask for; or nothing. */
export function refuseApp(
	settings: Settings,
	client: Client | undefined,
	user: User | undefined,
): SimulatorAnswer | undefined {
	if (!client || client.kind === 'extended') return undefined;
	if (client.ownerWithoutPremium) return ownerWithoutPremium();
	return user && !user.listed ? userNotListed(settings) : undefined;
}

/** The refusal of a token that is an app's, or that lacks what the operation needs; or nothing. */
export function refuseToken(route: Route, { user }: Grant): SimulatorAnswer | undefined {
	if (!user) {
		// zmb3/spotify issue 265, of October 2024; "This request requires user authentication" before.
		return route.userOnly ? apiError(401, 'Valid user authentication required') : undefined;
	}
	const { rule, names } = route.scopes ?? { rule: 'optional', names: [] };
	const has = (name: string) => user.scopes.has(name);
	const enough = rule === 'all' ? names.every(has) : rule === 'one-of' ? names.some(has) : true;
	return enough ? undefined : scopeMissing(route);
}

/**
 * Three ways to say it: the player's (spotipy-dev/spotipy issues 684 and, of June 2025, 1205), that
 * of covers (spotipy-dev/spotipy issue 749, thelinmichael/spotify-web-api-node issue 488), and that
 * of all others.
 */
function scopeMissing({ path, method }: Pick<Route, 'path' | 'method'>): SimulatorAnswer {
	if (path.startsWith('/me/player')) return apiError(401, 'Permissions missing');
	if (path.endsWith('/images') && method === 'PUT') return apiError(401, 'Unauthorized.');
	return insufficientScope();
}

const insufficientScope = () => apiError(403, 'Insufficient client scope');

/** Ends an operation that turns out to need a scope that the token lacks. */
export function needScope({ scopes }: Call, name: string, answer = insufficientScope): void {
	if (!scopes.has(name)) throw new Refusal(answer());
}

export const coverScopeMissing = () => apiError(401, 'Unauthorized.');
