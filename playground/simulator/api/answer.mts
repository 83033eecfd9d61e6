import type { Removal } from '../accounts/appKinds.mts';
import type { World } from '../world.mts';
import type { Call } from './call.mts';
import type { Parameter } from './parameters.mts';

/**
 * The body of a good answer, for an id that exists; nothing where it turns out not to. `null` is an
 * answer without a body.
 */
export type Answer = (world: World, call: Call) => unknown;

/** What an operation answers, and what it does that Spotify's facts do not say. */
export interface Answering {
	answer: Answer;
	/** What is wrong with the parameters together. */
	refuse?(call: Call): string | undefined;
	/** By name: what parameters have otherwise than the facts or others of their name. */
	parameters?: Readonly<Record<string, Partial<Parameter>>>;
	/** What Spotify says of wrong values: by the name of the parameter, or of all alike. */
	words?: Readonly<Record<string, string>> | string;
	/** It was said to be taken away, and answers as before. */
	stillAnswers?: boolean;
	/** From when on it is for the owners of a playlist and those who work on it only. */
	ownersOnlySince?: Removal;
	/** Nothing is found without a country: the market, or that of the token's user. */
	needsCountry?: boolean;
}

/** Answers by operation, such as `GET /albums/{id}`. */
export type Answers = Readonly<Record<`${string} /${string}`, Answer | Answering>>;
