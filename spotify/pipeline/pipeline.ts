import type { AccessTokens } from '../auth/types';
import { redactAnswer, redactFailure, type Redact } from '../auth/redact';
import type { Clock, Random } from '../concurrency/clock';
import type { HttpRequest, HttpResponse } from '../http/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { withDevices } from './withDevices';
import { classify } from '../refusals/classify';
import { withPatience } from './patience';
import { API_URL, type Send, type SpotifyRequest } from '../request/types';
import type { Usage } from './usage';
import { withCapabilities } from './withCapabilities';
import { withPageSizes } from './withPageSizes';
import { withGate, type AppState, type GateOptions } from './withGate';
import { withRenewal } from './withRenewal';
import { withRetry } from './withRetry';
import { withLease } from './withLease';

/** A request of which nothing comes back is given up after this. */
const TIMEOUT_MS = 30_000;

/** So is an answer that comes, but drop by drop. Spotify's take seconds at the most. */
const DEADLINE_MS = 60_000;

/** Spotify's largest pages have some 200 KB. */
const MAX_BYTES = 100_000_000;

export interface PipelineParts {
	/** Sends once, with an access token. */
	http: (request: HttpRequest, accessToken: string) => Promise<Outcome<HttpResponse>>;
	/** Where the tokens come from; without it `http` has one of its own, and gets an empty one. */
	tokens?: AccessTokens;
	/** Takes what is secret out of what is said of a failure. */
	redact?: Redact;
	app: AppState;
	clock: Clock;
	random: Random;
}

const toHttp = (
	{ method, path, query, extraQuery: extraQuery = [], body }: SpotifyRequest,
	signal: AbortSignal | undefined,
): HttpRequest => {
	const parameters = new URLSearchParams(query);
	for (const [name, value] of extraQuery) parameters.append(name, value);
	const search = parameters.toString();
	return {
		method,
		url: `${API_URL}${path}${search === '' ? '' : `?${search}`}`,
		headers: {
			Accept: 'application/json',
			...(typeof body === 'string' && { 'Content-Type': 'image/jpeg' }),
		},
		...(body !== undefined && { body }),
		timeoutMs: TIMEOUT_MS,
		deadlineMs: DEADLINE_MS,
		maxBytes: MAX_BYTES,
		signal,
	};
};

/** What an answer means; what is said of a bad one quotes nothing that is secret. */
function readAnswer(
	answer: HttpResponse,
	request: SpotifyRequest,
	nowMs: number,
	redact: Redact,
): Outcome<unknown> {
	const outcome = classify(answer, request, nowMs);
	return outcome.ok ? outcome : classify(redactAnswer(answer, redact), request, nowMs);
}

/** Counts under names that quote nothing that is secret: a path of API Request may be anything. */
const redactUsage = (usage: Usage, redact: Redact): Usage => ({
	...usage,
	sent: (bucket) => usage.sent(redact(bucket)),
	unsent: (bucket) => usage.unsent(redact(bucket)),
});

/**
 * The way of every API request: devices ∘ capabilities ∘ page sizes ∘ retry ∘ renewal of the token ∘
 * lease ∘ gate (cooldown, token, concurrency, budget) ∘ send. No slot is held while a token is fetched.
 */
export function createPipeline(
	{ http, tokens, redact = (text) => text, app, clock, random }: PipelineParts,
	options: GateOptions,
): Send {
	const { signal, lease: lease } = options;
	const usage = options.usage && redactUsage(options.usage, redact);
	const gated = withGate(
		async (request, accessToken) => await http(toHttp(request, signal), accessToken),
		app,
		clock,
		{ ...options, usage },
	);
	const inTurn = lease ? withLease(gated, lease) : gated;
	const renewing = tokens
		? withRenewal(inTurn, tokens)
		: async (request: SpotifyRequest) => await inTurn(request, async () => succeeded(''));
	const classified: Send = async (request) => {
		const outcome = await renewing(request);
		if (!outcome.ok) return failed(redactFailure(outcome.failure, redact));
		const read = readAnswer(outcome.value, request, clock.nowMs(), redact);
		return read.ok ? read : failed(redactFailure(read.failure, redact));
	};
	const retried = withRetry(classified, clock, random, signal);
	const capabilities = withPatience(app.capabilities, clock, options.maxRateLimitWaitMs);
	const fitted = withPageSizes(retried, capabilities.sizes, clock, signal);
	return withDevices(withCapabilities(fitted, capabilities, clock, signal));
}
