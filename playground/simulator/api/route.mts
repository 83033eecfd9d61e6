import type { Removal } from '../accounts/appKinds.mts';
import type { World } from '../world.mts';
import type { ScopeRule } from './access.mts';
import type { Call } from './call.mts';
import type { Parameter } from './parameters.mts';
import type { BodyField } from './readBody.mts';

/** One operation of the API. */
export interface Route {
	method: string;
	/** As Spotify writes it, without `/v1`; the part in braces is `Call.id`. */
	path: string;
	parameters: readonly Parameter[];
	/** What its JSON body may have; nothing without it. */
	body?: readonly BodyField[];
	/** Its body is no JSON, and its own matter. */
	rawBody?: string;
	/** Not for an app's own token. */
	userOnly?: boolean;
	/** What a user's token needs, as far as that doesn't depend on what is asked for. */
	scopes?: ScopeRule;
	/** What is wrong with the parameters together. */
	refuse?(call: Call): string | undefined;
	/**
	 * The body of a good answer, for an id that exists; nothing where it turns out not to. `null` is
	 * an answer without a body.
	 */
	answer(world: World, call: Call): unknown;
	/** Of a good answer; 200 without it. A GET without a body is answered 204. */
	status?: number;
	/** When Spotify took it away from some apps. */
	removedIn?: Removal;
	/** It was said to be taken away, and answers as before. */
	stillAnswers?: boolean;
	/** From when on it is for the owners of a playlist and those who work on it only. */
	ownersOnlySince?: Removal;
	/** Nothing is found without a country: the market, or that of the token's user. */
	needsCountry?: boolean;
}

/** What a route may have besides its path, its parameters and its answer. */
export type RouteOptions = Omit<Route, 'method' | 'path' | 'parameters' | 'answer'>;

type MakeRoute = (
	path: string,
	parameters: readonly Parameter[],
	answer: Route['answer'],
	options?: RouteOptions,
) => Route;

const make =
	(method: string): MakeRoute =>
	(path, parameters, answer, options = {}) => ({ method, path, parameters, answer, ...options });

export const get = make('GET');
export const put = make('PUT');
export const post = make('POST');
export const del = make('DELETE');

export const all = (...names: string[]): ScopeRule => ({ rule: 'all', names });
export const oneOf = (...names: string[]): ScopeRule => ({ rule: 'one-of', names });
export const optional = (...names: string[]): ScopeRule => ({ rule: 'optional', names });
export const byUri = (...names: string[]): ScopeRule => ({ rule: 'by-uri', names });
