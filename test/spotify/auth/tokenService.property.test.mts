import fc from 'fast-check';
import type { ClientCredentials } from '../../../spotify/auth/clientCredentials';
import type { TokenCache, TokenEntry } from '../../../spotify/auth/tokenCache';
import { createTokenService } from '../../../spotify/auth/tokenService';
import type { Outcome } from '../../../spotify/outcome';
import { client, otherClient, sameIdOtherSecret } from '../../fixtures/tokenAnswers.mts';
import { createFakeAccounts, type Behaviour } from '../../support/fakeAccounts.mts';
import { createFakeClock, settle } from '../../support/fakeClock.mts';

const clients = [client, sameIdOtherSecret, otherClient];
const LONGEST_SKEW_SECONDS = 60;

type Step =
	| { kind: 'advance'; durationMs: number }
	| { kind: 'get'; who: number; callers: number; skewSeconds: number; stoppedAfterMs?: number }
	/** With a token that the client was given: the `back`th latest. */
	| { kind: 'renew'; who: number; callers: number; skewSeconds: number; back: number };

const who = fc.nat(clients.length - 1);
const callers = fc.integer({ min: 1, max: 4 });
const skewSeconds = fc.constantFrom(0, 30, LONGEST_SKEW_SECONDS);
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({
		kind: fc.constant('advance' as const),
		durationMs: fc.constantFrom(1, 400, 10_000, 31_000, 59_000, 3_540_000, 3_600_000),
	}),
	fc.record({ kind: fc.constant('get' as const), who, callers, skewSeconds }),
	fc.record({
		kind: fc.constant('get' as const),
		who,
		callers,
		skewSeconds,
		stoppedAfterMs: fc.constantFrom(0, 300, 20_000),
	}),
	fc.record({ kind: fc.constant('renew' as const), who, callers, skewSeconds, back: fc.nat(2) }),
);
const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ lifeSeconds: fc.constantFrom(3_600, 90, 45, 20, 1) }) },
	{ weight: 1, arbitrary: fc.record({ status: fc.constantFrom(400, 429, 503) }) },
	{ weight: 1, arbitrary: fc.constant('lost' as const) },
);
const schedule = {
	turns: fc.scheduler(),
	steps: fc.array(step, { minLength: 1, maxLength: 25 }),
	behaviours: fc.array(behaviour, { minLength: 1, maxLength: 8 }),
	/** Does everything run to its end between two turns, or do turns come as close as they can? */
	unhurried: fc.boolean(),
};

interface World {
	turns: fc.Scheduler;
	behaviours: Behaviour[];
	/** In memory, where none is named: a token is then handed out at the moment it arrives. */
	cache?: TokenCache;
}

/** The service between fakes, and a record of everything that should not have happened. */
function createWorld({ turns, behaviours, cache }: World) {
	const clock = createFakeClock();
	const faults: string[] = [];
	const rejected = new Map<string, number>();
	const given = new Map<ClientCredentials, string[]>(clients.map((each) => [each, []]));
	let moment = 0;
	let waiting = 0;

	/** Nobody has a reason to ask while a token is known that is good for every caller. */
	function objection(asking: ClientCredentials): string | undefined {
		const own = [...accounts.issued].filter(([, issued]) => issued.client === asking);
		const [token, latest] = own.at(-1) ?? [];
		if (cache || !token || !latest || rejected.has(token)) return undefined;
		const goodForMs = latest.expiresAtMs - clock.nowMs();
		return goodForMs > LONGEST_SKEW_SECONDS * 1000 ? 'a request though a token was there' : undefined;
	}

	const accounts = createFakeAccounts({
		clock,
		clients,
		behaviours,
		whenItsTurn: async (answer) => await turns.schedule(Promise.resolve(answer)),
		objection,
	});
	const service = createTokenService({ clock, random: () => 0.5, ...(cache && { cache }) });

	function check(entry: TokenEntry, call: { of: ClientCredentials; skewMs: number; since: number; arrivals: number }) {
		const issued = accounts.issued.get(entry.accessToken);
		if (issued?.client !== call.of) return faults.push("another client's token, or nobody's");
		if ((rejected.get(entry.accessToken) ?? Infinity) < call.since) faults.push('a rejected token');
		given.get(call.of)?.push(entry.accessToken);
		const justFetched = issued.arrival >= call.arrivals;
		const shortLived = issued.arrivedAtMs >= issued.expiresAtMs - call.skewMs;
		if (justFetched && (shortLived || cache)) return;
		if (clock.nowMs() >= issued.expiresAtMs - call.skewMs) faults.push('a token past its skew');
	}

	async function call(action: Exclude<Step, { kind: 'advance' }>): Promise<void> {
		const of = clients[action.who] ?? client;
		const stop = new AbortController();
		const rejectedToken = action.kind === 'renew' ? given.get(of)?.at(-1 - action.back) : undefined;
		const since = ++moment;
		const arrivals = accounts.issued.size;
		const skewMs = action.skewSeconds * 1000;
		const request = { client: of, http: accounts.http, skewSeconds: action.skewSeconds, signal: stop.signal };
		// A rejection binds the calls that come after it, and its own.
		if (rejectedToken !== undefined && !rejected.has(rejectedToken)) rejected.set(rejectedToken, since - 0.5);
		waiting++;
		const asked: Promise<Outcome<TokenEntry>> =
			rejectedToken === undefined
				? service.getAccessToken(request)
				: service.renew({ ...request, rejectedToken });
		const stoppable = action.kind === 'get' && action.stoppedAfterMs !== undefined;
		if (stoppable) void clock.sleep(action.stoppedAfterMs ?? 0).then(() => stop.abort());
		const outcome = await asked.catch((error: unknown) => void faults.push(`rejected: ${error}`));
		waiting--;
		if (outcome?.ok) check(outcome.value, { of, skewMs, since, arrivals });
		else if (outcome?.failure.kind === 'cancelled' && !stop.signal.aborted) faults.push('stopped by another');
	}

	function take(action: Step): void {
		if (action.kind === 'advance') return void clock.advance(action.durationMs);
		for (let caller = 0; caller < action.callers; caller++) void call(action);
	}

	return {
		clock,
		take,
		requests: accounts.requests,
		faults: () => [...accounts.faults, ...faults, ...(waiting > 0 ? [`${waiting} without an answer`] : [])],
		done: () => waiting === 0 && turns.count() === 0 && clock.asleep() === 0,
	};
}

interface Run extends World {
	steps: Step[];
	unhurried: boolean;
}

async function run({ steps, unhurried, ...world }: Run): Promise<ReturnType<typeof createWorld>> {
	const created = createWorld(world);
	for (const action of steps) {
		void world.turns.schedule(Promise.resolve(action), action.kind).then(created.take);
	}
	for (let round = 0; round < 500 && (round === 0 || !created.done()); round++) {
		while (world.turns.count() > 0) {
			await world.turns.waitNext(1);
			if (unhurried) await settle();
		}
		await created.clock.advance(1_000);
	}
	return created;
}

/** A cache out of process: it answers in its turn, and now and then fails. */
function createRemoteCache(turns: fc.Scheduler, fails: boolean[]): TokenCache {
	const entries = new Map<string, TokenEntry>();
	let operations = 0;
	async function remotely<T>(operate: () => T): Promise<T> {
		const failing = fails[operations++ % fails.length];
		await turns.schedule(Promise.resolve());
		if (failing) throw new Error('The cache is away');
		const result = operate();
		await turns.schedule(Promise.resolve());
		return result;
	}
	return {
		get: async (key) => await remotely(() => entries.get(key)),
		set: async (key, entry) => await remotely(() => void entries.set(key, entry)),
		delete: async (key) => await remotely(() => void entries.delete(key)),
	};
}

describe('whatever callers, clock and Spotify do, in whatever order', () => {
	it('row 35: one request in flight a client, no stale, rejected or foreign token, an answer for all', async () => {
		let requests = 0;
		await fc.assert(
			fc.asyncProperty(fc.record(schedule), async (given) => {
				const world = await run(given);
				requests += world.requests();
				expect(world.faults()).toEqual([]);
			}),
			{ numRuns: 400 },
		);
		// The schedules are worth something: they do ask Spotify, again and again.
		expect(requests).toBeGreaterThan(1_000);
	}, 60_000);

	it('the same with a slow and failing cache out of process', async () => {
		const fails = fc.array(fc.boolean(), { minLength: 1, maxLength: 7 });
		await fc.assert(
			fc.asyncProperty(fc.record({ ...schedule, fails }), async (given) => {
				const cache = createRemoteCache(given.turns, given.fails);
				expect((await run({ ...given, cache })).faults()).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	}, 60_000);
});
