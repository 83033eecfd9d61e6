import type { AppRules } from '../accounts/appKinds.mts';
import { apiError, json } from '../errors.mts';
import type { SimulatorAnswer } from '../types.mts';
import type { Route } from './route.mts';

/** What Spotify answers to apps that may not do what they ask for. */
export const forbidden = (): SimulatorAnswer => apiError(403, 'Forbidden');

/** Without a message: spotipy-dev/spotipy issues 1173 and 1197, "returned 403 due to None". */
const forbiddenWithoutMessage = () => json(403, { error: { status: 403 } });

/**
 * spotipy-dev/spotipy issue 1179, LucasSantana-Dev/Lucky issue 2072 (measured in August 2026). That
 * the body is empty is read from spotipy's text ("None"); it might be JSON without a message.
 */
const notFoundWithoutBody = (): SimulatorAnswer => ({ status: 404, headers: {}, body: '' });

/**
 * The operations of November 2024 that say it differently. The others answered 404 at first
 * (TheWicklowWolf/Lidify issue 24, kamilkosek/jellyplist issues 23 and 25), and 403 since then (a
 * probe of October 2026).
 */
const closedIn2024 = new Map<string, () => SimulatorAnswer>([
	['/audio-analysis/{id}', forbiddenWithoutMessage],
	['/audio-features', forbiddenWithoutMessage],
	['/audio-features/{id}', forbiddenWithoutMessage],
	['/recommendations', notFoundWithoutBody],
	['/recommendations/available-genre-seeds', notFoundWithoutBody],
]);

/**
 * The refusal of an operation that this app has no longer, or nothing. Those of February 2026
 * answer 403 "Forbidden" (bjarneo/cliamp issue 54, LargeModGames/spotatui issue 517).
 */
export function refuseClosed(
	{ path, removedIn, stillAnswers }: Route,
	{ removals }: AppRules,
): SimulatorAnswer | undefined {
	if (removedIn === undefined || stillAnswers || !removals.has(removedIn)) return undefined;
	return (closedIn2024.get(path) ?? forbidden)();
}
