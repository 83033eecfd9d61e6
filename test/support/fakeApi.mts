import type { AppState, GateOptions } from '../../spotify/pipeline/stage';
import type { Clock, Random } from '../../spotify/concurrency/clock';
import type { HttpResponse } from '../../spotify/http/types';
import { succeeded, type Outcome } from '../../spotify/failures/outcome';
import { createCapabilities } from '../../spotify/pipeline/capabilities';
import { createCooldown } from '../../spotify/pipeline/cooldown';
import { createLimiter } from '../../spotify/pipeline/limiter';
import { createTraffic } from '../../spotify/pipeline/traffic';
import { createPace } from '../../spotify/pipeline/pace';
import type { Send, SpotifyRequest } from '../../spotify/request/types';
import { withGate } from '../../spotify/pipeline/withGate';
import { createFakeClock, type FakeClock } from './fakeClock.mts';
import { answered, type Answer } from './fakeHttp.mts';

/** An app of which nothing is known yet, on the clock of who sends for it. */
export const appState = (clock: Clock, random: Random = () => 0.5): AppState => ({
	cooldown: createCooldown(clock),
	limiter: createLimiter(),
	pace: createPace(clock, random),
	capabilities: createCapabilities(),
	traffic: createTraffic(clock),
});

/** A request that reached Spotify. */
export interface Seen {
	request: SpotifyRequest;
	atMs: number;
	onTheirWay: number;
}

type Answering = (request: SpotifyRequest, count: number) => Answer | Promise<Answer>;

export interface FakeApi {
	clock: FakeClock;
	app: AppState;
	seen: Seen[];
	/** A way through the gate with settings of its own. */
	gate(options?: Partial<GateOptions>): (request: SpotifyRequest) => Promise<Outcome<HttpResponse>>;
}

/** A Web API behind a gate. */
export function createFakeApi(answer: Answering = () => answered(200, {})): FakeApi {
	const clock = createFakeClock();
	const app = appState(clock);
	const seen: Seen[] = [];
	let onTheirWay = 0;
	const send = async (request: SpotifyRequest): Promise<Answer> => {
		onTheirWay += 1;
		seen.push({ request, atMs: clock.nowMs(), onTheirWay });
		const given = await answer(request, seen.length - 1);
		onTheirWay -= 1;
		return given;
	};
	return {
		clock,
		app,
		seen,
		gate: (options) => {
			const limits = { maxConcurrency: 6, maxRateLimitWaitMs: 60_000 };
			const gated = withGate(send, { app, clock, ...limits, ...options });
			return async (request) => await gated(request, async () => succeeded('token'));
		},
	};
}

/** Sends nowhere: answers with what a function makes of a request, and notes the requests. */
export function createFakeSend(
	answer: (request: SpotifyRequest, count: number) => Outcome<unknown>,
): {
	send: Send;
	requests: SpotifyRequest[];
} {
	const requests: SpotifyRequest[] = [];
	return {
		requests,
		async send(request) {
			requests.push(request);
			return answer(request, requests.length - 1);
		},
	};
}

/** One answer after another, then empty objects. */
export const inTurn =
	(...answers: Answer[]) =>
	(_: SpotifyRequest, count: number): Answer =>
		answers[count] ?? succeeded({ status: 200, headers: {}, body: {} });
