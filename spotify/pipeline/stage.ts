import type { AccessTokens } from '../auth/types';
import type { Clock, Random } from '../concurrency/clock';
import type { WaitDeadline } from '../concurrency/waitDeadline';
import { succeeded, type Outcome } from '../failures/outcome';
import type { HttpResponse } from '../http/types';
import type { Capabilities } from './capabilities';
import type { Cooldown } from './cooldown';
import type { Lease } from './keyedMutex';
import type { Limiter } from './limiter';
import type { Traffic } from './traffic';
import type { Pace } from './pace';
import type { Usage } from './usage';

/** What the process knows of one app. */
export interface AppState {
	cooldown: Cooldown;
	limiter: Limiter;
	/** How fast it may send, as its refusals have shown. */
	pace: Pace;
	capabilities: Capabilities;
	traffic: Traffic;
}

/** The limits that a run keeps to when it sends. */
export interface GateOptions {
	/** How many requests of the app may be on their way at once. */
	maxConcurrency: number;
	/** The longest single cooldown that is waited out. */
	maxRateLimitWaitMs: number;
	/** When the run waits for nothing any more; never where absent. */
	waitDeadline?: WaitDeadline | undefined;
	/** How many requests the run may send in all; any number where absent. */
	maxRequests?: number | undefined;
	/** What the run has used so far. */
	usage?: Usage | undefined;
	/** The lease under which the requests are sent; given back during a wait, while that does no harm. */
	lease?: Lease | undefined;
	signal?: AbortSignal | undefined;
}

/** Gives the token to send with. */
export type TokenSource = () => Promise<Outcome<string>>;

/** Stands in where what sends has a token of its own. */
export const noToken: TokenSource = async () => succeeded('');

/** Sends with a token, which it asks for when it is about to send: each time, where it does so again. */
export type SendWith<Request> = (
	request: Request,
	token: TokenSource,
) => Promise<Outcome<HttpResponse>>;

/** What the stages of one pipeline work with; each takes what it needs. */
export interface StageTools extends GateOptions {
	clock: Clock;
	random: Random;
	app: AppState;
	/** What the app may, as far as the run waits to find it out. */
	capabilities: Capabilities;
	/** Where the tokens come from; without it, what sends has one of its own. */
	tokens?: AccessTokens | undefined;
}

/** One stage of a request's way: makes of what sends next something that does more. */
export type Stage<Sender> = (next: Sender, tools: StageTools) => Sender;

/** Puts stages one around another, the first outermost. */
export const chain = <Sender>(
	stages: ReadonlyArray<Stage<Sender>>,
	last: Sender,
	tools: StageTools,
): Sender => stages.reduceRight((next, stage) => stage(next, tools), last);
