import type { Clock, Random } from '../clock';
import type { HttpSend } from '../http';
import { classify } from './classify';
import type { Send } from './types';
import { withGate, type AppState, type GateOptions } from './withGate';
import { withRetry } from './withRetry';

export const API_URL = 'https://api.spotify.com/v1';

/** A request of which nothing comes back is given up after this. */
const TIMEOUT_MS = 30_000;

export interface PipelineParts {
	/** Sends with a token and renews it on a 401. */
	http: HttpSend;
	app: AppState;
	clock: Clock;
	random: Random;
}

/** The way of every API request: retry ∘ gate (cooldown, concurrency) ∘ send. */
export function createPipeline({ http, app, clock, random }: PipelineParts, options: GateOptions): Send {
	const { signal } = options;
	const gated = withGate(
		async ({ method, path, query }) => {
			const search = new URLSearchParams(query).toString();
			return await http({
				method,
				url: `${API_URL}${path}${search === '' ? '' : `?${search}`}`,
				headers: { Accept: 'application/json' },
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
	return withRetry(classified, clock, random, signal);
}
