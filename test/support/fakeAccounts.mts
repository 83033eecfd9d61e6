import { basicValue, type ClientCredentials } from '../../spotify/auth/clientCredentials';
import type { Clock } from '../../spotify/concurrency/clock';
import type { HttpRequest, HttpSend } from '../../spotify/http/types';
import { answered, lost, type Answer } from './fakeHttp.mts';

/** What the accounts service does with one request: a token of some life, or a failure. */
export type Behaviour = { lifeSeconds: number } | { status: number } | 'lost';

export interface IssuedToken {
	client: ClientCredentials;
	expiresAtMs: number;
	arrivedAtMs: number;
	/** Place in the order of arrivals. */
	arrival: number;
}

export interface FakeAccounts {
	http: HttpSend;
	/** By access token; no token is issued twice. */
	readonly issued: ReadonlyMap<string, IssuedToken>;
	/** What it saw happen that never should. */
	readonly faults: string[];
	requests(): number;
}

export interface FakeAccountsOptions {
	clock: Clock;
	clients: readonly ClientCredentials[];
	behaviours: Behaviour[];
	/** Holds an answer back until its turn has come. */
	whenItsTurn<T>(answer: T): Promise<T>;
	/** May a client ask now? Otherwise: why not. */
	objection?(client: ClientCredentials): string | undefined;
}

/** Spotify's accounts service for several clients; reports two requests in flight for one client. */
export function createFakeAccounts(options: FakeAccountsOptions): FakeAccounts {
	const { clock, clients, behaviours, whenItsTurn, objection } = options;
	const issued = new Map<string, IssuedToken>();
	const faults: string[] = [];
	const inFlight = new Set<ClientCredentials>();
	let requests = 0;

	const sender = ({ headers }: HttpRequest) =>
		clients.find((client) => headers?.['Authorization'] === `Basic ${basicValue(client)}`);

	function answer(
		behaviour: Behaviour | undefined,
		client: ClientCredentials,
		sentAtMs: number,
	): Answer {
		if (behaviour === undefined || behaviour === 'lost') return lost();
		if ('status' in behaviour) return answered(behaviour.status, { error: 'invalid_client' });
		const accessToken = `token-${issued.size}`;
		issued.set(accessToken, {
			client,
			expiresAtMs: sentAtMs + behaviour.lifeSeconds * 1000,
			arrivedAtMs: clock.nowMs(),
			arrival: issued.size,
		});
		const { lifeSeconds } = behaviour;
		return answered(200, {
			access_token: accessToken,
			token_type: 'bearer',
			expires_in: lifeSeconds,
		});
	}

	return {
		issued,
		faults,
		requests: () => requests,
		async http(request) {
			const client = sender(request);
			if (!client) return answered(400, { error: 'invalid_client' });
			if (inFlight.has(client)) faults.push('two requests in flight for one client');
			const objected = objection?.(client);
			if (objected !== undefined) faults.push(objected);
			const behaviour = behaviours[requests++ % behaviours.length];
			const sentAtMs = clock.nowMs();
			inFlight.add(client);
			await whenItsTurn(behaviour);
			inFlight.delete(client);
			return answer(behaviour, client, sentAtMs);
		},
	};
}
