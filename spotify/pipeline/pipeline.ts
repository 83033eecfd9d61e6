import { type Redact } from '../auth/redact';
import type { AccessTokens } from '../auth/types';
import type { Clock, Random } from '../concurrency/clock';
import { waitLeftMs } from '../concurrency/waitDeadline';
import { succeeded, type Outcome } from '../failures/outcome';
import { withToldStatus } from '../http/toldStatus';
import type { HttpRequest, HttpResponse } from '../http/types';
import { API_URL, type Send, type SpotifyRequest } from '../request/types';
import { withPatience } from './patience';
import {
	chain,
	type AppState,
	type GateOptions,
	type SendWith,
	type Stage,
	type StageTools,
} from './stage';
import type { Traffic } from './traffic';
import type { Usage } from './usage';
import { withAnswers } from './withAnswers';
import { withCapabilities } from './withCapabilities';
import { withDevices } from './withDevices';
import { withGate } from './withGate';
import { withLease } from './withLease';
import { withPageSizes } from './withPageSizes';
import { withRenewal } from './withRenewal';
import { withRetry } from './withRetry';
import { withArrivals, withDepartures } from './withTraffic';
import { ANSWER_DEADLINE_MS, IDLE_TIMEOUT_MS } from '../http/timeouts';

/** Spotify's largest pages have some 200 KB. */
const MAX_API_ANSWER_BYTES = 100_000_000;

/** What a pipeline is made of. */
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
	{ signal, waitDeadline }: GateOptions,
	clock: Clock,
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
		timeoutMs: IDLE_TIMEOUT_MS,
		deadlineMs: Math.min(ANSWER_DEADLINE_MS, IDLE_TIMEOUT_MS + waitLeftMs(clock, waitDeadline)),
		maxBytes: MAX_API_ANSWER_BYTES,
		signal,
	};
};

/** Counts under names that quote nothing that is secret: a path of API Request may be anything. */
const redactUsage = (usage: Usage, redact: Redact): Usage => ({
	...usage,
	sent: (bucket) => usage.sent(redact(bucket)),
	unsent: (bucket) => usage.unsent(redact(bucket)),
});

const redactTraffic = (traffic: Traffic, redact: Redact): Traffic => ({
	...traffic,
	arrives: (bucket) => traffic.arrives(redact(bucket)),
	departs: (bucket) => traffic.departs(redact(bucket)),
	refused: (bucket, isQuota) => traffic.refused(redact(bucket), isQuota),
});

/** What is asked, on its way to an answer that is understood; the first stage is the outermost. */
const ASKING: ReadonlyArray<Stage<Send>> = [
	withDevices,
	withCapabilities,
	withPageSizes,
	withRetry,
];

/** What is sent, on its way to an answer of whatever kind. No slot is held while a token is fetched. */
const SENDING: ReadonlyArray<Stage<SendWith<SpotifyRequest>>> = [
	withRenewal,
	withLease,
	withArrivals,
	withGate,
	withDepartures,
];

/** Makes the way of every API request. */
export function createPipeline(
	{ http, redact = (text) => text, ...parts }: PipelineParts,
	options: GateOptions,
): Send {
	const tools: StageTools = {
		...parts,
		...options,
		app: { ...parts.app, traffic: redactTraffic(parts.app.traffic, redact) },
		usage: options.usage && redactUsage(options.usage, redact),
		capabilities: withPatience(parts.app.capabilities, parts.clock, () =>
			Math.min(options.maxRateLimitWaitMs, waitLeftMs(parts.clock, options.waitDeadline)),
		),
	};
	const overWire: SendWith<SpotifyRequest> = async (request, tokenFor) => {
		const token = await tokenFor();
		if (!token.ok) return token;
		request.onSent?.();
		const answer = await http(toHttp(request, options, parts.clock), token.value);
		return answer.ok ? succeeded(withToldStatus(answer.value)) : answer;
	};
	const sent = chain(SENDING, overWire, tools);
	return chain(ASKING, withAnswers(sent, parts.clock, redact), tools);
}
