import type { Clock, Random } from '../clock';
import type { HttpSend } from '../http';
import { withDevices } from '../player/withDevices';
import { classify } from './classify';
import { API_URL, type Send } from './types';
import { withCapabilities } from './withCapabilities';
import { withGate, type AppState, type GateOptions } from './withGate';
import { withRetry } from './withRetry';

/** A request of which nothing comes back is given up after this. */
const TIMEOUT_MS = 30_000;

export interface PipelineParts {
	/** Sends with a token and renews it on a 401. */
	http: HttpSend;
	app: AppState;
	clock: Clock;
	random: Random;
}

/**
 * The way of every API request: devices ∘ capabilities ∘ retry ∘ gate (cooldown, concurrency, budget)
 * ∘ send.
 */
export function createPipeline(
	{ http, app, clock, random }: PipelineParts,
	options: GateOptions,
): Send {
	const { signal } = options;
	const gated = withGate(
		async ({ method, path, query, body }) => {
			const search = new URLSearchParams(query).toString();
			return await http({
				method,
				url: `${API_URL}${path}${search === '' ? '' : `?${search}`}`,
				headers: {
					Accept: 'application/json',
					...(typeof body === 'string' && { 'Content-Type': 'image/jpeg' }),
				},
				...(body !== undefined && { body }),
				timeoutMs: TIMEOUT_MS,
				signal,
			});
		},
		app,
		clock,
		options,
	);
	const classified: Send = async (request) => {
		const outcome = await gated(request);
		return outcome.ok ? classify(outcome.value, request, clock.nowMs()) : outcome;
	};
	const retried = withRetry(classified, clock, random, signal);
	return withDevices(withCapabilities(retried, app.capabilities, clock, signal));
}
